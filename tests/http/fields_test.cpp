#include "server/http/fields.h"

#include <QTest>

#include <array>

using namespace parlance::http;

class FieldsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void acceptIsNegotiated_data();
    void acceptIsNegotiated();
    void theWaitOfPreferIsRead_data();
    void theWaitOfPreferIsRead();
    void cookiesAreFound_data();
    void cookiesAreFound();
    void urlEncodingIsDecoded_data();
    void urlEncodingIsDecoded();
    void entityTagsAreCompared_data();
    void entityTagsAreCompared();
    void theFirstParameterOfANameCounts();
    void listsAreSplit();
    void languagesAreLookedUp();
    void mediaTypesLoseTheirParameters();
};

// RFC 9110 section 12.5.1.
void FieldsTest::acceptIsNegotiated_data() {
    QTest::addColumn<QByteArray>("accept");
    QTest::addColumn<QByteArray>("chosen");
    const auto row = [](const char* accept, const char* chosen) {
        QTest::newRow(accept) << QByteArray(accept) << QByteArray(chosen);
    };
    row("", "application/json");
    row("  ", "application/json");
    row("*/*", "application/json");
    row("text/event-stream", "text/event-stream");
    row("Text/Event-Stream", "text/event-stream");
    row("text/event-stream;charset=utf-8", "text/event-stream");
    row("text/html, */*", "text/html");
    row("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html");
    row("*/*, text/html", "text/html");
    row("*/*;q=0.9, text/html;q=0.8", "application/json");
    row("text/*", "text/event-stream");
    row("text/*;q=0.5, text/html", "text/html");
    row("text/*, text/event-stream;q=0.5", "text/html");
    row("application/json;q=0, */*", "text/event-stream");
    row("application/json;q=0.1, text/html;q=0.2", "text/html");
    row("application/json;Q=0.1, text/html;q=0.2", "text/html");
    row("application/json; q=0.1 , text/html ; q=0.2", "text/html");
    row("application/json,text/event-stream", "application/json");
    row("text/event-stream,application/json", "application/json");
    row(",,text/html,,", "text/html");
    row("text/html;q=2", "text/html");
    row("text/html;q=0", "");
    row("*/*;q=0", "");
    row("text/html;q=x", "");
    row("image/png", "");
    row("text", "");
    row("text/", "");
    row("/", "");
    row("application/jso", "");
    row("application/json5", "");
    row(";q=1", "");
}

void FieldsTest::acceptIsNegotiated() {
    QFETCH(QByteArray, accept);
    QFETCH(QByteArray, chosen);
    constexpr std::array kOffers{"application/json", "text/event-stream", "text/html"};
    const int choice = negotiate(accept, kOffers);
    QCOMPARE(choice < 0 ? QByteArray() : QByteArray(kOffers[static_cast<std::size_t>(choice)]),
             chosen);
}

// RFC 7240 sections 2 and 4.3.
void FieldsTest::theWaitOfPreferIsRead_data() {
    QTest::addColumn<QByteArray>("prefer");
    QTest::addColumn<int>("seconds"); // -1: none
    const auto row = [](const char* prefer, int seconds) {
        QTest::newRow(prefer) << QByteArray(prefer) << seconds;
    };
    row("", -1);
    row("wait=25", 25);
    row("Wait=25", 25);
    row("wait = 25", 25);
    row("respond-async, wait=10", 10);
    row("wait=10;x=y", 10);
    row("wait=0", 0);
    row("wait=\"7\"", 7);
    row("wait=1, wait=2", 1);
    row("wait", -1);
    row("wait=", -1);
    row("wait=x", -1);
    row("wait=-1", -1);
    row("wait=1.5", -1);
    row("wait=99999999999", -1);
    row("wait=99999999999, wait=3", 3);
    row("await=25", -1);
    row("x=wait=25", -1);
}

void FieldsTest::theWaitOfPreferIsRead() {
    QFETCH(QByteArray, prefer);
    QFETCH(int, seconds);
    QCOMPARE(preferredWait(prefer).value_or(-1), seconds);
}

// RFC 6265 section 4.2.1.
void FieldsTest::cookiesAreFound_data() {
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("value"); // "-": none
    const auto row = [](const char* field, const char* value) {
        QTest::newRow(field) << QByteArray(field) << QByteArray(value);
    };
    row("", "-");
    row("me=x", "x");
    row("a=b; me=x", "x");
    row("a=b;me=x;c=d", "x");
    row("me=", "");
    row("me=a=b", "a=b");
    row("me=x; me=y", "x");
    row("ME=x", "-");
    row("me", "-");
    row("=x", "-");
    row("some=x", "-");
    row("me2=x", "-");
    row("a=\"me=x\"", "-");
}

void FieldsTest::cookiesAreFound() {
    QFETCH(QByteArray, field);
    QFETCH(QByteArray, value);
    QCOMPARE(cookie(field, "me").value_or("-"), value);
}

void FieldsTest::urlEncodingIsDecoded_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArrayList>("pairs");
    const auto row = [](const char* text, const QByteArrayList& pairs) {
        QTest::newRow(text) << QByteArray(text) << pairs;
    };
    row("", {});
    row("a=b", {"a", "b"});
    row("a=b&c=d", {"a", "b", "c", "d"});
    row("&&a=b&", {"a", "b"});
    row("a", {"a", ""});
    row("a=", {"a", ""});
    row("=b", {"", "b"});
    row("a=b=c", {"a", "b=c"});
    row("a+b=c+d", {"a b", "c d"});
    row("a=%2B%26%3d", {"a", "+&="});
    row("%61=%C3%A9", {"a", "\xC3\xA9"});
    row("a=%0D%0A", {"a", "\r\n"});
}

void FieldsTest::urlEncodingIsDecoded() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArrayList, pairs);
    QByteArrayList found;
    for (const Parameter& parameter : parseUrlEncoded(text)) {
        found << parameter.name << parameter.value;
    }
    QCOMPARE(found, pairs);
}

// RFC 4647 section 3.4.
void FieldsTest::languagesAreLookedUp() {
    const std::vector<QByteArray> offers{"en", "de", "fr"};
    QCOMPARE(lookUpLanguage("", offers), -1);
    QCOMPARE(lookUpLanguage("ja, *;q=0.1", offers), -1);
    QCOMPARE(lookUpLanguage("de", offers), 1);
    QCOMPARE(lookUpLanguage("DE-at", offers), 1);
    QCOMPARE(lookUpLanguage("zh-Hant-TW, fr-CA;q=0.9, en;q=0.8", offers), 2);
    QCOMPARE(lookUpLanguage("en;q=0.5, fr;q=0.7", offers), 2);
    QCOMPARE(lookUpLanguage("de;q=0, en", offers), 0);
    QCOMPARE(lookUpLanguage("de;q=0", offers), -1);
    QCOMPARE(lookUpLanguage("deutsch, -, ;q=1", offers), -1);
}

// RFC 9110 section 13.1.2: If-None-Match compares weakly.
void FieldsTest::entityTagsAreCompared_data() {
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<bool>("matches");
    const auto row = [](const char* field, bool matches) {
        QTest::newRow(field) << QByteArray(field) << matches;
    };
    row("", false);
    row("\"a.1\"", true);
    row("W/\"a.1\"", true);
    row("*", true);
    row("\"b\", \"a.1\"", true);
    row("\"b\" ,W/\"a.1\"", true);
    row("a.1", false);
    row("\"a.1", false);
    row("\"a.12\"", false);
    row("w/\"a.1\"", false);
}

void FieldsTest::entityTagsAreCompared() {
    QFETCH(QByteArray, field);
    QFETCH(bool, matches);
    QCOMPARE(etagMatches(field, "\"a.1\""), matches);
}

void FieldsTest::theFirstParameterOfANameCounts() {
    const auto parameters = parseUrlEncoded("a=1&b=2&a=3");
    QCOMPARE(find(parameters, "a"), std::optional<QByteArray>("1"));
    QCOMPARE(find(parameters, "c"), std::nullopt);
}

// RFC 9110 section 5.6.1: empty elements are passed over.
void FieldsTest::listsAreSplit() {
    QVERIFY(splitList("").empty());
    QVERIFY(splitList(" , ,").empty());
    const auto list = splitList(" a,, b c ,d");
    QCOMPARE(list.size(), std::size_t(3));
    QCOMPARE(list[1], QByteArrayView("b c"));
    QVERIFY(listHas("keep-alive, Upgrade", "upgrade"));
    QVERIFY(!listHas("keep-alive-upgrade", "upgrade"));
}

void FieldsTest::mediaTypesLoseTheirParameters() {
    QCOMPARE(mediaType("application/json"), QByteArray("application/json"));
    QCOMPARE(mediaType(" Application/JSON ; charset=utf-8"), QByteArray("application/json"));
    QCOMPARE(mediaType(""), QByteArray());
}

QTEST_GUILESS_MAIN(FieldsTest)
#include "fields_test.moc"
