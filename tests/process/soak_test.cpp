// A room in use for as long as PARLANCE_SOAK_MINUTES says (one; `./dev soak` asks for ten): people
// on every transport talk while others come and go and the host simulates faults now and then. The
// program must not grow, must give its descriptors back, and nobody may miss or repeat a word.
#include "client/hostlink.h"
#include "client/session.h"
#include "tests/process/chat.h"
#include "tests/process/program.h"
#include "tests/support/eventually.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTest>

using namespace parlance;
using namespace std::chrono_literals;

namespace {

constexpr auto kSay = 25ms;           // 40 messages a second: in half a minute the tail is full.
constexpr auto kVisit = 500ms;        // Between two who come and go.
constexpr auto kWeather = 10s;        // Faults for so long, then none.
constexpr auto kAround = 10s;         // Memory is the median of what it is in such a time.
constexpr qint64 kGrowth = 2048;      // KiB, or
constexpr double kGrowthShare = 0.05; // so much of it, in the second half.

class Talker {
public:
    Talker(const QByteArray& name, std::optional<Transport> transport, const RoomUrl& room,
           const QTemporaryDir& home)
        : m_name(QString::fromLatin1(name))
        , m_session({.room = room,
                     .name = name,
                     .tokenFile = home.filePath(m_name),
                     .transport = transport}) {
        m_session.start();
    }

    bool isLive() const { return m_session.status().phase == Session::Phase::Live; }
    void say() { m_session.send(m_name + u' ' + QString::number(++m_said)); }
    int said() const { return m_said; }
    // Of the last row; 0 where that is one of ours that is not known to be stored.
    qint64 lastSeq() {
        const MessageModel& model = m_session.messages();
        const QModelIndex last = model.index(model.rowCount() - 1);
        return last.data(MessageModel::SeqRole).toLongLong();
    }

    // What is wrong with what is shown.
    QStringList mistakes() {
        QStringList mistakes;
        QHash<QString, int> said;
        std::optional<qint64> seq;
        const MessageModel& model = m_session.messages();
        for (int row = 0; row < model.rowCount() && mistakes.size() < 5; ++row) {
            const QModelIndex index = model.index(row);
            const auto kind = index.data(MessageModel::KindRole).value<MessageModel::Kind>();
            const QStringList words = index.data().toString().split(u' ');
            const qint64 number = index.data(MessageModel::SeqRole).toLongLong();
            const int word = words.value(1).toInt();
            if (kind != MessageModel::Kind::Message || number != seq.value_or(number - 1) + 1) {
                mistakes.append(QStringLiteral("%1: row %2 is not the next").arg(m_name).arg(row));
            } else if (word != said.value(words[0], word - 1) + 1) {
                mistakes.append(
                    QStringLiteral("%1: %2 %3 is not the next").arg(m_name, words[0]).arg(word));
            }
            seq = number;
            said[words.value(0)] = word;
        }
        return mistakes;
    }

private:
    QString m_name;
    Session m_session;
    int m_said = 0;
};

// A guest who joins, listens by one transport after the other, and is gone at the next call.
class Passersby {
public:
    explicit Passersby(quint16 port) : m_port(port) {}

    void next() {
        const QByteArray body = "{\"name\":\"Passer-by\"}";
        m_guest = std::make_unique<RawClient>(m_port);
        m_guest->send(
            "POST /rooms/lobby/members HTTP/1.1\r\nHost: localhost\r\n"
            "Content-Type: application/json\r\nContent-Length: " +
            QByteArray::number(body.size()) + "\r\n\r\n" + body + listening(m_count++));
    }
    void stop() { m_guest.reset(); }
    int count() const { return m_count; }

private:
    quint16 m_port;
    int m_count = 0;
    std::unique_ptr<RawClient> m_guest;
};

// One of these, then none, then the next.
Faults weather(int number) {
    switch (number % 8) {
        case 0:
            return {.cutAfter = 2'000};
        case 2:
            return {.refuseWebSocket = true, .drop = 5};
        case 4:
            return {.holdStreams = true, .delay = 200};
        case 6:
            return {.refuseStreams = true, .cutAfter = 5'000, .drop = 10};
        default:
            return {};
    }
}

// Resident memory in KiB.
qint64 memory(const Program& program) {
    QFile status(QStringLiteral("/proc/%1/status").arg(program.pid()));
    require(status.open(QIODevice::ReadOnly), "the program has ended");
    const QByteArray all = status.readAll();
    return all.sliced(all.indexOf("VmRSS:") + 6).trimmed().split(' ').front().toLongLong();
}

qsizetype descriptors(const Program& program) {
    const QString path = QStringLiteral("/proc/%1/fd").arg(program.pid());
    return QDir(path).entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System).size();
}

// Of the samples of one a second that end here.
qint64 median(const std::vector<qint64>& samples, std::size_t end) {
    const auto count = std::min<std::size_t>(end, kAround.count());
    std::vector<qint64> some(samples.begin() + std::ptrdiff_t(end - count),
                             samples.begin() + std::ptrdiff_t(end));
    std::ranges::sort(some);
    return some[some.size() / 2];
}

} // namespace

class SoakTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRoomInUseStaysAsItIs();
};

void SoakTest::aRoomInUseStaysAsItIs() {
    const int minutes = std::max(1, qEnvironmentVariableIntValue("PARLANCE_SOAK_MINUTES"));
    const Home home;
    RunningServer server(home, QStringLiteral(PARLANCE_SERVER_PROGRAM), QStringLiteral("data"),
                         {QStringLiteral("--rate-limit"), QStringLiteral("none")});
    QVERIFY(server.isListening());
    const qsizetype descriptorsBefore = descriptors(server.program());
    std::vector<qint64> samples;
    {
        const QString origin = QStringLiteral("http://127.0.0.1:%1/").arg(server.port());
        const RoomUrl room = *RoomUrl::parse(origin + QStringLiteral("rooms/lobby"));
        const QTemporaryDir tokens;
        HostLink host(room, server.hostToken());
        std::vector<std::unique_ptr<Talker>> talkers;
        talkers.push_back(std::make_unique<Talker>("automatic", std::nullopt, room, tokens));
        for (const Transport transport : kTransports) {
            talkers.push_back(
                std::make_unique<Talker>(wireName(transport).toLatin1(), transport, room, tokens));
        }
        QVERIFY(eventually(
            [&] { return std::ranges::all_of(talkers, [](auto& one) { return one->isLive(); }); }));

        Passersby passersby(server.port());
        int said = 0;
        int changes = 0;
        QTimer say;
        QTimer visit;
        QTimer change;
        QTimer sample;
        connect(&say, &QTimer::timeout, this,
                [&] { talkers[std::size_t(said++) % talkers.size()]->say(); });
        connect(&visit, &QTimer::timeout, this, [&] { passersby.next(); });
        connect(&change, &QTimer::timeout, this,
                [&] { host.simulate({.guest = {}, .faults = weather(changes++)}); });
        connect(&sample, &QTimer::timeout, this,
                [&] { samples.push_back(memory(server.program())); });
        say.start(kSay);
        visit.start(kVisit);
        change.start(kWeather);
        sample.start(1s);
        const auto end = std::size_t(minutes) * 60;
        QVERIFY(eventually([&] { return samples.size() >= end; }, minutes * 3min));
        for (QTimer* timer : {&say, &visit, &change, &sample}) {
            timer->stop();
        }
        passersby.stop();
        host.simulate({});

        QVERIFY(eventually(
            [&] {
                return std::ranges::all_of(talkers,
                                           [&](auto& one) { return one->lastSeq() == said; });
            },
            2min));
        for (const auto& talker : talkers) {
            QCOMPARE(talker->mistakes(), QStringList());
        }
        std::printf("%d messages to %zu, %d came and went, %d changes of weather\n", said,
                    talkers.size(), passersby.count(), changes);
    }
    const qint64 half = median(samples, samples.size() / 2);
    const qint64 last = median(samples, samples.size());
    std::printf("memory: %lld KiB after half the time, %lld KiB at its end\n", half, last);
    QVERIFY(double(last - half) <= std::max(double(kGrowth), double(half) * kGrowthShare));
    QVERIFY(eventually([&] { return descriptors(server.program()) <= descriptorsBefore; }));
}

QTEST_GUILESS_MAIN(SoakTest)
#include "soak_test.moc"
