#include "server/protocol/roomname.h"

#include "server/protocol/limits.h"

#include <QTest>

using namespace parlance;

class RoomNameTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goodNames_data();
    void goodNames();
    void badNames_data();
    void badNames();
    void everyByteIsJudged();
};

void RoomNameTest::goodNames_data() {
    QTest::addColumn<QByteArray>("text");
    for (const char* text : {"a", "0", "lobby", "room-1", "a_b", "a-", "a_", "9lives"}) {
        QTest::newRow(text) << QByteArray(text);
    }
    QTest::newRow("the longest") << QByteArray(limits::kRoomName, 'a');
}

void RoomNameTest::goodNames() {
    QFETCH(QByteArray, text);
    const auto name = RoomName::parse(text);
    QVERIFY(name);
    QCOMPARE(name->bytes(), text);
}

void RoomNameTest::badNames_data() {
    QTest::addColumn<QByteArray>("text");
    for (const char* text : {"", "-a", "_a", "Lobby", "a b", " a", "a ", "a.b", ".", "..", "a/b",
                             "a%2fb", "\xC3\xA9", "a\n", "a\"", "<a>", "a:b", "*"}) {
        QTest::newRow(QByteArray(text).toPercentEncoding().constData()) << QByteArray(text);
    }
    QTest::newRow("one byte too long") << QByteArray(limits::kRoomName + 1, 'a');
    QTest::newRow("NUL") << QByteArray("a\0", 2);
}

void RoomNameTest::badNames() {
    QFETCH(QByteArray, text);
    QVERIFY(!RoomName::parse(text));
}

void RoomNameTest::everyByteIsJudged() {
    const QByteArray first = "abcdefghijklmnopqrstuvwxyz0123456789";
    for (int byte = 0; byte < 256; ++byte) {
        const char c = static_cast<char>(byte);
        QCOMPARE(RoomName::parse(QByteArray(1, c)).has_value(), first.contains(c));
        QCOMPARE(RoomName::parse(QByteArray("a") + c).has_value(), (first + "-_").contains(c));
    }
}

QTEST_GUILESS_MAIN(RoomNameTest)
#include "roomname_test.moc"
