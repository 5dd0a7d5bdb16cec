#include "client/messagemodel.h"

#include "tests/session/lines.h"

#include <QAbstractItemModelTester>
#include <QDateTime>
#include <QTest>

using namespace parlance;

class MessageModelTest : public QObject {
    Q_OBJECT

private:
    static QString rows(const MessageModel& model) {
        QStringList rows;
        for (int row = 0; row < model.rowCount(); ++row) {
            const QModelIndex index = model.index(row);
            const auto kind = index.data(MessageModel::KindRole).value<MessageModel::Kind>();
            const QString mark = kind == MessageModel::Kind::Pending  ? QStringLiteral("…")
                                 : kind == MessageModel::Kind::Failed ? QStringLiteral("!")
                                 : kind == MessageModel::Kind::Gap    ? QStringLiteral("gap")
                                 : kind == MessageModel::Kind::Reset  ? QStringLiteral("reset")
                                                                      : QString();
            rows.append(index.data(MessageModel::TextRole).toString() + mark);
        }
        return rows.join(u' ');
    }

    static Message own(Seq seq, qint64 n) {
        Message mine = message(seq);
        mine.cid = "me";
        mine.via = "v";
        mine.n = n;
        return mine;
    }

private Q_SLOTS:
    void linesBecomeRows() {
        MessageModel model;
        const QAbstractItemModelTester tester(&model);
        model.append({message(1), Conversation::Gap{37}, Conversation::Reset{}, message(39)});
        QCOMPARE(rows(model), QStringLiteral("1 gap reset 39"));
        const QModelIndex first = model.index(0);
        QCOMPARE(first.data(MessageModel::AuthorRole).toString(), QStringLiteral("Ana"));
        QCOMPARE(first.data(MessageModel::SeqRole).toLongLong(), 1);
        QCOMPARE(first.data(MessageModel::AtRole).toDateTime().toMSecsSinceEpoch(), 1001);
        QVERIFY(!first.data(MessageModel::OwnRole).toBool());
        QCOMPARE(model.index(1).data(MessageModel::MissedRole).toLongLong(), 37);
        QVERIFY(!model.index(1).data(MessageModel::AtRole).toDateTime().isValid());
    }

    void whatWaitsStandsAtTheEndUntilItComesBack() {
        MessageModel model;
        const QAbstractItemModelTester tester(&model);
        model.setSelf({"me", "Me"});
        model.addPending("v", 1, QStringLiteral("a"));
        model.addPending("v", 2, QStringLiteral("b"));
        model.append({message(1)});
        QCOMPARE(rows(model), QStringLiteral("1 a… b…"));
        QVERIFY(model.index(1).data(MessageModel::OwnRole).toBool());
        model.append({own(2, 1)});
        QCOMPARE(rows(model), QStringLiteral("1 2 b…"));
        QVERIFY(model.index(1).data(MessageModel::OwnRole).toBool());
        model.append({own(3, 2), message(4)});
        QCOMPARE(rows(model), QStringLiteral("1 2 3 4"));
    }

    void somebodyElsesNumberIsNotOurs() {
        MessageModel model;
        model.setSelf({"me", "Me"});
        model.addPending("v", 1, QStringLiteral("a"));
        Message other = own(1, 1);
        other.cid = "ana";
        model.append({other});
        QCOMPARE(rows(model), QStringLiteral("1 a…"));
    }

    void whatWasRefusedStaysWithItsReason() {
        MessageModel model;
        const QAbstractItemModelTester tester(&model);
        model.addPending("v", 1, QStringLiteral("a"));
        model.failPending("v", 1,
                          {.kind = Failure::Kind::Refused,
                           .httpStatus = 413,
                           .subject = Failure::Subject::Message});
        QCOMPARE(rows(model), QStringLiteral("a!"));
        QCOMPARE(model.index(0).data(MessageModel::ReasonRole).toString(),
                 QStringLiteral("the message was refused with 413"));
    }

    void whatIsStoredOutOfSightWaitsNoMore() {
        MessageModel model;
        const QAbstractItemModelTester tester(&model);
        model.setSelf({"me", "Me"});
        for (const qint64 n : {1, 2, 3}) {
            model.addPending("v", n, QString::number(n));
        }
        model.append({message(10)});
        model.storePending("v", 1, {kEpoch, 4});           // Before all that is shown.
        model.storePending("v", 2, {kEpoch, 11});          // It will come.
        model.storePending("v", 3, {"zzzzzzzzzzzz", 100}); // Of a history that is over.
        model.settlePending({kEpoch, 10});
        QCOMPARE(rows(model), QStringLiteral("10 2…"));
        model.append({own(11, 2)});
        model.settlePending({kEpoch, 11});
        QCOMPARE(rows(model), QStringLiteral("10 11"));
    }

    void whatNeverWaitedStaysWithItsReasonToo() {
        MessageModel model;
        model.addFailed(QStringLiteral("a"), {.detail = Failure::Detail::OutboxFull});
        model.addFailed(QStringLiteral("b"), {.detail = Failure::Detail::OutboxFull});
        QCOMPARE(rows(model), QStringLiteral("a! b!"));
        QCOMPARE(model.index(1).data(MessageModel::ReasonRole).toString(),
                 QStringLiteral("too many messages wait to be sent"));
    }

    void anotherNumberIsFollowed() {
        MessageModel model;
        model.setSelf({"me", "Me"});
        model.addPending("old", 7, QStringLiteral("a"));
        model.renumberPending("old", 7, "v", 1);
        model.append({own(1, 1)});
        QCOMPARE(rows(model), QStringLiteral("1"));
    }

    void olderMessagesGoInFrontInTheirOrder() {
        MessageModel model;
        const QAbstractItemModelTester tester(&model);
        model.append({message(3)});
        model.prepend({message(1), message(2)});
        QCOMPARE(rows(model), QStringLiteral("1 2 3"));
    }
};

QTEST_GUILESS_MAIN(MessageModelTest)
#include "messagemodel_test.moc"
