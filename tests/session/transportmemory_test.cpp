#include "client/transportmemory.h"

#include <QTemporaryDir>
#include <QTest>

using namespace parlance;

namespace {

constexpr qint64 kNow = 1'700'000'000'000;
constexpr qint64 kMinute = 60'000;
constexpr qint64 kHour = 60 * kMinute;

} // namespace

class TransportMemoryTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> home;
    const QString ship = QStringLiteral("http://192.168.1.20:8080");

    // Another start of the program each time.
    TransportMemory memory() const {
        return TransportMemory(home->filePath(QStringLiteral("transports.ini")));
    }
    bool isBad(Transport transport, qint64 now) const {
        return memory().recall(ship, now).bad[static_cast<std::size_t>(transport)];
    }

private Q_SLOTS:
    void init() { home = std::make_unique<QTemporaryDir>(); }

    void whatWorkedIsKnownForADay() {
        memory().rememberGood(ship, Transport::Stream, kNow);
        QCOMPARE(memory().recall(ship, kNow + 23 * kHour).good, std::optional(Transport::Stream));
        QVERIFY(!memory().recall(ship, kNow + 24 * kHour).good);
        QVERIFY(!memory().recall(ship, kNow - 1).good); // Somebody has set the clock back.
    }

    void whatFailedIsKnownForTenMinutes() {
        memory().rememberBad(ship, Transport::WebSocket, kNow);
        QVERIFY(isBad(Transport::WebSocket, kNow + 9 * kMinute));
        QVERIFY(!isBad(Transport::WebSocket, kNow + 10 * kMinute));
        QVERIFY(!isBad(Transport::Sse, kNow));
    }

    void theLastWordCounts() {
        memory().rememberGood(ship, Transport::Sse, kNow);
        memory().rememberBad(ship, Transport::Sse, kNow);
        QVERIFY(!memory().recall(ship, kNow).good);
        memory().rememberGood(ship, Transport::Sse, kNow);
        QVERIFY(!isBad(Transport::Sse, kNow));
        QCOMPARE(memory().recall(ship, kNow).good, std::optional(Transport::Sse));
    }

    void everyServerHasItsOwn() {
        memory().rememberGood(ship, Transport::Sse, kNow);
        QVERIFY(!memory().recall(QStringLiteral("http://192.168.1.20:8081"), kNow).good);
    }

    void theOldestServersAreForgotten() {
        for (int i = 0; i < 200; ++i) {
            memory().rememberGood(QStringLiteral("http://host%1:80").arg(i), Transport::Sse,
                                  kNow + i);
        }
        QVERIFY(!memory().recall(QStringLiteral("http://host0:80"), kNow + 200).good);
        QVERIFY(memory().recall(QStringLiteral("http://host199:80"), kNow + 200).good);
        QFile file(home->filePath(QStringLiteral("transports.ini")));
        QVERIFY(file.size() < 10'000);
    }

    void withoutAFileNothingIsRemembered() {
        TransportMemory none;
        none.rememberGood(ship, Transport::Sse, kNow);
        none.rememberBad(ship, Transport::Stream, kNow);
        QVERIFY(!none.recall(ship, kNow).good);
    }
};

QTEST_GUILESS_MAIN(TransportMemoryTest)
#include "transportmemory_test.moc"
