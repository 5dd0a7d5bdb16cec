// What only the two polls do: turn answers into frames, and keep asking.
#include "client/clientlimits.h"
#include "client/pollrhythm.h"
#include "tests/client/listening.h"

#include <QTest>

using namespace std::chrono_literals;

namespace parlance {
namespace {

// Answers the requests in the order of the script; after it, nobody is answered any more.
CannedServer::Handler script(const QByteArrayList& answers) {
    return [answers, next = qsizetype(0)](const CannedRequest&, QTcpSocket& socket) mutable {
        socket.write(answers.value(next++));
    };
}

QByteArray ok(const Answer& values, const std::vector<Message>& entries) {
    return answer("200 OK", pollAnswer(values, entries),
                  "Content-Type: application/json\r\nETag: \"" + values.cursor.toBytes() + '.' +
                      QByteArray::number(values.state) + "\"\r\n");
}

Answer upTo(Seq seq, quint64 state = 7) {
    return {.room = lobby(), .cursor = at(seq), .head = seq, .state = state};
}

} // namespace

class PollLinksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asksOnFromEveryAnswer_data() { bothTransports(); }
    void asksOnFromEveryAnswer();
    void saysHelloOnceWhileAllGoesWell_data() { bothTransports(); }
    void saysHelloOnceWhileAllGoesWell();
    void tellsAGap_data() { bothTransports(); }
    void tellsAGap();
    void tellsAResetInTheMiddle_data() { bothTransports(); }
    void tellsAResetInTheMiddle();
    void fetchesTheRestAtOnce_data() { bothTransports(); }
    void fetchesTheRestAtOnce();
    void noticesAnAnswerCutShort_data() { bothTransports(); }
    void noticesAnAnswerCutShort();
    void takesAnAnswerUpToItsLimitOnly_data() { bothTransports(); }
    void takesAnAnswerUpToItsLimitOnly();
    void takesTheLastWordsWithTheGoodbye_data() { bothTransports(); }
    void takesTheLastWordsWithTheGoodbye();
    void goesOnAfterNotModified();
    void asksALongPollToWaitOnlyOnceItIsOpen();
    void slowsDownWhereNobodyLetsItWait();
    void growsSlowerWhenNothingHappens();
    void spreadsItsRequests();

private:
    static void bothTransports();
    static Transport transport();
};

void PollLinksTest::bothTransports() {
    QTest::addColumn<int>("transport");
    for (const Transport each : {Transport::LongPoll, Transport::ShortPoll}) {
        QTest::newRow(qPrintable(wireName(each))) << static_cast<int>(each);
    }
}

Transport PollLinksTest::transport() {
    return static_cast<Transport>(
        *static_cast<int*>(QTest::qData("transport", QMetaType::fromType<int>().id())));
}

void PollLinksTest::asksOnFromEveryAnswer() {
    const CannedServer server(
        script({ok(upTo(2), {message(1, "a"), message(2, "b")}), ok(upTo(2, 8), {})}));
    const Listening listening(transport(), server.room(), {FromStart{}, {}});
    QTRY_COMPARE(server.requests().size(), std::size_t(3));
    const auto target = [&](std::size_t i) { return server.requests()[i].target; };
    QCOMPARE(target(0), QByteArray("/rooms/lobby/events?after=start"));
    QCOMPARE(target(1), QByteArray("/rooms/lobby/events?after=aaaaaaaaaaaa-2&state=7"));
    QCOMPARE(target(2), QByteArray("/rooms/lobby/events?after=aaaaaaaaaaaa-2&state=8"));
}

void PollLinksTest::saysHelloOnceWhileAllGoesWell() {
    Answer people = upTo(3, 8);
    people.people.emplace({Member{"c1", "Ana"}});
    people.count = 1;
    const CannedServer server(script({ok(upTo(2), {}), ok(people, {message(3, "a")})}));
    const Listening listening(transport(), server.room(), {FromNow{}, {}});
    QTRY_COMPARE(server.requests().size(), std::size_t(3));
    QCOMPARE(listening.heard.said,
             (QStringList{QStringLiteral("hello 2"), QStringLiteral("presence Ana"),
                          QStringLiteral("message 3 a")}));
    QCOMPARE(listening.heard.hello->head, 2);
    QVERIFY(listening.heard.hello->stream.isEmpty());
}

void PollLinksTest::tellsAGap() {
    Answer gap = upTo(41);
    gap.resume = Resume::Gap;
    gap.missed = 37;
    gap.oldest = 41;
    const CannedServer server(script({ok(gap, {message(41, "a")})}));
    const Listening listening(transport(), server.room(), {at(3), {}});
    QTRY_COMPARE(listening.heard.said.size(), 2);
    QCOMPARE(listening.heard.hello->resume, Resume::Gap);
    QCOMPARE(listening.heard.hello->missed, 37);
    QCOMPARE(listening.heard.hello->cursor, at(40));
}

void PollLinksTest::tellsAResetInTheMiddle() {
    Answer reset{.room = lobby(), .cursor = at(1, 'b'), .resume = Resume::Reset, .head = 1};
    const CannedServer server(
        script({ok(upTo(9), {}), answer("200 OK", pollAnswer(reset, {message(1, "new", 'b')}))}));
    const Listening listening(transport(), server.room());
    QTRY_COMPARE(listening.heard.said,
                 (QStringList{QStringLiteral("hello 9"), QStringLiteral("hello 0"),
                              QStringLiteral("message 1 new")}));
    QCOMPARE(listening.heard.hello->resume, Resume::Reset);
    QCOMPARE(listening.heard.hello->cursor, at(0, 'b'));
    QCOMPARE(std::get<Cursor>(listening.link->position().after), at(1, 'b'));
}

void PollLinksTest::fetchesTheRestAtOnce() {
    Answer part = upTo(2);
    part.head = 4;
    Answer rest = upTo(4);
    const CannedServer server(script({ok(part, {message(1, "a"), message(2, "b")}),
                                      ok(rest, {message(3, "c"), message(4, "d")})}));
    LinkTimings slow = briskTimings();
    slow.pollActive = 60s;
    slow.pollIdle = 60s;
    const Listening listening(transport(), server.room(), {FromStart{}, {}}, slow);
    QTRY_COMPARE(listening.heard.said.size(), 5);
}

void PollLinksTest::noticesAnAnswerCutShort() {
    const CannedServer server([](const CannedRequest&, QTcpSocket& socket) {
        socket.write(ok(upTo(2), {message(1, "a"), message(2, "b")}).chopped(30));
        socket.disconnectFromHost();
    });
    const Listening listening(transport(), server.room());
    QTRY_VERIFY(listening.heard.failure);
    QCOMPARE(listening.heard.failure->kind, Failure::Kind::Broken);
    QVERIFY(listening.heard.said.isEmpty());
}

void PollLinksTest::takesAnAnswerUpToItsLimitOnly() {
    const QByteArray json = pollAnswer(upTo(1), {message(1, "large")});
    const QByteArray largest = json + QByteArray(limits::kAnswerRead - json.size(), ' ');
    const CannedServer fair(script({answer("200 OK", largest)}));
    const Listening reading(transport(), fair.room());
    QTRY_COMPARE(reading.heard.said.size(), 2);
    const CannedServer excessive(script({answer("200 OK", largest + ' ')}));
    const Listening listening(transport(), excessive.room());
    QTRY_VERIFY(listening.heard.failure);
    QCOMPARE(listening.heard.failure->kind, Failure::Kind::Nonsense);
    QCOMPARE(listening.heard.failure->httpStatus, 200);
    QVERIFY(listening.heard.said.isEmpty());
}

void PollLinksTest::takesTheLastWordsWithTheGoodbye() {
    Answer last = upTo(3);
    last.bye = Bye{lobby(), "shutdown", 900};
    const CannedServer server(script({ok(upTo(2), {}), ok(last, {message(3, "a")})}));
    const Listening listening(transport(), server.room());
    QTRY_VERIFY(listening.heard.bye);
    QCOMPARE(listening.heard.bye->retry, 900);
    QCOMPARE(listening.heard.said.last(), QStringLiteral("message 3 a"));
    QCOMPARE(std::get<Cursor>(listening.link->position().after), at(3));
    QCOMPARE(server.requests().size(), std::size_t(2));
}

void PollLinksTest::goesOnAfterNotModified() {
    const CannedServer server(script({ok(upTo(2), {}), "HTTP/1.1 304 Not Modified\r\n\r\n",
                                      "HTTP/1.1 304 Not Modified\r\nETag: \"x\"\r\n\r\n",
                                      ok(upTo(3), {message(3, "a")})}));
    const Listening listening(Transport::ShortPoll, server.room());
    QTRY_COMPARE(listening.heard.said,
                 (QStringList{QStringLiteral("hello 2"), QStringLiteral("message 3 a")}));
    QTRY_COMPARE(server.requests().size(), std::size_t(5));
    QVERIFY(server.requests()[0].header("If-None-Match").isEmpty());
    for (const std::size_t i : {1U, 2U, 3U}) {
        QCOMPARE(server.requests()[i].header("If-None-Match"), QByteArray("\"aaaaaaaaaaaa-2.7\""));
    }
    QCOMPARE(server.requests()[4].header("If-None-Match"), QByteArray("\"aaaaaaaaaaaa-3.7\""));
    QVERIFY(server.requests()[0].header("Prefer").isEmpty());
    QCOMPARE(server.connections(), 1);
}

void PollLinksTest::asksALongPollToWaitOnlyOnceItIsOpen() {
    const CannedServer server(script({ok(upTo(2), {})}));
    LinkTimings timings = briskTimings();
    timings.wait = 25s;
    const Listening listening(Transport::LongPoll, server.room(), {}, timings);
    QTRY_COMPARE(server.requests().size(), std::size_t(2));
    QCOMPARE(server.requests()[0].header("Prefer"), QByteArray("wait=0"));
    QCOMPARE(server.requests()[1].header("Prefer"), QByteArray("wait=25"));
}

void PollLinksTest::slowsDownWhereNobodyLetsItWait() {
    const CannedServer server(
        [](const CannedRequest&, QTcpSocket& socket) { socket.write(ok(upTo(2), {})); });
    LinkTimings timings = briskTimings();
    timings.wait = 25s;
    timings.pollActive = 200ms;
    const Listening listening(Transport::LongPoll, server.room(), {}, timings);
    QElapsedTimer since;
    since.start();
    QTRY_VERIFY(server.requests().size() >= 4);
    QVERIFY(since.elapsed() >= 350);
}

void PollLinksTest::growsSlowerWhenNothingHappens() {
    PollRhythm rhythm(Random(1), 1'000ms, 10'000ms);
    qint64 before = 0;
    for (int i = 0; i < 20; ++i) {
        const qint64 pause = rhythm.next(false).count();
        QVERIFY(pause >= 800 && pause <= 12'000);
        QVERIFY(pause > before / 2);
        before = pause;
    }
    QVERIFY(before >= 8'000);
    const qint64 awake = rhythm.next(true).count();
    QVERIFY(awake >= 800 && awake <= 1'200);
}

void PollLinksTest::spreadsItsRequests() {
    qint64 least = 5'000;
    qint64 most = 0;
    PollRhythm rhythm(Random(2), 1'000ms, 10'000ms);
    for (int i = 0; i < 1'000; ++i) {
        const qint64 pause = rhythm.next(true).count();
        least = std::min(least, pause);
        most = std::max(most, pause);
    }
    QVERIFY(least >= 800 && least < 820);
    QVERIFY(most <= 1'200 && most > 1'180);
}

} // namespace parlance

QTEST_GUILESS_MAIN(parlance::PollLinksTest)
#include "polllinks_test.moc"
