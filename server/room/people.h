// Who is in a room and who is typing. Everything visible here has a state number; readers ask for
// the difference between the state they know and the present one, so nothing is ever queued for
// them. Changes become visible together, at most once a second.
//
// All times are milliseconds of the steady clock.
#pragma once

#include "server/protocol/message.h"

#include <QHash>
#include <QSet>

#include <deque>
#include <functional>

namespace parlance {

class People {
public:
    // `base` is random, so that the state of an earlier start is not taken for one of ours.
    // `onPresence` hears when somebody comes (true) or has gone (false).
    using PresenceHandler = std::function<void(const QByteArray& cid, bool present)>;
    People(quint64 base, PresenceHandler onPresence);

    // An open stream or a waiting poll: from enter() to leave() the person is here, and then for
    // `linger` more, so that changing the transport is not leaving.
    void enter(const Member& member);
    void leave(const QByteArray& cid, qint64 now, qint64 linger);
    // A short poll: here for `linger` from now.
    void seen(const Member& member, qint64 now, qint64 linger);
    void rename(const Member& member);
    void typing(const QByteArray& cid, bool active, qint64 now);

    // Somebody is here no longer, whatever was open a moment ago.
    void dismiss(const QByteArray& cid, qint64 now);
    // Everybody who is here, shown already or not.
    std::vector<QByteArray> cids() const;

    // Lets time pass: people go and typing ends.
    void expire(qint64 now);
    // Makes visible what changed, unless something became visible less than a second ago. Returns
    // whether the state is another one now.
    bool publish(qint64 now);

    quint64 state() const { return m_state; }
    int count() const { return static_cast<int>(m_visible.size()); }
    // Nobody is here, and everybody who looks knows it.
    bool empty() const { return m_people.isEmpty() && m_visible.isEmpty() && m_typists.empty(); }
    // Everybody, capped at limits::kPresenceNames.
    std::vector<Member> list() const;
    const std::vector<QByteArray>& typists() const { return m_typists; }

    struct Difference {
        bool people = false;                     // Somebody came, went or changed the name.
        std::optional<std::vector<Member>> full; // Where the known state is too old or not ours.
        std::vector<Member> joined;
        std::vector<Member> left;
        bool typing = false;
    };
    Difference since(quint64 state) const;

private:
    struct Here {
        QByteArray name;
        int streams = 0;
        qint64 until = 0;
    };
    struct Change {
        quint64 state;
        std::vector<Member> joined;
        std::vector<Member> left;
    };

    void touch(const QByteArray& cid) { m_touched.insert(cid); }
    Change collect();

    PresenceHandler m_onPresence;
    QHash<QByteArray, Here> m_people;
    QHash<QByteArray, QByteArray> m_visible; // cid to name, as readers know it.
    QSet<QByteArray> m_touched;              // May differ from what is visible.
    QHash<QByteArray, qint64> m_typing;      // cid to the end of the signal.
    std::vector<QByteArray> m_typists;       // As readers know it, sorted.
    std::deque<Change> m_history;
    quint64 m_state;
    quint64 m_typingState;
    quint64 m_base;
    std::optional<qint64> m_publishedAt;
    bool m_typingTouched = false;
};

} // namespace parlance
