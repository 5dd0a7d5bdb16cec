// How often a guest may do something, by a clock that stands still unless the test moves it.
#include "server/protocol/limits.h"
#include "tests/server/localserver.h"
#include "tests/server/rawrows.h"

#include <QTest>

using namespace parlance;

namespace {

constexpr int kMost = 1'000;

struct Desk {
    explicit Desk(bool isLimited = true) : server(options(isLimited)) {}

    RawAnswer ask(const QByteArray& path, const QByteArray& body) {
        return server.ask(post(path, body, "Authorization: Bearer $TOKEN\r\n"));
    }
    // How often in a row this is taken; `last` is the answer that was another one.
    int taken(const QByteArray& path, const QByteArray& body) {
        int count = 0;
        while (count < kMost && (last = ask(path, body)).status < 300) {
            ++count;
        }
        return count;
    }
    bool isRefused() const {
        return last.status == 429 && last.body.contains("\"rate_limited\"") &&
               last.headers.value("retry-after").toInt() > 0;
    }

    ServerOptions options(bool isLimited) {
        ServerOptions options;
        options.rateLimits = isLimited;
        options.clock = {[this] { return now; }, [this] { return now; }};
        return options;
    }

    qint64 now = 1'700'000'000'000;
    RawAnswer last;
    LocalServer server;
};

const QByteArray kEvents = "/rooms/lobby/events";
const QByteArray kTyping = "{\"type\":\"typing\"}";
const QByteArray kAna = "{\"name\":\"Ana\"}";
const QByteArray kSay = "{\"text\":\"x\"}";

} // namespace

class RatesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void messagesOfAPerson() {
        Desk desk;
        QCOMPARE(desk.taken(kEvents, kSay), limits::kPosts.burst);
        QVERIFY(desk.isRefused());
        QCOMPARE(desk.last.headers.value("retry-after"), QByteArray("1"));
        // Somebody else's, and what else this person does, is not meant.
        QCOMPARE(desk.server.ask(post("/rooms/lobby/members", "{\"name\":\"Bo\"}")).status, 201);
        QCOMPARE(desk.ask(kEvents, kTyping).status, 204);
        desk.now += 1'000;
        QCOMPARE(desk.taken(kEvents, kSay), int(1'000 / limits::kPosts.every));
        desk.now += 3'600'000;
        QCOMPARE(desk.taken(kEvents, kSay), limits::kPosts.burst);
    }

    void typingOfAPerson() {
        Desk desk;
        QCOMPARE(desk.taken(kEvents, kTyping), limits::kTyping.burst);
        QVERIFY(desk.isRefused());
        QCOMPARE(desk.ask(kEvents, kSay).status, 201);
    }

    void joinsOfAnAddress() {
        Desk desk;
        // The first was the server's own guest.
        QCOMPARE(desk.taken("/rooms/lobby/members", kAna), limits::kJoins.burst - 1);
        QVERIFY(desk.isRefused());
        desk.now += limits::kRatePause;
        QCOMPARE(desk.ask("/rooms/lobby/members", kAna).status, 200);
    }

    void newPeopleOfAnAddress() {
        Desk desk;
        const auto joinsAnew = [&desk] {
            desk.now += limits::kJoins.every;
            desk.last = desk.server.ask(post("/rooms/lobby/members", kAna));
            return desk.last.status == 201;
        };
        const qint64 start = desk.now;
        int made = 1; // The first was the server's own guest.
        while (made < 2 * limits::kNewPeople.burst && joinsAnew()) {
            ++made;
        }
        const auto grown = int((desk.now - start) / limits::kNewPeople.every);
        QCOMPARE(made, limits::kNewPeople.burst + grown);
        QVERIFY(desk.isRefused());
        // Who is here may go on, and come again under another name.
        QCOMPARE(desk.ask(kEvents, kSay).status, 201);
        QCOMPARE(desk.ask("/rooms/lobby/members", "{\"name\":\"Anna\"}").status, 200);
    }

    void newRoomsOfAnAddress() {
        Desk desk;
        int made = 0;
        while (made < kMost &&
               desk.ask("/rooms/r" + QByteArray::number(made) + "/events", kSay).status == 201) {
            ++made;
        }
        QCOMPARE(made, limits::kNewRooms.burst);
        QCOMPARE(desk.ask("/rooms/r0/events", kSay).status, 201); // Those there are stay open.
    }

    void theyCanBeLifted() {
        Desk desk(false);
        QCOMPARE(desk.taken(kEvents, kTyping), kMost);
    }
};

QTEST_GUILESS_MAIN(RatesTest)
#include "rates_test.moc"
