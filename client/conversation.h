// What is shown of a room, and what is not: every message once and in order, whatever the transport
// repeated, skipped or sent ahead. Pure; the models and tests feed it.
#pragma once

#include "server/protocol/message.h"

#include <map>
#include <variant>
#include <vector>

namespace parlance {

class Conversation {
public:
    // Messages that the server no longer keeps.
    struct Gap {
        qint64 missed = 0;
    };
    // From here on it is another history.
    struct Reset {};
    using Line = std::variant<Message, Gap, Reset>;

    // A hello, or what a poll said in its place.
    std::vector<Line> open(const Hello& hello);
    // The lines that this message adds at the end: none where it was shown before or came too
    // early.
    std::vector<Line> take(const Message& message);
    // The messages of an older page that lie before everything shown, to be put in front.
    std::vector<Message> prepend(const std::vector<Message>& page);

    // Where to ask for what is missing: set while messages wait that came ahead of others.
    std::optional<Cursor> hole() const;
    // The hole can't be filled: what waits is shown behind a gap.
    std::vector<Line> giveUpHole();

    // The last message that was shown, or given up.
    Cursor last() const { return {m_epoch, m_last}; }
    // The position before the first message shown, to page back from; nothing before there is one.
    std::optional<Cursor> first() const { return m_first; }
    // Up to here everything had been said before we came, or before the history began anew.
    Seq historyEnd() const { return m_historyEnd; }
    bool hasOlder() const { return m_first && m_first->seq > m_oldest; }

private:
    std::vector<Line> release();

    QByteArray m_epoch;
    Seq m_last = 0;
    Seq m_historyEnd = 0;
    Seq m_oldest = 1;
    std::optional<Cursor> m_first; // Of the first message shown itself.
    std::map<Seq, Message> m_ahead;
};

} // namespace parlance
