// One lane for each connection, over the last half minute: a bar while a request waits or a stream
// is open, a tick for each message. The shapes teach: a WebSocket is one long bar, long polling a
// chain, short polling a row of dots.
#pragma once

#include "client/transport.h"
#include "server/protocol/hostview.h"

#include <QAbstractScrollArea>

#include <deque>
#include <map>

namespace parlance {

class Timeline final : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit Timeline(QWidget* parent = nullptr);

    void add(const HostLanes& lanes);
    void clear();

    static constexpr qint64 kSpan = 30'000; // Milliseconds that are shown.
    static constexpr qint64 kBucket = 100;  // One report of the server.
    std::size_t laneCount() const { return m_lanes.size(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Mark {
        qint64 at;
        qint64 entries;
        bool isOpen; // From then on.
    };
    struct Lane {
        std::optional<Transport> transport;
        QString guest;
        std::deque<Mark> marks; // In time; the first may lie before what is shown.
    };

    void forget();
    void layOut();
    int laneHeight() const;
    void paintLane(QPainter& painter, const Lane& lane, const QRect& place) const;

    std::map<quint64, Lane> m_lanes; // By connection: the older above.
    qint64 m_now = 0;                // The server's clock at the right edge.
};

} // namespace parlance
