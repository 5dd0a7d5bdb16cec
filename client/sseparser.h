// Reads an event stream: bytes in, events out, as the HTML standard's section 9.2.6 ("Interpreting
// an event stream") says. The bytes may be cut anywhere.
#pragma once

#include "client/clientlimits.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace parlance {

struct SseEvent {
    QByteArray type; // "message" where the stream named none.
    QByteArray data;
    QByteArray id; // The last one said, in this event or before.

    friend bool operator==(const SseEvent&, const SseEvent&) = default;
};

class SseParser {
public:
    explicit SseParser(qsizetype limit = limits::kFrame) : m_limit(limit) {}

    // The events that these bytes completed. Nothing more comes after an overflow.
    std::vector<SseEvent> feed(QByteArrayView bytes);

    // Whether one event or one line grew beyond the limit.
    bool overflowed() const { return m_overflowed; }
    // The last delay that the stream asked for, in milliseconds.
    std::optional<qint64> retry() const { return m_retry; }

private:
    void takeLine(std::vector<SseEvent>& events);
    void takeField(QByteArrayView name, QByteArrayView value);
    void dispatch(std::vector<SseEvent>& events);

    qsizetype m_limit;
    QByteArray m_line; // The beginning of a line whose end has not come.
    QByteArray m_type;
    QByteArray m_data;
    QByteArray m_id;
    std::optional<qint64> m_retry;
    bool m_firstLine = true;
    bool m_skipLineFeed = false; // A CR ended the last line; a LF now belongs to it.
    bool m_overflowed = false;
};

} // namespace parlance
