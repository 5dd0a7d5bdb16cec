#include "server/protocol/error.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace parlance;

class ErrorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyErrorHasItsRow();
    void rowsMakeSense_data();
    void rowsMakeSense();
    void namesAreUnique();
    void anUnknownNameIsInternal();
};

void ErrorTest::everyErrorHasItsRow() {
    const auto table = errorTable();
    // The last one of the enumeration; whoever adds another behind it is told here.
    QCOMPARE(table.size(), static_cast<std::size_t>(Error::VersionUnsupported) + 1);
    for (std::size_t i = 0; i < table.size(); ++i) {
        QCOMPARE(static_cast<std::size_t>(table[i].error), i);
        QCOMPARE(info(table[i].error).code, table[i].code);
    }
}

void ErrorTest::rowsMakeSense_data() {
    QTest::addColumn<int>("error");
    for (const ErrorInfo& row : errorTable().subspan(1)) {
        QTest::newRow(row.code) << static_cast<int>(row.error);
    }
}

void ErrorTest::rowsMakeSense() {
    QFETCH(int, error);
    const ErrorInfo& row = info(static_cast<Error>(error));
    static const QRegularExpression kCode(QStringLiteral("^[a-z_]+$"));
    QVERIFY(kCode.match(QLatin1StringView(row.code)).hasMatch());
    QVERIFY(row.status >= 300 && row.status < 600);
    // RFC 6455 section 7.4.1 and the IANA registry; 1006 and 1015 may not be sent.
    QVERIFY(row.closeCode == 0 || (row.closeCode >= 1008 && row.closeCode <= 1013));
    // Only what time may heal is worth another try; what is simulated ends when the host says so.
    const bool isPassing = row.status == 503 || row.status == 408 || row.status == 429;
    QCOMPARE(row.retry, isPassing || row.error == Error::Simulated);
    const QByteArray message = row.message;
    QVERIFY(message.endsWith('.') && message.size() > 15 && message.size() < 120);
    QVERIFY(message[0] >= 'A' && message[0] <= 'Z');
    QCOMPARE(errorFromCode(row.code), row.error);
}

void ErrorTest::namesAreUnique() {
    QSet<QByteArray> codes;
    for (const ErrorInfo& row : errorTable()) {
        codes.insert(row.code);
    }
    QCOMPARE(codes.size(), static_cast<qsizetype>(errorTable().size()));
}

void ErrorTest::anUnknownNameIsInternal() {
    QCOMPARE(errorFromCode("of_a_later_version"), Error::Internal);
    QCOMPARE(errorFromCode(""), Error::Internal);
}

QTEST_GUILESS_MAIN(ErrorTest)
#include "error_test.moc"
