// What the server writes a client must read back unchanged, and what it reads must be exactly what
// the protocol allows, cut wherever it may be.
#include "server/protocol/servercodec.h"

#include "server/protocol/clientcodec.h"
#include "server/protocol/limits.h"

#include <QTest>

using namespace parlance;

namespace {

const RoomName kRoom = *RoomName::parse("lobby");
const Cursor kCursor{"abcdefghijkl", 5};
const QByteArray kTricky =
    "a\"b\\c/\b\f\n\r\t\x01\x7f <>&' \xC3\xA9 \xF0\x9F\x98\x80 "
    "\xE2\x80\xA8\xEF\xBB\xBF end";

Message messageSaying(const QByteArray& text) {
    return {.room = kRoom,
            .cursor = kCursor,
            .cid = "c1",
            .from = "Zo\xC3\xAB",
            .via = "v",
            .n = 3,
            .at = 1'700'000'000'123,
            .text = text};
}

template <typename T>
T readBack(const QByteArray& json) {
    const Result<codec::ServerFrame> frame = codec::decodeServerFrame(json);
    if (!frame || !std::holds_alternative<T>(*frame)) {
        qFatal("not read back: %s", json.constData());
    }
    return std::get<T>(*frame);
}

bool isOneLine(const QByteArray& json) {
    return !json.contains('\n') && !json.contains('\r');
}

QByteArray postOf(const QByteArray& text) {
    return R"({"text":")" + text + R"("})";
}

QByteArray codeOf(const Result<ClientFrame>& frame) {
    return frame ? QByteArray() : QByteArray(info(frame.error()).code);
}

} // namespace

class ServerCodecTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void helloIsReadBack();
    void messagesAreReadBack();
    void peopleAndTypingAreReadBack();
    void theSmallFramesAreReadBack();
    void everyErrorIsReadBack();
    void answersAreReadBack();
    void theOtherBodiesAreReadBack();
    void everyFrameOfAClientIsReadBack();
    void theLargestTextOfControlCharactersIsIntact();
    void goodFramesAreRead_data();
    void goodFramesAreRead();
    void badFramesAreRefused_data();
    void badFramesAreRefused();
    void echoesOverHttpAreRead();
    void namesAreTidiedAndChecked_data();
    void namesAreTidiedAndChecked();
    void textsAreChecked();
};

void ServerCodecTest::helloIsReadBack() {
    const Hello said{.room = kRoom,
                     .cursor = kCursor,
                     .head = 9,
                     .oldest = 3,
                     .resume = Resume::Gap,
                     .missed = 2,
                     .state = (quint64{1} << 53) - 1,
                     .stream = "s",
                     .heartbeat = 15'000,
                     .you = Member{"c1", "Zo\xC3\xAB"}};
    const auto heard = readBack<Hello>(codec::encode(said));
    QCOMPARE(heard.room, said.room);
    QCOMPARE(heard.cursor, said.cursor);
    QCOMPARE(heard.head, said.head);
    QCOMPARE(heard.oldest, said.oldest);
    QCOMPARE(heard.resume, said.resume);
    QCOMPARE(heard.missed, said.missed);
    QCOMPARE(heard.state, said.state);
    QCOMPARE(heard.stream, said.stream);
    QCOMPARE(heard.heartbeat, said.heartbeat);
    QCOMPARE(heard.you, said.you);
    QVERIFY(!readBack<Hello>(codec::encode(Hello{.room = kRoom, .cursor = kCursor})).you);
}

void ServerCodecTest::messagesAreReadBack() {
    const Message said = messageSaying(kTricky);
    const QByteArray json = codec::encode(said);
    QVERIFY(isOneLine(json));
    const auto heard = readBack<Message>(json);
    QCOMPARE(heard.room, said.room);
    QCOMPARE(heard.cursor, said.cursor);
    QCOMPARE(heard.cid, said.cid);
    QCOMPARE(heard.from, said.from);
    QCOMPARE(heard.via, said.via);
    QCOMPARE(heard.n, said.n);
    QCOMPARE(heard.at, said.at);
    QCOMPARE(heard.text, said.text);
    Message plain = said;
    plain.n.reset();
    QVERIFY(!codec::encode(plain).contains("\"via\""));
    QVERIFY(!readBack<Message>(codec::encode(plain)).n);
}

void ServerCodecTest::peopleAndTypingAreReadBack() {
    const Presence said{.room = kRoom,
                        .state = 7,
                        .full = std::vector<Member>{{"c1", "Ana"}, {"c2", "Bo"}},
                        .joined = {{"c2", "Bo"}},
                        .left = {{"c3", "Cy"}},
                        .count = 2};
    const auto heard = readBack<Presence>(codec::encode(said));
    QCOMPARE(heard.state, said.state);
    QCOMPARE(heard.full, said.full);
    QCOMPARE(heard.joined, said.joined);
    QCOMPARE(heard.left, said.left);
    QCOMPARE(heard.count, said.count);
    QVERIFY(!readBack<Presence>(codec::encode(Presence{.room = kRoom})).full);
    const auto typing = readBack<Typing>(codec::encode(Typing{kRoom, 8, {"c1", "c2"}}));
    QCOMPARE(typing.state, quint64(8));
    QCOMPARE(typing.cids, (std::vector<QByteArray>{"c1", "c2"}));
}

void ServerCodecTest::theSmallFramesAreReadBack() {
    const auto heartbeat = readBack<Heartbeat>(codec::encode(Heartbeat{kRoom, kCursor, 12}));
    QCOMPARE(heartbeat.cursor, kCursor);
    QCOMPARE(heartbeat.at, 12);
    QCOMPARE(readBack<Echo>(codec::encode(Echo{kRoom, kTricky})).nonce, kTricky);
    const auto bye = readBack<Bye>(codec::encode(Bye{kRoom, "shutdown", 1'500}));
    QCOMPARE(bye.reason, QByteArray("shutdown"));
    QCOMPARE(bye.retry, 1'500);
    const auto posted = readBack<Posted>(codec::encode(Posted{kRoom, 4, "v", kCursor}));
    QCOMPARE(posted.n, std::optional<qint64>(4));
    QCOMPARE(posted.via, QByteArray("v"));
    QCOMPARE(posted.cursor, kCursor);
}

void ServerCodecTest::everyErrorIsReadBack() {
    for (const ErrorInfo& row : errorTable()) {
        const auto heard = readBack<Refusal>(codec::encode(Refusal{kRoom, row.error, 4, "v"}));
        QCOMPARE(heard.error, row.error);
        QCOMPARE(heard.n, std::optional<qint64>(4));
        QCOMPARE(heard.via, QByteArray("v"));
        QCOMPARE(codec::decodeError(codec::encodeError(row.error)), row.error);
    }
}

void ServerCodecTest::answersAreReadBack() {
    Answer said{.room = kRoom,
                .cursor = kCursor,
                .resume = Resume::Reset,
                .missed = 1,
                .head = 6,
                .oldest = 2,
                .state = 9,
                .people = std::vector<Member>{{"c1", "Ana"}},
                .count = 3,
                .typing = std::vector<QByteArray>{"c1"},
                .bye = Bye{kRoom, "shutdown", 10}};
    const QByteArray entry = codec::encode(messageSaying(kTricky));
    const auto heard = codec::decodeAnswer(codec::encode(said, entry + ',' + entry));
    QVERIFY(heard);
    QCOMPARE(heard->entries.size(), std::size_t(2));
    QCOMPARE(heard->entries[1].text, kTricky);
    QCOMPARE(heard->answer.cursor, said.cursor);
    QCOMPARE(heard->answer.resume, said.resume);
    QCOMPARE(heard->answer.missed, said.missed);
    QCOMPARE(heard->answer.head, said.head);
    QCOMPARE(heard->answer.oldest, said.oldest);
    QCOMPARE(heard->answer.state, said.state);
    QCOMPARE(heard->answer.people, said.people);
    QCOMPARE(heard->answer.count, said.count);
    QCOMPARE(heard->answer.typing, said.typing);
    QCOMPARE(heard->answer.bye->reason, said.bye->reason);
    QCOMPARE(heard->answer.bye->retry, said.bye->retry);
    const auto bare =
        codec::decodeAnswer(codec::encode(Answer{.room = kRoom, .cursor = kCursor}, ""));
    QVERIFY(bare);
    QVERIFY(bare->entries.empty());
    QVERIFY(!bare->answer.people && !bare->answer.typing && !bare->answer.bye);
}

void ServerCodecTest::theOtherBodiesAreReadBack() {
    const auto joined = codec::decodeJoined(codec::encodeJoined({"c1", kTricky}, "token"));
    QVERIFY(joined);
    QCOMPARE(joined->member, (Member{"c1", kTricky}));
    QCOMPARE(joined->token, QByteArray("token"));
    QVERIFY(codec::decodeJoined(codec::encodeJoined({"c1", "Ana"}, ""))->token.isEmpty());
    QCOMPARE(*codec::decodePosted(codec::encode(Posted{kRoom, {}, {}, kCursor})), kCursor);
}

void ServerCodecTest::everyFrameOfAClientIsReadBack() {
    const auto post = codec::decodeFrame(codec::encode(PostFrame{kTricky, 3, "v"}));
    QVERIFY(post);
    QCOMPARE(std::get<PostFrame>(*post).text, kTricky);
    QCOMPARE(std::get<PostFrame>(*post).n, std::optional<qint64>(3));
    QCOMPARE(std::get<PostFrame>(*post).via, QByteArray("v"));
    const auto typing = codec::decodeFrame(codec::encode(TypingFrame{false}));
    QVERIFY(typing);
    QVERIFY(!std::get<TypingFrame>(*typing).active);
    const auto echo = codec::decodeFrame(codec::encode(EchoFrame{"nonce", "stream"}));
    QVERIFY(echo);
    QCOMPARE(std::get<EchoFrame>(*echo).nonce, QByteArray("nonce"));
    QCOMPARE(std::get<EchoFrame>(*echo).stream, QByteArray("stream"));
    const auto plain = codec::decodeJoin(codec::encodeJoin({.name = "Ana"}));
    QCOMPARE(plain->name, QByteArray("Ana"));
    QVERIFY(plain->password.isEmpty() && plain->invitation.isEmpty());
    const auto keys = codec::decodeJoin(codec::encodeJoin({"Ana", "p\xC3\xA4ss", "0f"}));
    QCOMPARE(keys->password, QByteArray("p\xC3\xA4ss"));
    QCOMPARE(keys->invitation, QByteArray("0f"));
    QVERIFY(codec::decodeJoin(R"({"name":"Ana","password":7})").error() == Error::BadFrame);
}

// Each of them takes six bytes on the wire.
void ServerCodecTest::theLargestTextOfControlCharactersIsIntact() {
    const QByteArray text(limits::kText, '\x01');
    const QByteArray body = postOf(QByteArray("\\u0001").repeated(limits::kText));
    QVERIFY(body.size() <= limits::kBody);
    const auto frame = codec::decodeFrame(body);
    QVERIFY(frame);
    QCOMPARE(std::get<PostFrame>(*frame).text, text);
    const QByteArray json = codec::encode(messageSaying(text));
    QVERIFY(isOneLine(json));
    QCOMPARE(readBack<Message>(json).text, text);
    QVERIFY(codec::encode(PostFrame{text, 1, QByteArray(limits::kVia, 'v')}).size() <=
            limits::kBody);
}

void ServerCodecTest::goodFramesAreRead_data() {
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char* name, const QByteArray& json, const QByteArray& text) {
        QTest::newRow(name) << json << text;
    };
    row("a text", postOf("hi"), "hi");
    row("a type", R"({"type":"post","text":"hi"})", "hi");
    row("spaces around", " \t\r\n {\"text\" : \"hi\"} \n", "hi");
    row("an unknown field", R"({"text":"hi","mood":[1,{}]})", "hi");
    row("a NUL", postOf("a\\u0000b"), QByteArray("a\0b", 3));
    row("a line end", postOf("a\\r\\nb"), "a\r\nb");
    row("a pair of surrogates", postOf("\\ud83d\\ude00"), "\xF0\x9F\x98\x80");
    row("plain UTF-8", postOf("\xF0\x9F\x98\x80"), "\xF0\x9F\x98\x80");
    row("the largest text", postOf(QByteArray(limits::kText, 'x')), QByteArray(limits::kText, 'x'));
    row("a number of none", R"({"text":"hi","n":0})", "hi");
    row("the largest number", R"({"text":"hi","n":9007199254740991})", "hi");
    row("a whole number as a fraction", R"({"text":"hi","n":3.0})", "hi");
    row("the longest via", R"({"text":"hi","n":1,"via":")" + QByteArray(limits::kVia, 'v') + "\"}",
        "hi");
    row("the last of two texts", R"({"text":"a","text":"b"})", "b");
}

void ServerCodecTest::goodFramesAreRead() {
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, text);
    const auto frame = codec::decodeFrame(json);
    QVERIFY2(frame, codeOf(frame).constData());
    QCOMPARE(std::get<PostFrame>(*frame).text, text);
    // No part of it is one: the frame ends with its last brace.
    const qsizetype end = json.lastIndexOf('}');
    const qsizetype step = std::max<qsizetype>(1, end / 500);
    for (qsizetype cut = 0; cut <= end; cut += step) {
        QCOMPARE(codeOf(codec::decodeFrame(QByteArrayView(json).first(cut))),
                 QByteArray("bad_json"));
    }
}

void ServerCodecTest::badFramesAreRefused_data() {
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("code");
    const auto row = [](const char* name, const QByteArray& json, const char* code = "bad_json") {
        QTest::newRow(name) << json << QByteArray(code);
    };
    row("nothing", "");
    row("a space", " ");
    row("no JSON", "hello");
    row("a word of JSON", "null");
    row("a number", "1");
    row("a string", "\"text\"");
    row("an array", R"([{"text":"hi"}])");
    row("two objects", R"({"text":"hi"}{"text":"ho"})");
    row("something behind it", R"({"text":"hi"}x)");
    row("single quotes", "{'text':'hi'}");
    row("a name without quotes", R"({text:"hi"})");
    row("a comma too many", R"({"text":"hi",})");
    row("no comma", R"({"text":"hi" "n":1})");
    row("a comment", R"({"text":"hi"/**/})");
    row("a text cut short", "{\"text\":\"a");
    row("a short escape", postOf("\\u12"));
    row("UTF-8 that is none", postOf("\xC3("));
    row("UTF-8 cut short", postOf("\xF0\x9F\x98"));
    row("UTF-8 of a surrogate", postOf("\xED\xA0\x80"));
    row("a form", "text=hi");
    row("UTF-16", QByteArray("{\0\"\0t\0", 6));
    row("brackets without an end", QByteArray(50'000, '['));
    row("objects without an end", QByteArray("{\"a\":").repeated(20'000));
    row("brackets too deep",
        R"({"text":"hi","x":)" + QByteArray(5000, '[') + QByteArray(5000, ']') + '}');

    row("no text", "{}", "bad_frame");
    row("a text that is a number", R"({"text":1})", "bad_frame");
    row("a text that is null", R"({"text":null})", "bad_frame");
    row("a text that is a list", R"({"text":["hi"]})", "bad_frame");
    row("an unknown type", R"({"type":"shout","text":"hi"})", "bad_frame");
    row("a type in capitals", R"({"type":"Post","text":"hi"})", "bad_frame");
    row("a type that is a number", R"({"type":1,"text":"hi"})", "bad_frame");
    row("a type that is null", R"({"type":null,"text":"hi"})", "bad_frame");
    row("a frame of the server's", R"({"type":"hello","text":"hi"})", "bad_frame");
    row("a negative n", R"({"text":"hi","n":-1})", "bad_frame");
    row("a fraction of n", R"({"text":"hi","n":1.5})", "bad_frame");
    row("an n of 2^53", R"({"text":"hi","n":9007199254740992})", "bad_frame");
    row("an n beyond 2^53", R"({"text":"hi","n":9007199254740993})", "bad_frame");
    row("an n beyond 2^63", R"({"text":"hi","n":9223372036854775808})", "bad_frame");
    row("an n beyond every number", R"({"text":"hi","n":1e400})", "bad_json");
    row("an n that is a string", R"({"text":"hi","n":"1"})", "bad_frame");
    row("an n that is null", R"({"text":"hi","n":null})", "bad_frame");
    row("a via that is a number", R"({"text":"hi","via":1})", "bad_frame");
    row("a via of half a character", R"({"text":"hi","via":"\ud800"})", "bad_frame");
    row("a long via", R"({"text":"hi","via":")" + QByteArray(limits::kVia + 1, 'v') + "\"}",
        "bad_frame");

    row("an empty text", postOf(""), "bad_text");
    row("a high surrogate alone", postOf("\\ud83d"), "bad_text");
    row("a low surrogate alone", postOf("\\ude00"), "bad_text");
    row("surrogates the wrong way round", postOf("\\ude00\\ud83d"), "bad_text");
    row("a high surrogate before a letter", postOf("\\ud83dx"), "bad_text");
    row("two high surrogates", postOf("\\ud83d\\ud83d\\ude00"), "bad_text");
    row("a text of one byte too many", postOf(QByteArray(limits::kText + 1, 'x')),
        "text_too_large");
    row("a text of one character too many", postOf(QByteArray(limits::kText - 1, 'x') + "\xC3\xA9"),
        "text_too_large");

    row("typing with a word", R"({"type":"typing","active":"yes"})", "bad_frame");
    row("typing with a number", R"({"type":"typing","active":1})", "bad_frame");
    row("echo without a nonce", R"({"type":"echo"})", "bad_frame");
    row("echo with an empty nonce", R"({"type":"echo","nonce":""})", "bad_frame");
    row("echo with a long nonce",
        R"({"type":"echo","nonce":")" + QByteArray(limits::kNonce + 1, 'n') + "\"}", "bad_frame");
    row("echo with a stream that is a number", R"({"type":"echo","nonce":"x","stream":1})",
        "bad_frame");
}

void ServerCodecTest::badFramesAreRefused() {
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, code);
    QCOMPARE(codeOf(codec::decodeFrame(json)), code);
    const qsizetype step = std::max<qsizetype>(1, json.size() / 500);
    for (qsizetype cut = 0; cut < json.size(); cut += step) {
        const QByteArrayView part = QByteArrayView(json).first(cut);
        // A few rows are a whole frame and something behind it.
        const bool whole = part.endsWith('}') && (code == "bad_json");
        QVERIFY(whole || !codec::decodeFrame(part));
        QVERIFY(!codec::decodeJoin(part));
        QVERIFY(!codec::decodeEcho(part));
    }
}

void ServerCodecTest::echoesOverHttpAreRead() {
    const auto echo = codec::decodeEcho(R"({"nonce":"x","stream":"s"})");
    QVERIFY(echo);
    QCOMPARE(echo->nonce, QByteArray("x"));
    QCOMPARE(echo->stream, QByteArray("s"));
    QCOMPARE(codec::decodeEcho("{}").error(), Error::BadFrame);
    QCOMPARE(codec::decodeEcho("[]").error(), Error::BadJson);
}

void ServerCodecTest::namesAreTidiedAndChecked_data() {
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("tidy"); // Empty: refused.
    const auto row = [](const char* name, const QByteArray& given, const QByteArray& tidy = {}) {
        QTest::newRow(name) << given << tidy;
    };
    row("plain", "Ana", "Ana");
    row("outer spaces", "  Ana ", "Ana");
    row("doubled spaces", "Ana  B", "Ana B");
    row("another space",
        "Ana\xC2\xA0"
        "B",
        "Ana B");
    row("composed (NFC)", "Zoe\xCC\x88", "Zo\xC3\xAB");
    row("forty characters", QByteArray(40, 'x'), QByteArray(40, 'x'));
    row("forty characters of four bytes", QByteArray("\xF0\x9F\x98\x80").repeated(40),
        QByteArray("\xF0\x9F\x98\x80").repeated(40));
    row("forty-one characters", QByteArray(41, 'x'));
    row("nothing", "");
    row("spaces", "   ");
    row("a line end", "Ana\nBo");
    row("a tab", "Ana\tBo");
    row("a control character", "Ana\x01");
    row("a NUL", QByteArray("Ana\0", 4));
    row("a line separator", "Ana\xE2\x80\xA8");
    row("no UTF-8", "Ana\xC3");
    row("turned around",
        "\xE2\x80\xAE"
        "anA");
    row("a space of no width", "Ana\xE2\x80\x8B");
    row("a soft hyphen", "\xC2\xAD");
    row("a filler", "\xE3\x85\xA4");
    row("an invisible mark", "Ana\u034F");
    row("an invisible vowel", "Ana\u17B5");
    row("a selector of another form", "Ana\uFE00");
    row("a head of no note", "Ana\U0001D159");
    row("a joiner of numbers", "Ana\U0001107F");
    row("the place of an object", "Ana\uFFFC");
    row("what means something to one font only", "Ana\uE000");
    row("one of those that are many", "An\U000E0100a");
    row("an empty braille pattern", "Ana\u2800");
    row("an emoji in colour", "\u2764\uFE0F", "\u2764\uFE0F");
    row("only a joiner", "\xE2\x80\x8D");
    row("a joined emoji", "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x9A\x80",
        "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x9A\x80");
}

void ServerCodecTest::namesAreTidiedAndChecked() {
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, tidy);
    const Result<QByteArray> checked = codec::checkName(name);
    QCOMPARE(checked.has_value(), !tidy.isEmpty());
    if (checked) {
        QCOMPARE(*checked, tidy);
        QCOMPARE(*codec::checkName(*checked), tidy);
    } else {
        QCOMPARE(checked.error(), Error::BadName);
    }
}

void ServerCodecTest::textsAreChecked() {
    QCOMPARE(*codec::checkText("hi"), QByteArray("hi"));
    QCOMPARE(codec::checkText("").error(), Error::BadText);
    QCOMPARE(codec::checkText("\xC3").error(), Error::BadText);
    QCOMPARE(codec::checkText("\xED\xA0\x80").error(), Error::BadText);
    QCOMPARE(codec::checkText(QByteArray(limits::kText + 1, 'x')).error(), Error::TextTooLarge);
}

QTEST_GUILESS_MAIN(ServerCodecTest)
#include "servercodec_test.moc"
