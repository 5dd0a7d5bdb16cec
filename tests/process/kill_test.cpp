// kill -9 while four people send ten thousand messages, three times over. What was acknowledged is
// there, once; the numbers have no hole; tokens and cursors are good for the next start.
#include "tests/docs/wire.h"
#include "tests/process/program.h"

#include <QEventLoop>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QTimer>
#include <QWebSocket>

#include <algorithm>
#include <functional>
#include <map>
#include <set>

namespace parlance {
namespace {

constexpr int kSenders = 4;
constexpr int kMessagesEach = 2500;
constexpr int kAll = kSenders * kMessagesEach;
constexpr int kInFlight = 64;
constexpr int kPatience = 60'000;

QJsonObject json(const QByteArray& text) {
    return QJsonDocument::fromJson(text).object();
}

QJsonObject ask(quint16 port, const QByteArray& request) {
    docs::Wire wire(port);
    wire.send(request);
    const docs::Head head = wire.head().value_or(docs::Head());
    return json(wire.body(head).value_or(QByteArray()));
}

QJsonObject get(quint16 port, const QString& query) {
    return ask(port, "GET /rooms/lobby/events?" + query.toLatin1() +
                         " HTTP/1.1\r\nHost: localhost\r\n\r\n");
}

// One person with a WebSocket, who sends on without waiting for each answer, and after a break
// sends everything again that was not answered.
class Sender : public QObject {
public:
    // `answered` is called after every answer.
    Sender(quint16 port, const QByteArray& name, std::function<void()> answered)
        : m_via(name + "-outbox")
        , m_answered(std::move(answered)) {
        const QByteArray body = "{\"name\":\"" + name + "\"}";
        const QJsonObject joined = ask(port,
                                       "POST /rooms/lobby/members HTTP/1.1\r\nHost: localhost\r\n"
                                       "Content-Type: application/json\r\nContent-Length: " +
                                           QByteArray::number(body.size()) + "\r\n\r\n" + body);
        m_token = joined[u"token"].toString().toLatin1();
        m_cid = joined[u"cid"].toString();
    }

    void connectTo(quint16 port) {
        m_socket = std::make_unique<QWebSocket>();
        connect(m_socket.get(), &QWebSocket::textMessageReceived, this,
                [this](const QString& text) { received(json(text.toUtf8())); });
        QUrl url(QStringLiteral("ws://127.0.0.1:%1/rooms/lobby/events").arg(port));
        url.setQuery(QStringLiteral("after=") +
                     (m_lastCursor.isEmpty() ? QStringLiteral("now") : m_lastCursor));
        QNetworkRequest request(url);
        request.setRawHeader("Authorization", "Bearer " + m_token);
        m_hello = {};
        m_inFlight = 0;
        m_next = 1;
        m_socket->open(request);
    }
    bool isConnected() const {
        return m_socket && m_socket->state() != QAbstractSocket::UnconnectedState;
    }

    const QJsonObject& hello() const { return m_hello; }
    const QString& cid() const { return m_cid; }
    const QByteArray& via() const { return m_via; }
    const std::map<int, qint64>& acknowledged() const { return m_acknowledged; }
    const QString& lastCursor() const { return m_lastCursor; }
    const QString& trouble() const { return m_trouble; }

private:
    void received(const QJsonObject& frame) {
        const QString type = frame[u"type"].toString();
        if (type == u"hello") {
            m_hello = frame;
        } else if (type == u"posted") {
            const int n = frame[u"n"].toInt();
            if (!m_acknowledged.emplace(n, frame[u"seq"].toInteger()).second) {
                m_trouble = QStringLiteral("%1 was acknowledged twice").arg(n);
            }
            m_lastCursor = frame[u"cursor"].toString();
            --m_inFlight;
        } else if (type == u"error" || type == u"bye") {
            m_trouble = frame[u"code"].toString() + frame[u"reason"].toString();
        }
        while (!m_hello.isEmpty() && m_inFlight < kInFlight && m_next <= kMessagesEach) {
            const int n = m_next++;
            if (!m_acknowledged.contains(n)) {
                m_socket->sendTextMessage(
                    QStringLiteral("{\"text\":\"%1 of %2\",\"n\":%1,\"via\":\"%2\"}")
                        .arg(n)
                        .arg(QString::fromLatin1(m_via)));
                ++m_inFlight;
            }
        }
        m_answered();
    }

    QByteArray m_via;
    std::function<void()> m_answered;
    QByteArray m_token;
    QString m_cid;
    std::unique_ptr<QWebSocket> m_socket;
    QJsonObject m_hello;
    int m_next = 1;
    int m_inFlight = 0;
    std::map<int, qint64> m_acknowledged; // n to seq.
    QString m_lastCursor;
    QString m_trouble;
};

} // namespace

class KillTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWasAcknowledgedIsThereOnce();

private:
    using Senders = std::vector<std::unique_ptr<Sender>>;

    static int acknowledged(const Senders& senders);
    static void verifyLog(quint16 port, const Senders& senders);
};

int KillTest::acknowledged(const Senders& senders) {
    std::size_t count = 0;
    for (const auto& sender : senders) {
        count += sender->acknowledged().size();
    }
    return static_cast<int>(count);
}

void KillTest::verifyLog(quint16 port, const Senders& senders) {
    std::map<QString, const Sender*> byCid;
    for (const auto& sender : senders) {
        byCid.emplace(sender->cid(), sender.get());
    }
    std::map<std::pair<QString, int>, qint64> stored;
    qint64 last = 0;
    for (QString after = QStringLiteral("start");;) {
        const QJsonObject answer = get(port, QStringLiteral("after=") + after);
        QCOMPARE(answer[u"resume"].toString(), QStringLiteral("ok"));
        QCOMPARE(answer[u"oldest"].toInt(), 1);
        for (const QJsonValue& value : answer[u"entries"].toArray()) {
            const QJsonObject entry = value.toObject();
            QCOMPARE(entry[u"seq"].toInteger(), ++last);
            const int n = entry[u"n"].toInt();
            const auto sender = byCid.find(entry[u"cid"].toString());
            QVERIFY(sender != byCid.end());
            const QString via = QString::fromLatin1(sender->second->via());
            QCOMPARE(entry[u"via"].toString(), via);
            QCOMPARE(entry[u"text"].toString(), QStringLiteral("%1 of %2").arg(n).arg(via));
            QVERIFY2(stored.emplace(std::pair(sender->first, n), last).second, "stored twice");
        }
        after = answer[u"cursor"].toString();
        if (last == answer[u"head"].toInteger()) {
            break;
        }
        QVERIFY(!answer[u"entries"].toArray().isEmpty());
    }
    for (const auto& sender : senders) {
        for (const auto& [n, seq] : sender->acknowledged()) {
            const auto entry = stored.find({sender->cid(), n});
            QVERIFY2(entry != stored.end(), qPrintable(QStringLiteral("%1 is lost").arg(seq)));
            QCOMPARE(entry->second, seq);
        }
    }
}

void KillTest::whatWasAcknowledgedIsThereOnce() {
    const Home home;
    Senders senders;
    std::set<QString> cursors;
    QEventLoop loop;
    QTimer::singleShot(kPatience, &loop, [&] { loop.exit(); });
    int enough = 0;
    // At once, or a quick machine would be through before it is killed.
    const auto look = [&] {
        const bool trouble = std::ranges::any_of(
            senders, [](const auto& sender) { return !sender->trouble().isEmpty(); });
        if (trouble || acknowledged(senders) >= enough) {
            loop.exit();
        }
    };
    for (const int next : {2'000, 5'000, 8'000, kAll}) {
        enough = next;
        RunningServer server(home, QStringLiteral(PARLANCE_SERVER_PROGRAM), QStringLiteral("data"));
        QVERIFY2(server.isListening(), server.program().err().constData());
        const quint16 port = server.port();
        const bool first = senders.empty();
        for (int i = 0; first && i < kSenders; ++i) {
            senders.push_back(
                std::make_unique<Sender>(port, "sender" + QByteArray::number(i), look));
        }
        verifyLog(port, senders);
        if (QTest::currentTestFailed()) {
            return;
        }
        for (const QString& cursor : cursors) {
            const QJsonObject answer = get(port, QStringLiteral("after=") + cursor);
            QCOMPARE(answer[u"resume"].toString(), QStringLiteral("ok"));
            const qint64 seq = cursor.section(u'-', 1).toLongLong();
            QVERIFY(answer[u"head"].toInteger() >= seq);
            QVERIFY(seq == answer[u"head"].toInteger() ||
                    answer[u"entries"][0][u"seq"].toInteger() == seq + 1);
        }

        const int before = acknowledged(senders);
        for (const auto& sender : senders) {
            sender->connectTo(port);
        }
        loop.exec();
        for (const auto& sender : senders) {
            QCOMPARE(sender->hello()[u"resume"].toString(), QStringLiteral("ok"));
            QCOMPARE(sender->hello()[u"you"][u"cid"].toString(), sender->cid());
            QCOMPARE(sender->trouble(), QString());
            cursors.insert(sender->lastCursor());
        }
        QVERIFY(acknowledged(senders) >= enough);
        if (enough == kAll) {
            verifyLog(port, senders);
            QCOMPARE(get(port, QStringLiteral("after=now"))[u"head"].toInt(), kAll);
            break;
        }
        server.program().kill();
        // Answers that were on their way count as well.
        for (const auto& sender : senders) {
            QTRY_VERIFY(!sender->isConnected());
        }
        const int after = acknowledged(senders);
        QVERIFY2(after > before && after < kAll, "it was not killed in the middle");
    }
}

} // namespace parlance

QTEST_GUILESS_MAIN(parlance::KillTest)
#include "kill_test.moc"
