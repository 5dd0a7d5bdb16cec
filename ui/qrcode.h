// An address for the camera of a phone.
#pragma once

#include <QImage>
#include <QWidget>

namespace parlance {

// One pixel a module, without the quiet zone; null where the text is too long.
QImage qrImage(const QString& text);

class QrCode final : public QWidget {
    Q_OBJECT

public:
    explicit QrCode(QWidget* parent = nullptr);

    void setText(const QString& text);
    // As large as letters beside it: both are read from the same seat.
    QSize sizeHint() const override {
        const int side = qMax(232, 13 * fontMetrics().height());
        return {side, side};
    }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QImage m_code;
};

} // namespace parlance
