#include "tests/delivery/history.h"

#include "tests/support/eventually.h"

#include <algorithm>

namespace parlance::delivery {

std::vector<QByteArray> numbers(Seq first, Seq last) {
    std::vector<QByteArray> texts;
    for (Seq number = first; number <= last; ++number) {
        texts.push_back(QByteArray::number(number));
    }
    return texts;
}

void fill(const TestServer& server, const std::vector<QByteArray>& texts) {
    Guest writer(
        server,
        {.name = "Clio", .transport = Transport::WebSocket, .from = {FromNow{}, std::nullopt}});
    require(sayAll(writer, texts), "The history could not be written.");
}

bool sayAll(Guest& speaker, const std::vector<QByteArray>& texts, int inFlight) {
    const Speech speech(speaker, texts, inFlight);
    return eventually([&] { return speech.isOver(); }) && speech.wasTaken();
}

QByteArray compare(Guest& guest, const std::vector<QByteArray>& texts) {
    eventually([&] {
        return guest.shown.size() >= texts.size() || !guest.complaints().isEmpty() ||
               guest.ear().isOver();
    });
    const std::vector<QByteArray> shown = guest.texts();
    QByteArray wrong = guest.complaints();
    if (shown.size() != texts.size()) {
        wrong += QByteArray::number(shown.size()) + " came of " + QByteArray::number(texts.size()) +
                 '\n';
    }
    const auto [is, should] = std::mismatch(shown.begin(), shown.end(), texts.begin(), texts.end());
    if (is != shown.end() && should != texts.end()) {
        wrong += "number " + QByteArray::number(is - shown.begin()) + " is \"" + is->left(40) +
                 "\" and not \"" + should->left(40) + '"';
    }
    return wrong;
}

} // namespace parlance::delivery
