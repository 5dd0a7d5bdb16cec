// The code of the host panel as a camera sees it, read by a decoder that is not ours.
#include "tests/ui/uitest.h"
#include "ui/hostpanel.h"

#include <QClipboard>
#include <QPixmap>

#include <zbar.h>

namespace parlance {
namespace {

// The texts of all codes in the picture.
QStringList scan(const QImage& picture) {
    const QImage grey = picture.convertToFormat(QImage::Format_Grayscale8);
    QByteArray pixels; // Without the bytes that QImage adds to a line.
    for (int y = 0; y < grey.height(); ++y) {
        pixels.append(reinterpret_cast<const char*>(grey.constScanLine(y)), grey.width());
    }
    zbar::ImageScanner scanner;
    zbar::Image image(static_cast<unsigned>(grey.width()), static_cast<unsigned>(grey.height()),
                      "Y800", pixels.constData(), static_cast<unsigned long>(pixels.size()));
    scanner.scan(image);
    QStringList texts;
    for (auto symbol = image.symbol_begin(); symbol != image.symbol_end(); ++symbol) {
        texts.append(QString::fromStdString(symbol->get_data()));
    }
    return texts;
}

} // namespace

class QrCodeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isReadFromThePanel_data();
    void isReadFromThePanel();
    void followsTheChosenAddress();
};

void QrCodeTest::isReadFromThePanel_data() {
    QTest::addColumn<QString>("url");
    QTest::addColumn<int>("width");
    QTest::addColumn<bool>("dark");
    const QString longest = QStringLiteral("http://[2001:db8:85a3:8d3:1319:8a2e:370:7348]:65535/");
    for (const bool dark : {false, true}) {
        const char* palette = dark ? "dark" : "light";
        QTest::addRow("IPv4, %s", palette)
            << QStringLiteral("http://192.168.1.20:8080/") << 272 << dark;
        QTest::addRow("IPv6, %s", palette) << longest << 272 << dark;
        QTest::addRow("narrow, %s", palette) << longest << 176 << dark;
    }
}

void QrCodeTest::isReadFromThePanel() {
    QFETCH(const QString, url);
    QFETCH(const int, width);
    QFETCH(const bool, dark);
    HostPanel panel;
    if (dark) {
        panel.setPalette(QPalette(QColor(0x1e, 0x1e, 0x22)));
    }
    panel.setAddresses({{url, HostAddress::Way::WiFi, true, QStringLiteral("wlp2s0")}});
    panel.resize(width, 720);
    QCOMPARE(scan(panel.grab().toImage()), QStringList{url});
}

void QrCodeTest::followsTheChosenAddress() {
    HostPanel panel;
    const QString first = QStringLiteral("http://192.168.1.20:8080/");
    const QString second = QStringLiteral("http://10.0.0.7:8080/");
    panel.setAddresses({{first, HostAddress::Way::WiFi, true, QStringLiteral("wlp2s0")},
                        {second, HostAddress::Way::Ethernet, false, QStringLiteral("enp1s0")}});
    panel.resize(272, 720);
    QCOMPARE(scan(panel.grab().toImage()), QStringList{first});
    auto* list = panel.findChild<QListWidget*>();
    const auto clickOn = [&](int row) {
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                          list->visualItemRect(list->item(row)).center());
    };
    clickOn(1);
    QCOMPARE(scan(panel.grab().toImage()), QStringList{second});
    panel.copy();
    QCOMPARE(QGuiApplication::clipboard()->text(), second);
    clickOn(0);
    QCOMPARE(scan(panel.grab().toImage()), QStringList{first});
}

} // namespace parlance

PARLANCE_UI_TEST_MAIN(parlance::QrCodeTest)
#include "qrcode_test.moc"
