#include "server/room/access.h"

#include <algorithm>

namespace parlance {

Access::Access(Directory& directory, Clock clock, Random random, std::function<void()> onChange)
    : m_directory(directory)
    , m_clock(std::move(clock))
    , m_random(std::move(random))
    , m_onChange(std::move(onChange)) {
    const Policy& kept = directory.policy();
    for (const RoomRules& rules : kept.rules) {
        take({.rules = rules});
    }
    take({.standings = kept.standings});
    m_bans = kept.bans;
}

Error Access::shutOut(const Visitor& visitor) const {
    if (m_bans.empty()) {
        return Error::None;
    }
    const qint64 now = m_clock.wall();
    for (const Ban& ban : m_bans) {
        const bool isMeant = (visitor.member && ban.cid == visitor.member->cid) ||
                             (!ban.address.isEmpty() && ban.address == visitor.address);
        if (isMeant && (ban.until == 0 || now < ban.until)) {
            return ban.until == 0 ? Error::Banned : Error::Kicked;
        }
    }
    return Error::None;
}

Error Access::maySee(const Visitor& visitor) const {
    return shutOut(visitor);
}

Error Access::may(const Visitor& visitor, const RoomName& room, Right right) const {
    if (const Error error = shutOut(visitor); error != Error::None) {
        return error;
    }
    if (right == Right::Write && !visitor.member) {
        return visitor.hasUnknownToken ? Error::TokenUnknown : Error::TokenMissing;
    }
    const auto place = m_places.constFind(room);
    if (place == m_places.cend()) {
        return Error::None;
    }
    const Standing standing =
        visitor.member ? this->standing(room, visitor.member->cid) : Standing{.room = room};
    if (place->rules.isClosed() && !standing.admitted) {
        return place->rules.locked ? Error::RoomLocked : Error::PasswordRequired;
    }
    return right == Right::Write && standing.muted ? Error::Muted : Error::None;
}

qint64 Access::slow(const QByteArray& cid, const RoomName& room) {
    const auto place = m_places.find(room);
    return place == m_places.end() || !place->slow ? 0 : place->slow->take(cid);
}

RoomRules Access::rules(const RoomName& room) const {
    const auto place = m_places.constFind(room);
    return place == m_places.cend() ? RoomRules{.room = room} : place->rules;
}

std::vector<RoomRules> Access::allRules() const {
    std::vector<RoomRules> all;
    for (const Place& place : m_places) {
        all.push_back(place.rules);
    }
    std::ranges::sort(all, [](const auto& a, const auto& b) { return a.room < b.room; });
    return all;
}

std::vector<QByteArray> Access::muted(const RoomName& room) const {
    std::vector<QByteArray> cids;
    if (const auto place = m_places.constFind(room); place != m_places.cend()) {
        for (const Standing& standing : place->standings) {
            if (standing.muted) {
                cids.push_back(standing.cid);
            }
        }
    }
    std::ranges::sort(cids);
    return cids;
}

std::vector<Ban> Access::bans() const {
    std::vector<Ban> holding;
    const qint64 now = m_clock.wall();
    std::ranges::copy_if(m_bans, std::back_inserter(holding),
                         [now](const Ban& ban) { return ban.until == 0 || now < ban.until; });
    return holding;
}

// Changing ----------------------------------------------------------------------------------------

void Access::setRules(const RoomRules& rules, const std::vector<QByteArray>& present, Done done) {
    const RoomRules before = this->rules(rules.room);
    PolicyChange change{.rules = rules};
    const bool closes = rules.isClosed() && !before.isClosed();
    const bool hasOtherPassword = !rules.password.isEmpty() && rules.password != before.password;
    if (closes || hasOtherPassword) {
        const auto isPresent = [&present](const QByteArray& cid) {
            return std::ranges::find(present, cid) != present.end();
        };
        for (Standing standing : std::as_const(place(rules.room).standings)) {
            if (standing.admitted && !isPresent(standing.cid)) {
                standing.admitted = false;
                change.standings.push_back(standing);
            }
        }
        for (const QByteArray& cid : present) {
            Standing standing = this->standing(rules.room, cid);
            standing.admitted = true;
            change.standings.push_back(standing);
        }
    }
    this->change(std::move(change), std::move(done));
}

void Access::admit(const RoomName& room, const QByteArray& cid, Done done) {
    Standing standing = this->standing(room, cid);
    if (standing.admitted || !rules(room).isClosed()) {
        return done(Error::None);
    }
    standing.admitted = true;
    change({.standings = {standing}}, std::move(done));
}

void Access::mute(const RoomName& room, const QByteArray& cid, bool muted, Done done) {
    Standing standing = this->standing(room, cid);
    standing.muted = muted;
    change({.standings = {standing}}, std::move(done));
}

void Access::ban(Ban ban, Done done) {
    ban.id = m_random.word(8);
    ban.at = m_clock.wall();
    PolicyChange change{.ban = ban};
    for (const Place& place : std::as_const(m_places)) {
        Standing standing = place.standings.value(ban.cid, {.room = place.rules.room});
        if (standing.admitted) {
            standing.admitted = false;
            change.standings.push_back(standing);
        }
    }
    // What is over need not be kept.
    for (const Ban& former : m_bans) {
        if (former.until != 0 && former.until <= ban.at) {
            change.lifted.push_back(former.id);
        }
    }
    this->change(std::move(change), std::move(done));
}

void Access::lift(const QByteArray& id, Done done) {
    change({.lifted = {id}}, std::move(done));
}

Standing Access::standing(const RoomName& room, const QByteArray& cid) const {
    const Standing none{.room = room, .cid = cid};
    const auto place = m_places.constFind(room);
    return place == m_places.cend() ? none : place->standings.value(cid, none);
}

Access::Place& Access::place(const RoomName& room) {
    auto place = m_places.find(room);
    return place == m_places.end() ? *m_places.insert(room, Place(room)) : *place;
}

void Access::take(const PolicyChange& change) {
    if (change.rules) {
        Place& place = this->place(change.rules->room);
        if (place.rules.slow != change.rules->slow) {
            place.slow.reset();
        }
        place.rules = *change.rules;
        if (place.rules.slow > 0 && !place.slow) {
            place.slow.emplace(m_clock, limits::Rate{place.rules.slow, 1});
        }
    }
    for (const Standing& standing : change.standings) {
        place(standing.room).standings.insert(standing.cid, standing);
    }
    std::erase_if(m_bans, [&change](const Ban& ban) {
        return std::ranges::find(change.lifted, ban.id) != change.lifted.end();
    });
    if (change.ban) {
        m_bans.push_back(*change.ban);
    }
}

void Access::change(PolicyChange change, Done done) {
    m_directory.save(change, [this, change, done = std::move(done)](Error error) {
        if (error == Error::None) {
            take(change);
            m_onChange();
        }
        done(error);
    });
}

} // namespace parlance
