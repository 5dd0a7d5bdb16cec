#include "client/sseparser.h"

#include <algorithm>

namespace parlance {
namespace {

constexpr QByteArrayView kByteOrderMark = "\xEF\xBB\xBF";

bool isLineEnd(char c) {
    return c == '\r' || c == '\n';
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

} // namespace

std::vector<SseEvent> SseParser::feed(QByteArrayView bytes) {
    std::vector<SseEvent> events;
    while (!bytes.isEmpty() && !m_overflowed) {
        if (m_skipLineFeed && bytes.front() == '\n') {
            bytes = bytes.sliced(1);
        }
        m_skipLineFeed = false;
        const auto end = std::ranges::find_if(bytes, isLineEnd);
        const qsizetype length = end - bytes.begin();
        m_overflowed = m_line.size() + length + m_data.size() > m_limit;
        if (m_overflowed) {
            break;
        }
        m_line.append(bytes.first(length));
        if (end == bytes.end()) {
            break;
        }
        m_skipLineFeed = *end == '\r';
        bytes = bytes.sliced(length + 1);
        takeLine(events);
    }
    return events;
}

void SseParser::takeLine(std::vector<SseEvent>& events) {
    const QByteArray line = std::exchange(m_line, QByteArray());
    QByteArrayView rest = line;
    if (std::exchange(m_firstLine, false) && rest.startsWith(kByteOrderMark)) {
        rest = rest.sliced(kByteOrderMark.size());
    }
    if (rest.isEmpty()) {
        dispatch(events);
        return;
    }
    const qsizetype colon = rest.indexOf(':');
    if (colon == 0) {
        return; // A comment.
    }
    if (colon < 0) {
        takeField(rest, {});
        return;
    }
    QByteArrayView value = rest.sliced(colon + 1);
    if (value.startsWith(' ')) {
        value = value.sliced(1);
    }
    takeField(rest.first(colon), value);
}

void SseParser::takeField(QByteArrayView name, QByteArrayView value) {
    if (name == "data") {
        m_data.append(value).append('\n');
    } else if (name == "event") {
        m_type = value.toByteArray();
    } else if (name == "id" && !value.contains('\0')) {
        m_id = value.toByteArray();
    } else if (name == "retry" && !value.isEmpty() && std::ranges::all_of(value, isDigit)) {
        bool fits = false;
        const qint64 delay = value.toByteArray().toLongLong(&fits);
        m_retry = fits ? std::optional(delay) : m_retry;
    }
}

void SseParser::dispatch(std::vector<SseEvent>& events) {
    QByteArray type = std::exchange(m_type, QByteArray());
    QByteArray data = std::exchange(m_data, QByteArray());
    if (data.isEmpty()) {
        return;
    }
    data.chop(1); // The line end that the last data line added.
    events.push_back({type.isEmpty() ? QByteArrayLiteral("message") : type, data, m_id});
}

} // namespace parlance
