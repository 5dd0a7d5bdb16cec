#include "server/room/tail.h"

#include "server/protocol/limits.h"

namespace parlance {
namespace {

qsizetype cost(const Entry& entry) {
    return entry.message().text.size() + 64;
}

} // namespace

void Tail::append(Message message) {
    m_entries.emplace_back(std::move(message));
    m_bytes += cost(m_entries.back());
    while (m_entries.size() > limits::kTailEntries ||
           (m_bytes > limits::kTailBytes && m_entries.size() > 1)) {
        dropBelow(m_first + 1);
    }
}

void Tail::dropBelow(Seq oldest) {
    while (m_first < oldest && !m_entries.empty()) {
        m_bytes -= cost(m_entries.front());
        m_entries.pop_front();
        ++m_first;
    }
}

void Tail::forgetBytes() {
    if (std::exchange(m_isEncoded, false)) {
        m_cache = {};
        for (const Entry& entry : m_entries) {
            entry.forgetBytes();
        }
    }
}

const Tail::Batch& Tail::batch(Seq from, Slot slot, Entry::Encoder encode) const {
    Cached& cached = m_cache[static_cast<std::size_t>(slot)];
    if (cached.from == from && cached.end == end()) {
        return cached.batch;
    }
    cached = {from, end(), {at(from).bytes(slot, encode), from}};
    Batch& batch = cached.batch;
    while (batch.last + 1 < end() && batch.last - from + 1 < limits::kAnswerEntries) {
        const QByteArray& next = at(batch.last + 1).bytes(slot, encode);
        if (batch.bytes.size() + next.size() > limits::kPageBytes) {
            break;
        }
        batch.bytes += next;
        ++batch.last;
    }
    return batch;
}

} // namespace parlance
