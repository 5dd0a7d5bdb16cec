#include "ui/qrcode.h"

#include "ui/role.h"

#include <QPainter>
#include <qrcodegen.hpp>

namespace parlance {
namespace {

constexpr int kQuietZone = 4; // Modules, ISO/IEC 18004.

} // namespace

QImage qrImage(const QString& text) {
    using qrcodegen::QrCode;
    try {
        // A screen is neither torn nor dirty: fewer and larger modules beat error correction.
        const QrCode code = QrCode::encodeText(text.toUtf8().constData(), QrCode::Ecc::LOW);
        QImage image(code.getSize(), code.getSize(), QImage::Format_RGB32);
        for (int y = 0; y < code.getSize(); ++y) {
            for (int x = 0; x < code.getSize(); ++x) {
                image.setPixelColor(x, y, code.getModule(x, y) ? Qt::black : Qt::white);
            }
        }
        return image;
    } catch (const qrcodegen::data_too_long&) {
        return {};
    }
}

QrCode::QrCode(QWidget* parent) : QWidget(parent) {
    setRole(*this, QAccessible::Graphic);
    setMinimumWidth(144);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void QrCode::setText(const QString& text) {
    m_code = qrImage(text);
    setAccessibleName(tr("QR code of %1").arg(text));
    update();
}

void QrCode::paintEvent(QPaintEvent*) {
    if (m_code.isNull()) {
        return;
    }
    // Whole pixels for every module, and black on white in the dark too: cameras want it so.
    const int modules = m_code.width() + 2 * kQuietZone;
    const int pixel = qMax(1, qMin(width(), height()) / modules);
    const int side = pixel * modules;
    const QRect field((width() - side) / 2, (height() - side) / 2, side, side);
    const int zone = pixel * kQuietZone;
    QPainter painter(this);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::white);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.drawRoundedRect(field, 8, 8);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.drawImage(field.adjusted(zone, zone, -zone, -zone), m_code);
}

} // namespace parlance
