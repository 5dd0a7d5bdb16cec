// The pages as an attacker would have them: forms without their secret, markup in what a guest
// sends, a closed room.
#include "server/protocol/limits.h"
#include "server/protocol/policycodec.h"
#include "tests/server/localserver.h"
#include "tests/server/rawrows.h"
#include "tests/support/eventually.h"
#include "tests/support/rawclient.h"

#include <QLocale>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace parlance;

namespace {

QByteArray formPost(const QByteArray& path, const QByteArray& body, const QByteArray& cookie = {},
                    const QByteArray& language = "en") {
    return "POST " + path + " HTTP/1.1\r\nHost: $HOST\r\nAccept: text/html\r\n" +
           "Accept-Language: " + language + "\r\n" +
           (cookie.isEmpty() ? QByteArray() : "Cookie: " + cookie + "\r\n") +
           "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " +
           QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

QByteArray page(const QByteArray& cookie = {}, const QByteArray& path = "/rooms/lobby") {
    return "GET " + path + " HTTP/1.1\r\nHost: $HOST\r\nAccept: text/html\r\n" +
           (cookie.isEmpty() ? QByteArray() : "Cookie: " + cookie + "\r\n") + "\r\n";
}

// The system's clocks, so far ahead as the test says.
ServerOptions ahead(const qint64& by) {
    ServerOptions options;
    options.clock.steady = [&by, steady = options.clock.steady] { return steady() + by; };
    return options;
}

// A name that is markup, and of which the initials are; as a form sends it, and as a page shows it.
const QByteArray kEve = "%3Cb%3EEve+%22onload%3Dx";
const QByteArray kEveShown = "&lt;b&gt;Eve &quot;onload=x";

// A guest with a browser.
struct Browser {
    Browser(const LocalServer& from, const QByteArray& name) : server(from) {
        const RawAnswer joined = server.ask(formPost("/rooms/lobby/join", "name=" + name));
        cookie = joined.headers.value("set-cookie").split(';').first();
    }

    QByteArray hidden(const char* name) const {
        const QRegularExpression pattern(
            QStringLiteral("name=\"%1\" value=\"([^\"]*)\"").arg(QLatin1StringView(name)));
        return pattern.match(QString::fromUtf8(server.ask(page(cookie)).body))
            .captured(1)
            .toLatin1();
    }
    RawAnswer say(const QByteArray& text, const QByteArray& csrf) const {
        return server.ask(formPost("/rooms/lobby/say",
                                   "csrf=" + csrf + "&via=" + hidden("via") + "&text=" + text,
                                   cookie));
    }

    const LocalServer& server;
    QByteArray cookie;
};

void decide(LocalServer& server, const codec::RoomChange& change) {
    const RawAnswer answer =
        server.ask(post("/host/rooms", codec::encode(change),
                        "Authorization: Bearer " + server.server().hostToken() + "\r\n"));
    QCOMPARE(answer.status, 200);
}

const RoomName kLobby = *RoomName::parse("lobby");

} // namespace

class PagesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFormIsTakenWithItsOwnSecretOnly() {
        LocalServer server;
        const Browser ana(server, "Ana");
        const Browser eve(server, "Eve");
        QCOMPARE(ana.hidden("csrf").size(), 64);
        QCOMPARE(ana.say("hello", ana.hidden("csrf")).status, 303);
        for (const QByteArray& csrf : {eve.hidden("csrf"), QByteArray(), QByteArray(64, '0'),
                                       ana.hidden("csrf").chopped(1)}) {
            QCOMPARE(ana.say("forged", csrf).status, 403);
        }
        QVERIFY(!server.ask(page()).body.contains("forged"));
    }

    void whatAGuestSendsIsTextInEveryPage() {
        qint64 later = 0;
        LocalServer server(ahead(later));
        const QByteArray markup = "<script>alert(1)</script>\"'&amp;{{style}}";
        const Browser eve(server, kEve);
        QCOMPARE(server.say(markup).status, 201);
        QCOMPARE(eve.say("%3Cimg+src%3Dx%3E", eve.hidden("csrf")).status, 303);
        later += limits::kStateEvery; // People are shown at most once a second.
        QVERIFY(eventually(
            [&] { return server.ask(page(eve.cookie)).body.contains("onload=x</span></li>"); }));
        for (const QByteArray& path :
             {QByteArray("/rooms/lobby"), QByteArray("/rooms/lobby?refresh")}) {
            const RawAnswer answer = server.ask("GET " + path +
                                                " HTTP/1.1\r\nHost: $HOST\r\nAccept: text/html\r\n"
                                                "Cookie: " +
                                                eve.cookie + "\r\n\r\n");
            QCOMPARE(answer.status, 200);
            QVERIFY(answer.body.contains(
                "&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;amp;{{style}}"));
            QVERIFY(answer.body.contains("<b dir=\"auto\">" + kEveShown + "</b>"));
            QVERIFY(!answer.body.contains("<script>") && !answer.body.contains("<img") &&
                    !answer.body.contains("<b>Eve") && !answer.body.contains(" \"onload"));
            // Hers are beside what she has said and, in the room, in the list of people.
            const bool isRoom = !path.endsWith("refresh");
            QCOMPARE(answer.body.count("data-initials=\"&lt;&quot;\""), isRoom ? 2 : 1);
            QCOMPARE(answer.body.contains("<span dir=\"auto\">" + kEveShown + "</span></li>"),
                     isRoom);
            QCOMPARE(answer.body.contains("data-name=\"" + kEveShown + "\""), isRoom);
            QCOMPARE(answer.body.contains("Message from " + kEveShown + " <textarea"), isRoom);
            const QByteArray policy = answer.headers.value("content-security-policy");
            QVERIFY(policy.contains("default-src 'none'") && policy.contains("script-src 'self'"));
            QVERIFY(!policy.contains("unsafe"));
            QCOMPARE(answer.headers.value("x-content-type-options"), QByteArray("nosniff"));
            QCOMPARE(answer.headers.value("referrer-policy"), QByteArray("same-origin"));
        }
    }

    void whoComesAndGoesIsTextInTheEndlessPage() {
        qint64 later = 0;
        LocalServer server(ahead(later));
        RawClient reader(server.port());
        reader.send(
            server.fill("GET /rooms/lobby/events?transport=page HTTP/1.1\r\nHost: $HOST\r\n"
                        "Accept: text/html\r\nAccept-Language: en\r\n\r\n"));
        QVERIFY(reader.waitForText("<body class=\"endless\">"));
        later += limits::kStateEvery;
        const Browser eve(server, kEve);
        QVERIFY(reader.waitForText("onload=x is here."));
        later += Deadlines{}.lingerStream + limits::kStateEvery;
        QVERIFY(reader.waitForText("onload=x has left."));
        QVERIFY(reader.received().contains("<p class=\"note\">" + kEveShown + " is here.</p>"));
        QVERIFY(reader.received().contains("<p class=\"note\">" + kEveShown + " has left.</p>"));
        QVERIFY(!reader.received().contains("<b>Eve"));
    }

    void aClosedRoomShowsItsDoorAndNothingElse() {
        LocalServer server;
        QCOMPARE(server.say("a secret").status, 201);
        decide(server, {.room = kLobby, .password = "open sesame"});
        const RawAnswer door = server.ask(page());
        QCOMPARE(door.status, 403);
        QVERIFY(door.body.contains("name=\"password\""));
        QVERIFY(!door.body.contains("a secret"));
        QVERIFY(door.headers.value("content-security-policy").contains("default-src 'none'"));

        for (const char* path :
             {"/rooms/lobby?refresh", "/rooms/lobby/events", "/rooms/lobby/events?after=start",
              "/rooms/lobby/events?transport=page", "/rooms/lobby/events?transport=sse",
              "/rooms/lobby/members"}) {
            const RawAnswer shut = server.ask(page({}, path));
            QVERIFY2(shut.status == 403 && !shut.body.contains("a secret"), path);
        }
        // What stands in the page's frame is read by a person.
        const RawAnswer frame = server.ask(page({}, "/rooms/lobby/events?transport=page"));
        QVERIFY(frame.headers.value("content-type").startsWith("text/html"));

        const QByteArray wrong = "name=Bo&password=sesame";
        QCOMPARE(server.ask(formPost("/rooms/lobby/join", wrong)).status, 403);
        const RawAnswer joined =
            server.ask(formPost("/rooms/lobby/join", "name=Bo&password=open+sesame"));
        QCOMPARE(joined.status, 303);
        const QByteArray cookie = joined.headers.value("set-cookie").split(';').first();
        const RawAnswer inside = server.ask(page(cookie));
        QCOMPARE(inside.status, 200);
        QVERIFY(inside.body.contains("a secret"));
        // Neither a password nor an invitation is ever part of an address.
        QCOMPARE(joined.headers.value("location"), QByteArray("/rooms/lobby"));
    }

    void whatDoesNotOpenTheDoorIsSaidAboveItsForm_data() {
        QTest::addColumn<QByteArray>("language");
        QTest::addColumn<QByteArray>("form");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("sentence");
        const QByteArray wrong = "name=%3CBo%3E&password=sesame&invitation=";
        QTest::newRow("a wrong password")
            << QByteArray("en") << wrong << 403 << QByteArray("This is not the room’s password.");
        QTest::newRow("in German") << QByteArray("de") << wrong << 403
                                   << QByteArray("Das ist nicht das Passwort des Raums.");
        QTest::newRow("in Spanish") << QByteArray("es") << wrong << 403
                                    << QByteArray("Esa no es la contraseña de la sala.");
        QTest::newRow("in French") << QByteArray("fr") << wrong << 403
                                   << QByteArray("Ce n’est pas le mot de passe du salon.");
        QTest::newRow("none") << QByteArray("en") << QByteArray("name=%3CBo%3E&password=") << 403
                              << QByteArray("This room opens with its password or an invitation.");
        QTest::newRow("an invitation of before")
            << QByteArray("en") << QByteArray("name=%3CBo%3E&invitation=0123") << 403
            << QByteArray("This invitation does not hold, or no longer.");
        QTest::newRow("a name that is none")
            << QByteArray("en") << QByteArray("name=%3CBo%3E%00&password=open+sesame") << 400
            << QByteArray("A name has 1 to 40 visible characters.");
    }
    void whatDoesNotOpenTheDoorIsSaidAboveItsForm() {
        QFETCH(const QByteArray, language);
        QFETCH(const QByteArray, form);
        QFETCH(const int, status);
        QFETCH(const QByteArray, sentence);
        LocalServer server;
        decide(server, {.room = kLobby, .password = "open sesame"});
        const RawAnswer door = server.ask(formPost("/rooms/lobby/join", form, {}, language));
        QCOMPARE(door.status, status);
        QVERIFY2(door.body.contains(">" + sentence + "<"), door.body.constData());
        QVERIFY(door.body.indexOf(sentence) < door.body.indexOf("<form "));
        // What was typed need not be typed again, but for a password, which no page ever holds.
        QVERIFY(door.body.contains("name=\"name\" required"));
        QVERIFY(door.body.contains("value=\"&lt;Bo&gt;"));
        QVERIFY(door.body.contains("name=\"invitation\" value=\"\""));
        QVERIFY(!door.body.contains("sesame"));
        // The keyboard is where it was wrong, and a screen reader says so.
        QCOMPARE(door.body.contains(" autofocus aria-invalid=\"true\">"), form.contains("=sesame"));
    }

    void anInvitationIsNotLostWithANameThatIsNone() {
        LocalServer server;
        decide(server, {.room = kLobby, .invitation = true});
        const RawAnswer door =
            server.ask(formPost("/rooms/lobby/join", "name=%20&invitation=0123abc%22"));
        QCOMPARE(door.status, 400);
        QVERIFY(door.body.contains("name=\"invitation\" value=\"0123abc&quot;\""));
    }

    void whoGuessesTooOftenIsToldSoAtTheDoor() {
        LocalServer server;
        decide(server, {.room = kLobby, .password = "open sesame"});
        RawAnswer door;
        for (int i = 0; i < 100 && door.status != 429; ++i) {
            door = server.ask(formPost("/rooms/lobby/join", "name=Bo&password=guess"));
        }
        QCOMPARE(door.status, 429);
        QVERIFY(door.headers.value("retry-after").toInt() > 0);
        QVERIFY(door.body.contains("<form ") && door.body.contains("That was too often"));
    }

    void timesAreThoseOfTheReadersLanguage_data() {
        QTest::addColumn<QByteArray>("path");
        for (const char* path : {"", "?refresh", "/events?transport=page&after=start"}) {
            QTest::newRow(*path == '\0' ? "the room" : path) << QByteArray(path);
        }
    }

    void timesAreThoseOfTheReadersLanguage() {
        QFETCH(QByteArray, path);
        LocalServer server;
        QCOMPARE(server.say("when?").status, 201);
        for (const char* code : {"en", "de", "fr", "es"}) {
            RawClient reader(server.port());
            reader.send(server.fill("GET /rooms/lobby" + path +
                                    " HTTP/1.1\r\nHost: $HOST\r\nAccept: text/html\r\n"
                                    "Accept-Language: " +
                                    code + "\r\n\r\n"));
            QVERIFY(reader.waitForText("when?"));
            static const QRegularExpression kTime(
                QStringLiteral("<time datetime=\"([^\"]+)\">([^<]+)</time>"));
            const auto found = kTime.match(QString::fromUtf8(reader.received()));
            const QDateTime at = QDateTime::fromString(found.captured(1), Qt::ISODateWithMs);
            QVERIFY(at.isValid());
            QCOMPARE(found.captured(2),
                     QLocale(QString::fromLatin1(code))
                         .toString(at.toLocalTime().time(), QLocale::ShortFormat));
            QCOMPARE(found.captured(2).contains(u'M'), QByteArray(code) == "en"); // AM, PM.
        }
    }

    void aBrowserIsRefusedInItsOwnLanguage_data() {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        QTest::newRow("an address of nothing")
            << QByteArray("GET /nothing HTTP/1.1\r\nHost: $HOST\r\n") << 404;
        QTest::newRow("no such room")
            << QByteArray("GET /rooms/a%20b HTTP/1.1\r\nHost: $HOST\r\n") << 404;
        QTest::newRow("a form's address")
            << QByteArray("GET /rooms/lobby/say HTTP/1.1\r\nHost: $HOST\r\n") << 405;
        QTest::newRow("another name")
            << QByteArray("GET / HTTP/1.1\r\nHost: elsewhere.example\r\n") << 421;
        QTest::newRow("another site's form")
            << QByteArray(
                   "POST /rooms/lobby/say HTTP/1.1\r\nHost: $HOST\r\n"
                   "Origin: http://elsewhere.example\r\nContent-Length: 0\r\n")
            << 403;
        QTest::newRow("another type than a form's")
            << QByteArray(
                   "POST /rooms/lobby/say HTTP/1.1\r\nHost: $HOST\r\n"
                   "Content-Type: text/plain\r\nContent-Length: 0\r\n")
            << 415;
        QTest::newRow("nobody yet") << QByteArray(
                                           "POST /rooms/lobby/say HTTP/1.1\r\nHost: $HOST\r\n"
                                           "Content-Type: application/x-www-form-urlencoded\r\n"
                                           "Content-Length: 0\r\n")
                                    << 401;
    }

    void aBrowserIsRefusedInItsOwnLanguage() {
        QFETCH(QByteArray, request);
        LocalServer server;
        QSet<QByteArray> sentences;
        for (const QByteArray code : {"en", "de", "fr", "es"}) {
            const RawAnswer answer =
                server.ask(request + "Accept: text/html\r\nAccept-Language: " + code + "\r\n\r\n");
            QTEST(answer.status, "status");
            QCOMPARE(answer.headers.value("content-language"), code);
            QVERIFY(answer.body.contains("<html lang=\"" + code + '"'));
            const qsizetype from = answer.body.indexOf("</h1>");
            sentences.insert(answer.body.sliced(from, answer.body.indexOf("</p>") - from));
        }
        QCOMPARE(sentences.size(), 4);
        // A script's answer is JSON, and English.
        const RawAnswer answer = server.ask(request + "Accept-Language: de\r\n\r\n");
        QTEST(answer.status, "status");
        QVERIFY(answer.body.startsWith("{\"error\""));
    }

    void aLockedRoomSaysSoToABrowser() {
        LocalServer server;
        decide(server, {.room = kLobby, .locked = true});
        const RawAnswer answer = server.ask(page());
        QCOMPARE(answer.status, 403);
        QVERIFY(answer.body.contains("The host has locked this room"));
    }
};

QTEST_GUILESS_MAIN(PagesTest)
#include "pages_test.moc"
