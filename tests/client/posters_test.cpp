// Sending: what is said about each message, in which order, and what is left open after a failure.
#include "client/httpposter.h"
#include "client/identity.h"
#include "client/reason.h"
#include "client/websocketposter.h"
#include "tests/client/listening.h"

#include <QTest>

namespace parlance {
namespace {

QByteArray created(Seq seq) {
    const QByteArray number = QByteArray::number(seq);
    return answer("201 Created",
                  R"({"seq":)" + number + R"(,"cursor":")" + at(seq).toBytes() + R"("})");
}

// What became of the messages, in the order in which it was said: "1 stored 7" or "1 refused 403".
struct Outcomes {
    QStringList said;
    std::vector<Failure> failures;

    Poster::Done of(qint64 n) {
        return [this, n](const Poster::Outcome& outcome) {
            if (const auto* posted = std::get_if<Posted>(&outcome)) {
                said.append(QStringLiteral("%1 stored %2").arg(n).arg(posted->cursor.seq));
                return;
            }
            failures.push_back(std::get<Failure>(outcome));
            said.append(QStringLiteral("%1 failed %2").arg(n).arg(failures.back().httpStatus));
        };
    }
};

PostFrame post(qint64 n) {
    return {"text " + QByteArray::number(n), n, "outbox"};
}

} // namespace

class PostersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sendsOneRequestAtATime();
    void goesOnAfterARefusedMessage();
    void endsWhatWaitsBehindAnOpenQuestion();
    void tellsHowLongToWait();
    void doesNotTrustAnotherAnswer();
    void saysNothingOnceDestroyed();
    void signalsWithoutWaiting();
    void sendsOverAWebSocketWithoutWaiting();
    void endsWhatWaitsWithTheWebSocket();
    void doesNotWaitForEverOnAWebSocket();
    void joins();
    void tellsWhyJoiningFailed();
    void proposesAName();
};

void PostersTest::sendsOneRequestAtATime() {
    std::vector<QTcpSocket*> unanswered;
    const CannedServer server(
        [&](const CannedRequest&, QTcpSocket& socket) { unanswered.push_back(&socket); });
    Http http;
    Outcomes outcomes;
    HttpPoster poster(http, server.room(), "secret", briskTimings());
    for (const qint64 n : {1, 2, 3}) {
        poster.post(post(n), outcomes.of(n));
    }
    for (const std::size_t n : {1U, 2U, 3U}) {
        QTRY_COMPARE(unanswered.size(), n);
        QCOMPARE(server.requests().size(), n);
        const CannedRequest& request = server.requests().back();
        QCOMPARE(request.method, QByteArray("POST"));
        QCOMPARE(request.target, QByteArray("/rooms/lobby/events"));
        QCOMPARE(request.header("Content-Type"), QByteArray("application/json"));
        QCOMPARE(request.header("Authorization"), QByteArray("Bearer secret"));
        QCOMPARE(request.body, codec::encode(post(qint64(n))));
        unanswered.back()->write(created(Seq(10 + n)));
    }
    QTRY_COMPARE(outcomes.said,
                 (QStringList{QStringLiteral("1 stored 11"), QStringLiteral("2 stored 12"),
                              QStringLiteral("3 stored 13")}));
}

void PostersTest::goesOnAfterARefusedMessage() {
    int count = 0;
    const CannedServer server([&](const CannedRequest&, QTcpSocket& socket) {
        socket.write(++count == 1 ? answer("409 Conflict", codec::encodeError(Error::NumberReused))
                                  : created(count));
    });
    Http http;
    Outcomes outcomes;
    HttpPoster poster(http, server.room(), "secret", briskTimings());
    poster.post(post(1), outcomes.of(1));
    poster.post(post(2), outcomes.of(2));
    QTRY_COMPARE(outcomes.said,
                 (QStringList{QStringLiteral("1 failed 409"), QStringLiteral("2 stored 2")}));
    QCOMPARE(outcomes.failures[0].code, Error::NumberReused);
    QCOMPARE(reasonOf(outcomes.failures[0]),
             QStringLiteral("the message was refused with 409 (n_reused)"));
}

void PostersTest::endsWhatWaitsBehindAnOpenQuestion() {
    const CannedServer server(QByteArray{});
    Http http;
    Outcomes outcomes;
    HttpPoster poster(http, server.room(), "secret", impatientTimings());
    poster.post(post(1), outcomes.of(1));
    poster.post(post(2), outcomes.of(2));
    QTRY_COMPARE(outcomes.said,
                 (QStringList{QStringLiteral("1 failed 0"), QStringLiteral("2 failed 0")}));
    QCOMPARE(outcomes.failures[1].kind, Failure::Kind::Timeout);
    QCOMPARE(server.requests().size(), std::size_t(1));
}

void PostersTest::tellsHowLongToWait() {
    const CannedServer server(answer("503 Service Unavailable",
                                     codec::encodeError(Error::StorageFull),
                                     "Content-Type: application/json\r\nRetry-After: 2\r\n"));
    Http http;
    Outcomes outcomes;
    HttpPoster poster(http, server.room(), "secret", briskTimings());
    poster.post(post(1), outcomes.of(1));
    QTRY_COMPARE(outcomes.said, QStringList{QStringLiteral("1 failed 503")});
    QCOMPARE(outcomes.failures[0].code, Error::StorageFull);
    QCOMPARE(outcomes.failures[0].retryAfter, std::optional(std::chrono::milliseconds(2'000)));
    QVERIFY(!outcomes.failures[0].isFinal());
}

void PostersTest::doesNotTrustAnotherAnswer() {
    const CannedServer server(
        answer("200 OK", "<html>Log in</html>", "Content-Type: text/html\r\n"));
    Http http;
    Outcomes outcomes;
    HttpPoster poster(http, server.room(), "secret", briskTimings());
    poster.post(post(1), outcomes.of(1));
    QTRY_COMPARE(outcomes.said, QStringList{QStringLiteral("1 failed 200")});
    QCOMPARE(outcomes.failures[0].kind, Failure::Kind::Nonsense);
}

void PostersTest::saysNothingOnceDestroyed() {
    const CannedServer server(
        [](const CannedRequest&, QTcpSocket& socket) { socket.write(created(1)); });
    Http http;
    Outcomes outcomes;
    {
        HttpPoster poster(http, server.room(), "secret", briskTimings());
        poster.post(post(1), outcomes.of(1));
    }
    HttpPoster poster(http, server.room(), "secret", briskTimings());
    poster.post(post(2), outcomes.of(2));
    QTRY_COMPARE(outcomes.said, QStringList{QStringLiteral("2 stored 1")});
}

void PostersTest::signalsWithoutWaiting() {
    const CannedServer server("HTTP/1.1 204 No Content\r\n\r\n");
    Http http;
    HttpPoster poster(http, server.room(), "secret", briskTimings());
    poster.signal(TypingFrame{true});
    poster.signal(EchoFrame{"nonce", "capability"});
    QTRY_COMPARE(server.requests().size(), std::size_t(2));
    std::map<QByteArray, QByteArray> bodies;
    for (const CannedRequest& request : server.requests()) {
        bodies[request.target] = request.body;
    }
    QCOMPARE(bodies["/rooms/lobby/events"], codec::encode(TypingFrame{true}));
    QCOMPARE(bodies["/rooms/lobby/echo"], codec::encode(EchoFrame{"nonce", "capability"}));
}

namespace {

// A room on a WebSocket that counts the bytes of frames and says what a test tells it to.
struct Conversation {
    Conversation()
        : server([this](const CannedRequest& request, QTcpSocket& accepted) {
            socket = &accepted;
            accepted.disconnect(SIGNAL(readyRead()));
            accepted.write(opening(Transport::WebSocket, request) +
                           said(Transport::WebSocket, codec::encode(hello(4))));
        })
        , listening(Transport::WebSocket, server.room()) {}

    WebSocketLink& link() { return static_cast<WebSocketLink&>(*listening.link); }
    template <typename Frame>
    void say(const Frame& frame) {
        socket->write(said(Transport::WebSocket, codec::encode(frame)));
    }

    QTcpSocket* socket = nullptr;
    CannedServer server;
    Listening listening;
};

} // namespace

void PostersTest::sendsOverAWebSocketWithoutWaiting() {
    Conversation conversation;
    QTRY_VERIFY(conversation.listening.link->isOpen());
    Outcomes outcomes;
    WebSocketPoster poster(conversation.link(), briskTimings());
    qsizetype expected = 0;
    for (const qint64 n : {1, 2, 3}) {
        poster.post(post(n), outcomes.of(n));
        expected += codec::encode(post(n)).size() + 6; // A head and a mask each.
    }
    QTRY_COMPARE(conversation.socket->bytesAvailable(), expected);
    conversation.say(Refusal{lobby(), Error::TextTooLarge, 2, "outbox"});
    conversation.say(Posted{lobby(), 1, "outbox", at(5)});
    conversation.say(Posted{lobby(), 3, "another outbox", at(6)});
    conversation.say(Posted{lobby(), 3, "outbox", at(7)});
    QTRY_COMPARE(outcomes.said,
                 (QStringList{QStringLiteral("2 failed 413"), QStringLiteral("1 stored 5"),
                              QStringLiteral("3 stored 7")}));
    QVERIFY(outcomes.failures[0].isFinal());
}

void PostersTest::endsWhatWaitsWithTheWebSocket() {
    Conversation conversation;
    QTRY_VERIFY(conversation.listening.link->isOpen());
    Outcomes outcomes;
    WebSocketPoster poster(conversation.link(), briskTimings());
    poster.post(post(1), outcomes.of(1));
    conversation.say(Bye{lobby(), "shutdown", 10});
    QTRY_COMPARE(outcomes.said, QStringList{QStringLiteral("1 failed 0")});
    QVERIFY(!outcomes.failures[0].isFinal());
    poster.post(post(2), outcomes.of(2));
    QCOMPARE(outcomes.said.size(), 2);
}

void PostersTest::doesNotWaitForEverOnAWebSocket() {
    Conversation conversation;
    QTRY_VERIFY(conversation.listening.link->isOpen());
    Outcomes outcomes;
    WebSocketPoster poster(conversation.link(), impatientTimings());
    poster.post(post(1), outcomes.of(1));
    QTRY_COMPARE(outcomes.said, QStringList{QStringLiteral("1 failed 0")});
    QCOMPARE(outcomes.failures[0].kind, Failure::Kind::Timeout);
}

void PostersTest::joins() {
    const CannedServer server(
        answer("201 Created", R"({"name":"Ana 2","cid":"c7","token":"secret"})",
               "Content-Type: application/json\r\nSet-Cookie: parlance_x=secret\r\n"));
    Http http;
    std::optional<JoinOutcome> outcome;
    const auto call = join(http, server.room(), {.name = "Ana"}, "", briskTimings(),
                           [&](const JoinOutcome& what) { outcome = what; });
    QTRY_VERIFY(outcome);
    const auto* joined = std::get_if<codec::Joined>(&*outcome);
    QVERIFY(joined != nullptr);
    QCOMPARE(joined->member, (Member{"c7", "Ana 2"}));
    QCOMPARE(joined->token, QByteArray("secret"));
    QCOMPARE(server.requests()[0].target, QByteArray("/rooms/lobby/members"));
    QCOMPARE(server.requests()[0].body, QByteArray(R"({"name":"Ana"})"));
    const auto again = join(http, server.room(), {.name = "Ana"}, "secret", briskTimings(),
                            [&](const JoinOutcome& what) { outcome = what; });
    QTRY_COMPARE(server.requests().size(), std::size_t(2));
    QCOMPARE(server.requests()[1].header("Authorization"), QByteArray("Bearer secret"));
    QCOMPARE(server.requests()[1].header("Cookie"), QByteArray());
}

void PostersTest::tellsWhyJoiningFailed() {
    const CannedServer server(answer("400 Bad Request", codec::encodeError(Error::BadName)));
    Http http;
    std::optional<JoinOutcome> outcome;
    const auto call = join(http, server.room(), {}, "", briskTimings(),
                           [&](const JoinOutcome& what) { outcome = what; });
    QTRY_VERIFY(outcome);
    const auto* failure = std::get_if<Failure>(&*outcome);
    QVERIFY(failure != nullptr);
    QCOMPARE(failure->code, Error::BadName);
    QCOMPARE(reasonOf(*failure), QStringLiteral("joining was refused with 400 (bad_name)"));
}

void PostersTest::proposesAName() {
    QVERIFY(!accountName().isEmpty());
    QVERIFY(codec::checkName(accountName()));
}

} // namespace parlance

QTEST_GUILESS_MAIN(parlance::PostersTest)
#include "posters_test.moc"
