// What the host decides holds at once on every transport, and is not undone by coming back or by a
// restart.
#include "server/protocol/policycodec.h"
#include "tests/delivery/history.h"
#include "tests/support/eventually.h"

#include <QDirIterator>
#include <QTest>

using namespace parlance;
using namespace parlance::delivery;
using namespace std::chrono_literals;

class DeliveryPolicyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addRows(); }
    void whoIsKickedIsOutAtOnceAndForSomeMinutes();
    void aBanCoversThePersonTheAddressAndNamelessReading();
    void aBanOfAnAddressTakesTheWayInAway();
    void whoIsMutedHearsAndDoesNotSpeak();
    void aLockedRoomKeepsWhoIsInAndNobodyElse();
    void aPasswordOpensTheRoomToWhoKnowsIt();
    void anInvitationOpensTheRoomUntilThereIsANewerOne();
    void aSlowRoomTakesOneMessageInATime();
    void onlyTheHostDecides();
    void whoFindsTheDataFindsNoSecretInIt();
};

namespace {

constexpr char kHere[] = "127.0.0.1";

// Asks as the host, or whoever bears the token.
HttpAnswer ask(const TestServer& server, const QByteArray& token, const char* path,
               const QByteArray& body) {
    QUrl url = server.room().page();
    url.setPath(QLatin1StringView(path));
    Http http;
    std::optional<HttpAnswer> answer;
    const auto done = [&answer](const HttpAnswer& words) { answer = words; };
    const Http::Call call = body.isEmpty()
                                ? http.get(Http::request(url, token), kHardLimit, done)
                                : http.post(Http::request(url, token), body, kHardLimit, done);
    require(eventually([&] { return answer.has_value(); }), "A request was not answered.");
    return *answer;
}

QByteArray decide(const TestServer& server, const char* path, const QByteArray& body) {
    const HttpAnswer answer = ask(server, server.hostToken(), path, body);
    require(!answer.failure, path);
    return answer.body;
}

codec::PolicyView policyOf(const TestServer& server) {
    return codec::policyFrom(decide(server, "/host/policy", {}));
}

// What comes of listening with this token, on the row's transport.
Error listens(const TestServer& server, const QByteArray& token) {
    Http http;
    Ear ear(rowTransport(),
            {.http = &http, .room = server.room(), .token = token, .timings = briskTimings()});
    ear.open({FromStart{}, std::nullopt});
    require(eventually([&] { return !ear.hellos.empty() || ear.isOver(); }), "No hello came.");
    return ear.failure ? ear.failure->code : Error::None;
}

struct Entry {
    Error error = Error::None;
    QByteArray token;
};
Entry joins(const TestServer& server, const JoinRequest& wanted, const QByteArray& token = {}) {
    Http http;
    std::optional<JoinOutcome> outcome;
    const Http::Call call = join(http, server.room(), wanted, token, briskTimings(),
                                 [&](const JoinOutcome& words) { outcome = words; });
    require(eventually([&] { return outcome.has_value(); }), "Joining was not answered.");
    if (const auto* failure = std::get_if<Failure>(&*outcome)) {
        return {failure->code, {}};
    }
    return {Error::None, std::get<codec::Joined>(*outcome).token};
}

// Over without having broken the rule: by a goodbye, or refused at the next poll.
bool isPutOut(const Guest& guest) {
    const Ear& ear = guest.ear();
    const bool asksAgain =
        rowTransport() == Transport::ShortPoll || rowTransport() == Transport::LongPoll;
    return (ear.bye && ear.bye->reason == "policy") ||
           (asksAgain && ear.failure && ear.failure->httpStatus == 403);
}

// In the rows with a file.
void restart(TestServer& server) {
    if (rowStorage() == Storage::File) {
        server.stop();
        server.start();
    }
}

QByteArray roomWith(const codec::RoomChange& change) {
    return codec::encode(change);
}

// What all files of the row's directory hold.
QByteArray dataOf(const TestServer& server) {
    QByteArray data;
    QDirIterator files(server.directory(), QDir::Files | QDir::Hidden,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        require(file.open(QIODevice::ReadOnly), "A file of the data cannot be read.");
        data += file.readAll();
    }
    return data;
}

const RoomName kLobby = *RoomName::parse("lobby");

} // namespace

void DeliveryPolicyTest::whoIsKickedIsOutAtOnceAndForSomeMinutes() {
    TestServer server;
    Guest ana(server, "Ana");
    Guest bo(server, "Bo");
    server.letTimePass(1s);
    QVERIFY(eventually([&] { return ana.ear().people.contains(bo.self().cid); }));
    decide(server, "/host/kick", codec::encodeKick(bo.self().cid));
    QVERIFY(eventually([&] { return isPutOut(bo); }));
    server.letTimePass(1s); // People are shown at most once a second.
    QVERIFY(eventually([&] { return !ana.ear().people.contains(bo.self().cid); }));
    QCOMPARE(listens(server, bo.token()), Error::Kicked);
    QCOMPARE(joins(server, {.name = "Bo"}, bo.token()).error, Error::Kicked);
    QCOMPARE(bo.post(bo.room().events(), R"({"text":"x"})").failure->code, Error::Kicked);
    QVERIFY(seqOf(ana.sayAndWait("unharmed")) > 0);
    restart(server);
    QCOMPARE(listens(server, bo.token()), Error::Kicked);
    QCOMPARE(policyOf(server).bans.size(), std::size_t(1));
    server.letTimePass(10min);
    QCOMPARE(listens(server, bo.token()), Error::None);
    QCOMPARE(policyOf(server).bans.size(), std::size_t(0));
}

void DeliveryPolicyTest::aBanCoversThePersonTheAddressAndNamelessReading() {
    TestServer server;
    Guest bo(server, "Bo");
    Guest nameless(server);
    decide(server, "/host/ban", codec::encodeBan(bo.self().cid, {}));
    QVERIFY(eventually([&] { return isPutOut(bo); }));
    QCOMPARE(listens(server, bo.token()), Error::Banned);
    QCOMPARE(listens(server, {}), Error::None);
    QVERIFY(!isPutOut(nameless));
    decide(server, "/host/ban", codec::encodeBan({}, kHere));
    QVERIFY(eventually([&] { return isPutOut(nameless); }));
    restart(server);
    server.letTimePass(24h * 365);
    QCOMPARE(listens(server, {}), Error::Banned);
    QCOMPARE(joins(server, {.name = "Bo"}).error, Error::Banned);
    for (const char* path : {"/", "/rooms", "/rooms/lobby", "/rooms/lobby/members"}) {
        const HttpAnswer answer = ask(server, {}, path, {});
        QVERIFY2(answer.failure && answer.failure->code == Error::Banned, path);
    }
    const codec::PolicyView policy = policyOf(server);
    QCOMPARE(policy.bans.size(), std::size_t(2));
    QCOMPARE(policy.bans[0].name, QByteArray("Bo"));
    for (const Ban& ban : policy.bans) {
        decide(server, "/host/lift", codec::encodeLift(ban.id));
    }
    restart(server);
    QCOMPARE(listens(server, bo.token()), Error::None);
    QCOMPARE(listens(server, {}), Error::None);
}

// Of those who were let in by then, and of those who have come in before the room was closed.
void DeliveryPolicyTest::aBanOfAnAddressTakesTheWayInAway() {
    TestServer server;
    const codec::RoomChange closed{.room = kLobby, .password = "open sesame"};
    for (const bool isClosedFirst : {true, false}) {
        Guest bo(server, "Bo");
        QVERIFY(eventually([&] { return !bo.ear().hellos.empty(); }));
        if (isClosedFirst) {
            decide(server, "/host/rooms", roomWith(closed));
        }
        decide(server, "/host/ban", codec::encodeBan({}, kHere));
        QVERIFY(eventually([&] { return isPutOut(bo); }));
        if (!isClosedFirst) {
            decide(server, "/host/rooms", roomWith(closed));
        }
        decide(server, "/host/lift", codec::encodeLift(policyOf(server).bans.front().id));
        QCOMPARE(listens(server, bo.token()), Error::PasswordRequired);
        decide(server, "/host/rooms", roomWith({.room = kLobby, .password = ""}));
    }
}

void DeliveryPolicyTest::whoIsMutedHearsAndDoesNotSpeak() {
    TestServer server;
    Guest ana(server, "Ana");
    Guest bo(server, "Bo");
    decide(server, "/host/mute", codec::encode(codec::MuteChange{kLobby, bo.self().cid, true}));
    QCOMPARE(errorOf(bo.sayAndWait("x")), Error::Muted);
    QCOMPARE(bo.post(bo.room().events(), R"({"type":"typing"})").failure->code, Error::Muted);
    QVERIFY(seqOf(ana.sayAndWait("heard")) > 0);
    QVERIFY(eventually([&] { return bo.texts() == std::vector<QByteArray>{"heard"}; }));
    restart(server);
    QCOMPARE(bo.post(bo.room().events(), R"({"text":"x"})").failure->code, Error::Muted);
    const codec::PolicyView policy = policyOf(server);
    QVERIFY(policy.rooms.size() == 1 && policy.rooms[0].muted.size() == 1);
    QCOMPARE(policy.rooms[0].muted[0], bo.self());
    decide(server, "/host/mute", codec::encode(codec::MuteChange{kLobby, bo.self().cid, false}));
    QVERIFY(!bo.post(bo.room().events(), R"({"text":"again"})").failure);
}

void DeliveryPolicyTest::aLockedRoomKeepsWhoIsInAndNobodyElse() {
    TestServer server;
    Guest ana(server, "Ana");
    Guest nameless(server);
    decide(server, "/host/rooms", roomWith({.room = kLobby, .locked = true}));
    QVERIFY(eventually([&] { return isPutOut(nameless); }));
    QCOMPARE(listens(server, {}), Error::RoomLocked);
    QCOMPARE(joins(server, {.name = "Bo"}).error, Error::RoomLocked);
    // Of what goes on in it not even the counts are told.
    const auto listed = [&server](const QByteArray& token) {
        return ask(server, token, "/rooms", {}).body;
    };
    QVERIFY(listed({}).contains(R"({"closed":true,"room":"lobby"})"));
    QVERIFY(listed(ana.token()).contains(R"({"head":0,"people":1,"room":"lobby"})"));
    QVERIFY(seqOf(ana.sayAndWait("still here")) > 0);
    QVERIFY(!isPutOut(ana));
    restart(server);
    QCOMPARE(listens(server, ana.token()), Error::None);
    QCOMPARE(listens(server, {}), Error::RoomLocked);
    decide(server, "/host/rooms", roomWith({.room = kLobby, .locked = false}));
    QCOMPARE(joins(server, {.name = "Bo"}).error, Error::None);
    QCOMPARE(listens(server, {}), Error::None);
}

void DeliveryPolicyTest::aPasswordOpensTheRoomToWhoKnowsIt() {
    TestServer server;
    Guest ana(server, "Ana");
    const Entry away = joins(server, {.name = "Away"});
    const auto isAwaySeen = [&server](const QByteArray& token) {
        return ask(server, token, "/rooms/lobby/members", {}).body.contains("Away");
    };
    server.letTimePass(1s); // People are shown at most once a second.
    QVERIFY(eventually([&] { return isAwaySeen({}); }));
    decide(server, "/host/rooms", roomWith({.room = kLobby, .password = "open sesame"}));
    QVERIFY(!isPutOut(ana));
    QCOMPARE(listens(server, {}), Error::PasswordRequired);
    QCOMPARE(joins(server, {.name = "Bo"}).error, Error::PasswordRequired);
    QCOMPARE(joins(server, {.name = "Bo", .password = "sesame"}).error, Error::PasswordWrong);
    const Entry bo = joins(server, {.name = "Bo", .password = "open sesame"});
    QCOMPARE(bo.error, Error::None);
    restart(server);
    QCOMPARE(listens(server, bo.token), Error::None); // Once is enough.
    // Another password is asked of everybody who is not there when it is set.
    server.letTimePass(2min);
    QVERIFY(eventually([&] {
        server.letTimePass(1s);
        return !isAwaySeen(bo.token);
    }));
    Guest back(server, {.name = {}, .token = bo.token});
    decide(server, "/host/rooms", roomWith({.room = kLobby, .password = "other"}));
    QVERIFY(!isPutOut(back));
    QCOMPARE(listens(server, away.token), Error::PasswordRequired);
    QCOMPARE(joins(server, {.name = "Away", .password = "open sesame"}, away.token).error,
             Error::PasswordWrong);
    QCOMPARE(joins(server, {.name = "Away", .password = "other"}, away.token).error, Error::None);
    QCOMPARE(listens(server, away.token), Error::None);
    decide(server, "/host/rooms", roomWith({.room = kLobby, .password = ""}));
    QCOMPARE(listens(server, {}), Error::None);
}

void DeliveryPolicyTest::anInvitationOpensTheRoomUntilThereIsANewerOne() {
    TestServer server;
    const QByteArray wish = roomWith({.room = kLobby, .invitation = true});
    const QByteArray first = codec::invitationFrom(decide(server, "/host/rooms", wish));
    QCOMPARE(first.size(), 32);
    QCOMPARE(listens(server, {}), Error::PasswordRequired);
    QCOMPARE(joins(server, {.name = "Bo", .password = "guess"}).error, Error::PasswordWrong);
    QCOMPARE(joins(server, {.name = "Bo", .invitation = QByteArray(32, '0')}).error,
             Error::InvitationUnknown);
    restart(server);
    const Entry bo = joins(server, {.name = "Bo", .invitation = first});
    QCOMPARE(bo.error, Error::None);
    const QByteArray second = codec::invitationFrom(decide(server, "/host/rooms", wish));
    QVERIFY(second != first);
    QCOMPARE(joins(server, {.name = "Cy", .invitation = first}).error, Error::InvitationUnknown);
    QCOMPARE(joins(server, {.name = "Cy", .invitation = second}).error, Error::None);
    QCOMPARE(listens(server, bo.token), Error::None);
    // The host sees that there is one, and nobody sees which.
    QVERIFY(policyOf(server).rooms.at(0).invitation);
    QVERIFY(!decide(server, "/host/policy", {}).contains(second));
}

void DeliveryPolicyTest::aSlowRoomTakesOneMessageInATime() {
    TestServer server;
    Guest ana(server, "Ana");
    Guest bo(server, "Bo");
    decide(server, "/host/rooms", roomWith({.room = kLobby, .slow = 3'600'000}));
    QVERIFY(seqOf(ana.sayAndWait("one")) > 0);
    const Failure refusal = std::get<Failure>(ana.sayAndWait("two"));
    QCOMPARE(refusal.code, Error::SlowMode);
    QVERIFY(!refusal.isFinal());
    QVERIFY(refusal.retryAfter && *refusal.retryAfter > 59min && *refusal.retryAfter <= 60min);
    QVERIFY(seqOf(bo.sayAndWait("mine")) > 0);
    server.letTimePass(20min);
    restart(server);
    const auto three = ana.post(ana.room().events(), R"({"text":"three"})").failure;
    QCOMPARE(three->code, Error::SlowMode);
    QVERIFY(*three->retryAfter > 39min && *three->retryAfter <= 40min);
    server.letTimePass(40min);
    QVERIFY(!ana.post(ana.room().events(), R"({"text":"four"})").failure);
    restart(server);
    QCOMPARE(ana.post(ana.room().events(), R"({"text":"five"})").failure->code, Error::SlowMode);
    decide(server, "/host/rooms", roomWith({.room = kLobby, .slow = 0}));
    QVERIFY(!ana.post(ana.room().events(), R"({"text":"six"})").failure);
}

void DeliveryPolicyTest::onlyTheHostDecides() {
    TestServer server;
    Guest ana(server, "Ana");
    for (const char* path :
         {"/host/rooms", "/host/mute", "/host/kick", "/host/ban", "/host/lift"}) {
        QCOMPARE(ask(server, ana.token(), path, "{}").failure->code, Error::Forbidden);
        QCOMPARE(ask(server, {}, path, "{}").failure->code, Error::TokenMissing);
        QCOMPARE(ask(server, server.hostToken(), path, "{}").failure->code, Error::BadFrame);
    }
    QCOMPARE(ask(server, ana.token(), "/host/policy", {}).failure->code, Error::Forbidden);
    // Nor does whoever was the host before a restart.
    const QByteArray former = server.hostToken();
    server.stop();
    server.start();
    QVERIFY(server.hostToken() != former);
    QCOMPARE(ask(server, former, "/host/policy", {}).failure->code, Error::Forbidden);
    QVERIFY(!ask(server, server.hostToken(), "/host/policy", {}).failure);
}

// While the server runs, with what waits beside the database to be taken into it, and afterwards.
void DeliveryPolicyTest::whoFindsTheDataFindsNoSecretInIt() {
    if (rowStorage() == Storage::Memory) {
        QSKIP("A memory leaves nothing to be found.");
    }
    TestServer server;
    Guest ana(server, "Ana");
    QVERIFY(seqOf(ana.sayAndWait("in plain sight")) > 0);
    const QByteArray wish =
        roomWith({.room = kLobby, .password = "open sesame", .invitation = true});
    const QByteArray invitation = codec::invitationFrom(decide(server, "/host/rooms", wish));
    const Entry bo = joins(server, {.name = "Bo", .password = "open sesame"});
    const Entry cy = joins(server, {.name = "Cy", .invitation = invitation});
    const std::vector<QByteArray> secrets{invitation, ana.token(), bo.token, cy.token,
                                          server.hostToken()};
    for (const bool isRunning : {true, false}) {
        if (!isRunning) {
            server.stop();
        }
        const QByteArray data = dataOf(server);
        QVERIFY(data.contains("in plain sight")); // What stands there as it is, is found.
        QVERIFY(!data.contains("open sesame"));
        for (const QByteArray& secret : secrets) {
            QCOMPARE(secret.size(), 32);
            QVERIFY(!data.contains(secret));
            QVERIFY(!data.contains(QByteArray::fromHex(secret)));
        }
    }
}

QTEST_GUILESS_MAIN(DeliveryPolicyTest)
#include "delivery_policy_test.moc"
