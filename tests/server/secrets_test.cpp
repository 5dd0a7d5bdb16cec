// Secrets are of the system's making. Whoever could tell the server's other random numbers, some of
// which everybody is shown, could tell none of them.
#include "server/protocol/clientcodec.h"
#include "server/protocol/policycodec.h"
#include "tests/server/localserver.h"
#include "tests/server/rawrows.h"
#include "tests/support/eventually.h"

#include <QTest>

using namespace parlance;

namespace {

// What a server makes up at its start, for somebody who joins, for the host and for a stream.
struct MadeUp {
    QByteArray cid; // The one that is no secret.
    QByteArray hostToken;
    QByteArray token;
    QByteArray invitation;
    QByteArray stream;
};

QByteArray streamOf(const LocalServer& server) {
    RawClient reader(server.port());
    reader.send(server.fill(request("GET /rooms/lobby/events?transport=stream")));
    const QByteArray before = "\"stream\":\"";
    const auto isThere = [&] {
        const qsizetype at = reader.received().indexOf(before);
        return at >= 0 && reader.received().size() >= at + before.size() + 32;
    };
    require(eventually(isThere), "No hello came.");
    return reader.received().sliced(reader.received().indexOf(before) + before.size(), 32);
}

// By a server whose other random numbers are the same each time.
MadeUp madeUp() {
    ServerOptions options;
    options.random = Random(7);
    LocalServer server(std::move(options));
    const QByteArray bo = server.ask(post("/rooms/lobby/members", "{\"name\":\"Bo\"}")).body;
    const auto joined = codec::decodeJoined(bo);
    require(joined.has_value(), "Bo could not join.");
    const QByteArray hostToken = server.server().hostToken();
    const QByteArray wish =
        codec::encode(codec::RoomChange{.room = *RoomName::parse("side"), .invitation = true});
    const RawAnswer invited =
        server.ask(post("/host/rooms", wish, "Authorization: Bearer " + hostToken + "\r\n"));
    return {.cid = joined->member.cid,
            .hostToken = hostToken,
            .token = joined->token,
            .invitation = codec::invitationFrom(invited.body),
            .stream = streamOf(server)};
}

} // namespace

class SecretsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noneIsMadeOfWhatTheServerShowsToEverybody() {
        const MadeUp one = madeUp();
        const MadeUp other = madeUp();
        QCOMPARE(other.cid, one.cid); // Else nothing of this would say anything.
        for (const auto secret :
             {&MadeUp::hostToken, &MadeUp::token, &MadeUp::invitation, &MadeUp::stream}) {
            QCOMPARE((one.*secret).size(), 32);
            QVERIFY(one.*secret != other.*secret);
        }
    }
};

QTEST_GUILESS_MAIN(SecretsTest)
#include "secrets_test.moc"
