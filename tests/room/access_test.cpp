// What the host decides one right after the other, before the store has kept any of it, and what is
// left of it after a restart.
#include "server/room/access.h"

#include "tests/room/fakestore.h"

#include <QTest>

using namespace parlance;

class AccessTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<FakeStore> store;
    std::unique_ptr<Access> access;
    qint64 wall = 1'000'000'000;
    qint64 steady = 5'000;
    std::vector<QByteArray> present;
    std::vector<Error> answers; // In the order of their coming.

    void open() {
        const Clock clock{[this] { return wall; }, [this] { return steady; }};
        access = std::make_unique<Access>(*store, clock, Random(1), [] {});
    }
    Access::Done noted() {
        return [this](Error error) { answers.push_back(error); };
    }
    void setRules(const RulesChange& change) {
        access->setRules(
            roomName("lobby"), change, [this] { return present; }, noted());
    }
    void admit(const QByteArray& cid) { access->admit(rules(), cid, noted()); }
    RoomRules rules() const { return access->rules(roomName("lobby")); }
    Error mayRead(const QByteArray& cid) const {
        return access->may({.member = Member{cid, {}}}, roomName("lobby"), Right::Read);
    }
    // What the store has been told last of the room, and of a person there.
    RoomRules keptRules() const {
        RoomRules kept{.room = roomName("lobby")};
        for (const PolicyChange& change : store->decided()) {
            kept = change.rules.value_or(kept);
        }
        return kept;
    }
    Standing kept(const QByteArray& cid) const {
        Standing kept{.room = roomName("lobby"), .cid = cid};
        for (const PolicyChange& change : store->decided()) {
            for (const Standing& standing : change.standings) {
                kept = standing.cid == cid ? standing : kept;
            }
        }
        return kept;
    }

private Q_SLOTS:
    void init() {
        store = std::make_unique<FakeStore>();
        present.clear();
        answers.clear();
        open();
    }

    void twoChangesOfARoomAtOnceBothHold() {
        setRules({.locked = true});
        setRules({.slow = 5'000});
        store->work();
        QCOMPARE(answers, std::vector<Error>(2, Error::None));
        QVERIFY(rules().locked && rules().slow == 5'000);
        QCOMPARE(keptRules(), rules());
    }

    void nothingOfAChangeThatWasNotKeptIsInTheNext() {
        store->failNext(Error::StorageFull);
        setRules({.locked = true});
        setRules({.slow = 5'000});
        store->work();
        QCOMPARE(answers, (std::vector<Error>{Error::StorageFull, Error::None}));
        QVERIFY(!rules().locked && rules().slow == 5'000);
        QCOMPARE(keptRules(), rules());
        QCOMPARE(mayRead("ana"), Error::None);
    }

    void whatConcernsOnePersonAtOnceHoldsTogether() {
        setRules({.password = "sealed"});
        store->work();
        admit("ana");
        access->mute(roomName("lobby"), "ana", true, noted());
        store->work();
        QCOMPARE(kept("ana"), (Standing{roomName("lobby"), "ana", true, true}));
        QCOMPARE(mayRead("ana"), Error::None);
    }

    void whoIsBannedWhileComingInIsAdmittedNowhere() {
        setRules({.password = "sealed"});
        store->work();
        admit("ana");
        access->ban({.cid = "ana"}, {}, noted());
        access->lift(QByteArray(), noted());
        store->work();
        QCOMPARE(kept("ana").admitted, false);
        QCOMPARE(mayRead("ana"), Error::Banned);
    }

    void whoComesInWhileBeingBannedIsAdmittedNowhere() {
        setRules({.password = "sealed"});
        store->work();
        answers.clear();
        access->ban({.cid = "ana"}, {}, noted());
        admit("ana");
        store->work();
        QCOMPARE(answers, (std::vector<Error>{Error::None, Error::Banned}));
        QCOMPARE(kept("ana").admitted, false);
    }

    void whoCameInBeforeTheRoomClosesStays() {
        setRules({.password = "first"});
        store->work();
        answers.clear();
        access->admit(rules(), "ana", [this](Error error) {
            answers.push_back(error);
            present = {"ana"};
        });
        setRules({.password = "second"});
        store->work();
        QCOMPARE(answers, std::vector<Error>(2, Error::None));
        QCOMPARE(mayRead("ana"), Error::None);
    }

    void whoseWayInWasTakenAwayMeanwhileStaysOutside() {
        setRules({.invitation = QByteArray("hash")});
        store->work();
        answers.clear();
        const RoomRules invited = rules();
        setRules({.invitation = QByteArray("another")});
        access->admit(invited, "ana", noted());
        setRules({.locked = true});
        access->admit(invited, "ana", noted());
        store->work();
        QCOMPARE(answers, (std::vector<Error>{Error::None, Error::PasswordRequired, Error::None,
                                              Error::RoomLocked}));
        QCOMPARE(mayRead("ana"), Error::RoomLocked);
    }

    void aClassComesInWithoutWaitingForEachOther() {
        setRules({.password = "sealed"});
        store->work();
        for (const char* cid : {"ana", "bo", "cy"}) {
            admit(cid);
        }
        QCOMPARE(store->waiting(), std::size_t(3));
        // The host's next change waits for them.
        setRules({.slow = 5'000});
        QCOMPARE(store->waiting(), std::size_t(3));
        store->work();
        QCOMPARE(rules().slow, qint64(5'000));
    }

    void anOpenRoomKeepsNoListOfWhoCame() {
        admit("ana");
        QCOMPARE(answers, std::vector<Error>{Error::None});
        QCOMPARE(store->waiting(), std::size_t(0));
    }

    void aSlowRoomKnowsItsLastMessagesAfterARestart() {
        const RoomName lobby = roomName("lobby");
        store->initialPolicy = {.rules = {{.room = lobby, .slow = 60'000}},
                                .spoken = {{lobby, "ana", wall - 20'000},
                                           // The clock has been set back since.
                                           {lobby, "bo", wall + 3'600'000}}};
        open();
        QCOMPARE(access->slow("ana", lobby), qint64(40'000));
        QCOMPARE(access->slow("bo", lobby), qint64(60'000));
        QCOMPARE(access->slow("cy", lobby), qint64(0));
        steady += 40'000;
        QCOMPARE(access->slow("ana", lobby), qint64(0));
        QCOMPARE(access->slow("bo", lobby), qint64(20'000));
    }
};

QTEST_GUILESS_MAIN(AccessTest)
#include "access_test.moc"
