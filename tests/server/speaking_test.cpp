// What the host has decided about somebody's speaking, and what was said before it was decided.
#include "server/protocol/clientcodec.h"
#include "server/protocol/limits.h"
#include "server/protocol/policycodec.h"
#include "tests/server/localserver.h"
#include "tests/server/rawrows.h"

#include <QTest>

using namespace parlance;

namespace {

const RoomName kLobby = *RoomName::parse("lobby");

// A server whose clock stands still, and its guest Ana.
struct Desk {
    RawAnswer ask(const QByteArray& path, const QByteArray& body) {
        return server.ask(parlance::post(path, body, "Authorization: Bearer $TOKEN\r\n"));
    }
    // The request, and what it is answered.
    static QByteArray post(int n, const QByteArray& text) {
        return parlance::post("/rooms/lobby/events",
                              codec::encode(PostFrame{.text = text, .n = n, .via = "v"}),
                              "Authorization: Bearer $TOKEN\r\n");
    }
    RawAnswer say(int n, const QByteArray& text) { return server.ask(post(n, text)); }
    RawAnswer callsHerself(const QByteArray& name) {
        return ask("/rooms/lobby/members", R"({"name":")" + name + "\"}");
    }
    void decide(const QByteArray& path, const QByteArray& body) {
        const QByteArray token = server.server().hostToken();
        const RawAnswer answer =
            server.ask(parlance::post(path, body, "Authorization: Bearer " + token + "\r\n"));
        QVERIFY2(answer.status == 200, answer.body.constData());
    }
    void setSlow(qint64 milliseconds) {
        decide("/host/rooms",
               codec::encode(codec::RoomChange{.room = kLobby, .slow = milliseconds}));
    }
    void mute(bool muted) {
        const QByteArray joined = callsHerself("Ana").body;
        const QByteArray cid = joined.mid(joined.indexOf("\"cid\":\"") + 7, 12);
        decide("/host/mute", codec::encode(codec::MuteChange{kLobby, cid, muted}));
    }

    ServerOptions options() {
        ServerOptions options;
        options.clock = {[this] { return now; }, [this] { return now; }};
        return options;
    }

    qint64 now = 1'700'000'000'000;
    LocalServer server{options()};
};

} // namespace

class SpeakingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRepeatIsToldItsNumbersInASlowRoom() {
        Desk desk;
        desk.setSlow(5'000);
        const RawAnswer first = desk.say(1, "one");
        QCOMPARE(first.status, 201);
        const RawAnswer again = desk.say(1, "one");
        QCOMPARE(again.status, 200);
        QCOMPARE(again.body, first.body);
        QVERIFY(desk.say(1, "another").body.contains("n_reused"));
        const RawAnswer next = desk.say(2, "two");
        QCOMPARE(next.status, 429);
        QVERIFY(next.body.contains("slow_mode"));
        QCOMPARE(next.headers.value("retry-after"), QByteArray("5"));
    }

    void whatSaysNothingNewTakesNoTurn() {
        Desk desk;
        QCOMPARE(desk.say(1, "one").status, 201);
        desk.setSlow(5'000);
        QCOMPARE(desk.say(1, "one").status, 200);
        QCOMPARE(desk.say(1, "another").status, 409);
        QCOMPARE(desk.say(2, "two").status, 201);
        QCOMPARE(desk.say(3, "three").status, 429);
        desk.now += 5'000;
        QCOMPARE(desk.say(2, "two").status, 200);
        QCOMPARE(desk.say(3, "three").status, 201);
    }

    void aRepeatIsToldItsNumbersToWhoIsMuted() {
        Desk desk;
        QCOMPARE(desk.say(1, "one").status, 201);
        desk.mute(true);
        QCOMPARE(desk.say(1, "one").status, 200);
        const RawAnswer refused = desk.say(2, "two");
        QCOMPARE(refused.status, 403);
        QVERIFY(refused.body.contains("\"muted\""));
        desk.mute(false);
        QCOMPARE(desk.say(2, "two").status, 201);
    }

    void whoIsMutedHasNoMoreTriesThanOthers() {
        Desk desk;
        desk.mute(true);
        int refused = 0;
        while (refused < 1'000 && desk.say(refused, "x").status == 403) {
            ++refused;
        }
        QCOMPARE(refused, limits::kPosts.burst);
        QCOMPARE(desk.say(refused, "x").status, 429);
    }

    // What is sent right behind a repeat is not refused for it.
    void aRepeatAndWhatFollowsItAreBothHeard() {
        Desk desk;
        QCOMPARE(desk.say(1, "one").status, 201);
        desk.setSlow(5'000);
        RawClient client(desk.server.port());
        client.send(desk.server.fill(desk.post(1, "one") + desk.post(2, "two")));
        QVERIFY(client.waitForAnswers(2));
        QCOMPARE(client.answers()[0].status, 200);
        QCOMPARE(client.answers()[1].status, 201);
    }

    // Everybody in every room is told a new name.
    void whoIsMutedDoesNotSpeakByANewName() {
        Desk desk;
        desk.mute(true);
        const RawAnswer again = desk.callsHerself("Listen to me");
        QCOMPARE(again.status, 200);
        QVERIFY(again.body.contains("\"name\":\"Ana\""));
        desk.mute(false);
        QVERIFY(desk.callsHerself("Anna").body.contains("\"name\":\"Anna\""));
    }

    void norByTheDoorOfAnotherRoom() {
        Desk desk;
        desk.mute(true);
        desk.decide("/host/rooms", codec::encode(codec::RoomChange{.room = *RoomName::parse("club"),
                                                                   .password = "sesame"}));
        const RawAnswer joined =
            desk.ask("/rooms/club/members", R"({"name":"Listen to me","password":"sesame"})");
        QCOMPARE(joined.status, 200);
        QVERIFY(joined.body.contains("\"name\":\"Ana\""));
    }

    // An address that nobody can have would be a ban that meets nobody.
    void aBanIsOfAnAddressOrOfNothing() {
        Desk desk;
        const QByteArray fields =
            "Authorization: Bearer " + desk.server.server().hostToken() + "\r\n";
        for (const char* address : {"garbage", "127.0.0.1/24", "300.1.1.1"}) {
            const QByteArray body = codec::encodeBan({}, address);
            QCOMPARE(desk.server.ask(post("/host/ban", body, fields)).status, 400);
        }
        desk.decide("/host/ban", codec::encodeBan({}, " ::ffff:127.0.0.1"));
        QVERIFY(desk.say(1, "one").body.contains("\"banned\""));
    }

    void whoeverIsMistypedIsNotBelievedToBeOut() {
        Desk desk;
        const QByteArray fields =
            "Authorization: Bearer " + desk.server.server().hostToken() + "\r\n";
        const RoomName lobby = *RoomName::parse("lobby");
        for (const auto& [path, body] :
             {std::pair<QByteArray, QByteArray>{"/host/kick", codec::encodeKick("nobody")},
              {"/host/ban", codec::encodeBan("nobody", {})},
              {"/host/ban", codec::encodeBan("nobody", "10.0.0.7")},
              {"/host/mute", codec::encode(codec::MuteChange{lobby, "nobody", true})}}) {
            const RawAnswer answer = desk.server.ask(post(path, body, fields));
            QVERIFY2(answer.status == 400 && answer.body.contains("bad_frame"), path.constData());
        }
    }
};

QTEST_GUILESS_MAIN(SpeakingTest)
#include "speaking_test.moc"
