#include "server/room/names.h"

#include "server/protocol/limits.h"

#include <QTest>

#include <algorithm>

using namespace parlance;

namespace {

bool lookAlike(const QByteArray& a, const QByteArray& b) {
    const auto keys = lookalikeKeys(a);
    const auto others = lookalikeKeys(b);
    return std::ranges::find_first_of(keys, others) != keys.end();
}

} // namespace

class NamesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void someNamesAreOneToWhoReadsThem_data() {
        QTest::addColumn<QByteArray>("one");
        QTest::addColumn<QByteArray>("other");
        QTest::addColumn<bool>("alike");
        const auto row = [](const char* name, const char* one, const char* other, bool alike) {
            QTest::newRow(name) << QByteArray(one) << QByteArray(other) << alike;
        };
        row("the same", "Ana", "Ana", true);
        row("case", "Ana", "ANA", true);
        row("width", "Ana", "Ａｎａ", true);
        row("an accent in one or two characters", "Zo\u00e9", "Zoe\u0301", true);
        row("an invisible joiner", "Ana", "A\u200dna", true);
        row("a selector of colour", "Ana", "Ana\ufe0f", true);
        row("Cyrillic for Latin", "Teacher", "Te\u0430\u0441her", true);
        row("Greek for Latin", "Bob", "B\u03bfb", true);
        row("a capital I for an l", "Ida", "lda", true);
        row("a digit for a letter", "Otto", "0tto", true);
        row("rn for m", "Tom", "Torn", true);
        row("a dot above a dotted letter", "Mia", "Mi\u0307a", true);
        row("a dot above another", "Ana", "An\u0307a", false);
        row("other letters", "Ana", "Eva", false);
        row("an accent", "Zoe", "Zo\u00e9", false);
        row("other numbers", "Ana 2", "Ana 3", false);
        row("Cyrillic of its own", "Анна", "Инна", false);
        row("Chinese", "王芳", "王方", false);
        row("emoji", "🐈", "🐕", false);
    }

    void someNamesAreOneToWhoReadsThem() {
        QFETCH(const QByteArray, one);
        QFETCH(const QByteArray, other);
        QFETCH(const bool, alike);
        QCOMPARE(lookAlike(one, other), alike);
        QCOMPARE(lookAlike(other, one), alike);
    }

    // U+FDFA is one character that becomes eighteen before its shapes are looked at.
    void theLongestNameHasItsLooksAsWell() {
        const QByteArray longest = QByteArray("\xef\xb7\xba").repeated(limits::kNameCharacters);
        QVERIFY(lookAlike(longest, longest));
        const QString ems(limits::kNameCharacters, u'm');
        QCOMPARE(lookalikeKeys(ems.toUtf8()).back(), QStringLiteral("rn").repeated(ems.size()));
    }

    void aNumberStaysWithinTheLengthOfAName() {
        QCOMPARE(numbered("Ana", 2), "Ana 2");
        const QByteArray longest = QByteArray("é").repeated(limits::kNameCharacters);
        const QByteArray cut = numbered(longest, 12);
        QCOMPARE(QString::fromUtf8(cut).size(), limits::kNameCharacters);
        QVERIFY(cut.endsWith("é 12"));
    }
};

QTEST_GUILESS_MAIN(NamesTest)
#include "names_test.moc"
