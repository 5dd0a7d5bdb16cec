// The tables of PROTOCOL.md are those of the program: errors, limits, routes, frames and their
// fields.
#include "app/embeddedserver.h"
#include "server/protocol/hostcodec.h"
#include "server/protocol/limits.h"
#include "server/protocol/policycodec.h"
#include "server/protocol/servercodec.h"
#include "server/transport/simulation.h"
#include "tests/docs/markdown.h"
#include "tests/docs/wire.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

namespace parlance::docs {
namespace {

struct Limit {
    const char* name;
    qint64 value;
};

const Limit kLimits[]{
    {"request head", limits::kHead},
    {"request target", limits::kTarget},
    {"body, WebSocket message", limits::kBody},
    {"body of `/ping`", limits::kPingBody},
    {"text", limits::kText},
    {"name", limits::kNameCharacters},
    {"`via`", limits::kVia},
    {"`nonce`", limits::kNonce},
    {"room name", limits::kRoomName},
    {"entries in a JSON answer", limits::kAnswerEntries},
    {"bytes in a JSON answer", limits::kAnswerBytes},
    {"messages for a newcomer", limits::kFirstEntries},
    {"names in `full` and `people`", limits::kPresenceNames},
    {"guests with [simulated](#simulated-faults) faults of their own", Simulation::kMostGuests},
    {"held by a [simulated](#simulated-faults) proxy", limits::kHeld},
    {"unsent on a stream", limits::kUnsent},
    {"connections", limits::kConnections},
    {"connections of one address (IPv6 from elsewhere: one /64)", limits::kConnectionsPerAddress},
    {"rooms", limits::kRooms},
    {"people", limits::kPeople},
    {"messages waiting to be stored", limits::kDraftsWaiting},
    {"bytes waiting to be stored", limits::kDraftBytesWaiting},
};

const Deadlines kDefaults;
const Limit kDeadlines[]{
    {"request head, from its first byte", kDefaults.head},
    {"request body, from the end of the head", kDefaults.body},
    {"kept connection without a request", kDefaults.idle},
    {"unsent bytes of which none is taken", kDefaults.writeStall},
    {"`wait`", limits::kLongPollMax},
    {"heartbeat", kDefaults.heartbeat},
    {"first heartbeat, after `hello`", kDefaults.secondFrame},
    {"present after a stream, a waiting poll or joining", kDefaults.lingerStream},
    {"present after a short poll", kDefaults.lingerPoll},
    {"typing", limits::kTypingShown},
    {"between two changes of state", limits::kStateEvery},
    {"name kept for its owner", limits::kNameHeld},
    {"endless page", kDefaults.endlessPage},
    {"planned end", kDefaults.drain},
};

QMap<QByteArray, qint64> printed(const QByteArray& firstColumn) {
    QMap<QByteArray, qint64> values;
    for (const Row& row : tableOf(read("PROTOCOL.md"), firstColumn)) {
        values.insert(row[0], row[1].toLongLong());
    }
    return values;
}

QMap<QByteArray, qint64> real(std::span<const Limit> limits) {
    QMap<QByteArray, qint64> values;
    for (const Limit& limit : limits) {
        values.insert(limit.name, limit.value);
    }
    return values;
}

QJsonObject parsed(const QByteArray& json) {
    return QJsonDocument::fromJson(json).object();
}

// The fields that a table explains; "`a`, `b`" are two.
QSet<QString> explained(const QByteArray& section) {
    QSet<QString> fields;
    for (const Row& row : tableOf(section, "field")) {
        for (const QByteArray& word : quotedIn(row[0])) {
            fields.insert(QString::fromUtf8(word));
        }
    }
    return fields;
}

QSet<QString> fieldsOf(QJsonObject frame) {
    frame.remove(u"type");
    frame.remove(u"room");
    const QStringList keys = frame.keys();
    return {keys.begin(), keys.end()};
}

// One of each, with every field that there may be.
std::vector<QByteArray> everyFrame() {
    const RoomName room = *RoomName::parse("lobby");
    const Cursor cursor{"k3v9x0q2m7ab", 41};
    const Member ana{"qqhoucrv67j7", "Ana"};
    return {
        codec::encode(Hello{.room = room, .cursor = cursor, .stream = "s", .you = ana}),
        codec::encode(parlance::Message{.room = room, .cursor = cursor, .via = "v", .n = 1}),
        codec::encode(Presence{.room = room, .full = {{ana}}}),
        codec::encode(Typing{.room = room}),
        codec::encode(Heartbeat{.room = room, .cursor = cursor}),
        codec::encode(Echo{.room = room, .nonce = "n"}),
        codec::encode(Bye{.room = room, .reason = "shutdown"}),
        codec::encode(Posted{.room = room, .n = 1, .via = "v", .cursor = cursor}),
        codec::encode(Refusal{.room = room, .error = Error::StorageBusy, .n = 1, .via = "v"}),
    };
}

// Nested fields stand in a table as "guests[].cid", and those that share a row as ".name".
QSet<QString> nestedFieldsOf(const QByteArray& json) {
    QSet<QString> names;
    const QJsonObject object = parsed(json);
    for (const QString& key : object.keys()) {
        names.insert(key);
        for (const QString& inner : object[key][0].toObject().keys()) {
            names.insert(key + QStringLiteral("[].") + inner);
        }
    }
    names.remove(QStringLiteral("type"));
    return names;
}

QSet<QString> nestedExplained(const QByteArray& section) {
    QSet<QString> names;
    for (const Row& row : tableOf(section, "field")) {
        QString before;
        for (const QByteArray& word : quotedIn(row[0])) {
            const QString name = QString::fromUtf8(word);
            names.insert(word.startsWith('.') ? before + name : name);
            before = before.isEmpty() ? name.section(u'.', 0, 0) : before;
        }
    }
    return names;
}

} // namespace

class ProtocolTablesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void errorsAreTheTable();
    void limitsAreTheConstants();
    void ratesAreTheConstants();
    void everyFrameAndFieldIsExplained();
    void theJsonAnswerIsExplained();
    void theHostsEventsAreExplained();
    void whatTheHostDecidesIsExplained();
    void routesAreTheServers();
};

void ProtocolTablesTest::errorsAreTheTable() {
    const std::vector<Row> rows = tableOf(read("PROTOCOL.md"), "code");
    const auto table = errorTable().subspan(1); // Without the one that is no error.
    QCOMPARE(rows.size(), table.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const ErrorInfo& row = table[i];
        const QByteArray close =
            row.closeCode == 0 ? QByteArray("–") : QByteArray::number(row.closeCode);
        const Row wanted{'`' + QByteArray(row.code) + '`', QByteArray::number(row.status), close,
                         row.retry ? "yes" : "no", row.message};
        QCOMPARE(rows[i], wanted);
    }
}

void ProtocolTablesTest::limitsAreTheConstants() {
    QCOMPARE(printed("limit"), real(kLimits));
    QCOMPARE(printed("deadline"), real(kDeadlines));
}

void ProtocolTablesTest::ratesAreTheConstants() {
    const auto row = [](const char* what, limits::Rate rate, const char* whose) {
        return Row{what, QByteArray::number(rate.every) + " ms", QByteArray::number(rate.burst),
                   whose};
    };
    const std::vector<Row> rows{
        row("messages", limits::kPosts, "person"), row("typing", limits::kTyping, "person"),
        row("joining", limits::kJoins, "address"), row("new people", limits::kNewPeople, "address"),
        row("new rooms", limits::kNewRooms, "address")};
    QCOMPARE(tableOf(read("PROTOCOL.md"), "rate"), rows);
}

void ProtocolTablesTest::everyFrameAndFieldIsExplained() {
    const QByteArray frames = sectionOf(read("PROTOCOL.md"), "Frames");
    for (const QByteArray& json : everyFrame()) {
        const QJsonObject frame = parsed(json);
        const QByteArray type = frame[u"type"].toString().toUtf8();
        const QByteArray section = sectionOf(frames, type);
        QVERIFY2(!section.isEmpty(), type.constData());
        QCOMPARE(explained(section), fieldsOf(frame));
    }
}

void ProtocolTablesTest::theJsonAnswerIsExplained() {
    const RoomName room = *RoomName::parse("lobby");
    const Answer answer{.room = room,
                        .cursor = {"k3v9x0q2m7ab", 41},
                        .people = std::vector<Member>(),
                        .typing = std::vector<QByteArray>(),
                        .bye = Bye{.room = room}};
    const QStringList keys = parsed(codec::encode(answer, {})).keys();
    QCOMPARE(explained(sectionOf(read("PROTOCOL.md"), "The JSON answer")),
             QSet<QString>(keys.begin(), keys.end()));
}

void ProtocolTablesTest::theHostsEventsAreExplained() {
    const QByteArray section = sectionOf(read("PROTOCOL.md"), "The host");
    const codec::HostStats stats{.guests = {{.member = Member{"qqhoucrv67j7", "Ana"},
                                             .address = "127.0.0.1",
                                             .room = "lobby",
                                             .roundTrip = 1}},
                                 .counters = {{}}};
    const qsizetype second = section.indexOf("`lanes`, every");
    QVERIFY(second > 0);
    QCOMPARE(nestedExplained(section.first(second)), nestedFieldsOf(codec::encode(stats)));
    QCOMPARE(nestedExplained(section.sliced(second)),
             nestedFieldsOf(codec::encode({{.member = Member{"qqhoucrv67j7", "Ana"}}}, 0)));
}

void ProtocolTablesTest::whatTheHostDecidesIsExplained() {
    const codec::PolicyView policy{.rooms = {{.room = "lobby"}}, .bans = {{.id = "b"}}};
    QCOMPARE(nestedExplained(sectionOf(read("PROTOCOL.md"), "What the host decides")),
             nestedFieldsOf(codec::encode(policy)));
}

void ProtocolTablesTest::routesAreTheServers() {
    QMap<QByteArray, QByteArray> told;
    for (const Row& row : tableOf(read("PROTOCOL.md"), "path")) {
        told.insert(quotedIn(row[0]).constFirst(), row[1]);
    }

    // The table in the server's source is the only place that knows all routes.
    const QString source = QString::fromUtf8(read("server/transport/routes.cpp"));
    static const QRegularExpression kRoute(QStringLiteral("\\{\"(/[^\"]*)\", (\\w+), (\\w+)\\}"));
    QSet<QByteArray> paths;
    for (auto found = kRoute.globalMatch(source); found.hasNext();) {
        paths.insert(found.next().captured(1).toLatin1());
    }
    QVERIFY(paths.size() > 8);
    QCOMPARE(QSet<QByteArray>(told.keyBegin(), told.keyEnd()), paths);

    ServerOptions options;
    options.address = QHostAddress(QHostAddress::LocalHost);
    options.port = 0;
    EmbeddedServer server;
    quint16 port = 0;
    connect(&server, &EmbeddedServer::started, this,
            [&](const EmbeddedServer::Running& running) { port = running.port; });
    server.start(options);
    QTRY_VERIFY(port != 0);
    for (auto route = told.cbegin(); route != told.cend(); ++route) {
        QByteArray path = route.key();
        path.replace("{room}", "lobby").replace("{file}", "main.js");
        Wire wire(port);
        wire.send("OPTIONS " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        const auto head = wire.head();
        QVERIFY(head);
        QCOMPARE(head->status(), 204);
        QCOMPARE(head->value("allow"), QByteArray(route.value() + ", OPTIONS"));
    }
}

} // namespace parlance::docs

QTEST_GUILESS_MAIN(parlance::docs::ProtocolTablesTest)
#include "protocol_tables_test.moc"
