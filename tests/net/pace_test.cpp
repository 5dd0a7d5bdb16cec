#include "server/net/pace.h"

#include <QRandomGenerator>
#include <QTest>

#include <vector>

using namespace parlance;

namespace {

// A loop that does nothing but rounds, on a clock of its own.
class Rounds {
public:
    explicit Rounds(qint64 cost) : m_cost(cost) {}

    // Entries come at these distances from each other; each round takes all that have come.
    void run(const std::vector<qint64>& distances) {
        std::vector<qint64> waiting;
        qint64 arrival = m_now;
        for (const qint64 distance : distances) {
            arrival += distance;
            arrivals.push_back(arrival);
        }
        std::size_t next = arrivals.size() - distances.size();
        while (next < arrivals.size()) {
            m_now = std::max(m_now, arrivals[next]);
            const qint64 putOff = pace.wait(m_now);
            longest = std::max(longest, putOff);
            m_now += putOff;
            int entries = 0;
            while (next < arrivals.size() && arrivals[next] <= m_now) {
                ++next;
                ++entries;
            }
            ++rounds;
            pace.ran(m_now, m_now + m_cost, entries);
            m_now += m_cost;
        }
    }

    void rest(qint64 time) { m_now += time; }
    void forget() { rounds = longest = 0; }
    qint64 now() const { return m_now; }

    Pace pace;
    std::vector<qint64> arrivals;
    qint64 rounds = 0;
    qint64 longest = 0; // That a round was put off.

private:
    qint64 m_cost;
    qint64 m_now = 1'000'000;
};

std::vector<qint64> every(qint64 distance, std::size_t count) {
    return std::vector<qint64>(count, distance);
}

} // namespace

class PaceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void atRestEveryMessageLeavesAtOnce() {
        Rounds rounds(6'500);
        rounds.run(every(50'000, 200));
        QCOMPARE(rounds.longest, 0);
        QCOMPARE(rounds.rounds, 200);
    }

    // 200 messages a second to 1,000 readers would be all the time there is.
    void underLoadAWindowGathersSeveral() {
        Rounds rounds(6'500);
        rounds.run(every(5'000, 100));
        QVERIFY(rounds.pace.window() > 15'000);
        rounds.forget();
        rounds.run(every(5'000, 1'000));
        QVERIFY2(rounds.rounds < 220, qPrintable(QString::number(rounds.rounds)));
    }

    void theWindowIsNeverOverTwentyMilliseconds() {
        for (const qint64 cost : {1'000, 7'000, 100'000}) {
            Rounds rounds(cost);
            rounds.run(every(500, 5'000));
            QVERIFY(rounds.pace.window() > 0);
            QVERIFY(rounds.longest <= Pace::kLongest);
        }
    }

    void itClosesWhenTheLoadIsOverAndNobodyWaitsAtRest() {
        Rounds rounds(6'500);
        rounds.run(every(5'000, 500));
        QVERIFY(rounds.pace.window() > 0);
        rounds.rest(30'000);
        rounds.forget();
        rounds.run(every(100'000, 20));
        QCOMPARE(rounds.longest, 0);
        QCOMPARE(rounds.pace.window(), 0);
    }

    // A sender that waits until its message has arrived gains nothing from a pause.
    void oneMessageInFlightIsNeverPutOff() {
        Rounds rounds(6'500);
        for (int i = 0; i < 500; ++i) {
            rounds.run({300});
        }
        QCOMPARE(rounds.longest, 0);
    }

    void cheapRoundsHaveAShortWindow() {
        Rounds rounds(200);
        rounds.run(every(100, 5'000));
        QVERIFY(rounds.pace.window() > 0);
        QVERIFY(rounds.longest <= 1'000);
    }

    void whateverComesNobodyIsPutOffForLong() {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        Rounds rounds(random.bounded(100, 50'000));
        std::vector<qint64> distances;
        for (int i = 0; i < 5'000; ++i) {
            const int burst = random.bounded(10) == 0 ? 200'000 : 5'000;
            distances.push_back(random.bounded(burst));
        }
        rounds.run(distances);
        QVERIFY(rounds.longest <= Pace::kLongest);
        rounds.rest(Pace::kLongest);
        QCOMPARE(rounds.pace.wait(rounds.now()), 0);
    }
};

QTEST_GUILESS_MAIN(PaceTest)
#include "pace_test.moc"
