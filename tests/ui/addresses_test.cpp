// Which address a host should show to the others.
#include "app/addresses.h"

#include "app/defaultroute.h"
#include "app/freeport.h"
#include "app/options.h"

#include <QTcpServer>
#include <QTest>

namespace parlance {
namespace {

using Way = HostAddress::Way;

Interface interface(const char* name, QNetworkInterface::InterfaceType type, const char* address,
                    bool hasDefaultRoute = false) {
    return {QString::fromLatin1(name),
            type,
            hasDefaultRoute,
            {QHostAddress(QString::fromLatin1(address))}};
}

constexpr auto kEthernet = QNetworkInterface::Ethernet;
const QString kScheme = QStringLiteral("http");

} // namespace

class AddressesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theLikeliestWayComesFirst() {
        const QList<Interface> interfaces{
            interface("docker0", kEthernet, "172.17.0.1"),
            interface("tun0", QNetworkInterface::Ppp, "10.8.0.2", true),
            interface("vboxnet0", kEthernet, "192.168.56.1"),
            interface("lo", QNetworkInterface::Loopback, "127.0.0.1"),
            interface("enp1s0", kEthernet, "10.0.0.7"),
            interface("wlp2s0", QNetworkInterface::Wifi, "192.168.1.20", true),
            interface("enp1s0", kEthernet, "fd00::7"),
            interface("enp1s0", kEthernet, "fe80::7")};
        QStringList order;
        for (const HostAddress& address :
             rankedAddresses(kScheme, interfaces, QHostAddress(QHostAddress::Any), 8080)) {
            order.append(address.interface + u' ' + address.url);
        }
        const QStringList expected{QStringLiteral("wlp2s0 http://192.168.1.20:8080/"),
                                   QStringLiteral("enp1s0 http://10.0.0.7:8080/"),
                                   QStringLiteral("enp1s0 http://[fd00::7]:8080/"),
                                   QStringLiteral("docker0 http://172.17.0.1:8080/"),
                                   QStringLiteral("vboxnet0 http://192.168.56.1:8080/"),
                                   QStringLiteral("tun0 http://10.8.0.2:8080/")};
        QCOMPARE(order, expected);
    }

    void aServerOfThisMachineSaysSo() {
        const auto addresses =
            rankedAddresses(kScheme, {}, QHostAddress(QHostAddress::LocalHost), 8080);
        QCOMPARE(addresses.size(), 1);
        QCOMPARE(addresses[0].url, QStringLiteral("http://127.0.0.1:8080/"));
        QCOMPARE(addresses[0].way, Way::ThisMachine);
    }

    void withoutANetworkThereIsStillThisMachine() {
        const auto addresses = rankedAddresses(kScheme, {}, QHostAddress(QHostAddress::Any), 8080);
        QCOMPARE(addresses.size(), 1);
        QCOMPARE(addresses[0].way, Way::ThisMachine);
    }

    void readsTheDefaultRoute() {
        const QByteArray table =
            "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\n"
            "wlp2s0\t00000000\t0101A8C0\t0003\t0\t0\t600\t00000000\t0\t0\t0\n"
            "docker0\t000011AC\t00000000\t0001\t0\t0\t0\t0000FFFF\t0\t0\t0\n";
        QCOMPARE(defaultRoutesIn(table), QStringList{QStringLiteral("wlp2s0")});
        QCOMPARE(defaultRoutesIn({}), QStringList());
    }

    void aTakenPortIsPassedOver() {
        QTcpServer taken;
        QVERIFY(taken.listen(QHostAddress::LocalHost));
        const quint16 free = freePort(QHostAddress(QHostAddress::LocalHost), taken.serverPort());
        QVERIFY(free > taken.serverPort());
        QCOMPARE(freePort(QHostAddress(QHostAddress::LocalHost), 0), quint16(0));
    }

    void theCommandLineJoinsByAddressAndByLink() {
        const auto joined = [](const QStringList& words) {
            const auto parsed = parseOptions(QStringList{QStringLiteral("parlance")} + words,
                                             Edition::Desktop, QStringLiteral("no-settings"));
            const auto* options = std::get_if<Options>(&parsed);
            return options == nullptr || !options->join ? QString()
                                                        : options->join->page().toString();
        };
        const QString url = QStringLiteral("http://192.168.1.20:8080/rooms/x");
        const QString link = QStringLiteral("parlance://192.168.1.20:8080/rooms/x");
        QCOMPARE(joined({QStringLiteral("join"), url}), url);
        QCOMPARE(joined({link}), url);
        QCOMPARE(joined({QStringLiteral("join"), link}), url);
        QCOMPARE(joined({QStringLiteral("join")}), QString());
        QCOMPARE(joined({QStringLiteral("join"), QStringLiteral("file:///x")}), QString());
        QCOMPARE(joined({link, link}), QString());
        const auto parsed = parseOptions({QStringLiteral("parlance"), QStringLiteral("--host")},
                                         Edition::Desktop, QStringLiteral("no-settings"));
        QVERIFY(std::get<Options>(parsed).host);
        QCOMPARE(std::get<Options>(parsed).given, QStringList());
    }

    void theCommandLineKeepsWhatTheWindowHasToTell() {
        const QStringList words{QStringLiteral("parlance"), QStringLiteral("--port=1"),
                                QStringLiteral("--data=none"), QStringLiteral("--room=x"),
                                QStringLiteral("parlance://h/nowhere")};
        const auto parsed = parseOptions(words, Edition::Desktop, QStringLiteral("no-settings"));
        const auto& options = std::get<Options>(parsed);
        QCOMPARE(options.badLink, words.last());
        QVERIFY(!options.join);
        QCOMPARE(options.given, (QStringList{QStringLiteral("--port"), QStringLiteral("--room")}));
    }
};

} // namespace parlance

QTEST_GUILESS_MAIN(parlance::AddressesTest)
#include "addresses_test.moc"
