// The three threads of a program that hosts, together: the window's, here the test's, the server's
// and the storage's. It starts, serves a crowd, is asked across threads, and ends, twice on the
// same data. For the thread sanitizer; without it, one more test that nothing is lost over a
// restart.
//
// Clients of bare bytes: QNetworkAccessManager's own thread would look full of races (Qt is not
// instrumented).
#include "app/embeddedserver.h"
#include "server/protocol/clientcodec.h"
#include "tests/support/eventually.h"
#include "tests/support/rawclient.h"

#include <QTemporaryDir>
#include <QTest>

using namespace parlance;

namespace {

constexpr int kListeners = 9;
constexpr int kSaid = 60; // In each half.

QByteArray request(const QByteArray& line, const QByteArray& fields, const QByteArray& body = {}) {
    return line + " HTTP/1.1\r\nHost: localhost\r\n" + fields +
           "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

QByteArray post(const QByteArray& path, const QByteArray& token, const QByteArray& body) {
    return request("POST " + path,
                   "Content-Type: application/json\r\nAuthorization: Bearer " + token + "\r\n",
                   body);
}

QByteArray listening(int kind) {
    static const QByteArrayList kFields{
        "Accept: text/event-stream\r\n", "Accept: application/x-ndjson\r\n",
        "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"};
    return "GET /rooms/lobby/events?after=start HTTP/1.1\r\nHost: localhost\r\n" +
           kFields[kind % 3] + "\r\n";
}

// A program that hosts, from its start to its end.
class Hosting {
public:
    explicit Hosting(const QTemporaryDir& data) {
        QObject::connect(&m_server, &EmbeddedServer::started, &m_server,
                         [this](const auto& running) { m_port = running.port; });
        QObject::connect(&m_server, &EmbeddedServer::stopped, &m_server, [this] { m_port = 0; });
        QObject::connect(&m_server, &EmbeddedServer::counted, &m_server,
                         [this](int guests) { m_guests = guests; });
        ServerOptions options;
        options.address = QHostAddress(QHostAddress::LocalHost);
        options.port = 0;
        options.dataDirectory = data.path();
        options.rateLimits = false;
        m_server.start(options);
        require(eventually([this] { return m_port != 0; }), "it does not start");
    }
    // The bye is said, everything is stored, and the thread's last word has come.
    void stop() {
        m_server.stop();
        require(eventually([this] { return m_port == 0; }), "it does not stop");
    }

    quint16 port() const { return m_port; }
    bool counts(int guests) {
        return eventually([&] {
            m_server.countGuests({});
            return m_guests == guests;
        });
    }

private:
    EmbeddedServer m_server;
    quint16 m_port = 0;
    int m_guests = -1;
};

} // namespace

class ThreadsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyThreadDoesItsPartAndEnds() {
        const QTemporaryDir data;
        for (int half = 0; half < 2; ++half) {
            Hosting hosting(data);
            RawClient speaker(hosting.port());
            speaker.send(request("POST /rooms/lobby/members", "Content-Type: application/json\r\n",
                                 codec::encodeJoin({.name = "Ana"})));
            QVERIFY(speaker.waitForAnswers(1));
            const QByteArray token = codec::decodeJoined(speaker.answers().front().body)->token;
            std::vector<std::unique_ptr<RawClient>> listeners;
            for (int i = 0; i < kListeners; ++i) {
                listeners.push_back(std::make_unique<RawClient>(hosting.port()));
                listeners.back()->send(listening(i));
            }
            for (int i = 0; i < kSaid; ++i) {
                const QByteArray words = "words " + QByteArray::number(half * kSaid + i) + " end";
                speaker.send(
                    post("/rooms/lobby/events", token, codec::encode(PostFrame{.text = words})));
            }
            QVERIFY(speaker.waitForAnswers(kSaid + 1));
            QVERIFY(hosting.counts(1)); // Who has no name is known by the address.
            hosting.stop();
            for (const auto& listener : listeners) {
                QVERIFY(listener->waitForClose());
                for (int i = 0; i < (half + 1) * kSaid; ++i) {
                    const QByteArray words = "words " + QByteArray::number(i) + " end";
                    QCOMPARE(listener->received().count(words), qsizetype(1));
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(ThreadsTest)
#include "threads_test.moc"
