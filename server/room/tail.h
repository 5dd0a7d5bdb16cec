// The newest committed entries of a room, in memory. A reader inside the tail is live; an older one
// asks the log. Entries of one position are joined once for all readers that stand there.
#pragma once

#include "server/room/entry.h"

#include <deque>

namespace parlance {

class Tail {
public:
    // `next` is the sequence that the next entry will have.
    explicit Tail(Seq next) : m_first(next) {}

    void append(Message message);
    // Forgets what lies below: the log no longer has it either.
    void dropBelow(Seq oldest);

    // The sequence of the first entry here; one past the head where there is none.
    Seq first() const { return m_first; }
    const Entry& at(Seq seq) const {
        m_isEncoded = true;
        return m_entries[static_cast<std::size_t>(seq - m_first)];
    }

    // Entries from `from` on, encoded and joined: at most limits::kAnswerEntries and kPageBytes,
    // but one at least.
    struct Batch {
        QByteArray bytes;
        Seq last = 0;
    };
    const Batch& batch(Seq from, Slot slot, Entry::Encoder encode) const;

    // Lets go of all that was encoded. It is for those who come at the same moment; kept, it would
    // be a multiple of the texts in every room that somebody has read once in every form.
    void forgetBytes();

private:
    struct Cached {
        Seq from = 0;
        Seq end = 0; // Of the tail when this was made: one past its last entry.
        Batch batch;
    };

    Seq end() const { return m_first + static_cast<Seq>(m_entries.size()); }

    std::deque<Entry> m_entries;
    Seq m_first;
    qsizetype m_bytes = 0;
    mutable std::array<Cached, kSlots> m_cache;
    mutable bool m_isEncoded = false; // Somebody has asked since it was forgotten.
};

} // namespace parlance
