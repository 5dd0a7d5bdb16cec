// Over TLS all five links speak to the server that is meant, and send nothing to any other.
#include "client/httpposter.h"
#include "server/protocol/fingerprint.h"
#include "tests/client/certificate.h"
#include "tests/client/issuer.h"
#include "tests/client/listening.h"
#include "tests/support/eventually.h"

#include <QTest>

namespace parlance {
namespace {

using Detail = Failure::Detail;

void greet(Transport transport, const CannedRequest& request, QTcpSocket& socket) {
    const bool polls = transport == Transport::LongPoll || transport == Transport::ShortPoll;
    const Answer values{.room = lobby(), .cursor = at(0), .head = 0, .state = 8};
    socket.write(polls ? answer("200 OK", pollAnswer(values, {}))
                       : opening(transport, request) + said(transport, codec::encode(hello(0))));
}

QString textOf(const QByteArray& fingerprint) {
    return QString::fromLatin1(fingerprintText(fingerprint));
}

// Takes every message.
void answerTo(const CannedRequest&, QTcpSocket& socket) {
    socket.write(answer("201 Created", codec::encode(Posted{lobby(), 1, {}, at(1)})));
}

// Vouches for what it is given as long as it lives, as an authority in the system's store would.
struct Authority {
    explicit Authority(const QSslCertificate& certificate) {
        QSslConfiguration trusting = before;
        trusting.addCaCertificate(certificate);
        QSslConfiguration::setDefaultConfiguration(trusting);
    }
    ~Authority() { QSslConfiguration::setDefaultConfiguration(before); }

    QSslConfiguration before = QSslConfiguration::defaultConfiguration();
};

} // namespace

class TlsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void speaksToTheServerOfTheFingerprint_data() { everyTransport(); }
    void speaksToTheServerOfTheFingerprint();
    void sendsNothingToAnotherServer_data() { everyTransport(); }
    void sendsNothingToAnotherServer();
    void sendsNothingToAServerThatNobodyVouchesFor_data() { everyTransport(); }
    void sendsNothingToAServerThatNobodyVouchesFor();
    void needsNoFingerprintWhereAnAuthorityVouches_data() { everyTransport(); }
    void needsNoFingerprintWhereAnAuthorityVouches();
    void noAuthorityVouchesAgainstTheFingerprint_data() { everyTransport(); }
    void noAuthorityVouchesAgainstTheFingerprint();
    void saysWhereNobodySpeaksTls_data() { everyTransport(); }
    void saysWhereNobodySpeaksTls();
    void isToldThatOnlyTlsIsSpoken_data() { everyTransport(); }
    void isToldThatOnlyTlsIsSpoken();
    void aRedirectElsewhereIsAnOrdinaryRefusal_data();
    void aRedirectElsewhereIsAnOrdinaryRefusal();
    void aMessageGoesToTheServerOfTheFingerprintOnly();
    void anotherPinIsAnotherConnection();
    void anotherServerOfTheSameAuthorityIsNotTheSameServer();

private:
    static void everyTransport();
    static Transport transport() {
        QFETCH(int, transport);
        return static_cast<Transport>(transport);
    }
    static CannedServer::Handler greeting(Transport transport) {
        return [transport](const CannedRequest& request, QTcpSocket& socket) {
            greet(transport, request, socket);
        };
    }
};

void TlsTest::everyTransport() {
    QTest::addColumn<int>("transport");
    for (const Transport each : kTransports) {
        QTest::newRow(qPrintable(wireName(each))) << static_cast<int>(each);
    }
}

void TlsTest::speaksToTheServerOfTheFingerprint() {
    const Certificate certificate;
    const CannedServer server(greeting(transport()), certificate.tls);
    const Listening listening(transport(), server.room().withFingerprint(certificate.fingerprint));
    QTRY_VERIFY(listening.link->isOpen());
}

void TlsTest::sendsNothingToAnotherServer() {
    const Certificate expected;
    const Certificate shown;
    const CannedServer server(greeting(transport()), shown.tls);
    const Listening listening(transport(), server.room().withFingerprint(expected.fingerprint));
    QTRY_VERIFY(listening.heard.failure);
    const Failure& failure = *listening.heard.failure;
    QCOMPARE(failure.kind, Failure::Kind::Untrusted);
    QCOMPARE(failure.detail, Detail::CertificateChanged);
    QCOMPARE(failure.where, textOf(shown.fingerprint));
    QVERIFY(failure.isFinal());
    QVERIFY(server.requests().empty());
}

void TlsTest::sendsNothingToAServerThatNobodyVouchesFor() {
    const Certificate certificate;
    const CannedServer server(greeting(transport()), certificate.tls);
    const Listening listening(transport(), server.room());
    QTRY_VERIFY(listening.heard.failure);
    QCOMPARE(listening.heard.failure->kind, Failure::Kind::Untrusted);
    QCOMPARE(listening.heard.failure->detail, Detail::CertificateUnknown);
    QCOMPARE(listening.heard.failure->where, textOf(certificate.fingerprint));
    QVERIFY(server.requests().empty());
}

void TlsTest::needsNoFingerprintWhereAnAuthorityVouches() {
    const Certificate certificate;
    const Authority authority(certificate.tls.localCertificate());
    const CannedServer server(greeting(transport()), certificate.tls);
    const Listening listening(transport(), server.room());
    QTRY_VERIFY(listening.link->isOpen());
}

void TlsTest::noAuthorityVouchesAgainstTheFingerprint() {
    const Certificate expected;
    const Certificate shown;
    const Authority authority(shown.tls.localCertificate());
    const CannedServer server(greeting(transport()), shown.tls);
    const Listening listening(transport(), server.room().withFingerprint(expected.fingerprint));
    QTRY_VERIFY(listening.heard.failure);
    QCOMPARE(listening.heard.failure->detail, Detail::CertificateChanged);
    QVERIFY(server.requests().empty());
}

void TlsTest::saysWhereNobodySpeaksTls() {
    QTcpServer plain;
    QVERIFY(plain.listen(QHostAddress::LocalHost));
    connect(&plain, &QTcpServer::newConnection, &plain, [&plain] {
        QTcpSocket* socket = plain.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket] {
            socket->write("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
            socket->disconnectFromHost();
        });
    });
    const QString place = QStringLiteral("127.0.0.1:%1").arg(plain.serverPort());
    const RoomUrl room = *RoomUrl::parse(QStringLiteral("https://") + place);
    const Listening listening(transport(), room);
    QTRY_VERIFY(listening.heard.failure);
    QCOMPARE(listening.heard.failure->kind, Failure::Kind::Unreachable);
    QCOMPARE(listening.heard.failure->detail, Detail::NotEncrypted);
    QCOMPARE(listening.heard.failure->where, place);
}

void TlsTest::isToldThatOnlyTlsIsSpoken() {
    const CannedServer server([](const CannedRequest& request, QTcpSocket& socket) {
        socket.write(answer("308 Permanent Redirect", codec::encodeError(Error::TlsRequired),
                            "Location: https://" + request.header("Host") + request.target +
                                "\r\nContent-Type: application/json\r\n"));
    });
    const Listening listening(transport(), server.room());
    QTRY_VERIFY(listening.heard.failure);
    QCOMPARE(listening.heard.failure->kind, Failure::Kind::Refused);
    QCOMPARE(listening.heard.failure->detail, Detail::EncryptedOnly);
    QVERIFY(listening.heard.failure->isFinal());
}

void TlsTest::aRedirectElsewhereIsAnOrdinaryRefusal_data() {
    QTest::addColumn<QByteArray>("location");
    for (const char* location :
         {"https://login.example/", "https://login.example:$PORT/", "https://127.0.0.1/",
          "http://$HOST/", "//$HOST/", "/elsewhere", ""}) {
        QTest::newRow(location) << QByteArray(location);
    }
}

void TlsTest::aRedirectElsewhereIsAnOrdinaryRefusal() {
    QFETCH(QByteArray, location);
    const CannedServer server([&](const CannedRequest& request, QTcpSocket& socket) {
        const QByteArray host = request.header("Host");
        const QByteArray to =
            QByteArray(location).replace("$HOST", host).replace("$PORT", host.split(':').last());
        socket.write(answer("308 Permanent Redirect", "", "Location: " + to + "\r\n"));
    });
    const Listening listening(Transport::ShortPoll, server.room());
    QTRY_VERIFY(listening.heard.failure);
    QCOMPARE(listening.heard.failure->detail, Detail::None);
    QCOMPARE(listening.heard.failure->httpStatus, 308);
    QCOMPARE(server.requests().size(), std::size_t(1)); // Nobody went there.
}

void TlsTest::aMessageGoesToTheServerOfTheFingerprintOnly() {
    const Certificate expected;
    const Certificate shown;
    const CannedServer server(answerTo, shown.tls);
    for (const bool isRight : {false, true}) {
        const RoomUrl room =
            server.room().withFingerprint(isRight ? shown.fingerprint : expected.fingerprint);
        Http http(room.fingerprint());
        HttpPoster poster(http, room, "secret");
        std::optional<Poster::Outcome> outcome;
        poster.post({.text = "hello", .n = 1}, [&](const auto& told) { outcome = told; });
        QTRY_VERIFY(outcome);
        QCOMPARE(std::holds_alternative<Posted>(*outcome), isRight);
        QCOMPARE(server.requests().size(), std::size_t(isRight ? 1 : 0));
    }
}

// What was checked under one pin is not used under another.
void TlsTest::anotherPinIsAnotherConnection() {
    const Certificate expected;
    const Certificate shown;
    const CannedServer server(answerTo, shown.tls);
    const RoomUrl room = server.room();
    Http http(shown.fingerprint);
    std::optional<HttpAnswer> answer;
    const auto keep = [&](const HttpAnswer& told) { answer = told; };
    Http::Call call = http.get(Http::request(room.ping(), {}), kHardLimit, keep);
    QTRY_VERIFY(answer);
    QVERIFY(!answer->failure);
    http.setPin(expected.fingerprint);
    answer.reset();
    call = http.get(Http::request(room.ping(), {}), kHardLimit, keep);
    QTRY_VERIFY(answer);
    QCOMPARE(answer->failure->detail, Detail::CertificateChanged);
    QCOMPARE(server.requests().size(), std::size_t(1));
}

// What was passed over at the first connection was an error of the authority's certificate. It is
// the same one at the next connection, so Qt passes over it there and asks nobody.
void TlsTest::anotherServerOfTheSameAuthorityIsNotTheSameServer() {
    const Issuer authority;
    const Certificate expected = authority.issue();
    const Certificate shown = authority.issue();
    QVERIFY(expected.fingerprint != shown.fingerprint);
    bool isFirst = true;
    CannedServer server(
        [&isFirst](const CannedRequest& request, QTcpSocket& socket) {
            // The first one waits, so that the second has to go by a connection of its own.
            if (!std::exchange(isFirst, false)) {
                answerTo(request, socket);
            }
        },
        expected.tls);
    const QNetworkRequest ping = Http::request(server.room().ping(), {});
    Http http(expected.fingerprint);
    const Http::Call waiting = http.get(ping, kHardLimit, [](const HttpAnswer&) {});
    QTRY_COMPARE(server.requests().size(), std::size_t(1));
    server.show(shown.tls);
    std::optional<HttpAnswer> answer;
    const Http::Call call =
        http.get(ping, kHardLimit, [&](const HttpAnswer& told) { answer = told; });
    QTRY_VERIFY(answer);
    QVERIFY(answer->failure);
    QCOMPARE(answer->failure->detail, Detail::CertificateChanged);
    QCOMPARE(answer->failure->where, textOf(shown.fingerprint));
    QCOMPARE(server.requests().size(), std::size_t(1));
}

} // namespace parlance

QTEST_GUILESS_MAIN(parlance::TlsTest)
#include "tls_test.moc"
