#include "client/roomurl.h"

#include <QTest>

namespace parlance {

class RoomUrlTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void understandsWhatPeopleType_data();
    void understandsWhatPeopleType();
    void refusesWhatIsNoRoom_data();
    void refusesWhatIsNoRoom();
    void knowsWhetherARoomIsNamed();
    void isKeptUnderItsKeyAtEveryPort();
    void namesItsResources();
    void asksFromAPosition();
    void knowsItsOwnMachine();
    void anInvitationIsInNoOtherAddress();
    void aFingerprintComesInTheFragment();
    void aFingerprintThatCannotBeReadIsNoLink();
    void becomesEncryptedAtTheSamePort();
};

namespace {

const QByteArray kFingerprint(32, 'f');
const QString kWritten = QStringLiteral("ZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmY");

} // namespace

void RoomUrlTest::aFingerprintComesInTheFragment() {
    const QString page = QStringLiteral("https://h:8080/rooms/x");
    for (const char* scheme : {"https", "http", "parlance"}) {
        const auto room = RoomUrl::parse(QString::fromLatin1(scheme) +
                                         QStringLiteral("://h:8080/rooms/x#tls=") + kWritten);
        QVERIFY2(room, scheme);
        QCOMPARE(room->page().toString(), page); // No request tells it.
        QCOMPARE(room->fingerprint(), kFingerprint);
        QCOMPARE(room->link().toString(), page + QStringLiteral("#tls=") + kWritten);
        QCOMPARE(room->other(*RoomName::parse("y")).fingerprint(), kFingerprint);
    }
    const auto both = RoomUrl::parse(page + QStringLiteral("#invitation=aa&tls=") + kWritten);
    QCOMPARE(both->invitation(), QByteArray("aa"));
    QCOMPARE(both->fingerprint(), kFingerprint);
    QCOMPARE(RoomUrl::parse(both->link().toString())->link(), both->link());
    // TLS, and somebody else says whose.
    const auto bare = RoomUrl::parse(QStringLiteral("parlance://h:8080/rooms/x#tls"));
    QCOMPARE(bare->page().toString(), page);
    QVERIFY(bare->fingerprint().isEmpty());
}

void RoomUrlTest::aFingerprintThatCannotBeReadIsNoLink() {
    for (const QString& written : {QStringLiteral("abc"), kWritten + u'A', kWritten.chopped(1)}) {
        QVERIFY(!RoomUrl::parse(QStringLiteral("https://h/rooms/x#tls=") + written));
    }
}

void RoomUrlTest::becomesEncryptedAtTheSamePort() {
    const RoomUrl plain = *RoomUrl::parse(QStringLiteral("http://h:8080/rooms/x"));
    QCOMPARE(plain.encrypted().origin(), QStringLiteral("https://h:8080"));
    // Tokens, drafts and what waits to be sent stay where they are.
    QCOMPARE(plain.encrypted().key(), plain.key());
    QCOMPARE(RoomUrl::parse(QStringLiteral("http://h/"))->encrypted().origin(),
             QStringLiteral("https://h:80"));
    const RoomUrl safe = *RoomUrl::parse(QStringLiteral("https://h/"));
    QCOMPARE(safe.encrypted().origin(), safe.origin());
    QCOMPARE(safe.encrypted().key(), safe.key());
}

void RoomUrlTest::anInvitationIsInNoOtherAddress() {
    const auto room = RoomUrl::parse(QStringLiteral("h:8080/rooms/x#invitation=0f1e"));
    QCOMPARE(room->invitation(), QByteArray("0f1e"));
    QCOMPARE(room->link().toString(), QStringLiteral("http://h:8080/rooms/x#invitation=0f1e"));
    for (const QUrl& url : {room->page(), room->events(), room->webSocket({FromNow{}, {}}),
                            room->members(), room->echo(), room->ping()}) {
        QVERIFY2(!url.toString().contains(u"0f1e"), qPrintable(url.toString()));
    }
    QVERIFY(room->other(*RoomName::parse("y")).invitation().isEmpty());
    QCOMPARE(room->other(*RoomName::parse("y")).withInvitation("aa").link().toString(),
             QStringLiteral("http://h:8080/rooms/y#invitation=aa"));
    QVERIFY(RoomUrl::parse(QStringLiteral("h:8080/rooms/x#top"))->invitation().isEmpty());
}

void RoomUrlTest::understandsWhatPeopleType_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("page");
    QTest::addColumn<QString>("origin");
    const auto row = [](const char* typed, const char* page, const char* origin) {
        QTest::newRow(typed) << QString::fromLatin1(typed) << QString::fromLatin1(page)
                             << QString::fromLatin1(origin);
    };
    row("http://h:8080/rooms/lobby", "http://h:8080/rooms/lobby", "http://h:8080");
    row("http://h:8080/rooms/a-b_1/", "http://h:8080/rooms/a-b_1", "http://h:8080");
    row("http://h:8080/", "http://h:8080/rooms/lobby", "http://h:8080");
    row("http://h:8080", "http://h:8080/rooms/lobby", "http://h:8080");
    row("h:8080", "http://h:8080/rooms/lobby", "http://h:8080");
    row(" 192.168.0.7:8080/rooms/x ", "http://192.168.0.7:8080/rooms/x", "http://192.168.0.7:8080");
    row("HTTP://Host/", "http://host/rooms/lobby", "http://host:80");
    row("https://h/rooms/x", "https://h/rooms/x", "https://h:443");
    row("parlance://h:8080/rooms/x", "http://h:8080/rooms/x", "http://h:8080");
    row("parlance://h:8080/", "http://h:8080/rooms/lobby", "http://h:8080");
    row("http://[::1]:8080/rooms/x", "http://[::1]:8080/rooms/x", "http://[::1]:8080");
    row("http://h/rooms/x?after=now#top", "http://h/rooms/x", "http://h:80");
}

void RoomUrlTest::understandsWhatPeopleType() {
    QFETCH(QString, typed);
    const auto url = RoomUrl::parse(typed);
    QVERIFY(url);
    QTEST(url->page().toString(), "page");
    QTEST(url->origin(), "origin");
}

void RoomUrlTest::refusesWhatIsNoRoom_data() {
    QTest::addColumn<QString>("typed");
    for (const char* typed :
         {"", " ", "/rooms/lobby", "ftp://h/rooms/x", "http://", "http:///rooms/x", "http://h/x",
          "http://h/rooms/", "http://h/rooms/UPPER", "http://h/rooms/a/b", "http://h/rooms/a%2Fb",
          "http://me:secret@h/rooms/x", "http://h:99999/rooms/x", "http://h h/rooms/x"}) {
        QTest::newRow(typed) << QString::fromLatin1(typed);
    }
}

void RoomUrlTest::refusesWhatIsNoRoom() {
    QFETCH(QString, typed);
    QVERIFY(!RoomUrl::parse(typed));
}

void RoomUrlTest::knowsWhetherARoomIsNamed() {
    QVERIFY(RoomUrl::parse(QStringLiteral("http://h/rooms/lobby"))->namesRoom());
    for (const char* typed : {"h", "h:8080", "http://h/", "parlance://h"}) {
        const RoomUrl server = *RoomUrl::parse(QString::fromLatin1(typed));
        QVERIFY2(!server.namesRoom(), typed);
        QVERIFY(server.other(*RoomName::parse("x")).namesRoom());
    }
}

void RoomUrlTest::isKeptUnderItsKeyAtEveryPort() {
    const RoomUrl one = *RoomUrl::parse(QStringLiteral("http://h:1/rooms/x"));
    const RoomUrl two = *RoomUrl::parse(QStringLiteral("http://h:2/rooms/x"));
    QCOMPARE(one.key(), one.origin());
    const QString key = QStringLiteral("hosted:/data");
    QCOMPARE(one.keptUnder(key).key(), two.keptUnder(key).key());
    QCOMPARE(one.keptUnder(key).other(*RoomName::parse("y")).key(), key);
    QCOMPARE(one.keptUnder(key).page(), one.page());
}

void RoomUrlTest::namesItsResources() {
    const auto url = RoomUrl::parse(QStringLiteral("h:81/rooms/x"));
    QCOMPARE(url->room().bytes(), QByteArray("x"));
    QCOMPARE(url->events().toEncoded(), QByteArray("http://h:81/rooms/x/events"));
    QCOMPARE(url->members().toEncoded(), QByteArray("http://h:81/rooms/x/members"));
    QCOMPARE(url->echo().toEncoded(), QByteArray("http://h:81/rooms/x/echo"));
    QCOMPARE(url->ping().toEncoded(), QByteArray("http://h:81/ping"));
}

void RoomUrlTest::asksFromAPosition() {
    const auto url = RoomUrl::parse(QStringLiteral("https://h/rooms/x"));
    QCOMPARE(url->events(Position{}).toEncoded(), QByteArray("https://h/rooms/x/events"));
    QCOMPARE(url->events({FromStart{}, {}}).query(), QStringLiteral("after=start"));
    QCOMPARE(url->events({FromNow{}, 7}).query(), QStringLiteral("after=now&state=7"));
    QCOMPARE(url->webSocket({Cursor{"abcdefghijkl", 12}, {}}).toEncoded(),
             QByteArray("wss://h/rooms/x/events?after=abcdefghijkl-12"));
}

void RoomUrlTest::knowsItsOwnMachine() {
    for (const char* host :
         {"127.0.0.1", "127.8.8.8", "::1", "localhost", "LocalHost", "room.localhost"}) {
        QVERIFY2(isLoopback(QString::fromLatin1(host)), host);
    }
    for (const char* host : {"192.168.0.1", "128.0.0.1", "localhost.example", "mylocalhost", ""}) {
        QVERIFY2(!isLoopback(QString::fromLatin1(host)), host);
    }
}

} // namespace parlance

QTEST_GUILESS_MAIN(parlance::RoomUrlTest)
#include "roomurl_test.moc"
