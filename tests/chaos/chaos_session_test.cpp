// Two sessions say 2,000 messages each while the network between them and their server changes all
// the time, the ladder's times at a tenth: everybody shows everything once and in order.
//
// The weather is the seed's alone; what the system's scheduler adds is nobody's.
#include "app/embeddedserver.h"
#include "client/session.h"
#include "client/trace.h"
#include "tests/support/chaos/chaosproxy.h"
#include "tests/support/eventually.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace parlance;
using namespace std::chrono_literals;

namespace {

constexpr int kMessages = 2'000;    // Of each.
constexpr double kScale = 0.1;      // Of all times.
constexpr auto kWeather = 300s;     // Before it is scaled.
constexpr qsizetype kWaiting = 200; // Messages on their way, at most: people wait for the network.
constexpr auto kGetThrough = 150s;  // Half a minute of it is the weather; only a failure takes all.

ServerOptions quickServer() {
    ServerOptions options;
    options.address = QHostAddress(QHostAddress::LocalHost);
    options.port = 0;
    options.rateLimits = false;
    options.deadlines.heartbeat /= 10;
    options.deadlines.secondFrame /= 10;
    return options;
}

class Talker {
public:
    Talker(const char* name, const RoomUrl& room, const QTemporaryDir& home, quint32 seed)
        : m_name(QString::fromLatin1(name))
        , m_session({.room = room,
                     .name = name,
                     .tokenFile = home.filePath(m_name),
                     .ladder = LadderTimings().scaled(kScale),
                     .random = Random(seed),
                     .timings = LinkTimings().scaled(kScale)}) {
        m_session.start();
    }

    bool isLive() const { return m_session.status().phase == Session::Phase::Live; }
    bool hasSaidAll() const { return m_said == kMessages; }
    void sayNext() {
        if (!hasSaidAll() && waiting() < kWaiting) {
            m_session.send(m_name + u' ' + QString::number(++m_said));
        }
    }
    bool shows(int messages) {
        return m_session.messages().rowCount() >= messages && waiting() == 0;
    }

    // Everything that is wrong with what is shown; nothing where it is right.
    QStringList mistakes() {
        QStringList mistakes;
        QHash<QString, int> said;
        qint64 seq = 0;
        const MessageModel& model = m_session.messages();
        for (int row = 0; row < model.rowCount() && mistakes.size() < 5; ++row) {
            const QModelIndex index = model.index(row);
            const auto kind = index.data(MessageModel::KindRole).value<MessageModel::Kind>();
            const QString text = index.data().toString();
            const QStringList words = text.split(u' ');
            if (kind != MessageModel::Kind::Message) {
                mistakes.append(QStringLiteral("row %1 is no message").arg(row));
            } else if (index.data(MessageModel::SeqRole).toLongLong() != ++seq) {
                mistakes.append(QStringLiteral("row %1 has number %2").arg(row).arg(seq));
            } else if (words.value(1).toInt() != ++said[words.value(0)]) {
                mistakes.append(QStringLiteral("\"%1\" is not the next").arg(text));
            }
        }
        if (mistakes.isEmpty() && seq != 2 * kMessages) {
            mistakes.append(QStringLiteral("%1 messages").arg(seq));
        }
        return mistakes;
    }
    QString decisions() const {
        QStringList lines;
        for (const TraceEntry& entry : m_session.trace()) {
            lines.append(QString::number(entry.at % 1'000'000) + u' ' + sentence(entry));
        }
        return m_name + QStringLiteral(":\n") + lines.join(u'\n');
    }

private:
    qsizetype waiting() {
        const MessageModel& model = m_session.messages();
        qsizetype waiting = 0;
        for (int row = model.rowCount() - 1; row >= 0; --row, ++waiting) {
            const auto kind = model.index(row).data(MessageModel::KindRole);
            if (kind.value<MessageModel::Kind>() != MessageModel::Kind::Pending) {
                break;
            }
        }
        return waiting;
    }

    QString m_name;
    Session m_session;
    int m_said = 0;
};

} // namespace

class ChaosSessionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everythingIsShownOnceAndInOrder_data() {
        QTest::addColumn<quint32>("seed");
        bool isGiven = false;
        const quint32 given = qEnvironmentVariable("PARLANCE_CHAOS_SEED").toUInt(&isGiven);
        const int asked = qEnvironmentVariableIntValue("PARLANCE_CHAOS_SEEDS");
        const int runs = isGiven ? 1 : asked > 0 ? asked : 5;
        for (int run = 0; run < runs; ++run) {
            const quint32 seed = isGiven ? given : QRandomGenerator::system()->generate() >> 1;
            QTest::addRow("PARLANCE_CHAOS_SEED=%u", seed) << seed;
        }
    }

    void everythingIsShownOnceAndInOrder() {
        QFETCH(const quint32, seed);
        EmbeddedServer server;
        quint16 port = 0;
        connect(&server, &EmbeddedServer::started, &server,
                [&port](const EmbeddedServer::Running& running) { port = running.port; });
        server.start(quickServer());
        QVERIFY(eventually([&port] { return port != 0; }));

        chaos::ChaosProxy proxy(port, seed, kScale);
        QStringList weather;
        proxy.onChange = [&weather](const chaos::Weather& now) {
            weather.append(QString::fromLatin1(chaos::describe(now)));
        };
        const QString url = QStringLiteral("http://127.0.0.1:%1/rooms/lobby").arg(proxy.port());
        const QTemporaryDir home;
        Talker ana("Ana", *RoomUrl::parse(url), home, seed);
        Talker bo("Bo", *RoomUrl::parse(url), home, seed + 1'000'000);
        // Who came later would see the latest messages only.
        QVERIFY(eventually([&] { return ana.isLive() && bo.isLive(); }));

        QElapsedTimer took;
        took.start();
        proxy.run(kWeather);
        QTimer talk; // So that there is always something on its way while the weather lasts.
        connect(&talk, &QTimer::timeout, this, [&] {
            ana.sayNext();
            bo.sayNext();
        });
        talk.start(int(kWeather.count() * 1'000 * kScale) / kMessages);
        const bool isThere = eventually(
            [&] {
                return !proxy.isRunning() && ana.hasSaidAll() && bo.hasSaidAll() &&
                       ana.shows(2 * kMessages) && bo.shows(2 * kMessages);
            },
            kGetThrough);
        const QStringList mistakes = ana.mistakes() + bo.mistakes();
        const chaos::Tally& tally = proxy.tally();
        const QString story =
            QStringLiteral(
                "seed %1, %2 s: %3 connections, %4 upgrades refused, %5 pieces held, "
                "%6 answers dropped, %7 reset, %8 frozen, %9 torn")
                .arg(seed)
                .arg(double(took.elapsed()) / 1000, 0, 'f', 1)
                .arg(tally.connections)
                .arg(tally.refused)
                .arg(tally.held)
                .arg(tally.dropped)
                .arg(tally.reset)
                .arg(tally.frozen)
                .arg(tally.torn);
        qInfo("%s", qPrintable(story));
        const QStringList whole{story, mistakes.join(u'\n'), weather.join(u'\n'), ana.decisions(),
                                bo.decisions()};
        QVERIFY2(isThere && mistakes.isEmpty(), qPrintable(whole.join(u'\n')));
        QVERIFY(tally.reset + tally.frozen + tally.torn + tally.dropped > 0);
    }
};

QTEST_GUILESS_MAIN(ChaosSessionTest)
#include "chaos_session_test.moc"
