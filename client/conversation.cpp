#include "client/conversation.h"

namespace parlance {

std::vector<Conversation::Line> Conversation::open(const Hello& hello) {
    std::vector<Line> lines;
    m_oldest = hello.oldest;
    if (hello.cursor.epoch != m_epoch) {
        if (!m_epoch.isEmpty()) {
            lines.emplace_back(Reset{});
        }
        m_epoch = hello.cursor.epoch;
        m_last = hello.cursor.seq;
        m_historyEnd = hello.head;
        m_first.reset();
        m_ahead.clear();
        return lines;
    }
    if (hello.resume == Resume::Reset) {
        // The same epoch, and yet we were past its end: the server lost its latest entries.
        lines.emplace_back(Reset{});
        m_last = hello.cursor.seq;
        m_historyEnd = hello.head;
        m_first.reset();
        m_ahead.clear();
        return lines;
    }
    // Where nothing is missing, another link is only ahead of this one: a hole, to be fetched.
    if (hello.resume == Resume::Gap && hello.cursor.seq > m_last) {
        lines.emplace_back(Gap{hello.cursor.seq - m_last});
        m_last = hello.cursor.seq;
    }
    return lines;
}

std::vector<Conversation::Line> Conversation::take(const Message& message) {
    if (message.cursor.epoch != m_epoch || message.cursor.seq <= m_last) {
        return {};
    }
    m_ahead.emplace(message.cursor.seq, message);
    return release();
}

std::vector<Conversation::Line> Conversation::release() {
    std::vector<Line> lines;
    while (!m_ahead.empty() && m_ahead.begin()->first <= m_last + 1) {
        auto next = m_ahead.extract(m_ahead.begin());
        if (next.key() <= m_last) {
            continue;
        }
        m_last = next.key();
        if (!m_first) {
            m_first = next.mapped().cursor;
        }
        lines.emplace_back(std::move(next.mapped()));
    }
    return lines;
}

std::vector<Message> Conversation::prepend(const std::vector<Message>& page) {
    std::vector<Message> older;
    for (const Message& message : page) {
        if (m_first && message.cursor.epoch == m_epoch && message.cursor.seq < m_first->seq) {
            older.push_back(message);
        }
    }
    if (!older.empty()) {
        m_first = older.front().cursor;
    }
    return older;
}

std::optional<Cursor> Conversation::hole() const {
    if (m_ahead.empty()) {
        return std::nullopt;
    }
    return Cursor{m_epoch, m_last};
}

std::vector<Conversation::Line> Conversation::giveUpHole() {
    if (m_ahead.empty()) {
        return {};
    }
    std::vector<Line> lines{Gap{m_ahead.begin()->first - m_last - 1}};
    m_last = m_ahead.begin()->first - 1;
    for (Line& line : release()) {
        lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace parlance
