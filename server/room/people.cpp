#include "server/room/people.h"

#include "server/protocol/limits.h"

#include <algorithm>

namespace parlance {

People::People(quint64 base, PresenceHandler onPresence)
    : m_onPresence(std::move(onPresence))
    , m_state(base)
    , m_typingState(base)
    , m_base(base) {}

void People::enter(const Member& member) {
    Here& here = m_people[member.cid];
    ++here.streams;
    rename(member);
}

void People::leave(const QByteArray& cid, qint64 now, qint64 linger) {
    const auto here = m_people.find(cid);
    if (here == m_people.end()) {
        return;
    }
    --here->streams;
    here->until = std::max(here->until, now + linger);
}

void People::seen(const Member& member, qint64 now, qint64 linger) {
    Here& here = m_people[member.cid];
    here.until = std::max(here.until, now + linger);
    rename(member);
}

void People::rename(const Member& member) {
    const auto here = m_people.find(member.cid);
    if (here == m_people.end() || here->name == member.name) {
        return;
    }
    const bool arrived = here->name.isEmpty();
    here->name = member.name;
    touch(member.cid);
    if (arrived) {
        m_onPresence(member.cid, true);
    }
}

void People::typing(const QByteArray& cid, bool active, qint64 now) {
    if (active && m_people.contains(cid)) {
        m_typingTouched = m_typingTouched || !m_typing.contains(cid);
        m_typing.insert(cid, now + limits::kTypingShown);
    } else {
        m_typingTouched = m_typing.remove(cid) || m_typingTouched;
    }
}

void People::dismiss(const QByteArray& cid, qint64 now) {
    if (m_people.remove(cid)) {
        typing(cid, false, now);
        touch(cid);
        m_onPresence(cid, false);
    }
}

std::vector<QByteArray> People::cids() const {
    return {m_people.keyBegin(), m_people.keyEnd()};
}

void People::expire(qint64 now) {
    std::vector<QByteArray> gone;
    for (auto here = m_people.cbegin(); here != m_people.cend(); ++here) {
        if (here->streams == 0 && here->until <= now) {
            gone.push_back(here.key());
        }
    }
    for (const QByteArray& cid : gone) {
        dismiss(cid, now);
    }
    const auto ended = m_typing.removeIf(
        [now](std::pair<const QByteArray&, qint64&> item) { return item.second <= now; });
    m_typingTouched = m_typingTouched || ended > 0;
}

bool People::publish(qint64 now) {
    const bool nothing = m_touched.isEmpty() && !m_typingTouched;
    if (nothing || (m_publishedAt && now - *m_publishedAt < limits::kStateEvery)) {
        return false;
    }
    std::vector<QByteArray> typists(m_typing.keyBegin(), m_typing.keyEnd());
    std::ranges::sort(typists);
    m_typingTouched = false;
    Change change = collect();
    const bool peopleChanged = !change.joined.empty() || !change.left.empty();
    const bool typingChanged = typists != m_typists;
    if (!peopleChanged && !typingChanged) {
        return false;
    }
    ++m_state;
    if (typingChanged) {
        m_typists = std::move(typists);
        m_typingState = m_state;
    }
    change.state = m_state;
    m_history.push_back(std::move(change));
    if (m_history.size() > limits::kStateHistory) {
        m_history.pop_front();
    }
    m_publishedAt = now;
    return true;
}

// Compares those who were touched with what readers know and makes it known.
People::Change People::collect() {
    Change change;
    for (const QByteArray& cid : std::as_const(m_touched)) {
        const auto here = m_people.constFind(cid);
        const auto known = m_visible.constFind(cid);
        if (here == m_people.cend()) {
            if (known != m_visible.cend()) {
                change.left.push_back({cid, *known});
                m_visible.erase(known);
            }
        } else if (known == m_visible.cend() || *known != here->name) {
            change.joined.push_back({cid, here->name});
            m_visible.insert(cid, here->name);
        }
    }
    m_touched.clear();
    return change;
}

std::vector<Member> People::list() const {
    std::vector<Member> members;
    for (auto person = m_visible.cbegin(); person != m_visible.cend(); ++person) {
        members.push_back({person.key(), person.value()});
    }
    const auto byName = [](const Member& a, const Member& b) {
        return std::tie(a.name, a.cid) < std::tie(b.name, b.cid);
    };
    std::ranges::sort(members, byName);
    if (members.size() > limits::kPresenceNames) {
        members.resize(limits::kPresenceNames);
    }
    return members;
}

People::Difference People::since(quint64 state) const {
    Difference difference;
    if (state == m_state) {
        return difference;
    }
    // The history must reach back to the very next change, or something would be left out.
    const bool ours = state >= m_base && state < m_state;
    if (!ours || m_history.empty() || m_history.front().state > state + 1) {
        difference.people = true;
        difference.typing = true;
        difference.full = list();
        return difference;
    }
    QHash<QByteArray, Member> joined;
    QHash<QByteArray, Member> left;
    for (const Change& change : m_history) {
        if (change.state <= state) {
            continue;
        }
        for (const Member& member : change.joined) {
            joined.insert(member.cid, member);
            left.remove(member.cid);
        }
        for (const Member& member : change.left) {
            joined.remove(member.cid);
            left.insert(member.cid, member);
        }
    }
    difference.joined.assign(joined.cbegin(), joined.cend());
    difference.left.assign(left.cbegin(), left.cend());
    difference.people = !joined.isEmpty() || !left.isEmpty();
    difference.typing = m_typingState > state;
    return difference;
}

} // namespace parlance
