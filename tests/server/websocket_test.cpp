// A WebSocket beneath its messages: fragments, pings, close codes, and clients that say nothing.
#include "server/protocol/clientcodec.h"
#include "server/protocol/limits.h"
#include "tests/server/localserver.h"
#include "tests/server/rawrows.h"
#include "tests/support/eventually.h"

#include <QTest>
#include <QtEndian>

using namespace parlance;

namespace {

enum Opcode { Continuation = 0, Text = 1, Binary = 2, Close = 8, Ping = 9, Pong = 10 };
enum class Fin { No, Yes };

// A client's frame (RFC 6455 section 5.2), under a mask that changes every byte.
QByteArray frame(Opcode opcode, const QByteArray& payload, Fin fin = Fin::Yes) {
    static const QByteArray kMask = "\x11\x22\x44\x88";
    QByteArray bytes(1, static_cast<char>((fin == Fin::Yes ? 0x80 : 0) | opcode));
    if (payload.size() < 126) {
        bytes.append(static_cast<char>(0x80 | payload.size()));
    } else if (payload.size() <= 0xffff) {
        const auto size = qToBigEndian(static_cast<quint16>(payload.size()));
        bytes.append(char(0xfe)).append(reinterpret_cast<const char*>(&size), sizeof(size));
    } else {
        const auto size = qToBigEndian(static_cast<quint64>(payload.size()));
        bytes.append(char(0xff)).append(reinterpret_cast<const char*>(&size), sizeof(size));
    }
    bytes.append(kMask);
    for (qsizetype i = 0; i < payload.size(); ++i) {
        bytes.append(static_cast<char>(payload[i] ^ kMask[i % 4]));
    }
    return bytes;
}

// A text in fragments of this size.
QByteArray fragments(const QByteArray& text, qsizetype size, const QByteArray& between = {}) {
    QByteArray bytes;
    for (qsizetype at = 0; at < text.size(); at += size) {
        const Fin fin = at + size < text.size() ? Fin::No : Fin::Yes;
        bytes += frame(at == 0 ? Text : Continuation, text.mid(at, size), fin);
        bytes += fin == Fin::No ? between : QByteArray();
    }
    return bytes;
}

QByteArray echo(const QByteArray& nonce) {
    return codec::encode(EchoFrame{nonce, {}});
}

// A frame of exactly so many bytes: white space around its JSON counts.
QByteArray padded(const QByteArray& json, qsizetype size) {
    return json + QByteArray(size - json.size(), ' ');
}

class RawSocket {
public:
    explicit RawSocket(const LocalServer& server) : m_client(server.port()) {
        m_client.send(server.fill(
            request("GET /rooms/lobby/events?after=now",
                    "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                    "Authorization: Bearer $TOKEN\r\n"
                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n")));
        require(m_client.waitForText("\"hello\""), "no WebSocket");
    }

    RawClient& client() { return m_client; }
    void send(const QByteArray& bytes) { m_client.send(bytes); }
    bool hears(QByteArrayView text) const { return m_client.waitForText(text); }
    // So many empty pings have come.
    bool hearsPings(int count) const {
        return eventually([&] { return pings() >= count || m_client.isClosed(); }) &&
               pings() >= count;
    }
    int pings() const { return static_cast<int>(m_client.received().count(kPing)); }
    // With which code the server closed; 0 where it just left, -1 where it did not.
    int closeCode() const {
        if (!m_client.waitForClose()) {
            return -1;
        }
        const qsizetype at = m_client.received().lastIndexOf(char(0x88));
        return at < 0 ? 0 : qFromBigEndian<quint16>(m_client.received().constData() + at + 2);
    }

private:
    static inline const QByteArray kPing{"\x89\0", 2};

    RawClient m_client;
};

} // namespace

class WebSocketTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_server = std::make_unique<LocalServer>(); }
    void cleanupTestCase() { m_server.reset(); }

    void aMessageMayComeInAnyFragments_data();
    void aMessageMayComeInAnyFragments();
    void theLargestTextArrivesInFragments();
    void pingsAreAnsweredBetweenFragments();
    void everyEndHasItsCode_data();
    void everyEndHasItsCode();
    void cutInMidFrameItDisturbsNobody();
    void whoeverSaysNothingIsAskedAndThenClosed();
    void whoeverAnswersStays();

private:
    std::unique_ptr<LocalServer> m_server;
};

void WebSocketTest::aMessageMayComeInAnyFragments_data() {
    QTest::addColumn<int>("size");
    for (const int size : {1, 2, 3, 125, 126, 127, 4096, 32'768, 65'535, 65'536, 99'999}) {
        QTest::addRow("%d bytes", size) << size;
    }
}

// At the cap and not above it: the whole message counts, not its pieces.
void WebSocketTest::aMessageMayComeInAnyFragments() {
    QFETCH(int, size);
    const qsizetype whole = size < 100 ? 3000 : limits::kBody;
    RawSocket socket(*m_server);
    socket.send(fragments(padded(echo("in pieces"), whole), size));
    QVERIFY(socket.hears("\"nonce\":\"in pieces\""));
    QVERIFY(!socket.client().isClosed());
}

void WebSocketTest::theLargestTextArrivesInFragments() {
    RawSocket socket(*m_server);
    const QByteArray json =
        codec::encode(PostFrame{.text = QByteArray(limits::kText, '\x01'), .n = 1, .via = "w"});
    QVERIFY(json.size() > 98'000 && json.size() <= limits::kBody);
    socket.send(fragments(json, 16'384));
    QVERIFY(socket.hears("\"posted\""));
}

// RFC 6455 section 5.4: control frames may lie between the fragments of a message.
void WebSocketTest::pingsAreAnsweredBetweenFragments() {
    RawSocket socket(*m_server);
    socket.send(fragments(echo("between"), 10, frame(Ping, "are you there")));
    QVERIFY(socket.hears("are you there"));
    QVERIFY(socket.hears("\"nonce\":\"between\""));
}

void WebSocketTest::everyEndHasItsCode_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    const QByteArray large(limits::kBody + 1, ' ');
    const QByteArray umlaut = R"({"type":"echo","nonce":"ä"})";
    QTest::newRow("goodbye (7.1.5)") << frame(Close, QByteArray("\x03\xe8", 2)) << 1000;
    QTest::newRow("goodbye without a code (7.4.1)") << frame(Close, {}) << 1000;
    QTest::newRow("a continuation of nothing (5.4)") << frame(Continuation, "x") << 1002;
    QTest::newRow("a text within a text (5.4)")
        << frame(Text, "{", Fin::No) + frame(Text, "}") << 1002;
    QTest::newRow("a reserved opcode (5.2)") << frame(Opcode(3), "x") << 1002;
    QTest::newRow("a reserved bit (5.2)") << QByteArray("\xc1\x80\0\0\0\0", 6) << 1002;
    QTest::newRow("a fragmented ping (5.5)") << frame(Ping, "x", Fin::No) << 1002;
    QTest::newRow("a ping that is too long (5.5)") << frame(Ping, QByteArray(126, 'x')) << 1002;
    QTest::newRow("binary (7.4.1)") << frame(Binary, "x") << 1003;
    QTest::newRow("not UTF-8 (8.1)") << frame(Text, "\xff\xfe") << 1007;
    // QWebSocket's fault: the character is whole once the fragments are joined (5.4).
    QTest::newRow("a character in two fragments") << fragments(umlaut, umlaut.size() - 3) << 1007;
    QTest::newRow("too large in one frame (10.4)") << frame(Text, large) << 1009;
    QTest::newRow("too large in many") << fragments(large, 20'000) << 1009;
    // Without a byte of what is announced: it is not waited for, nor kept until it is whole.
    QTest::newRow("too large by its head (10.4)")
        << frame(Text, QByteArray(1024 * 1024, ' ')).first(14) << 1009;
}

void WebSocketTest::everyEndHasItsCode() {
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    RawSocket socket(*m_server);
    socket.send(bytes);
    QCOMPARE(socket.closeCode(), code);
    QVERIFY(m_server->answersPing());
}

void WebSocketTest::cutInMidFrameItDisturbsNobody() {
    RawSocket listener(*m_server);
    // Its JSON is complete long before the frame is, so that only the frame says what is missing.
    const QByteArray whole = frame(Text, padded(codec::encode(PostFrame{.text = "never"}), 300));
    for (const qsizetype sent : {1, 2, 3, 7, 8, 200}) {
        RawSocket cut(*m_server);
        cut.send(whole.first(sent));
        QVERIFY(m_server->answersPing());
        cut.client().endSending();
        QVERIFY(cut.client().waitForClose());
        const QByteArray later = "after " + QByteArray::number(sent);
        QCOMPARE(m_server->say(later).status, 201);
        QVERIFY(listener.hears(later));
    }
    QVERIFY(!listener.client().received().contains("never"));
    // Nothing but its end was missing.
    listener.send(whole);
    QVERIFY(listener.hears("\"text\":\"never\""));
}

void WebSocketTest::whoeverSaysNothingIsAskedAndThenClosed() {
    ServerOptions options;
    options.deadlines.heartbeat = 200;
    const LocalServer server(options);
    RawSocket silent(server);
    QCOMPARE(silent.closeCode(), 1001);
    QCOMPARE(silent.pings(), 2);
    QVERIFY(server.answersPing());
}

void WebSocketTest::whoeverAnswersStays() {
    ServerOptions options;
    options.deadlines.heartbeat = 500;
    const LocalServer server(options);
    RawSocket answering(server);
    for (int count = 1; count <= 4; ++count) {
        QVERIFY(answering.hearsPings(count));
        answering.send(frame(Pong, {}));
    }
    QVERIFY(!answering.client().isClosed());
}

QTEST_GUILESS_MAIN(WebSocketTest)
#include "websocket_test.moc"
