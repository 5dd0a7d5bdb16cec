// A guest that never reads costs little, is cut, and disturbs nobody.
#include "server/protocol/limits.h"
#include "tests/delivery/deafguest.h"
#include "tests/delivery/history.h"
#include "tests/support/eventually.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <unistd.h>

using namespace parlance;
using namespace parlance::delivery;

class DeliveryDeafTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addRows(); }
    void theMemoryForDeafGuestsIsBounded();
    void aDeafGuestIsCutAndTheOthersNoticeNothing();
    void whoSpeaksAndNeverListensIsCutAtTheLimit_data();
    void whoSpeaksAndNeverListensIsCutAtTheLimit();
};

namespace {

constexpr int kTexts = 1280; // 20 MiB of the largest texts.
constexpr int kWarmUp = 200;
constexpr int kDeaf = 4;
// An answer to a poll for each of them, and what the heap makes of it. Without a bound it would be
// 40 MiB, and as many more as they do not share.
constexpr qint64 kGrowth = 16 * 1024 * 1024;

using DeafGuests = std::vector<std::unique_ptr<DeafGuest>>;

DeafGuests deafGuests(const TestServer& server, int count) {
    DeafGuests guests;
    for (int i = 0; i < count; ++i) {
        guests.push_back(std::make_unique<DeafGuest>(server.port(), rowTransport()));
    }
    return guests;
}

std::vector<QByteArray> largeTexts(int count) {
    std::vector<QByteArray> texts;
    for (int i = 0; i < count; ++i) {
        texts.push_back(QByteArray::number(i).leftJustified(limits::kText, 'x'));
    }
    return texts;
}

// Of this process: the server and its guests. Nothing where it cannot be measured.
std::optional<qint64> residentBytes() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    return std::nullopt; // A sanitizer keeps what was freed.
#else
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly)) {
        return std::nullopt;
    }
    return file.readAll().split(' ').value(1).toLongLong() * ::sysconf(_SC_PAGESIZE);
#endif
}

// The reader was shown all of a writer's messages; the rule has seen to their order.
bool heardAll(const Guest& reader, std::size_t count) {
    return eventually([&] { return reader.shown.size() >= count || reader.ear().isOver(); }) &&
           reader.shown.size() == count && reader.complaints().isEmpty();
}

} // namespace

void DeliveryDeafTest::theMemoryForDeafGuestsIsBounded() {
    if (!residentBytes() || rowStorage() == Storage::Memory) {
        QSKIP("It cannot be measured, or the log itself is what grows.");
    }
    const TestServer server;
    Guest reader(server);
    Guest writer(server, {.name = "Clio", .transport = Transport::WebSocket});
    reader.keepsTexts = writer.keepsTexts = false;
    const std::vector<QByteArray> texts = largeTexts(kTexts);
    // The same once without them, so that everything else has its size.
    QVERIFY2(sayAll(writer, texts, 16), writer.complaints().constData());
    QVERIFY2(heardAll(reader, kTexts), reader.complaints().constData());

    const qint64 before = *residentBytes();
    const DeafGuests deaf = deafGuests(server, kDeaf);
    for (std::size_t flow = 2; flow <= 3; ++flow) {
        QVERIFY2(sayAll(writer, texts, 16), writer.complaints().constData());
        QVERIFY2(heardAll(reader, flow * kTexts), reader.complaints().constData());
    }
    const qint64 grown = *residentBytes() - before;
    QVERIFY2(grown < kGrowth, qPrintable(QStringLiteral("it grew by %1 bytes").arg(grown)));
}

void DeliveryDeafTest::aDeafGuestIsCutAndTheOthersNoticeNothing() {
    ServerOptions options;
    options.deadlines.writeStall = 300;
    const TestServer server(options);
    Guest reader(server);
    Guest writer(server, {.name = "Clio", .transport = Transport::WebSocket});
    reader.keepsTexts = writer.keepsTexts = false;
    // Something for the polls to answer with.
    QVERIFY(sayAll(writer, largeTexts(kWarmUp), 16));
    const DeafGuests deaf = deafGuests(server, 3);
    QVERIFY(!deaf.front()->isCut());
    const Speech speech(writer, largeTexts(kTexts), 16);
    QVERIFY(eventually([&] {
        return std::ranges::all_of(deaf, [](const auto& guest) { return guest->isCut(); });
    }));
    QVERIFY(eventually([&] { return speech.isOver(); }));
    QVERIFY2(heardAll(reader, kWarmUp + kTexts), reader.complaints().constData());
    QCOMPARE(reader.ear().hellos.size(), 1);
    QCOMPARE(writer.complaints(), QByteArray());
}

void DeliveryDeafTest::whoSpeaksAndNeverListensIsCutAtTheLimit_data() {
    QTest::addColumn<bool>("pings");
    QTest::newRow("echoes") << false;
    QTest::newRow("pings") << true;
}

void DeliveryDeafTest::whoSpeaksAndNeverListensIsCutAtTheLimit() {
    QFETCH(const bool, pings);
    if (rowTransport() != Transport::WebSocket) {
        QSKIP("Only a WebSocket carries both ways.");
    }
    const TestServer server;
    Guest ana(server, "Ana");
    DeafGuest deaf(server.port(), Transport::WebSocket);
    // Long before its time is over: it is the amount that counts.
    QVERIFY(eventually(
        [&] {
            pings ? deaf.askForPongs() : deaf.askForEchoes();
            return deaf.isCut();
        },
        std::chrono::seconds(20)));
    QVERIFY(sayAll(ana, numbers(1, 10)));
    QCOMPARE(compare(ana, numbers(1, 10)), QByteArray());
}

QTEST_GUILESS_MAIN(DeliveryDeafTest)
#include "delivery_deaf_test.moc"
