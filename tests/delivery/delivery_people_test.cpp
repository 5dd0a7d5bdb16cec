// Who is here and who is typing, seen on every transport.
#include "server/protocol/limits.h"
#include "tests/delivery/history.h"
#include "tests/delivery/hurry.h"
#include "tests/support/eventually.h"

#include <QTest>

#include <algorithm>

using namespace parlance;
using namespace parlance::delivery;

class DeliveryPeopleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addRows(); }
    void whoComesIsRenamedAndGoesIsSeen();
    void theFirstSightIsEverybody();
    void changingTheTransportIsNoLeaving();
    void typingIsSeenAndItsEndAsWell();
    void aMessageEndsTyping();
};

namespace {

using namespace std::chrono_literals;

// After that, a change is visible at once.
constexpr std::chrono::milliseconds kStateEvery(limits::kStateEvery);

// Time passes faster than polls come, so a short poll counts a little longer.
ServerOptions patient() {
    ServerOptions options;
    options.deadlines.lingerPoll = 20'000;
    return options;
}

bool sees(const Guest& guest, const Guest& other, const QByteArray& name) {
    const auto person = guest.ear().people.find(other.self().cid);
    return person != guest.ear().people.end() && person->second == name;
}

bool misses(const Guest& guest, const Guest& other) {
    return !guest.ear().people.contains(other.self().cid);
}

std::vector<QByteArray> typists(const Guest& guest) {
    return guest.ear().typing.empty() ? std::vector<QByteArray>() : guest.ear().typing.back();
}

bool contains(const std::vector<Member>& members, const Guest& guest) {
    return std::ranges::find(members, guest.self().cid, &Member::cid) != members.end();
}

// Whether these frames say nothing but that somebody is here, as they said before.
bool isConstant(const std::vector<Presence>& presences, std::size_t from, const Guest& guest) {
    return std::all_of(
        presences.begin() + qsizetype(from), presences.end(), [&](const Presence& presence) {
            return presence.full
                       ? contains(*presence.full, guest)
                       : !contains(presence.left, guest) && !contains(presence.joined, guest);
        });
}

} // namespace

void DeliveryPeopleTest::whoComesIsRenamedAndGoesIsSeen() {
    TestServer server(patient());
    const Hurry hurry(server);
    Guest ana(server, "Ana");
    QVERIFY(eventually([&] { return sees(ana, ana, "Ana"); }));
    {
        Guest bo(server, "Bo");
        QVERIFY(eventually([&] { return sees(ana, bo, "Bo") && sees(bo, ana, "Ana"); }));
        bo.join("Robert");
        QVERIFY(eventually([&] { return sees(ana, bo, "Robert") && sees(bo, bo, "Robert"); }));
        // What is said from now on bears the new name.
        QVERIFY(sayAll(bo, {"1"}));
        QCOMPARE(compare(ana, {"1"}), QByteArray());
        QCOMPARE(ana.shown.back().from, "Robert");
        bo.ear().close();
        QVERIFY(eventually([&] { return misses(ana, bo); }));
    }
    QVERIFY(sees(ana, ana, "Ana"));
    QCOMPARE(ana.complaints(), QByteArray());
}

void DeliveryPeopleTest::theFirstSightIsEverybody() {
    TestServer server(patient());
    const Hurry hurry(server);
    Guest ana(server, "Ana");
    Guest bo(server, "Bo");
    QVERIFY(eventually([&] { return sees(ana, bo, "Bo") && sees(ana, ana, "Ana"); }));
    Guest reader(server);
    QVERIFY(eventually([&] { return !reader.ear().presences.empty(); }));
    const Presence& first = reader.ear().presences.front();
    QVERIFY(first.full);
    QCOMPARE(*first.full, (std::vector<Member>{ana.self(), bo.self()}));
    QCOMPARE(first.count, 2);
}

void DeliveryPeopleTest::changingTheTransportIsNoLeaving() {
    TestServer server(patient());
    const Hurry hurry(server);
    Guest ana(server, "Ana");
    Guest bo(server, "Bo");
    QVERIFY(eventually([&] { return sees(ana, bo, "Bo"); }));
    const std::size_t known = ana.ear().presences.size();
    for (const Transport transport : kTransports) {
        bo.switchTo(transport);
        const auto before = hurry.passed();
        QVERIFY(eventually([&] { return hurry.passed() > before + 1s; }));
    }
    bo.switchTo(rowTransport());
    // Longer than anybody lingers.
    const auto before = hurry.passed();
    QVERIFY(eventually([&] { return hurry.passed() > before + 25s; }));
    QVERIFY(sees(ana, bo, "Bo"));
    QVERIFY(isConstant(ana.ear().presences, known, bo));
}

void DeliveryPeopleTest::typingIsSeenAndItsEndAsWell() {
    TestServer server(patient());
    Guest ana(server, "Ana");
    Guest bo(server, "Bo");
    const std::vector<QByteArray> onlyBo{bo.self().cid};
    server.letTimePass(kStateEvery);
    bo.poster().signal(TypingFrame{});
    QVERIFY(eventually([&] { return typists(ana) == onlyBo && typists(bo) == onlyBo; }));
    server.letTimePass(std::chrono::milliseconds(limits::kTypingShown));
    QVERIFY(eventually([&] { return typists(ana).empty() && typists(bo).empty(); }));
    server.letTimePass(kStateEvery);
    bo.poster().signal(TypingFrame{});
    QVERIFY(eventually([&] { return typists(ana) == onlyBo; }));
    server.letTimePass(kStateEvery);
    bo.poster().signal(TypingFrame{.active = false});
    QVERIFY(eventually([&] { return typists(ana).empty(); }));
}

void DeliveryPeopleTest::aMessageEndsTyping() {
    TestServer server(patient());
    Guest ana(server, "Ana");
    Guest bo(server, "Bo");
    server.letTimePass(kStateEvery);
    bo.poster().signal(TypingFrame{});
    QVERIFY(eventually([&] { return !typists(ana).empty(); }));
    // Its own end is further away than this.
    server.letTimePass(kStateEvery);
    QVERIFY(sayAll(bo, {"1"}));
    QVERIFY(eventually([&] { return typists(ana).empty(); }));
    QCOMPARE(compare(ana, {"1"}), QByteArray());
}

QTEST_GUILESS_MAIN(DeliveryPeopleTest)
#include "delivery_people_test.moc"
