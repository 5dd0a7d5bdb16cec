// Feeds a parser the same bytes whole, one by one, and cut in two at every place: whatever a
// network does to them, the values that come out are to be the same.
#pragma once

#include <QTest>

#include <iterator>
#include <vector>

namespace parlance {

template <typename Value, typename Make, typename Check>
void forEveryCut(const QByteArray& bytes, Make makeParser, Check check) {
    const auto append = [](std::vector<Value>& all, std::vector<Value> more) {
        std::ranges::move(more, std::back_inserter(all));
    };
    auto whole = makeParser();
    check(whole.feed(bytes));
    auto single = makeParser();
    std::vector<Value> read;
    for (const char byte : bytes) {
        append(read, single.feed(QByteArrayView(&byte, 1)));
    }
    check(read);
    for (qsizetype cut = 0; cut <= bytes.size() && !QTest::currentTestFailed(); ++cut) {
        auto parser = makeParser();
        std::vector<Value> both = parser.feed(QByteArrayView(bytes).first(cut));
        append(both, parser.feed(QByteArrayView(bytes).sliced(cut)));
        check(both);
    }
}

} // namespace parlance
