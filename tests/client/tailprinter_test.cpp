// What `tail` shows: lines that say who said what, and nothing that a terminal would obey.
#include "app/commands/tailprinter.h"

#include "server/protocol/harmless.h"
#include "server/protocol/servercodec.h"
#include "tests/client/cannedserver.h"

#include <QTest>

namespace parlance {

using Format = TailPrinter::Format;
using People = TailPrinter::People;

class TailPrinterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("TZ", "UTC"); }
    void makesTextsHarmless_data();
    void makesTextsHarmless();
    void escapesEveryControlCharacter();
    void indentsFurtherLines();
    void printsAMessageAsOneLine();
    void letsNobodyWriteAnothersLine();
    void tellsGapsAndResets();
    void tellsWhoComesAndGoes();
    void tellsTheDifferenceAfterAReconnection();
    void doesNotGuessFromAListThatWasCut();
    void hidesPeopleWhereAsked();
    void printsFramesAsJson();
    void noFrameHasWhatATerminalObeys();
};

void TailPrinterTest::makesTextsHarmless_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("shown");
    const auto row = [](const char* name, const QByteArray& text, const QByteArray& shown) {
        QTest::newRow(name) << text << shown;
    };
    row("plain", "hello", "hello");
    row("other writing", "שלום 你好 👋🏽", "שלום 你好 👋🏽");
    row("colour", "\x1b[31mred", "\\x1b[31mred");
    row("window title", "\x1b]0;owned\x07", "\\x1b]0;owned\\x07");
    row("C1 control",
        "\xC2\x9b"
        "31m",
        "\\u009b31m");
    row("delete and backspace", "a\x7f\x08", "a\\x7f\\x08");
    row("NUL", QByteArray("a\0b", 3), "a\\x00b");
    row("carriage return", "a\rb", "a\\rb");
    row("tab", "a\tb", "a\\tb");
    row("right-to-left override",
        "\xE2\x80\xAE"
        "evil",
        "\\u202eevil");
    row("isolates and marks", "\xE2\x81\xA6\xE2\x81\xA9\xE2\x80\x8F\xD8\x9C",
        "\\u2066\\u2069\\u200f\\u061c");
    row("line separators", "\xE2\x80\xA8\xE2\x80\xA9", "\\u2028\\u2029");
    row("a newline in a name", "a\nb", "a\\nb");
}

void TailPrinterTest::makesTextsHarmless() {
    QFETCH(QByteArray, text);
    QTEST(harmless(text), "shown");
}

void TailPrinterTest::escapesEveryControlCharacter() {
    for (int c = 0; c < 0xa0; ++c) {
        const bool control = c < 0x20 || c >= 0x7f;
        const QByteArray shown = harmless(QString(QChar(c)).toUtf8());
        QCOMPARE(shown.startsWith('\\') && shown.size() > 1, control);
    }
}

void TailPrinterTest::indentsFurtherLines() {
    QCOMPARE(harmlessLines("a\nb\r\n\nc\x1b", "\n  "), QByteArray("a\n  b\n  \n  c\\x1b"));
    QCOMPARE(harmlessLines("", "\n  "), QByteArray());
    QCOMPARE(harmlessLines("\r\n", "\n  "), QByteArray("\n  "));
}

void TailPrinterTest::printsAMessageAsOneLine() {
    TailPrinter printer(Format::Text, People::Shown);
    QCOMPARE(printer.lines(codec::ServerFrame{message(5, "hello")}),
             QByteArray("22:13 Ana: hello\n"));
    QCOMPARE(printer.lines(codec::ServerFrame{Typing{lobby(), 1, {"c"}}}), QByteArray());
    QCOMPARE(printer.lines(codec::ServerFrame{Heartbeat{lobby(), at(5), 1}}), QByteArray());
}

void TailPrinterTest::letsNobodyWriteAnothersLine() {
    TailPrinter printer(Format::Text, People::Shown);
    Message forged = message(5, "x\n22:14 Bo: yes");
    forged.from = "Eve\n22:14: Bo";
    QCOMPARE(printer.lines(codec::ServerFrame{forged}),
             QByteArray("22:13 \"Eve\\\\n22:14: Bo\": x\n      22:14 Bo: yes\n"));
    // Nor in another's words, by a name that ends like a line's beginning.
    forged = message(5, ".");
    forged.from = "Bo: yes";
    QCOMPARE(printer.lines(codec::ServerFrame{forged}), QByteArray("22:13 \"Bo: yes\": .\n"));
    forged.from = "\"Bo\": yes";
    QCOMPARE(printer.lines(codec::ServerFrame{forged}),
             QByteArray("22:13 \"\\\"Bo\\\": yes\": .\n"));
    for (const char* colon : {":", ":\u200d", "\ua789", "\uff1a"}) {
        forged.from = "Bo" + QByteArray(colon) + " yes";
        QCOMPARE(printer.lines(codec::ServerFrame{forged}), "22:13 \"" + forged.from + "\": .\n");
    }
    forged.from = "Dr. O'Neil-Sm\u00ef\u03b8_2 \U0001F408";
    QCOMPARE(printer.lines(codec::ServerFrame{forged}), "22:13 " + forged.from + ": .\n");
}

void TailPrinterTest::tellsGapsAndResets() {
    TailPrinter printer(Format::Text, People::Shown);
    Hello words = hello(4);
    QCOMPARE(printer.lines(words), QByteArray());
    words.resume = Resume::Gap;
    words.missed = 37;
    QCOMPARE(printer.lines(words), QByteArray("* 37 messages are no longer kept\n"));
    words.missed = 1;
    QCOMPARE(printer.lines(words), QByteArray("* 1 message is no longer kept\n"));
    words.resume = Resume::Reset;
    QVERIFY(printer.lines(words).startsWith("* -----"));
}

void TailPrinterTest::tellsWhoComesAndGoes() {
    TailPrinter printer(Format::Text, People::Shown);
    const auto shown = [&](const Presence& presence) {
        return printer.lines(codec::ServerFrame{presence});
    };
    QCOMPARE(shown({.room = lobby(), .full = {{{"1", "Ana"}, {"2", "Bo"}}}, .count = 2}),
             QByteArray("* here: Ana, Bo\n"));
    QCOMPARE(shown({.room = lobby(), .joined = {{"3", "Cy\x1b"}}, .left = {{"2", "Bo"}}}),
             QByteArray("* Cy\\x1b joined\n* Bo left\n"));
    QCOMPARE(shown({.room = lobby(), .joined = {{"1", "Anna"}}}),
             QByteArray("* Ana is now Anna\n"));
    QCOMPARE(shown({.room = lobby(), .joined = {{"1", "Anna"}}}), QByteArray());
    QCOMPARE(shown({.room = lobby(), .joined = {{"4", "Bo: I quit"}}}),
             QByteArray("* \"Bo: I quit\" joined\n"));
    for (const char* name : {"* Ana", "Ana left", "Ana is now Bo", "Ana, Bo", "Ana joined"}) {
        TailPrinter another(Format::Text, People::Shown);
        QCOMPARE(another.lines(codec::ServerFrame{
                     Presence{.room = lobby(), .full = {{{"1", name}}}, .count = 1}}),
                 "* here: \"" + QByteArray(name) + "\"\n");
    }
}

void TailPrinterTest::tellsTheDifferenceAfterAReconnection() {
    TailPrinter printer(Format::Text, People::Shown);
    const auto shown = [&](std::vector<Member> here) {
        const int count = int(here.size());
        return printer.lines(
            codec::ServerFrame{Presence{.room = lobby(), .full = std::move(here), .count = count}});
    };
    QCOMPARE(shown({}), QByteArray());
    QCOMPARE(shown({{"1", "Ana"}, {"2", "Bo"}}), QByteArray("* Ana joined\n* Bo joined\n"));
    QCOMPARE(shown({{"2", "Bob"}, {"3", "Cy"}}),
             QByteArray("* Bo is now Bob\n* Cy joined\n* Ana left\n"));
    QCOMPARE(shown({{"2", "Bob"}, {"3", "Cy"}}), QByteArray());
}

void TailPrinterTest::doesNotGuessFromAListThatWasCut() {
    TailPrinter printer(Format::Text, People::Shown);
    const auto shown = [&](const Presence& presence) {
        return printer.lines(codec::ServerFrame{presence});
    };
    QCOMPARE(shown({.room = lobby(), .full = {{{"1", "Ana"}}}, .count = 300}),
             QByteArray("* here: Ana and 299 more\n"));
    QCOMPARE(shown({.room = lobby(), .full = {{{"2", "Bo"}}}, .count = 300}), QByteArray());
}

void TailPrinterTest::hidesPeopleWhereAsked() {
    for (const Format format : {Format::Text, Format::Json}) {
        TailPrinter printer(format, People::Hidden);
        QCOMPARE(printer.lines(codec::ServerFrame{
                     Presence{.room = lobby(), .full = {{{"1", "Ana"}}}, .count = 1}}),
                 QByteArray());
    }
}

void TailPrinterTest::printsFramesAsJson() {
    TailPrinter printer(Format::Json, People::Shown);
    QCOMPARE(printer.lines(hello(4)), codec::encode(hello(4)) + '\n');
    const Message said = message(5, "a\nb\x1b");
    const QByteArray line = printer.lines(codec::ServerFrame{said});
    QCOMPARE(line, codec::encode(said) + '\n');
    QCOMPARE(line.count('\n'), 1);
    QVERIFY(!line.contains('\x1b'));
}

void TailPrinterTest::noFrameHasWhatATerminalObeys() {
    // Everything up to U+009F, and what turns the text around.
    QString hostile;
    for (int c = 1; c < 0xa0; ++c) {
        hostile += QChar(c);
    }
    hostile += QStringLiteral("\u202e\u2066\u2028\u061c ß");
    TailPrinter printer(Format::Json, People::Shown);
    Message sent = message(5, hostile.toUtf8());
    sent.from = "Eve\xC2\x9b";
    const QByteArray line = printer.lines(codec::ServerFrame{sent});
    for (const QChar c : QString::fromUtf8(line.chopped(1))) {
        QVERIFY2(c.unicode() >= 0x20 && (c.unicode() < 0x7f || c == u'ß'), line.constData());
    }
    const auto read = codec::decodeServerFrame(line);
    QVERIFY(read);
    QCOMPARE(std::get<Message>(*read).text, hostile.toUtf8());
    QCOMPARE(std::get<Message>(*read).from, sent.from);
}

} // namespace parlance

QTEST_GUILESS_MAIN(parlance::TailPrinterTest)
#include "tailprinter_test.moc"
