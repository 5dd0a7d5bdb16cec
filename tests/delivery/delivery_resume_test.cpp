// A position is valid anywhere, on every transport and after a restart.
#include "server/protocol/limits.h"
#include "tests/delivery/history.h"
#include "tests/support/eventually.h"

#include <QTest>

using namespace parlance;
using namespace parlance::delivery;

class DeliveryResumeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addRows(Schemes::Both); }
    void everyPositionGoesOnWithTheNextMessage();
    void aBeginningMayBeTheStartOrNowOrTheLatest();
    void aPositionBehindTheTailIsServedFromTheLog();
    void afterARestartEveryPositionIsStillThere();
    void changingTheTransportNeitherLosesNorRepeats();
};

namespace {

Cursor at(const Guest& guest, Seq seq) {
    return {guest.ear().hellos.back().cursor.epoch, seq};
}

// The ends, both sides of every page's edge, and ten anywhere.
std::vector<Seq> placesBelow(Seq head) {
    std::vector<Seq> places{0, 1, head - 1, head};
    for (Seq edge = limits::kPageEntries; edge < head; edge += limits::kPageEntries) {
        places.insert(places.end(), {edge - 1, edge, edge + 1});
    }
    QRandomGenerator random(seedOfRun());
    for (int i = 0; i < 10; ++i) {
        places.push_back(random.bounded(int(head)));
    }
    return places;
}

QByteArray goOnFrom(Guest& guest, Seq place, Seq head) {
    guest.listenFrom(at(guest, place));
    const QByteArray wrong = compare(guest, numbers(place + 1, head));
    const Hello& hello = guest.ear().hellos.back();
    if (wrong.isEmpty() && hello.resume == Resume::Ok && hello.cursor == at(guest, place)) {
        return {};
    }
    return "from " + QByteArray::number(place) + " on, seed " + QByteArray::number(seedOfRun()) +
           ": " + wrong;
}

} // namespace

void DeliveryResumeTest::everyPositionGoesOnWithTheNextMessage() {
    constexpr Seq kHead = 120;
    const TestServer server;
    fill(server, numbers(1, kHead));
    Guest guest(server, "Ana");
    for (Seq place = 0; place <= kHead; ++place) {
        QCOMPARE(goOnFrom(guest, place, kHead), QByteArray());
    }
    QVERIFY(sayAll(guest, numbers(121, 122)));
    QCOMPARE(compare(guest, numbers(121, 122)), QByteArray());
}

void DeliveryResumeTest::aBeginningMayBeTheStartOrNowOrTheLatest() {
    constexpr Seq kHead = 70;
    const TestServer server;
    fill(server, numbers(1, kHead));
    Guest guest(server, "Ana");
    guest.listenFrom(FromStart{});
    QCOMPARE(compare(guest, numbers(1, kHead)), QByteArray());
    guest.listenFrom(FromLatest{});
    QCOMPARE(compare(guest, numbers(kHead - limits::kFirstEntries + 1, kHead)), QByteArray());
    guest.listenFrom(FromNow{});
    QCOMPARE(std::get<Cursor>(guest.position().after), at(guest, kHead));
    QVERIFY(sayAll(guest, {"71"}));
    QCOMPARE(compare(guest, {"71"}), QByteArray());
}

void DeliveryResumeTest::aPositionBehindTheTailIsServedFromTheLog() {
    constexpr Seq kHead = limits::kTailEntries + 450;
    const TestServer server;
    fill(server, numbers(1, kHead));
    Guest guest(server);
    for (const Seq place : placesBelow(kHead)) {
        QCOMPARE(goOnFrom(guest, place, kHead), QByteArray());
    }
}

void DeliveryResumeTest::afterARestartEveryPositionIsStillThere() {
    if (rowStorage() == Storage::Memory) {
        QSKIP("A memory is gone with its server.");
    }
    constexpr Seq kHead = 450;
    TestServer server;
    fill(server, numbers(1, kHead));
    server.stop();
    server.start();
    Guest guest(server, "Ana");
    for (const Seq place : placesBelow(kHead)) {
        QCOMPARE(goOnFrom(guest, place, kHead), QByteArray());
    }
    QVERIFY(sayAll(guest, {"after"}));
    QVERIFY(eventually([&] { return guest.texts().back() == "after"; }));
    QCOMPARE(guest.shown.back().cursor, at(guest, kHead + 1));
}

void DeliveryResumeTest::changingTheTransportNeitherLosesNorRepeats() {
    constexpr Seq kHead = 1500;
    constexpr std::size_t kStep = 60;
    const TestServer server;
    Guest reader(server, "Ana");
    Guest writer(server, {.name = "Clio", .transport = Transport::WebSocket});
    const Speech speech(writer, numbers(1, kHead), 4);
    // From the row's transport through all others, while the other one speaks.
    auto next = std::ranges::find(kTransports, rowTransport());
    for (int i = 0; i < 10; ++i) {
        const std::size_t goal = std::min(reader.shown.size() + kStep, std::size_t(kHead));
        QVERIFY2(eventually([&] { return reader.shown.size() >= goal; }),
                 reader.complaints().constData());
        ++next;
        next = next == kTransports.end() ? kTransports.begin() : next;
        reader.switchTo(*next);
    }
    QCOMPARE(reader.ear().link().transport(), rowTransport());
    QVERIFY(eventually([&] { return speech.isOver(); }));
    QCOMPARE(compare(reader, numbers(1, kHead)), QByteArray());
}

QTEST_GUILESS_MAIN(DeliveryResumeTest)
#include "delivery_resume_test.moc"
