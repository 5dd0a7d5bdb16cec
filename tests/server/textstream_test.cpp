// ?format=text of Server-Sent Events, which is read with curl, in a terminal that obeys what it
// gets.
#include "tests/server/localserver.h"
#include "tests/server/rawrows.h"

#include <QTest>

using namespace parlance;

class TextStreamTest : public QObject {
    Q_OBJECT

private:
    // What is shown to whoever comes after the last message of Ana's.
    static QByteArray shown(const LocalServer& server) {
        server.say("the last one");
        RawClient reader(server.port());
        reader.send(
            server.fill(request("GET /rooms/lobby/events?transport=sse&format=text&after=start")));
        reader.waitForText("Ana: the last one\n\n");
        return reader.received();
    }

private Q_SLOTS:
    void everyMessageSaysWhoseItIs() {
        const LocalServer server;
        server.say("one");
        server.say("two\nlines");
        const QByteArray stream = shown(server);
        QVERIFY2(stream.contains("\ndata: Ana: one\n\n"), stream.constData());
        QVERIFY2(stream.contains("\ndata: Ana: two\ndata: lines\n\n"), stream.constData());
    }

    void nothingOfItIsObeyed() {
        const LocalServer server;
        server.say("\x1b]0;owned\x07\x1b[31m\xc2\x9bm\rnext \u202e");
        const QByteArray stream = shown(server);
        QVERIFY2(stream.contains("\\x1b]0;owned\\x07\\x1b[31m\\u009bm\\rnext \\u202e\n"),
                 stream.constData());
        QVERIFY(!stream.contains('\x1b') && !stream.contains("\xc2\x9b"));
    }

    void nobodyIsCalledLikeWhatAnotherSays() {
        const LocalServer server;
        const QByteArray joined =
            server.ask(post("/rooms/lobby/members", R"({"name":"Ana: I quit"})")).body;
        const QByteArray token = joined.mid(joined.indexOf("\"token\":\"") + 9, 32);
        server.ask(post("/rooms/lobby/events", R"({"text":"."})",
                        "Authorization: Bearer " + token + "\r\n"));
        const QByteArray stream = shown(server);
        QVERIFY2(stream.contains("data: \"Ana: I quit\": .\n"), stream.constData());
        // Nor in the list of who is here.
        RawClient listener(server.port());
        listener.send(server.fill(request("GET /rooms/lobby/events?transport=sse&format=text",
                                          "Authorization: Bearer " + token + "\r\n")));
        QVERIFY(listener.waitForText(": \"Ana: I quit\"\n"));
    }
};

QTEST_GUILESS_MAIN(TextStreamTest)
#include "textstream_test.moc"
