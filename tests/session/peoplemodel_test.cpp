#include "client/peoplemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace parlance;

class PeopleModelTest : public QObject {
    Q_OBJECT

private:
    const RoomName room = *RoomName::parse("lobby");

    Presence presence(int count) const { return {.room = room, .count = count}; }
    static QString names(const PeopleModel& model) {
        QStringList names;
        for (int row = 0; row < model.rowCount(); ++row) {
            names.append(model.index(row).data().toString());
        }
        return names.join(u' ');
    }

private Q_SLOTS:
    void everybodyIsListedByName() {
        PeopleModel model;
        const QAbstractItemModelTester tester(&model);
        Presence full = presence(2);
        full.full = std::vector<Member>{{"1", "Zoë"}, {"2", "Ana"}};
        model.apply(full);
        QCOMPARE(names(model), QStringLiteral("Ana Zoë"));
        QCOMPARE(model.count(), 2);
    }

    void peopleComeGoAndAreRenamed() {
        PeopleModel model;
        const QAbstractItemModelTester tester(&model);
        QSignalSpy counted(&model, &PeopleModel::countChanged);
        Presence came = presence(2);
        came.joined = {{"1", "Bo"}, {"2", "Ana"}};
        model.apply(came);
        Presence renamed = presence(2);
        renamed.joined = {{"2", "Zana"}};
        model.apply(renamed);
        QCOMPARE(names(model), QStringLiteral("Bo Zana"));
        Presence left = presence(1);
        left.left = {{"1", "Bo"}};
        model.apply(left);
        QCOMPARE(names(model), QStringLiteral("Zana"));
        QCOMPARE(counted.count(), 2);
    }

    void theCountIsTheServersSinceTheListIsCapped() {
        PeopleModel model;
        Presence full = presence(500);
        full.full = std::vector<Member>{{"1", "Ana"}};
        model.apply(full);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.count(), 500);
    }

    void othersWhoTypeAreNamed() {
        PeopleModel model;
        model.setSelf("1");
        Presence full = presence(2);
        full.full = std::vector<Member>{{"1", "Ana"}, {"2", "Bo"}};
        model.apply(full);
        model.apply(Typing{room, 1, {"1", "2", "unknown"}});
        QCOMPARE(model.typists(), QStringList{QStringLiteral("Bo")});
        QVERIFY(model.index(1).data(PeopleModel::TypingRole).toBool());
        model.apply(Typing{room, 2, {}});
        QVERIFY(model.typists().isEmpty());
    }
};

QTEST_GUILESS_MAIN(PeopleModelTest)
#include "peoplemodel_test.moc"
