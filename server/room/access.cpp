#include "server/room/access.h"

#include <algorithm>
#include <set>

namespace parlance {
namespace {

bool isSameDoor(const RoomRules& a, const RoomRules& b) {
    return a.locked == b.locked && a.password == b.password && a.invitation == b.invitation;
}

} // namespace

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
    // Slowness outlives a restart, and with it how long ago the last message was.
    for (const Spoken& spoken : kept.spoken) {
        const auto place = m_places.find(spoken.room);
        if (place != m_places.end() && place->slow) {
            place->slow->took(spoken.cid, std::max<qint64>(0, m_clock.wall() - spoken.at));
        }
    }
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

void Access::giveTurnBack(const QByteArray& cid, const RoomName& room) {
    const auto place = m_places.find(room);
    if (place != m_places.end() && place->slow) {
        place->slow->giveBack(cid);
    }
}

bool Access::isMuted(const QByteArray& cid) const {
    return std::ranges::any_of(m_places, [&cid](const Place& place) {
        const auto standing = place.standings.constFind(cid);
        return standing != place.standings.cend() && standing->muted;
    });
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

void Access::setRules(const RoomName& room, RulesChange change, Present present, Done done) {
    this->change(
        {.make = [this, room, change = std::move(change),
                  present = std::move(present)] { return changeOf(room, change, present); },
         .done = std::move(done)});
}

PolicyChange Access::changeOf(const RoomName& room, const RulesChange& change,
                              const Present& present) const {
    const RoomRules before = rules(room);
    const RoomRules after{.room = room,
                          .locked = change.locked.value_or(before.locked),
                          .slow = change.slow.value_or(before.slow),
                          .password = change.password.value_or(before.password),
                          .invitation = change.invitation.value_or(before.invitation)};
    PolicyChange made{.rules = after};
    const bool closes = after.isClosed() && !before.isClosed();
    const bool hasOtherPassword = !after.password.isEmpty() && after.password != before.password;
    if (!closes && !hasOtherPassword) {
        return made;
    }
    const std::vector<QByteArray> stay = present();
    if (const auto place = m_places.constFind(room); place != m_places.cend()) {
        for (Standing standing : place->standings) {
            if (standing.admitted && std::ranges::find(stay, standing.cid) == stay.end()) {
                standing.admitted = false;
                made.standings.push_back(standing);
            }
        }
    }
    for (const QByteArray& cid : stay) {
        Standing standing = this->standing(room, cid);
        standing.admitted = true;
        made.standings.push_back(standing);
    }
    return made;
}

void Access::admit(const RoomRules& under, const QByteArray& cid, Done done) {
    change({.make = [this, under, cid]() -> Result<PolicyChange> {
                const Error error = may({.member = Member{cid, {}}}, under.room, Right::Join);
                // Whoever was shut out meanwhile is not let in, password or not.
                if (error != Error::PasswordRequired || !isSameDoor(under, rules(under.room))) {
                    return error;
                }
                Standing standing = this->standing(under.room, cid);
                standing.admitted = true;
                return PolicyChange{.standings = {standing}};
            },
            .done = std::move(done),
            .isAdmission = true});
}

void Access::mute(const RoomName& room, const QByteArray& cid, bool muted, Done done) {
    change({.make =
                [this, room, cid, muted] {
                    Standing standing = this->standing(room, cid);
                    standing.muted = muted;
                    return PolicyChange{.standings = {standing}};
                },
            .done = std::move(done)});
}

void Access::ban(Ban ban, const std::vector<QByteArray>& there, Done done) {
    ban.id = m_random.word(8);
    ban.at = m_clock.wall();
    std::set<QByteArray> meant(there.begin(), there.end());
    meant.insert(ban.cid);
    change({.make =
                [this, ban = std::move(ban), meant = std::move(meant)] {
                    PolicyChange made{.ban = ban};
                    for (const Place& place : std::as_const(m_places)) {
                        for (Standing standing : place.standings) {
                            if (standing.admitted && meant.contains(standing.cid)) {
                                standing.admitted = false;
                                made.standings.push_back(standing);
                            }
                        }
                    }
                    // What is over need not be kept.
                    for (const Ban& former : m_bans) {
                        if (former.until != 0 && former.until <= ban.at) {
                            made.lifted.push_back(former.id);
                        }
                    }
                    return made;
                },
            .done = std::move(done)});
}

void Access::lift(const QByteArray& id, Done done) {
    change({.make = [id] { return PolicyChange{.lifted = {id}}; }, .done = std::move(done)});
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

void Access::change(Waiting waiting) {
    m_waiting.push_back(std::move(waiting));
    next();
}

void Access::next() {
    const auto mayGo = [this] {
        return m_saving == 0 || (m_savesAdmissions && m_waiting.front().isAdmission);
    };
    while (!m_waiting.empty() && mayGo()) {
        const Waiting first = std::move(m_waiting.front());
        m_waiting.pop_front();
        const Result<PolicyChange> change = first.make();
        if (!change) {
            first.done(change.error());
            continue;
        }
        m_savesAdmissions = first.isAdmission;
        ++m_saving;
        m_directory.save(*change, [this, change = *change, done = first.done](Error error) {
            --m_saving;
            if (error == Error::None) {
                take(change);
                m_onChange();
            }
            done(error);
            next();
        });
    }
}

} // namespace parlance
