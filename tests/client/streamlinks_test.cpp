// What only Server-Sent Events and HTTP streaming can suffer: an answer without an end.
#include "tests/client/listening.h"

#include <QTest>
#include <QTimer>

namespace parlance {

class StreamLinksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noticesAConnectionCutInsideAChunk_data() { bothTransports(); }
    void noticesAConnectionCutInsideAChunk();
    void noticesAnEndWithoutGoodbye_data() { bothTransports(); }
    void noticesAnEndWithoutGoodbye();
    void readsWhatComesByteByByte_data() { bothTransports(); }
    void readsWhatComesByteByByte();
    void readsAnAnswerOfHttp10_data() { bothTransports(); }
    void readsAnAnswerOfHttp10();
    void noticesSilence_data() { bothTransports(); }
    void noticesSilence();
    void isKeptAliveByHeartbeats_data() { bothTransports(); }
    void isKeptAliveByHeartbeats();
    void wantsHelloInTimeWhateverElseComes_data() { bothTransports(); }
    void wantsHelloInTimeWhateverElseComes();
    void wantsHelloFirst_data() { bothTransports(); }
    void wantsHelloFirst();
    void refusesAnEndlessLine_data() { bothTransports(); }
    void refusesAnEndlessLine();
    void refusesBrokenJson_data() { bothTransports(); }
    void refusesBrokenJson();
    void takesA204ForARefusal_data() { bothTransports(); }
    void takesA204ForARefusal();
    void takesTheStateFromPresenceOnly_data() { bothTransports(); }
    void takesTheStateFromPresenceOnly();
    void takesTransportDecorationOfServerSentEvents();

private:
    static void bothTransports();
    static Transport transport();
};

namespace {

// Says the pieces one after the other, each in a turn of its own.
void drip(QTcpSocket& socket, const QByteArray& bytes) {
    auto* timer = new QTimer(&socket);
    QObject::connect(timer, &QTimer::timeout, &socket,
                     [&socket, timer, bytes, next = qsizetype(0)]() mutable {
                         socket.write(bytes.mid(next++, 1));
                         socket.flush();
                         if (next == bytes.size()) {
                             timer->stop();
                         }
                     });
    timer->start(0);
}

} // namespace

void StreamLinksTest::bothTransports() {
    QTest::addColumn<int>("transport");
    for (const Transport each : {Transport::Sse, Transport::Stream}) {
        QTest::newRow(qPrintable(wireName(each))) << static_cast<int>(each);
    }
}

Transport StreamLinksTest::transport() {
    return static_cast<Transport>(
        *static_cast<int*>(QTest::qData("transport", QMetaType::fromType<int>().id())));
}

void StreamLinksTest::noticesAConnectionCutInsideAChunk() {
    const CannedServer server([](const CannedRequest& request, QTcpSocket& socket) {
        socket.write(opening(transport(), request) + said(transport(), codec::encode(hello(4))) +
                     said(transport(), codec::encode(message(5, "a"))) +
                     said(transport(), codec::encode(message(6, "b"))).chopped(20));
        socket.disconnectFromHost();
    });
    const Listening listening(transport(), server.room());
    QTRY_VERIFY(listening.heard.failure);
    QCOMPARE(listening.heard.failure->kind, Failure::Kind::Broken);
    QCOMPARE(listening.heard.said,
             (QStringList{QStringLiteral("hello 4"), QStringLiteral("message 5 a")}));
    QCOMPARE(std::get<Cursor>(listening.link->position().after), at(5));
    QCOMPARE(server.connections(), 1);
}

void StreamLinksTest::noticesAnEndWithoutGoodbye() {
    const CannedServer server([](const CannedRequest& request, QTcpSocket& socket) {
        socket.write(opening(transport(), request) + said(transport(), codec::encode(hello(4))) +
                     "0\r\n\r\n");
    });
    const Listening listening(transport(), server.room());
    QTRY_VERIFY(listening.heard.failure);
    QCOMPARE(listening.heard.failure->kind, Failure::Kind::Broken);
}

void StreamLinksTest::readsWhatComesByteByByte() {
    const CannedServer server([](const CannedRequest& request, QTcpSocket& socket) {
        drip(socket, opening(transport(), request) + said(transport(), codec::encode(hello(4))) +
                         said(transport(), codec::encode(message(5, "ü\r\n"))) +
                         said(transport(), codec::encode(Bye{lobby(), "shutdown", 1})));
    });
    const Listening listening(transport(), server.room());
    QTRY_VERIFY(listening.heard.isOver());
    QVERIFY(listening.heard.bye);
    QCOMPARE(listening.heard.said,
             (QStringList{QStringLiteral("hello 4"), QStringLiteral("message 5 ü\r\n")}));
}

void StreamLinksTest::readsAnAnswerOfHttp10() {
    const QByteArray frame = codec::encode(hello(4));
    const bool sse = transport() == Transport::Sse;
    const CannedServer server([&](const CannedRequest&, QTcpSocket& socket) {
        socket.write(QByteArray("HTTP/1.0 200 OK\r\nContent-Type: ") +
                     (sse ? "text/event-stream" : "application/x-ndjson") + "\r\n\r\n" +
                     (sse ? "data: " + frame + "\n\n" : frame + '\n'));
        socket.disconnectFromHost();
    });
    const Listening listening(transport(), server.room());
    QTRY_VERIFY(listening.heard.failure);
    QCOMPARE(listening.heard.failure->kind, Failure::Kind::Broken);
    QCOMPARE(listening.heard.said, QStringList{QStringLiteral("hello 4")});
}

void StreamLinksTest::noticesSilence() {
    const CannedServer server([](const CannedRequest& request, QTcpSocket& socket) {
        Hello quick = hello(4);
        quick.heartbeat = 20;
        socket.write(opening(transport(), request) + said(transport(), codec::encode(quick)));
    });
    const Listening listening(transport(), server.room());
    QTRY_VERIFY(listening.heard.failure);
    QCOMPARE(listening.heard.failure->kind, Failure::Kind::Silent);
    QTRY_COMPARE(server.open(), 0);
}

void StreamLinksTest::isKeptAliveByHeartbeats() {
    const CannedServer server([](const CannedRequest& request, QTcpSocket& socket) {
        Hello quick = hello(4);
        quick.heartbeat = 400;
        socket.write(opening(transport(), request) + said(transport(), codec::encode(quick)));
        auto* timer = new QTimer(&socket);
        connect(timer, &QTimer::timeout, &socket, [&socket] {
            socket.write(said(transport(), codec::encode(Heartbeat{lobby(), at(4), 1})));
        });
        timer->start(50);
    });
    const Listening listening(transport(), server.room());
    // So many heartbeats take longer than the silence that would have ended the link.
    QTRY_VERIFY(listening.heard.said.size() > 25);
    QVERIFY(!listening.heard.isOver());
}

void StreamLinksTest::wantsHelloInTimeWhateverElseComes() {
    const CannedServer server([](const CannedRequest& request, QTcpSocket& socket) {
        socket.write(opening(transport(), request));
        auto* timer = new QTimer(&socket);
        connect(timer, &QTimer::timeout, &socket, [&socket] { socket.write(chunk("\n")); });
        timer->start(10);
    });
    const Listening listening(transport(), server.room(), {}, impatientTimings());
    QTRY_VERIFY(listening.heard.failure);
    QCOMPARE(listening.heard.failure->kind, Failure::Kind::Timeout);
}

void StreamLinksTest::wantsHelloFirst() {
    const CannedServer server([](const CannedRequest& request, QTcpSocket& socket) {
        socket.write(opening(transport(), request) +
                     said(transport(), codec::encode(message(5, "a"))));
    });
    const Listening listening(transport(), server.room());
    QTRY_VERIFY(listening.heard.failure);
    QCOMPARE(listening.heard.failure->kind, Failure::Kind::Nonsense);
    QVERIFY(listening.heard.said.isEmpty());
}

void StreamLinksTest::refusesAnEndlessLine() {
    const CannedServer server([](const CannedRequest& request, QTcpSocket& socket) {
        socket.write(opening(transport(), request) + said(transport(), codec::encode(hello(4))));
        const QByteArray part = chunk(QByteArray(100'000, 'x'));
        for (int i = 0; i < 20; ++i) {
            socket.write(part);
        }
    });
    const Listening listening(transport(), server.room());
    QTRY_VERIFY(listening.heard.failure);
    QCOMPARE(listening.heard.failure->kind, Failure::Kind::Nonsense);
}

void StreamLinksTest::refusesBrokenJson() {
    const CannedServer server([](const CannedRequest& request, QTcpSocket& socket) {
        socket.write(opening(transport(), request) + said(transport(), "{\"type\":"));
    });
    const Listening listening(transport(), server.room());
    QTRY_VERIFY(listening.heard.failure);
    QCOMPARE(listening.heard.failure->kind, Failure::Kind::Nonsense);
}

void StreamLinksTest::takesA204ForARefusal() {
    const CannedServer server("HTTP/1.1 204 No Content\r\n\r\n");
    const Listening listening(transport(), server.room());
    QTRY_VERIFY(listening.heard.failure);
    QCOMPARE(listening.heard.failure->kind, Failure::Kind::Refused);
    QCOMPARE(listening.heard.failure->httpStatus, 204);
}

void StreamLinksTest::takesTheStateFromPresenceOnly() {
    const CannedServer server([](const CannedRequest& request, QTcpSocket& socket) {
        const Presence presence{.room = lobby(), .state = 9, .full = {{}}};
        socket.write(opening(transport(), request) + said(transport(), codec::encode(hello(4))) +
                     said(transport(), codec::encode(Typing{lobby(), 8, {"c1"}})) +
                     said(transport(), codec::encode(presence)));
    });
    const Listening listening(transport(), server.room());
    std::vector<std::optional<quint64>> states;
    connect(listening.link.get(), &Link::opened, this,
            [&] { states.push_back(listening.link->position().state); });
    connect(listening.link.get(), &Link::received, this,
            [&] { states.push_back(listening.link->position().state); });
    QTRY_COMPARE(states.size(), std::size_t(3));
    QVERIFY(!states[0] && !states[1]);
    QCOMPARE(states[2], std::optional<quint64>(9));
}

void StreamLinksTest::takesTransportDecorationOfServerSentEvents() {
    const CannedServer server([](const CannedRequest& request, QTcpSocket& socket) {
        const QByteArray frame = codec::encode(hello(4));
        const qsizetype comma = frame.indexOf(',') + 1;
        socket.write(opening(Transport::Sse, request) +
                     chunk(":" + QByteArray(2048, ' ') + "\n\nretry: 1500\n\nevent: hello\nid: " +
                           at(4).toBytes() + "\ndata: " + frame.first(comma) +
                           "\ndata: " + frame.sliced(comma) + "\n\n"));
    });
    const Listening listening(Transport::Sse, server.room());
    QTRY_COMPARE(listening.heard.said, QStringList{QStringLiteral("hello 4")});
}

} // namespace parlance

QTEST_GUILESS_MAIN(parlance::StreamLinksTest)
#include "streamlinks_test.moc"
