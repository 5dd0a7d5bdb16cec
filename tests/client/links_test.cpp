// What holds for all five links alike: their user need not know which one it has.
#include "client/reason.h"
#include "tests/client/listening.h"

#include <QTest>

namespace parlance {
namespace {

bool isPoll(Transport transport) {
    return transport == Transport::LongPoll || transport == Transport::ShortPoll;
}

// hello, people, typing, two messages and a goodbye, in the form of the transport.
void converse(Transport transport, const CannedRequest& request, QTcpSocket& socket) {
    const Presence presence{.room = lobby(), .state = 8, .full = {{{"c1", "Ana"}}}, .count = 1};
    const Typing typing{lobby(), 8, {"c1"}};
    const Bye bye{lobby(), "shutdown", 1234};
    if (isPoll(transport)) {
        Answer values{.room = lobby(), .cursor = at(6), .head = 6, .state = 8};
        values.people = presence.full;
        values.count = 1;
        values.typing = typing.cids;
        values.bye = bye;
        socket.write(
            answer("200 OK", pollAnswer(values, {message(5, "one"), message(6, "zwei ß\n")})));
        return;
    }
    QByteArray bytes = opening(transport, request);
    for (const QByteArray& frame :
         {codec::encode(hello(4)), codec::encode(presence), codec::encode(typing),
          QByteArray(R"({"type":"of-a-later-version","room":"lobby"})"),
          codec::encode(message(5, "one")), codec::encode(message(6, "zwei ß\n")),
          codec::encode(bye)}) {
        bytes += said(transport, frame);
    }
    socket.write(bytes);
}

} // namespace

class LinksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysTheSameOnEveryTransport_data() { everyTransport(); }
    void saysTheSameOnEveryTransport();
    void asksFromItsPosition_data() { everyTransport(); }
    void asksFromItsPosition();
    void showsItsToken_data() { everyTransport(); }
    void showsItsToken();
    void tellsWhyItWasRefused_data() { everyTransport(); }
    void tellsWhyItWasRefused();
    void triesAgainLaterWhereTheServerIsFull_data() { everyTransport(); }
    void triesAgainLaterWhereTheServerIsFull();
    void doesNotTakeARefusalForPatience_data() { everyTransport(); }
    void doesNotTakeARefusalForPatience();
    void givesUpOnAServerThatDoesNotAnswer_data() { everyTransport(); }
    void givesUpOnAServerThatDoesNotAnswer();
    void tellsAClosedPortFromARefusal_data() { everyTransport(); }
    void tellsAClosedPortFromARefusal();
    void doesNotFollowACaptivePortal_data() { everyTransport(); }
    void doesNotFollowACaptivePortal();
    void refusesAnotherLanguage_data() { everyTransport(); }
    void refusesAnotherLanguage();
    void isSilentOnceItIsClosed_data() { everyTransport(); }
    void isSilentOnceItIsClosed();
    void canBeClosedInItsOwnSignal_data() { everyTransport(); }
    void canBeClosedInItsOwnSignal();
    void closesItsConnection_data() { everyTransport(); }
    void closesItsConnection();

private:
    static void everyTransport();
    static Transport transport();
};

void LinksTest::everyTransport() {
    QTest::addColumn<int>("transport");
    for (const Transport each : kTransports) {
        QTest::newRow(qPrintable(wireName(each))) << static_cast<int>(each);
    }
}

Transport LinksTest::transport() {
    return static_cast<Transport>(
        *static_cast<int*>(QTest::qData("transport", QMetaType::fromType<int>().id())));
}

void LinksTest::saysTheSameOnEveryTransport() {
    const CannedServer server([](const CannedRequest& request, QTcpSocket& socket) {
        converse(transport(), request, socket);
    });
    const Listening listening(transport(), server.room());
    QTRY_VERIFY(listening.heard.isOver());
    QCOMPARE(listening.heard.said,
             (QStringList{QStringLiteral("hello 4"), QStringLiteral("presence Ana"),
                          QStringLiteral("typing 1"), QStringLiteral("message 5 one"),
                          QStringLiteral("message 6 zwei ß\n")}));
    QVERIFY(listening.heard.bye);
    QCOMPARE(listening.heard.bye->reason, QByteArray("shutdown"));
    QCOMPARE(listening.heard.bye->retry, 1234);
    QCOMPARE(std::get<Cursor>(listening.link->position().after), at(6));
    QCOMPARE(listening.link->position().state, std::optional<quint64>(8));
    QVERIFY(!listening.link->isOpen());
}

void LinksTest::asksFromItsPosition() {
    const CannedServer server(answer("403 Forbidden", codec::encodeError(Error::Forbidden)));
    const Listening listening(transport(), server.room(), {at(4), 77});
    QTRY_VERIFY(listening.heard.isOver());
    for (const CannedRequest& request : server.requests()) {
        QCOMPARE(request.method, QByteArray("GET"));
        QCOMPARE(request.target, QByteArray("/rooms/lobby/events?after=aaaaaaaaaaaa-4&state=77"));
    }
    QCOMPARE(std::get<Cursor>(listening.link->position().after), at(4));
}

void LinksTest::showsItsToken() {
    const CannedServer server(answer("403 Forbidden", codec::encodeError(Error::Forbidden)));
    Http http;
    const auto link = makeLink(
        transport(),
        {.http = &http, .room = server.room(), .token = "secret", .timings = briskTimings()});
    const Recorder heard(*link);
    link->open({});
    QTRY_VERIFY(heard.isOver());
    for (const CannedRequest& request : server.requests()) {
        QCOMPARE(request.header("Authorization"), QByteArray("Bearer secret"));
        QCOMPARE(request.header("Cookie"), QByteArray());
        QCOMPARE(request.header("Origin"), QByteArray());
    }
}

void LinksTest::tellsWhyItWasRefused() {
    const CannedServer server(answer("403 Forbidden", codec::encodeError(Error::Forbidden)));
    const Listening listening(transport(), server.room());
    QTRY_VERIFY(listening.heard.failure);
    const Failure& failure = *listening.heard.failure;
    QCOMPARE(failure.kind, Failure::Kind::Refused);
    QCOMPARE(failure.httpStatus, 403);
    QCOMPARE(failure.code, Error::Forbidden);
    QCOMPARE(failure.subject, subjectOf(transport()));
    QVERIFY(reasonOf(failure).endsWith(QStringLiteral(" was refused with 403 (forbidden)")));
    QVERIFY(failure.isFinal());
    QVERIFY(listening.heard.said.isEmpty());
}

void LinksTest::triesAgainLaterWhereTheServerIsFull() {
    const CannedServer server(answer("503 Service Unavailable",
                                     codec::encodeError(Error::TooManyConnections),
                                     "Content-Type: application/json\r\nRetry-After: 2\r\n"));
    const Listening listening(transport(), server.room());
    QTRY_VERIFY(listening.heard.failure);
    QCOMPARE(listening.heard.failure->httpStatus, 503);
    QCOMPARE(listening.heard.failure->retryAfter, std::optional(std::chrono::milliseconds(2'000)));
    QVERIFY(!listening.heard.failure->isFinal());
}

// Somebody between may say when to come back; only the two statuses of load mean the server's.
void LinksTest::doesNotTakeARefusalForPatience() {
    const CannedServer server(answer("403 Forbidden", codec::encodeError(Error::Simulated),
                                     "Content-Type: application/json\r\nRetry-After: 1\r\n"));
    const Listening listening(transport(), server.room());
    QTRY_VERIFY(listening.heard.failure);
    QCOMPARE(listening.heard.failure->httpStatus, 403);
    QVERIFY(!listening.heard.failure->retryAfter);
}

void LinksTest::givesUpOnAServerThatDoesNotAnswer() {
    const CannedServer server(QByteArray{});
    const Listening listening(transport(), server.room(), {}, impatientTimings());
    QTRY_VERIFY(listening.heard.failure);
    QCOMPARE(listening.heard.failure->kind, Failure::Kind::Timeout);
    QVERIFY(!listening.heard.failure->isFinal());
    QTRY_COMPARE(server.open(), 0);
}

void LinksTest::tellsAClosedPortFromARefusal() {
    std::optional<RoomUrl> room;
    {
        const CannedServer gone(QByteArray{});
        room = gone.room();
    }
    const Listening listening(transport(), *room);
    QTRY_VERIFY(listening.heard.failure);
    QCOMPARE(listening.heard.failure->kind, Failure::Kind::Unreachable);
    QVERIFY2(
        reasonOf(*listening.heard.failure).startsWith(QStringLiteral("nothing listens at 127")),
        qPrintable(reasonOf(*listening.heard.failure)));
}

void LinksTest::doesNotFollowACaptivePortal() {
    const CannedServer server(answer("302 Found", "", "Location: http://127.0.0.1:1/login\r\n"));
    const Listening listening(transport(), server.room());
    QTRY_VERIFY(listening.heard.failure);
    QCOMPARE(listening.heard.failure->kind, Failure::Kind::Refused);
    QCOMPARE(listening.heard.failure->httpStatus, 302);
    QVERIFY(!listening.heard.failure->isFinal());
}

void LinksTest::refusesAnotherLanguage() {
    const CannedServer server(
        answer("200 OK", "<html>Log in to the Wi-Fi</html>", "Content-Type: text/html\r\n"));
    const Listening listening(transport(), server.room());
    QTRY_VERIFY(listening.heard.failure);
    QCOMPARE(listening.heard.failure->kind, transport() == Transport::WebSocket
                                                ? Failure::Kind::Refused
                                                : Failure::Kind::Nonsense);
    QVERIFY(!listening.heard.failure->isFinal());
}

void LinksTest::isSilentOnceItIsClosed() {
    const CannedServer server([](const CannedRequest& request, QTcpSocket& socket) {
        converse(transport(), request, socket);
    });
    const Listening listening(transport(), server.room());
    listening.link->close();
    // A second link hears the whole conversation; whatever the first would say, it would say now.
    const Listening other(transport(), server.room());
    QTRY_VERIFY(other.heard.isOver());
    QVERIFY(listening.heard.said.isEmpty());
    QVERIFY(!listening.heard.isOver());
}

void LinksTest::canBeClosedInItsOwnSignal() {
    const CannedServer server([](const CannedRequest& request, QTcpSocket& socket) {
        converse(transport(), request, socket);
    });
    const Listening listening(transport(), server.room());
    connect(listening.link.get(), &Link::received, this,
            [&](const codec::ServerFrame&) { listening.link->close(); });
    const Listening other(transport(), server.room());
    QTRY_VERIFY(other.heard.isOver());
    QTRY_COMPARE(listening.heard.said.size(), 2);
    QVERIFY(!listening.heard.isOver());
}

void LinksTest::closesItsConnection() {
    const CannedServer server([](const CannedRequest& request, QTcpSocket& socket) {
        if (!isPoll(transport())) {
            socket.write(opening(transport(), request));
            socket.write(said(transport(), codec::encode(hello(1))));
        }
    });
    const Listening listening(transport(), server.room());
    QTRY_VERIFY(isPoll(transport()) ? server.requests().size() == 1 : listening.link->isOpen());
    listening.link->close();
    QTRY_COMPARE(server.open(), 0);
}

} // namespace parlance

QTEST_GUILESS_MAIN(parlance::LinksTest)
#include "links_test.moc"
