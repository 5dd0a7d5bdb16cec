#include "client/sseparser.h"

#include "tests/client/feeding.h"

#include <QTest>

namespace parlance {

using Events = std::vector<SseEvent>;

class SseParserTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsTheSameHoweverTheBytesAreCut_data();
    void readsTheSameHoweverTheBytesAreCut();
    void takesTheLastUsableRetry();
    void dropsAnEventThatIsNotFinished();
    void stopsAtALineBeyondTheLimit();
    void stopsAtAnEventBeyondTheLimit();
    void takesAnEventOfExactlyTheLimit();
};

void SseParserTest::readsTheSameHoweverTheBytesAreCut_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Events>("events");
    const auto row = [](const char* name, const QByteArray& bytes, const Events& events) {
        QTest::newRow(name) << bytes << events;
    };
    row("one event", "data: a\n\n", {{"message", "a", ""}});
    row("CR ends lines", "data: a\r\rdata: b\r\r", {{"message", "a", ""}, {"message", "b", ""}});
    row("CRLF ends lines", "data: a\r\n\r\ndata: b\r\n\r\n",
        {{"message", "a", ""}, {"message", "b", ""}});
    row("all line ends mixed", "event: x\rdata: a\ndata: b\r\n\ndata: c\n\r\n",
        {{"x", "a\nb", ""}, {"message", "c", ""}});
    row("LF CR is two line ends", "data: a\n\rdata: b\n\n",
        {{"message", "a", ""}, {"message", "b", ""}});
    row("a byte order mark at the start",
        "\xEF\xBB\xBF"
        "data: a\n\n",
        {{"message", "a", ""}});
    row("a byte order mark elsewhere is text",
        "\n\xEF\xBB\xBF"
        "data: a\n\ndata: b\n\n",
        {{"message", "b", ""}});
    row("a type for one event only", "event: hello\ndata: a\n\ndata: b\n\n",
        {{"hello", "a", ""}, {"message", "b", ""}});
    row("an id for all that follow", "id: 1\ndata: a\n\ndata: b\n\nid\ndata: c\n\n",
        {{"message", "a", "1"}, {"message", "b", "1"}, {"message", "c", ""}});
    row("an id with NUL is no id", QByteArray("id: 1\ndata: a\n\nid: 2\0\ndata: b\n\n", 31),
        {{"message", "a", "1"}, {"message", "b", "1"}});
    row("several data lines", "data: a\ndata:\ndata: c\n\n", {{"message", "a\n\nc", ""}});
    row("one leading space goes", "data:  a \n\ndata:b\n\n",
        {{"message", " a ", ""}, {"message", "b", ""}});
    row("data that is only a line end", "data\ndata\n\n", {{"message", "\n", ""}});
    row("one empty data line is an event", "data\n\n", {{"message", "", ""}});
    row("without data no event", "event: x\nid: 3\n\ndata: a\n\n", {{"message", "a", "3"}});
    row("comments and unknown fields", ": padding\n\nfoo: bar\n:\ndata: a\nData: b\n\n",
        {{"message", "a", ""}});
    row("colons in a value", "data: {\"a\":1}\n\n", {{"message", "{\"a\":1}", ""}});
    row("UTF-8", "data: gr\xC3\xBC\xC3\x9F \xF0\x9F\x91\x8B\n\n",
        {{"message", "gr\xC3\xBC\xC3\x9F \xF0\x9F\x91\x8B", ""}});
}

void SseParserTest::readsTheSameHoweverTheBytesAreCut() {
    QFETCH(QByteArray, bytes);
    QFETCH(Events, events);
    forEveryCut<SseEvent>(
        bytes, [] { return SseParser(); }, [&](const Events& read) { QCOMPARE(read, events); });
}

void SseParserTest::takesTheLastUsableRetry() {
    SseParser parser;
    parser.feed("retry: 2000\nretry: 3s\nretry:\nretry: 99999999999999999999\n");
    QCOMPARE(parser.retry(), std::optional<qint64>(2000));
}

void SseParserTest::dropsAnEventThatIsNotFinished() {
    QVERIFY(SseParser().feed("data: a\n").empty());
    QVERIFY(SseParser().feed("data: a\ndata: b").empty());
}

void SseParserTest::stopsAtALineBeyondTheLimit() {
    SseParser parser(16);
    const auto events = parser.feed("data: a\n\n" + QByteArray(17, ':'));
    QCOMPARE(events, (Events{{"message", "a", ""}}));
    QVERIFY(parser.overflowed());
    QVERIFY(parser.feed("\n\ndata: b\n\n").empty());
}

void SseParserTest::stopsAtAnEventBeyondTheLimit() {
    SseParser parser(16);
    QVERIFY(parser.feed("data: aaaaaa\n").empty());
    QVERIFY(!parser.overflowed());
    QVERIFY(parser.feed("data: bbbbbb\n\n").empty());
    QVERIFY(parser.overflowed());
}

void SseParserTest::takesAnEventOfExactlyTheLimit() {
    SseParser parser(16);
    QCOMPARE(parser.feed("data: " + QByteArray(10, 'a') + "\n\n").size(), std::size_t(1));
    QVERIFY(!parser.overflowed());
}

} // namespace parlance

QTEST_GUILESS_MAIN(parlance::SseParserTest)
#include "sseparser_test.moc"
