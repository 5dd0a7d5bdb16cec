// A server that knows us no longer, and what it says when we come back.
#include "client/session.h"
#include "tests/session/cannedroom.h"
#include "tests/support/eventually.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

namespace parlance {
namespace {

using Phase = Session::Phase;

QByteArray refusal(const QByteArray& status, Error error) {
    return answer(status, codec::encodeError(error));
}

int countOf(Session& session, MessageModel::Kind kind) {
    int count = 0;
    for (int row = 0; row < session.messages().rowCount(); ++row) {
        const QVariant shown = session.messages().index(row).data(MessageModel::KindRole);
        count += shown.value<MessageModel::Kind>() == kind ? 1 : 0;
    }
    return count;
}

} // namespace

class RejoiningTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Session> enter(const CannedRoom& room) const {
        auto session = std::make_unique<Session>(SessionOptions{
            .room = room.url(),
            .name = "Ana",
            .tokenFile = m_home.filePath(QStringLiteral("tokens")),
            .transport = Transport::Sse,
            .random = Random(7),
        });
        session->start();
        return session;
    }

    QTemporaryDir m_home;

private Q_SLOTS:
    void aFinalRefusalStaysWhateverTheStreamSays() {
        CannedRoom room;
        room.joining.append(refusal("403 Forbidden", Error::Forbidden));
        room.joining.append(room.joining.front());
        room.posting.prepend(refusal("401 Unauthorized", Error::TokenUnknown));
        const auto session = enter(room);
        const auto is = [&](Phase phase) { return session->status().phase == phase; };
        QVERIFY(eventually([&] { return is(Phase::Live); }));
        session->send(QStringLiteral("still here"));
        QVERIFY(eventually([&] { return is(Phase::Refused); }));
        QCOMPARE(session->status().why->code, Error::Forbidden);

        // Whoever may read, reads on; it makes nobody a member.
        room.say(codec::encode(message(1, "good morning")));
        QVERIFY(eventually([&] { return countOf(*session, MessageModel::Kind::Message) == 1; }));
        room.say(codec::encode(Heartbeat{.room = lobby(), .cursor = at(1)}));
        session->wake();
        room.cut();
        QVERIFY(eventually([&] { return room.streams() == 2; }));
        room.say(codec::encode(message(2, "good evening")));
        QVERIFY(eventually([&] { return countOf(*session, MessageModel::Kind::Message) == 2; }));
        QVERIFY(is(Phase::Refused));
        QCOMPARE(room.joins(), 2);
        QCOMPARE(countOf(*session, MessageModel::Kind::Pending), 1);

        session->reconnect();
        QVERIFY(eventually([&] { return countOf(*session, MessageModel::Kind::Pending) == 0; }));
        QVERIFY(eventually([&] { return is(Phase::Live); }));
        QCOMPARE(room.joins(), 3);
    }

    // Each time it lets us join, and each time it does not know the token that it gave.
    void aServerThatKeepsNobodyIsAskedMoreAndMoreSeldom() {
        CannedRoom room;
        room.posting = {refusal("401 Unauthorized", Error::TokenUnknown)};
        const auto session = enter(room);
        QVERIFY(eventually([&] { return session->status().phase == Phase::Live; }));
        session->send(QStringLiteral("who am I?"));
        QElapsedTimer since;
        since.start();
        QVERIFY(eventually([&] { return room.joins() == 6; }));
        QVERIFY(eventually([&] { return session->status().phase == Phase::Waiting; }));
        QCOMPARE(session->status().why->detail, Failure::Detail::Forgotten);
        // The pauses that this seed draws come to more; without them it takes some milliseconds.
        QVERIFY2(since.elapsed() > 1'000, qPrintable(QString::number(since.elapsed())));
        QCOMPARE(countOf(*session, MessageModel::Kind::Pending), 1);
    }
};

} // namespace parlance

QTEST_GUILESS_MAIN(parlance::RejoiningTest)
#include "rejoining_test.moc"
