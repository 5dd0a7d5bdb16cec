// The notation of the examples: a test that lets everything pass would prove nothing.
#include "tests/docs/pattern.h"

#include <QTest>

namespace parlance::docs {

class PatternTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void comparesTexts_data();
    void comparesTexts();
    void comparesObjects_data();
    void comparesObjects();
    void aVariableKeepsItsText();
    void aDifferenceTeachesNothing();
};

void PatternTest::comparesTexts_data() {
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<QByteArray>("actual");
    QTest::addColumn<bool>("fits");
    const auto row = [](const char* pattern, const char* actual, bool fits) {
        QTest::addRow("%s | %s", pattern, actual)
            << QByteArray(pattern) << QByteArray(actual) << fits;
    };
    row("plain", "plain", true);
    row("plain", "plainer", false);
    row("a.c", "abc", false);
    row("a…c", "abc", true);
    row("a…c", "ab\nc", true);
    row("a…c", "abd", false);
    row("{x}-1", "q7-1", true);
    row("{x}-1", "-1", false);
    row("{x}={x}", "a=a", true);
    row("{x}={x}", "a=b", false);
}

void PatternTest::comparesTexts() {
    QFETCH(QByteArray, pattern);
    QFETCH(QByteArray, actual);
    Variables variables;
    QTEST(!variables.matchText(pattern, actual), "fits");
}

void PatternTest::comparesObjects_data() {
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<QByteArray>("actual");
    QTest::addColumn<bool>("fits");
    const auto row = [](const char* pattern, const char* actual, bool fits) {
        QTest::addRow("%s | %s", pattern, actual)
            << QByteArray(pattern) << QByteArray(actual) << fits;
    };
    row(R"({"a": 1, "b": "x"})", R"({"b":"x","a":1})", true);
    row(R"({"a": 1})", R"({"a":2})", false);
    row(R"({"a": 1})", R"({"a":"1"})", false);
    row(R"({"a": "1"})", R"({"a":1})", false);
    row(R"({"a": 1})", R"({"a":1,"b":2})", false);
    row(R"({"a": 1, …})", R"({"a":1,"b":2})", true);
    row(R"({…, "a": 1})", R"({"a":2,"b":2})", false);
    row(R"({…})", R"({})", true);
    row(R"({"a": 1, "b": 2})", R"({"a":1})", false);
    row(R"({"a": …})", R"({"a":[1]})", true);
    row(R"({"a": …})", R"({"b":1})", false);
    row(R"({"a": {x}})", R"({"a":17})", true);
    row(R"({"a": "{x}"})", R"({"a":"17"})", true);
    row(R"({"a": "{x}-1"})", R"({"a":"q-2"})", false);
    row(R"({"a": [1, …]})", R"({"a":[1,2,3]})", true);
    row(R"({"a": [1, …]})", R"({"a":[2]})", false);
    row(R"({"a": […]})", R"({"a":[]})", true);
    row(R"({"a": []})", R"({"a":[1]})", false);
    row(R"({"a": [1]})", R"({"a":[]})", false);
    row(R"({"a": "b\"…"})", R"({"a":"b\"c"})", true);
    row(R"({"a": 1})", "[1]", false);
    row(R"({"a": 1})", "", false);
    row(R"({"a": 1)", R"({"a":1})", false);
}

void PatternTest::comparesObjects() {
    QFETCH(QByteArray, pattern);
    QFETCH(QByteArray, actual);
    Variables variables;
    QTEST(!variables.matchJson(pattern, actual), "fits");
}

void PatternTest::aVariableKeepsItsText() {
    Variables variables;
    QVERIFY(!variables.matchJson(R"({"a": {n}, "b": "{word}"})", R"({"a":17,"b":"x.y"})"));
    QVERIFY(!variables.matchText("{n} {word}", "17 x.y"));
    QVERIFY(variables.matchText("{n} {word}", "17 x-y"));
    QCOMPARE(variables.filled("{word}/{n}/{other}"), "x.y/17/{other}");
}

void PatternTest::aDifferenceTeachesNothing() {
    Variables variables;
    QVERIFY(variables.matchJson(R"({"a": {n}, "b": 1})", R"({"a":17,"b":2})"));
    QCOMPARE(variables.filled("{n}"), "{n}");
}

} // namespace parlance::docs

QTEST_GUILESS_MAIN(parlance::docs::PatternTest)
#include "pattern_test.moc"
