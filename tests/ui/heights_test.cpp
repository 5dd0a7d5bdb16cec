// The sums of heights against the simplest way to count them.
#include "ui/messages/heights.h"

#include <QRandomGenerator>
#include <QTest>

#include <numeric>

namespace parlance {

class HeightsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEmptyListHasNoHeight() {
        const Heights heights;
        QCOMPARE(heights.total(), 0);
        QCOMPARE(heights.rowAt(0), 0);
    }

    void agreesWithAddingUp() {
        QRandomGenerator random(20231114);
        Heights heights;
        std::vector<int> plain;
        for (int step = 0; step < 2'000; ++step) {
            const int size = static_cast<int>(plain.size());
            const int row = random.bounded(size + 1);
            const int count = random.bounded(1, 8);
            const int height = random.bounded(1, 90);
            const int what = random.bounded(4);
            if (what == 0) {
                heights.insert(row, count, height);
                plain.insert(plain.begin() + row, static_cast<std::size_t>(count), height);
            } else if (what == 1) {
                heights.insert(size, count, height);
                plain.insert(plain.end(), static_cast<std::size_t>(count), height);
            } else if (what == 2 && row + count <= size) {
                heights.remove(row, count);
                plain.erase(plain.begin() + row, plain.begin() + row + count);
            } else if (row < size) {
                heights.set(row, height);
                plain[static_cast<std::size_t>(row)] = height;
            }
            check(heights, plain, random);
        }
    }

private:
    static void check(const Heights& heights, const std::vector<int>& plain,
                      QRandomGenerator& random) {
        QCOMPARE(heights.count(), static_cast<int>(plain.size()));
        QCOMPARE(heights.total(), std::accumulate(plain.begin(), plain.end(), qint64(0)));
        if (plain.empty()) {
            return;
        }
        const int row = random.bounded(heights.count());
        const qint64 above = std::accumulate(plain.begin(), plain.begin() + row, qint64(0));
        QCOMPARE(heights.above(row), above);
        QCOMPARE(heights.rowAt(above), row);
        QCOMPARE(heights.rowAt(above + heights.of(row) - 1), row);
        QCOMPARE(heights.rowAt(heights.total() + 5), heights.count() - 1);
    }
};

} // namespace parlance

QTEST_GUILESS_MAIN(parlance::HeightsTest)
#include "heights_test.moc"
