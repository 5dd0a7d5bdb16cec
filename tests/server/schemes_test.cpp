// One port that speaks both schemes, or sends everybody to the one.
#include "server/protocol/clientcodec.h"
#include "server/protocol/limits.h"
#include "tests/server/localserver.h"
#include "tests/server/rawrows.h"
#include "tests/support/eventually.h"
#include "tests/support/tlspeer.h"

#include <QElapsedTimer>
#include <QSslCertificate>
#include <QSslSocket>
#include <QTest>

using namespace parlance;

namespace {

using Scheme = RawClient::Scheme;

constexpr qint64 kShort = 250;

ServerOptions speaking(Tls tls) {
    ServerOptions options;
    options.tls = tls;
    return options;
}

RawAnswer answerTo(const LocalServer& server, Scheme scheme, const QByteArray& bytes) {
    RawClient client(server.port(), scheme);
    client.send(server.fill(bytes));
    client.waitForAnswers(1);
    const std::vector<RawAnswer> answers = client.answers();
    return answers.empty() ? RawAnswer() : answers.front();
}

QByteArray joining(const QByteArray& fields = {}) {
    return post("/rooms/lobby/members", R"({"name":"Bo"})", fields);
}

const QByteArray kHandshake =
    "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

} // namespace

class SchemesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bothSchemesAreServedOnOnePort();
    void withoutTlsNobodyIsServedIt();
    void theFingerprintIsThatOfTheCertificateShown();
    void everyTransportSpeaksIt_data();
    void everyTransportSpeaksIt();
    void aPlainRequestIsSentToTls_data();
    void aPlainRequestIsSentToTls();
    void onlyWhoIsWelcomeIsSentToTls_data();
    void onlyWhoIsWelcomeIsSentToTls();
    void eachSchemeHasItsOwnCookie();
    void aCookieOfTheOtherSchemeIsNobodys();
    void aPageOfThisServerCameByTheSameScheme_data();
    void aPageOfThisServerCameByTheSameScheme();
    void whoIsOneTooManyHearsItInEitherScheme_data();
    void whoIsOneTooManyHearsItInEitherScheme();
    void aHandshakeThatDoesNotEndIsCut_data();
    void aHandshakeThatDoesNotEndIsCut();
    void afterTheHandshakeThereIsTime();
};

void SchemesTest::bothSchemesAreServedOnOnePort() {
    LocalServer server(speaking(Tls::Also));
    RawClient plain(server.port(), Scheme::Plain);
    RawClient secure(server.port(), Scheme::Tls);
    for (std::size_t i = 1; i <= 3; ++i) {
        for (RawClient* client : {&plain, &secure}) {
            client->send(server.fill(request("GET /ping")));
            QVERIFY(client->waitForAnswers(i));
            QCOMPARE(client->answers().back().status, 204);
        }
    }
    QVERIFY(!secure.answers().back().headers.has("strict-transport-security"));
}

void SchemesTest::withoutTlsNobodyIsServedIt() {
    LocalServer server;
    QVERIFY(server.server().fingerprint().isEmpty());
    RawClient client(server.port());
    client.send(TlsPeer().take());
    QVERIFY(client.waitForClose());
    QCOMPARE(client.answers().front().status, 400);
}

void SchemesTest::theFingerprintIsThatOfTheCertificateShown() {
    LocalServer server(speaking(Tls::Only));
    QSslSocket socket;
    socket.setPeerVerifyMode(QSslSocket::QueryPeer);
    socket.ignoreSslErrors();
    socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), server.port());
    QVERIFY(eventually([&] { return socket.isEncrypted(); }));
    QCOMPARE(server.server().fingerprint().size(), 32);
    QCOMPARE(socket.peerCertificate().digest(QCryptographicHash::Sha256),
             server.server().fingerprint());
}

void SchemesTest::everyTransportSpeaksIt_data() {
    QTest::addColumn<QByteArray>("asked");
    QTest::addColumn<QByteArray>("first");
    const QByteArray line = "GET /rooms/lobby/events?after=now";
    const auto row = [](const char* name, const QByteArray& asked, const char* first) {
        QTest::newRow(name) << asked << QByteArray(first);
    };
    row("websocket", request(line, kHandshake), "\"hello\"");
    row("sse", request(line + "&transport=sse"), "event: hello");
    row("stream", request(line + "&transport=stream"), "\"hello\"");
    row("longpoll", request(line + "&wait=50"), "");
    row("shortpoll", request(line + "&transport=shortpoll"), "\"cursor\"");
}

// What is said plainly is heard over TLS, and the other way round.
void SchemesTest::everyTransportSpeaksIt() {
    QFETCH(QByteArray, asked);
    QFETCH(QByteArray, first);
    LocalServer server(speaking(Tls::Also));
    for (const Scheme listening : {Scheme::Tls, Scheme::Plain}) {
        const Scheme speaking = listening == Scheme::Tls ? Scheme::Plain : Scheme::Tls;
        const QByteArray text = listening == Scheme::Tls ? "from plain" : "from TLS";
        RawClient reader(server.port(), listening);
        reader.send(server.fill(asked));
        QVERIFY(first.isEmpty() ? server.answersPing() : reader.waitForText(first));
        const RawAnswer said = answerTo(server, speaking,
                                        post("/rooms/lobby/events", "{\"text\":\"" + text + "\"}",
                                             "Authorization: Bearer $TOKEN\r\n"));
        QCOMPARE(said.status, 201);
        if (asked.contains("shortpoll")) {
            reader.send(
                server.fill(request("GET /rooms/lobby/events?transport=shortpoll&after=start")));
        }
        QVERIFY(reader.waitForText(text));
    }
}

void SchemesTest::aPlainRequestIsSentToTls_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("location");
    const auto row = [](const char* name, const QByteArray& bytes, const char* location) {
        QTest::newRow(name) << bytes << QByteArray(location);
    };
    const auto at = [](const QByteArray& host) {
        return "GET /ping HTTP/1.1\r\nHost: " + host + "\r\n\r\n";
    };
    row("the page", request("GET /"), "https://$HOST/");
    row("a room's", request("GET /rooms/physics?refresh"), "https://$HOST/rooms/physics?refresh");
    row("a query", request("GET /rooms/lobby/events?after=now&wait=5&x=%26%20a"),
        "https://$HOST/rooms/lobby/events?after=now&wait=5&x=%26%20a");
    row("what has no place", request("GET /x%2Fy//z"), "https://$HOST/x%2Fy//z");
    row("a message", post("/rooms/lobby/events", R"({"text":"hi"})"),
        "https://$HOST/rooms/lobby/events");
    row("a WebSocket", request("GET /rooms/lobby/events", kHandshake),
        "https://$HOST/rooms/lobby/events");
    row("the host's", request("GET /host/stats"), "https://$HOST/host/stats");
    row("the usual port of http", at("ship.local"), "https://ship.local:80/ping");
    row("the usual port of https", at("ship.local:443"), "https://ship.local/ping");
    row("an address of IPv6", at("[2001:db8::7]:8080"), "https://[2001:db8::7]:8080/ping");
    row("an absolute target", "GET http://ship.local:81/a HTTP/1.1\r\nHost: ship.local:81\r\n\r\n",
        "https://ship.local:81/a");
}

// RFC 9110 section 15.4.9.
void SchemesTest::aPlainRequestIsSentToTls() {
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, location);
    LocalServer server(speaking(Tls::Only));
    const RawAnswer answer = answerTo(server, Scheme::Plain, bytes);
    QCOMPARE(answer.status, 308);
    QCOMPARE(answer.headers.value("location"), server.fill(location));
    QCOMPARE(answer.headers.value("cache-control"), QByteArray("no-store"));
    QVERIFY(!answer.headers.has("set-cookie"));
    QCOMPARE(codec::decodeError(answer.body), Error::TlsRequired);
    QVERIFY(server.answersPing()); // By TLS.
}

void SchemesTest::onlyWhoIsWelcomeIsSentToTls_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::newRow("a foreign name")
        << QByteArray("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n") << 421;
    QTest::newRow("nowhere (HTTP/1.0)") << QByteArray("GET / HTTP/1.0\r\n\r\n") << 400;
    QTest::newRow("no HTTP") << QByteArray("hello\r\n\r\n") << 501;
}

void SchemesTest::onlyWhoIsWelcomeIsSentToTls() {
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    LocalServer server(speaking(Tls::Only));
    const RawAnswer answer = answerTo(server, Scheme::Plain, bytes);
    QCOMPARE(answer.status, status);
    QVERIFY(!answer.headers.has("location"));
}

// RFC 6265bis section 4.1.3.2.
void SchemesTest::eachSchemeHasItsOwnCookie() {
    LocalServer server(speaking(Tls::Also));
    const QByteArray plain = answerTo(server, Scheme::Plain, joining()).headers.value("set-cookie");
    const QByteArray secure = answerTo(server, Scheme::Tls, joining()).headers.value("set-cookie");
    QVERIFY(plain.startsWith("parlance_"));
    QVERIFY(!plain.contains("Secure"));
    QVERIFY(secure.startsWith("__Host-" + plain.first(plain.indexOf('=') + 1)));
    for (const char* attribute : {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"}) {
        QVERIFY2(secure.contains(QByteArray("; ") + attribute), attribute);
    }
    QVERIFY(!secure.contains("Domain"));
}

void SchemesTest::aCookieOfTheOtherSchemeIsNobodys() {
    LocalServer server(speaking(Tls::Also));
    const auto saying = [](const QByteArray& cookie) {
        return post("/rooms/lobby/events", R"({"text":"hi"})", "Cookie: " + cookie + "\r\n");
    };
    const QByteArray kept =
        answerTo(server, Scheme::Tls, joining()).headers.value("set-cookie").split(';').first();
    QCOMPARE(answerTo(server, Scheme::Tls, saying(kept)).status, 201);
    QCOMPARE(answerTo(server, Scheme::Plain, saying(kept)).status, 401);
    QCOMPARE(answerTo(server, Scheme::Tls, saying("$COOKIE")).status, 401);
    QCOMPARE(answerTo(server, Scheme::Plain, saying("$COOKIE")).status, 201);
}

void SchemesTest::aPageOfThisServerCameByTheSameScheme_data() {
    QTest::addColumn<bool>("secure");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<int>("status");
    const auto row = [](const char* name, bool secure, const char* host, const char* origin,
                        int status) {
        QTest::newRow(name) << secure << QByteArray(host) << QByteArray(origin) << status;
    };
    row("TLS and TLS", true, "$HOST", "https://$HOST", 204);
    row("TLS, its port said by one", true, "192.0.2.7", "https://192.0.2.7:443", 204);
    row("TLS, the port of http", true, "192.0.2.7:80", "https://192.0.2.7", 403);
    row("TLS and a plain page", true, "$HOST", "http://$HOST", 403);
    row("TLS and a plain page at the usual ports", true, "192.0.2.7", "http://192.0.2.7", 403);
    row("TLS and a stranger", true, "$HOST", "https://evil.example", 403);
    row("plain and plain", false, "$HOST", "http://$HOST", 204);
    row("plain behind a proxy with TLS", false, "192.0.2.7", "https://192.0.2.7", 204);
}

void SchemesTest::aPageOfThisServerCameByTheSameScheme() {
    QFETCH(bool, secure);
    QFETCH(QByteArray, host);
    QFETCH(QByteArray, origin);
    QFETCH(int, status);
    LocalServer server(speaking(Tls::Also));
    const QByteArray bytes = "POST /ping HTTP/1.1\r\nHost: " + host + "\r\nOrigin: " + origin +
                             "\r\nContent-Length: 0\r\n\r\n";
    QCOMPARE(answerTo(server, secure ? Scheme::Tls : Scheme::Plain, bytes).status, status);
}

void SchemesTest::whoIsOneTooManyHearsItInEitherScheme_data() {
    QTest::addColumn<bool>("secure");
    QTest::newRow("plain") << false;
    QTest::newRow("TLS") << true;
}

void SchemesTest::whoIsOneTooManyHearsItInEitherScheme() {
    QFETCH(bool, secure);
    LocalServer server(speaking(Tls::Also));
    std::vector<std::unique_ptr<RawClient>> crowd;
    // Those that the fixture itself has used may still be on their way out.
    QVERIFY(eventually([&] {
        crowd.clear();
        for (int i = 0; i < limits::kConnectionsPerAddress; ++i) {
            crowd.push_back(std::make_unique<RawClient>(server.port()));
            crowd.back()->send(server.fill(request("GET /ping")));
        }
        return std::ranges::all_of(crowd, [](const auto& client) {
            return client->waitForAnswers(1) && client->answers().front().status == 204;
        });
    }));
    RawClient late(server.port(), secure ? Scheme::Tls : Scheme::Plain);
    late.send(server.fill(request("GET /ping")));
    QVERIFY(late.waitForClose());
    QCOMPARE(late.answers().size(), std::size_t(1));
    const RawAnswer answer = late.answers().front();
    QCOMPARE(answer.status, 503);
    QCOMPARE(codec::decodeError(answer.body), Error::TooManyFromAddress);
    // Whoever leaves makes room.
    crowd.resize(100);
    QVERIFY(eventually([&] { return server.answersPing(); }));
}

void SchemesTest::aHandshakeThatDoesNotEndIsCut_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("atOnce");
    const QByteArray hello = TlsPeer().take();
    QTest::newRow("its first byte") << hello.first(1) << false;
    QTest::newRow("half a hello") << hello.first(hello.size() / 2) << false;
    QTest::newRow("a hello") << hello << false;
    QTest::newRow("nonsense") << QByteArray("\x16\x03\x01\x00\x05hello", 10) << true;
    QTest::newRow("another hello") << hello + hello << true;
}

void SchemesTest::aHandshakeThatDoesNotEndIsCut() {
    QFETCH(QByteArray, bytes);
    QFETCH(bool, atOnce);
    ServerOptions options = speaking(Tls::Also);
    options.deadlines.head = atOnce ? 3600'000 : kShort;
    LocalServer server(options);
    RawClient client(server.port());
    QElapsedTimer timer;
    timer.start();
    client.send(bytes);
    QVERIFY(client.waitForClose());
    QVERIFY(atOnce || timer.elapsed() >= kShort - 1);
    QVERIFY(!client.received().contains("HTTP"));
    QVERIFY(server.answersPing());
}

// A browser opens connections ahead of what it will ask.
void SchemesTest::afterTheHandshakeThereIsTime() {
    ServerOptions options = speaking(Tls::Also);
    options.deadlines.head = kShort;
    LocalServer server(options);
    RawClient quiet(server.port(), Scheme::Tls);
    // Whoever began later has been cut.
    RawClient stuck(server.port());
    stuck.send(TlsPeer().take().first(5));
    QVERIFY(stuck.waitForClose());
    QVERIFY(!quiet.isClosed());
    quiet.send(server.fill(request("GET /ping")));
    QVERIFY(quiet.waitForAnswers(1));
    QCOMPARE(quiet.answers().front().status, 204);
}

QTEST_GUILESS_MAIN(SchemesTest)
#include "schemes_test.moc"
