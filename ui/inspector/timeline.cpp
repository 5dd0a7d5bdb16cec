#include "ui/inspector/timeline.h"

#include "client/trace.h"
#include "ui/colors.h"
#include "ui/role.h"

#include <QPainter>
#include <QScrollBar>

namespace parlance {
namespace {

constexpr std::size_t kMostLanes = 200; // More than anybody looks at; the newest are kept.
constexpr int kBar = 8;
constexpr int kTick = 14;

} // namespace

Timeline::Timeline(QWidget* parent) : QAbstractScrollArea(parent) {
    setRole(*this, QAccessible::Graphic);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("What each connection did in the last half minute"));
    setMinimumHeight(6 * laneHeight());
}

void Timeline::add(const HostLanes& lanes) {
    m_now = std::max(m_now, lanes.at);
    for (const HostLane& report : lanes.lanes) {
        Lane& lane = m_lanes[report.connection];
        lane.transport = transportFromName(QString::fromLatin1(report.transport));
        lane.guest = report.guest;
        lane.marks.push_back({lanes.at, report.entries, report.isOpen});
    }
    forget();
    layOut();
    viewport()->update();
}

void Timeline::clear() {
    m_lanes.clear();
    layOut();
    viewport()->update();
}

// What has left the picture; of a lane that is open its last mark stays, however old.
void Timeline::forget() {
    const qint64 left = m_now - kSpan;
    for (auto lane = m_lanes.begin(); lane != m_lanes.end();) {
        auto& marks = lane->second.marks;
        while (marks.size() > 1 && marks[1].at < left) {
            marks.pop_front();
        }
        const bool isGone = marks.back().at < left && !marks.back().isOpen;
        lane = isGone ? m_lanes.erase(lane) : std::next(lane);
    }
    while (m_lanes.size() > kMostLanes) {
        m_lanes.erase(m_lanes.begin());
    }
}

int Timeline::laneHeight() const {
    return fontMetrics().height() + kTick + 4;
}

void Timeline::layOut() {
    const int all = static_cast<int>(m_lanes.size()) * laneHeight();
    verticalScrollBar()->setRange(0, std::max(0, all - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(laneHeight());
    setAccessibleDescription(tr("%Ln connection(s)", nullptr, static_cast<int>(m_lanes.size())));
}

void Timeline::resizeEvent(QResizeEvent*) {
    layOut();
}

void Timeline::paintEvent(QPaintEvent*) {
    QPainter painter(viewport());
    const int height = laneHeight();
    if (m_lanes.empty()) {
        painter.setPen(Colors(palette()).faint);
        painter.drawText(viewport()->rect(), Qt::AlignCenter | Qt::TextWordWrap,
                         tr("Nobody is connected."));
        return;
    }
    QRect place(0, -verticalScrollBar()->value(), viewport()->width(), height);
    for (const auto& [connection, lane] : m_lanes) {
        if (place.bottom() >= 0 && place.top() < viewport()->height()) {
            paintLane(painter, lane, place);
        }
        place.translate(0, height);
    }
}

void Timeline::paintLane(QPainter& painter, const Lane& lane, const QRect& place) const {
    const Colors colors(palette());
    const int text = fontMetrics().height();
    const QString transport = lane.transport ? transportTitle(*lane.transport) : tr("Page");
    painter.setPen(colors.faint);
    painter.drawText(place.adjusted(4, 0, -4, 0), Qt::AlignLeading | Qt::AlignTop,
                     lane.guest.isEmpty() ? transport : tr("%1 · %2").arg(transport, lane.guest));

    // Time runs to the right in every language, as on a clock's dial and in a score.
    const auto x = [&](qint64 at) {
        const double part = double(at - (m_now - kSpan)) / double(kSpan);
        return place.left() + static_cast<int>(std::clamp(part, 0.0, 1.0) * place.width());
    };
    const int middle = place.top() + text + kTick / 2;
    for (auto mark = lane.marks.begin(); mark != lane.marks.end(); ++mark) {
        const auto next = std::next(mark);
        const qint64 end = !mark->isOpen              ? mark->at + kBucket
                           : next == lane.marks.end() ? m_now
                                                      : next->at;
        const int from = x(mark->at);
        painter.fillRect(QRect(from, middle - kBar / 2, std::max(2, x(end) - from), kBar),
                         mark->isOpen ? colors.ownBubble : colors.line);
    }
    for (const Mark& mark : lane.marks) {
        if (mark.entries > 0 && mark.at >= m_now - kSpan) {
            painter.fillRect(QRect(x(mark.at), middle - kTick / 2, 2, kTick), colors.accent);
        }
    }
}

} // namespace parlance
