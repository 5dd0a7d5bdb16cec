#include "tests/bench/load/requester.h"

#include "tests/bench/load/fault.h"

namespace parlance::bench {

void Requester::ask(std::string request) {
    m_waiting.push_back(std::move(request));
    if (m_waiting.size() == 1) {
        send(m_waiting.front());
    }
}

void Requester::head(const HttpHead& head) {
    m_answer.clear();
    if (head.status() / 100 != 2) {
        throw Fault("a request was answered with " + std::to_string(head.status()));
    }
}

void Requester::end() {
    m_waiting.pop_front();
    if (!m_waiting.empty()) {
        send(m_waiting.front());
    }
}

} // namespace parlance::bench
