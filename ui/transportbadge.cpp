#include "ui/transportbadge.h"

#include "client/reason.h"
#include "client/trace.h"
#include "ui/colors.h"

#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QStyle>

namespace parlance {
namespace {

constexpr int kDot = 9;
constexpr int kDotSpace = kDot + 8;

QString textOf(const Session::Status& status) {
    QStringList parts;
    if (status.transport) {
        parts.append(transportTitle(*status.transport));
    }
    switch (status.phase) {
        case Session::Phase::Connecting:
            parts.append(TransportBadge::tr("connecting…"));
            break;
        case Session::Phase::Waiting:
            parts.append(TransportBadge::tr("not connected"));
            break;
        case Session::Phase::Refused:
            parts.append(TransportBadge::tr("refused"));
            break;
        case Session::Phase::Live:
            if (status.roundTrip) {
                const auto ms = status.roundTrip->count();
                parts.append(ms == 0 ? TransportBadge::tr("< 1 ms")
                                     : TransportBadge::tr("%1 ms").arg(QLocale().toString(ms)));
            }
            break;
    }
    if (status.why) {
        parts.append(reasonOf(*status.why));
    }
    return parts.join(QStringLiteral(" · "));
}

QColor colorOf(Session::Phase phase) {
    switch (phase) {
        case Session::Phase::Live:
            return {0x2e, 0xa0, 0x43};
        case Session::Phase::Refused:
            return {0xd0, 0x30, 0x30};
        default:
            return {0xd2, 0x99, 0x22};
    }
}

} // namespace

TransportBadge::TransportBadge(QWidget* parent) : QAbstractButton(parent) {
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setAccessibleDescription(tr("Press Enter for the trace of decisions."));
    connect(this, &QAbstractButton::clicked, this, &TransportBadge::showTrace);
    refresh();
}

void TransportBadge::watch(Session* session) {
    if (m_session) {
        m_session->disconnect(this);
    }
    m_session = session;
    if (session != nullptr) {
        connect(session, &Session::statusChanged, this, &TransportBadge::refresh);
    }
    refresh();
}

void TransportBadge::refresh() {
    m_text = m_session ? textOf(m_session->status()) : tr("In no room");
    setAccessibleName(tr("Connection: %1").arg(m_text));
    setToolTip(m_text.toHtmlEscaped()); // A reason may quote what a server said.
    updateGeometry();
    update();
}

void TransportBadge::showTrace() {
    if (!m_session || m_trace) {
        return;
    }
    m_trace = new TracePopup(*m_session, this);
    m_trace->adjustSize();
    m_trace->move(mapToGlobal(QPoint(0, -m_trace->height() - 4)));
    m_trace->show();
}

// Enter as well as the space bar, which every button takes.
void TransportBadge::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
    } else {
        QAbstractButton::keyPressEvent(event);
    }
}

QSize TransportBadge::sizeHint() const {
    return {kDotSpace + 8 + fontMetrics().horizontalAdvance(m_text), fontMetrics().height() + 8};
}

QSize TransportBadge::minimumSizeHint() const {
    return {160, fontMetrics().height() + 8};
}

void TransportBadge::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_session ? colorOf(m_session->status().phase)
                               : palette().color(QPalette::PlaceholderText));
    QRectF dot(4, (height() - kDot) / 2.0, kDot, kDot);
    if (isRightToLeft()) {
        dot.moveRight(width() - 4);
    }
    painter.drawEllipse(dot);
    painter.setPen(palette().color(QPalette::WindowText));
    const QRect place =
        QStyle::visualRect(layoutDirection(), rect(), rect().adjusted(kDotSpace, 0, -4, 0));
    painter.drawText(place, Qt::AlignLeading | Qt::AlignVCenter | Qt::TextSingleLine,
                     fontMetrics().elidedText(m_text, Qt::ElideRight, place.width()));
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(palette().color(QPalette::Highlight));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

} // namespace parlance
