#include "server/net/address.h"

#include <QHostAddress>
#include <QTest>

using namespace parlance;

class AddressTest : public QObject {
    Q_OBJECT

private:
    static QByteArray keyOf(const char* peer, const char* own) {
        return addressKey(QHostAddress(QLatin1StringView(peer)),
                          QHostAddress(QLatin1StringView(own)));
    }

private Q_SLOTS:
    void everybodyOfALinkIsSomebodyElse() {
        QCOMPARE(keyOf("192.168.1.20", "192.168.1.10"), "192.168.1.20");
        QCOMPARE(keyOf("::ffff:192.168.1.20", "::ffff:192.168.1.10"), "192.168.1.20");
        QCOMPARE(keyOf("fe80::20%lo", "fe80::10%lo"), "fe80::20");
        QCOMPARE(keyOf("fd00:1:2:3::20", "fd00:1:2:3::10"), "fd00:1:2:3::20");
        QCOMPARE(keyOf("::1", "::1"), "::1");
    }

    void aMachineElsewhereHasAWholeNetworkOfAddresses() {
        QCOMPARE(keyOf("2001:db8:1:2::20", "2001:db8:1:3::10"), "2001:db8:1:2::/64");
        QCOMPARE(keyOf("2001:db8:1:2:ffff::7", "2001:db8:1:3::10"), "2001:db8:1:2::/64");
        QCOMPARE(keyOf("10.1.2.3", "192.168.1.10"), "10.1.2.3");
    }

    void whatAHostWritesMeansTheSame_data() {
        QTest::addColumn<QByteArray>("written");
        QTest::addColumn<QByteArray>("key"); // Empty: no address.
        const auto row = [](const char* written, const char* key) {
            QTest::newRow(written) << QByteArray(written) << QByteArray(key);
        };
        row("192.168.1.20", "192.168.1.20");
        row(" 192.168.1.20 ", "192.168.1.20");
        row("::ffff:192.168.1.20", "192.168.1.20");
        row("FE80::20%eth0", "fe80::20");
        row("0:0:0:0:0:0:0:1", "::1");
        row("2001:db8:1:2::20", "2001:db8:1:2::/64"); // From elsewhere: all of its machine.
        row("fe80::/64", "");                         // Nobody on our link counts so.
        row("::", "");
        row("::ffff:192.168.1.20/64", "");
        row("2001:db8:1:2::/64", "2001:db8:1:2::/64");
        row("2001:db8:1:2:ffff::7/64", "2001:db8:1:2::/64");
        row("192.168.1.0/64", "");
        row("192.168.1.20/24", "");
        row("/64", "");
        row("garbage", "");
        row("127.1", "127.0.0.1"); // As inet_aton() has it.
        row("", "");
    }

    void whatAHostWritesMeansTheSame() {
        QFETCH(const QByteArray, written);
        QFETCH(const QByteArray, key);
        const QList<QHostAddress> own{QHostAddress(QStringLiteral("192.168.1.10")),
                                      QHostAddress(QStringLiteral("fe80::10%lo")),
                                      QHostAddress(QHostAddress::LocalHostIPv6)};
        QCOMPARE(parseAddressKey(written, own).value_or(QByteArray()), key);
    }
};

QTEST_GUILESS_MAIN(AddressTest)
#include "address_test.moc"
