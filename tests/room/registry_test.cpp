#include "server/room/registry.h"

#include "server/protocol/limits.h"
#include "server/protocol/secret.h"
#include "tests/room/fakestore.h"

#include <QSet>
#include <QTest>

#include <algorithm>

using namespace parlance;

class RegistryTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<FakeStore> store;
    std::unique_ptr<Registry> registry;
    qint64 now = 1'000'000'000;

    void open() {
        const Clock clock{[this] { return now; }, [this] { return now; }};
        registry = std::make_unique<Registry>(*store, clock, Random(1));
    }

    Result<Registry::Joined> join(const QByteArray& name, std::optional<Member> existing = {}) {
        std::optional<Result<Registry::Joined>> answer;
        registry->join(name, existing, [&](const auto& joined) { answer = joined; });
        store->work();
        return *answer;
    }

private Q_SLOTS:
    void init() {
        now = 1'000'000'000;
        store = std::make_unique<FakeStore>();
        open();
    }

    void aTokenIsGoodAsSoonAsItWasStored() {
        const auto ana = join("Ana");
        QVERIFY(ana);
        QCOMPARE(ana->member.name, "Ana");
        QCOMPARE(ana->token.size(), 32);
        QCOMPARE(store->saved().size(), std::size_t(1));
        QCOMPARE(registry->authenticate(ana->token), std::optional(ana->member));
        QVERIFY(!registry->authenticate("0123456789abcdef0123456789abcdef"));
        QVERIFY(!registry->authenticate(""));
    }

    void theTokenItselfIsNotStored() {
        const auto ana = join("Ana");
        const Person& person = store->saved().front();
        QCOMPARE(person.tokenHash, hashSecret(ana->token));
        QVERIFY(!person.tokenHash.contains(ana->token));
    }

    void aTakenNameGetsANumber() {
        QVERIFY(join("Ana"));
        QCOMPARE(join("Ana")->member.name, "Ana 2");
        QCOMPARE(join("ANA")->member.name, "ANA 3");
        QCOMPARE(join("Ａｎａ")->member.name, "Ａｎａ 4");
    }

    void whoLooksLikeAnotherGetsANumber() {
        QVERIFY(join("Teacher"));
        QCOMPARE(join("Te\u0430cher")->member.name, "Te\u0430cher 2"); // A Cyrillic letter.
        QVERIFY(join("Ida"));
        QCOMPARE(join("lda")->member.name, "lda 2");
        QCOMPARE(join("ida")->member.name, "ida 2");
        QCOMPARE(join("Ada")->member.name, "Ada");
    }

    void whoGaveAwayANameGaveAwayItsLooks() {
        const auto ida = join("Ida");
        QVERIFY(join("Eva", ida->member));
        QCOMPARE(join("lda")->member.name, "lda");
    }

    void twoWhoJoinInOneTurnDoNotShareAName() {
        QByteArray first;
        QByteArray second;
        registry->join("Ana", {}, [&](const auto& joined) { first = joined->member.name; });
        registry->join("Ana", {}, [&](const auto& joined) { second = joined->member.name; });
        store->work();
        QCOMPARE(first, "Ana");
        QCOMPARE(second, "Ana 2");
    }

    void aNumberStaysWithinTheLengthOfAName() {
        const QByteArray longest(limits::kNameCharacters, 'x');
        QVERIFY(join(longest));
        const QByteArray name = join(longest)->member.name;
        QCOMPARE(name.size(), limits::kNameCharacters);
        QVERIFY(name.endsWith(" 2"));
    }

    void aNameIsFreeTenMinutesAfterItsOwnerLeft() {
        const auto ana = join("Ana");
        registry->setPresent(ana->member.cid, true);
        now += 5 * limits::kNameHeld;
        QCOMPARE(join("Ana")->member.name, "Ana 2");
        registry->setPresent(ana->member.cid, false);
        now += limits::kNameHeld - 1;
        QCOMPARE(join("Ana")->member.name, "Ana 3");
        now += 1;
        QCOMPARE(join("Ana")->member.name, "Ana");
    }

    // Whoever prepares somebody's name and waits is not called like that somebody.
    void whoComesBackFindsTheNameTaken() {
        const auto first = join("Ana");
        const auto other = join("Bo");
        now += limits::kNameHeld;
        const auto second = join("Ana");
        QCOMPARE(second->member.name, "Ana");
        QCOMPARE(registry->authenticate(first->token)->name, "Ana 2");
        QCOMPARE(registry->authenticate(other->token)->name, "Bo");
        // From then on it is the first one's as any name is, also after a start.
        QCOMPARE(join("Ana 2")->member.name, "Ana 2 2");
        QCOMPARE(registry->find(first->member.cid)->name, "Ana 2");
        now += limits::kNameHeld;
        QCOMPARE(registry->authenticate(second->token)->name, "Ana");
        QCOMPARE(registry->authenticate(first->token)->name, "Ana 2");
    }

    void whoJoinsAgainIsTheSamePersonAndMayBeRenamed() {
        const auto ana = join("Ana");
        const auto again = join("Ana", ana->member);
        QCOMPARE(again->member, ana->member);
        QVERIFY(again->token.isEmpty());
        const auto renamed = join("Anna", ana->member);
        QCOMPARE(renamed->member.cid, ana->member.cid);
        QCOMPARE(registry->authenticate(ana->token)->name, "Anna");
    }

    void aNameThatWasGivenUpIsFree() {
        const auto zed = join("Zed");
        QVERIFY(join("Max", zed->member));
        QCOMPARE(join("Zed")->member.name, "Zed");
        QCOMPARE(join("Max")->member.name, "Max 2");
    }

    void aRenameThatFailedLeavesTheFormerName() {
        const auto zed = join("Zed");
        store->failNext(Error::StorageFull);
        QVERIFY(!join("Max", zed->member));
        QCOMPARE(registry->find(zed->member.cid)->name, "Zed");
        QCOMPARE(join("Max")->member.name, "Max");
        QCOMPARE(join("Zed")->member.name, "Zed 2");
    }

    void whatIsSavedDuringARenameBearsTheNewName() {
        const auto zed = join("Zed");
        registry->setPresent(zed->member.cid, true);
        registry->join("Max", zed->member, [](const auto&) {});
        registry->setPresent(zed->member.cid, false);
        store->work();
        QCOMPARE(store->saved().back().name, "Max");
    }

    void veryManyMayWantOneName() {
        QSet<QByteArray> names;
        for (int i = 0; i < 500; ++i) {
            names.insert(join("Same")->member.name);
        }
        QCOMPARE(names.size(), 500);
        QVERIFY(names.contains("Same 500"));
    }

    // Cut for their numbers these are one name. Who comes next gets the number after the last one:
    // going through all of them for each newcomer, as a gap would show, takes its time squared.
    void veryManyMayWantNamesThatAreCutAlike() {
        const QByteArray stem(limits::kNameCharacters - 3, 'x');
        const auto wanted = [&stem](int i) {
            return stem + QByteArray::number(i).rightJustified(3, '0');
        };
        std::vector<Member> numberedOnes;
        for (int i = 0; i < 1'000; ++i) {
            QCOMPARE(join(wanted(i))->member.name, wanted(i));
            numberedOnes.push_back(join(wanted(i))->member);
        }
        const auto numberOf = [](const Member& member) {
            return member.name.mid(member.name.indexOf(' ') + 1).toInt();
        };
        const auto last = std::ranges::max_element(numberedOnes, {}, numberOf);
        const auto middle = std::ranges::find(numberedOnes, numberOf(*last) / 2, numberOf);
        QVERIFY(numberOf(*last) > 100 && middle != numberedOnes.end());
        QVERIFY(join("Max", *middle));
        QCOMPARE(numberOf(join(wanted(0))->member), numberOf(*last) + 1);
    }

    void thePresentAreSavedSoThatTheirNamesOutliveTheServer() {
        const auto ana = join("Ana");
        registry->setPresent(ana->member.cid, true);
        now += 5 * limits::kNameHeld;
        registry->savePresent();
        store->work();
        store->initialPeople = {store->saved().back()};
        open();
        QCOMPARE(join("Ana")->member.name, "Ana 2");
    }

    void aFailedStoreMakesNobody() {
        store->failNext(Error::StorageFull);
        const auto refused = join("Ana");
        QVERIFY(!refused);
        QCOMPARE(refused.error(), Error::StorageFull);
        QCOMPARE(join("Ana")->member.name, "Ana");
    }

    void peopleOfAnEarlierStartAreKnownAndKeepTheirNames() {
        const auto ana = join("Ana");
        store->initialPeople = store->saved();
        open();
        QCOMPARE(registry->authenticate(ana->token), std::optional(ana->member));
        QCOMPARE(join("Ana")->member.name, "Ana 2");
    }
};

QTEST_GUILESS_MAIN(RegistryTest)
#include "registry_test.moc"
