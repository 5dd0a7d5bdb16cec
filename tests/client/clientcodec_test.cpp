#include "server/protocol/clientcodec.h"

#include <QTest>

namespace parlance::codec {

class ClientCodecTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsAHelloOfALaterServer();
    void readsAMessageWithAndWithoutItsSendersNumber();
    void readsPeopleAndTyping();
    void readsTheSmallFrames();
    void passesOverFramesItDoesNotKnow();
    void refusesMalformedFrames_data();
    void refusesMalformedFrames();
    void readsAPollingAnswer();
    void refusesMalformedAnswers_data();
    void refusesMalformedAnswers();
    void readsTheAnswersToPosts();
    void namesErrors();
};

namespace {

const QByteArray kHello =
    R"({"type":"hello","room":"lobby","epoch":"abcdefghijkl","cursor":"abcdefghijkl-4","head":9,)"
    R"("oldest":3,"resume":"gap","missed":2,"state":77,"stream":"s","heartbeat":15000,)"
    R"("limits":{"text":16384},"transports":["sse"],"you":{"cid":"c","name":"Ana"},"news":[1]})";
const QByteArray kMessage =
    R"({"type":"message","room":"lobby","seq":5,"cursor":"abcdefghijkl-5","from":"Zoë",)"
    R"("cid":"c","n":3,"via":"v","at":1700000000000,"text":"a\nb"})";
const QByteArray kAnswer =
    R"({"entries":[)" + kMessage +
    R"(],"room":"lobby","cursor":"abcdefghijkl-5","resume":"ok","missed":0,"head":5,"oldest":1,)"
    R"("state":8,"people":[{"cid":"c","name":"Ana"}],"count":1,"typing":["c"],)"
    R"("bye":{"reason":"shutdown","retry":1500}})";

QByteArray without(QByteArray json, const char* field) {
    return json.replace('"' + QByteArray(field) + "\":", "\"was-" + QByteArray(field) + "\":");
}

} // namespace

void ClientCodecTest::readsAHelloOfALaterServer() {
    const auto frame = decodeServerFrame(kHello);
    QVERIFY(frame && std::holds_alternative<Hello>(*frame));
    const Hello& hello = std::get<Hello>(*frame);
    QCOMPARE(hello.cursor, (Cursor{"abcdefghijkl", 4}));
    QCOMPARE(hello.head, 9);
    QCOMPARE(hello.oldest, 3);
    QCOMPARE(hello.resume, Resume::Gap);
    QCOMPARE(hello.missed, 2);
    QCOMPARE(hello.state, quint64(77));
    QCOMPARE(hello.stream, QByteArray("s"));
    QCOMPARE(hello.heartbeat, 15'000);
    QCOMPARE(hello.you, std::optional(Member{"c", "Ana"}));
}

void ClientCodecTest::readsAMessageWithAndWithoutItsSendersNumber() {
    const auto frame = decodeServerFrame(kMessage);
    QVERIFY(frame && std::holds_alternative<Message>(*frame));
    const Message& message = std::get<Message>(*frame);
    QCOMPARE(message.from, QByteArray("Zoë"));
    QCOMPARE(message.text, QByteArray("a\nb"));
    QCOMPARE(message.via, QByteArray("v"));
    QCOMPARE(message.n, std::optional<qint64>(3));
    const auto plain = decodeServerFrame(without(without(kMessage, "n"), "via"));
    QVERIFY(plain && std::holds_alternative<Message>(*plain));
    QVERIFY(!std::get<Message>(*plain).n);
}

void ClientCodecTest::readsPeopleAndTyping() {
    const auto full = decodeServerFrame(
        R"({"type":"presence","room":"lobby","state":2,"full":[{"cid":"c","name":"Ana"}],)"
        R"("joined":[],"left":[],"count":1})");
    QVERIFY(full && std::holds_alternative<Presence>(*full));
    QCOMPARE(std::get<Presence>(*full).full->front(), (Member{"c", "Ana"}));
    const auto change =
        decodeServerFrame(R"({"type":"presence","room":"lobby","state":3,"joined":[],)"
                          R"("left":[{"cid":"c","name":"Ana"}],"count":0})");
    QVERIFY(change && std::holds_alternative<Presence>(*change));
    QVERIFY(!std::get<Presence>(*change).full);
    QCOMPARE(std::get<Presence>(*change).left.size(), std::size_t(1));
    const auto typing =
        decodeServerFrame(R"({"type":"typing","room":"lobby","state":3,"cids":["c","d"]})");
    QVERIFY(typing && std::holds_alternative<Typing>(*typing));
    QCOMPARE(std::get<Typing>(*typing).cids.size(), std::size_t(2));
}

void ClientCodecTest::readsTheSmallFrames() {
    const auto is = [](const QByteArray& json, auto check) {
        const auto frame = decodeServerFrame(json);
        return frame && check(*frame);
    };
    QVERIFY(
        is(R"({"type":"heartbeat","room":"lobby","cursor":"abcdefghijkl-5","t":1})",
           [](const ServerFrame& frame) { return std::get<Heartbeat>(frame).cursor.seq == 5; }));
    QVERIFY(is(R"({"type":"echo","room":"lobby","nonce":"x"})",
               [](const ServerFrame& frame) { return std::get<Echo>(frame).nonce == "x"; }));
    QVERIFY(is(R"({"type":"bye","room":"lobby","reason":"shutdown","retry":10})",
               [](const ServerFrame& frame) { return std::get<Bye>(frame).retry == 10; }));
    QVERIFY(is(R"({"type":"posted","room":"lobby","n":1,"via":"v","cursor":"abcdefghijkl-5"})",
               [](const ServerFrame& frame) { return std::get<Posted>(frame).n == 1; }));
    QVERIFY(is(R"({"type":"error","room":"lobby","code":"n_reused","n":1,"via":"v"})",
               [](const ServerFrame& frame) {
                   return std::get<Refusal>(frame).error == Error::NumberReused;
               }));
}

void ClientCodecTest::passesOverFramesItDoesNotKnow() {
    const auto frame = decodeServerFrame(R"({"type":"poll","room":"lobby","question":"?"})");
    QVERIFY(frame && std::holds_alternative<UnknownFrame>(*frame));
}

void ClientCodecTest::refusesMalformedFrames_data() {
    QTest::addColumn<QByteArray>("json");
    const auto row = [](const char* name, const QByteArray& json) { QTest::newRow(name) << json; };
    row("nothing", "");
    row("no JSON", "hello");
    row("cut", kHello.chopped(1));
    row("two objects", kHello + kHello);
    row("an array", "[1]");
    row("no room", without(kHello, "room"));
    row("a bad room", R"({"type":"echo","room":"../x","nonce":"x"})");
    row("hello without cursor", without(kHello, "cursor"));
    row("hello without stream", without(kHello, "stream"));
    row("message without text", without(kMessage, "text"));
    row("message with a bad cursor", QByteArray(kMessage).replace("-5", "-05"));
    row("message with a fraction", QByteArray(kMessage).replace("1700000000000", "1.5"));
    row("message with half a character", QByteArray(kMessage).replace("a\\nb", "\\ud800"));
    row("presence with a nameless one",
        R"({"type":"presence","room":"lobby","state":1,"joined":[{"cid":"c"}],"left":[],"count":1})");
    row("typing with a number", R"({"type":"typing","room":"lobby","state":3,"cids":[1]})");
    row("bye without a delay", R"({"type":"bye","room":"lobby","reason":"shutdown"})");
}

void ClientCodecTest::refusesMalformedFrames() {
    QFETCH(QByteArray, json);
    QVERIFY(!decodeServerFrame(json));
}

void ClientCodecTest::readsAPollingAnswer() {
    const auto received = decodeAnswer(kAnswer);
    QVERIFY(received);
    QCOMPARE(received->entries.size(), std::size_t(1));
    QCOMPARE(received->entries[0].cursor.seq, 5);
    QCOMPARE(received->answer.cursor.seq, 5);
    QCOMPARE(received->answer.state, quint64(8));
    QCOMPARE(received->answer.people->size(), std::size_t(1));
    QCOMPARE(received->answer.count, 1);
    QCOMPARE(received->answer.typing->size(), std::size_t(1));
    QCOMPARE(received->answer.bye->retry, 1'500);
    const auto bare = decodeAnswer(without(without(without(kAnswer, "people"), "typing"), "bye"));
    QVERIFY(bare);
    QVERIFY(!bare->answer.people && !bare->answer.typing && !bare->answer.bye);
}

void ClientCodecTest::refusesMalformedAnswers_data() {
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("a page") << QByteArray("<html>Log in to the Wi-Fi</html>");
    QTest::newRow("cut") << kAnswer.first(kAnswer.size() / 2);
    QTest::newRow("another object") << QByteArray(R"({"rooms":[]})");
    QTest::newRow("no cursor") << QByteArray(kAnswer).replace(
        R"("cursor":"abcdefghijkl-5","resume")", R"("resume")");
    QTest::newRow("no state") << without(kAnswer, "state");
    QTest::newRow("an entry without text") << without(kAnswer, "text");
}

void ClientCodecTest::refusesMalformedAnswers() {
    QFETCH(QByteArray, json);
    QVERIFY(!decodeAnswer(json));
}

void ClientCodecTest::readsTheAnswersToPosts() {
    QCOMPARE(*decodePosted(R"({"seq":12,"cursor":"abcdefghijkl-12"})"),
             (Cursor{"abcdefghijkl", 12}));
    QVERIFY(!decodePosted("{}"));
    const auto joined = decodeJoined(R"({"name":"Ana 2","cid":"c","token":"t"})");
    QVERIFY(joined);
    QCOMPARE(joined->member, (Member{"c", "Ana 2"}));
    QCOMPARE(joined->token, QByteArray("t"));
    QVERIFY(decodeJoined(R"({"name":"Ana","cid":"c"})")->token.isEmpty());
    QVERIFY(!decodeJoined(R"({"name":"Ana"})"));
    // What would become a header line, or a line of the file of tokens.
    const auto withToken = [](const QByteArray& token) {
        return decodeJoined(R"({"name":"Ana","cid":"c","token":")" + token + "\"}");
    };
    QCOMPARE(withToken("Az09-._~+/=")->token, QByteArray("Az09-._~+/="));
    for (const char* token : {"a b", "a\\nb", "a\\r\\nb", "a\\u0000", "a:b", "\xc3\xa9"}) {
        QCOMPARE(withToken(token).error(), Error::BadFrame);
    }
    QVERIFY(!withToken(QByteArray(257, 'a')));
}

void ClientCodecTest::namesErrors() {
    QCOMPARE(decodeError(R"({"error":{"code":"forbidden","message":"No."}})"), Error::Forbidden);
    QCOMPARE(decodeError(R"({"error":{"code":"of_a_later_version"}})"), Error::Internal);
    QCOMPARE(decodeError("<html>"), Error::Internal);
}

} // namespace parlance::codec

QTEST_GUILESS_MAIN(parlance::codec::ClientCodecTest)
#include "clientcodec_test.moc"
