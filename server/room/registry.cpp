#include "server/room/registry.h"

#include "server/protocol/limits.h"
#include "server/protocol/secret.h"
#include "server/room/names.h"

namespace parlance {
namespace {

constexpr int kSmallNumbers = 20;
// Of which the last number is remembered. To forget one costs a search, once.
constexpr qsizetype kCountedNames = 1'000;

} // namespace

Registry::Registry(Directory& directory, Clock clock, Random random)
    : m_directory(directory)
    , m_clock(std::move(clock))
    , m_random(std::move(random)) {
    for (const Person& person : directory.people()) {
        put(person);
    }
}

std::optional<Member> Registry::authenticate(QByteArrayView token) {
    if (token.isEmpty()) {
        return std::nullopt; // As most readers have it.
    }
    const auto cid = m_cids.constFind(hashSecret(token));
    if (cid == m_cids.cend()) {
        return std::nullopt;
    }
    if (!isHeld(*cid)) {
        comeBack(m_people[*cid].person);
    }
    return find(*cid);
}

// Somebody was away for so long that the name was free. Whoever has taken it keeps it.
void Registry::comeBack(Person person) {
    const QByteArray before = person.name;
    person.name = freeName(before, person.cid);
    person.seen = m_clock.wall();
    put(person);
    if (person.name != before) {
        m_directory.save(person, [](Error) {});
    }
}

std::optional<Member> Registry::find(const QByteArray& cid) const {
    const auto record = m_people.constFind(cid);
    if (record == m_people.cend()) {
        return std::nullopt;
    }
    return Member{record->person.cid, record->person.name};
}

void Registry::join(const QByteArray& name, const std::optional<Member>& existing,
                    JoinHandler handler) {
    if (!existing && m_people.size() >= limits::kPeople) {
        return handler(Error::TooManyPeople);
    }
    Person person;
    QByteArray token;
    std::optional<Person> former;
    if (existing) {
        former = m_people[existing->cid].person;
        person = *former;
    } else {
        token = makeSecret();
        do {
            person.cid = m_random.word(12);
        } while (m_people.contains(person.cid));
        person.tokenHash = hashSecret(token);
    }
    person.name = freeName(name, person.cid);
    person.seen = m_clock.wall();
    // It holds from now on, so that two who join in one turn do not share a name, and so that
    // whatever is saved of this person next says the same.
    put(person);
    m_directory.save(person,
                     [this, person, former, token, handler = std::move(handler)](Error error) {
                         if (error != Error::None) {
                             former ? put(*former) : remove(person);
                             return handler(error);
                         }
                         handler(Joined{{person.cid, person.name}, token});
                     });
}

void Registry::put(const Person& person) {
    Record& record = m_people[person.cid];
    releaseName(record.person);
    record.person = person;
    m_cids.insert(person.tokenHash, person.cid);
    for (const QString& key : lookalikeKeys(person.name)) {
        // Of two who look alike, as older data may have them, the one who holds the name keeps it.
        if (const auto holder = m_names.constFind(key);
            holder == m_names.cend() || !isHeld(*holder)) {
            m_names.insert(key, person.cid);
        }
    }
}

void Registry::remove(const Person& person) {
    releaseName(person);
    m_cids.remove(person.tokenHash);
    m_people.remove(person.cid);
}

// A name that somebody gave up is free at once.
void Registry::releaseName(const Person& person) {
    for (const QString& key : lookalikeKeys(person.name)) {
        const auto holder = m_names.constFind(key);
        if (holder != m_names.cend() && *holder == person.cid) {
            m_names.erase(holder);
        }
    }
}

void Registry::setPresent(const QByteArray& cid, bool present) {
    const auto record = m_people.find(cid);
    if (record == m_people.end()) {
        return;
    }
    record->rooms += present ? 1 : -1;
    if (record->rooms == 0) {
        saveSeen(*record);
    }
}

void Registry::tick(qint64 steadyNow) {
    if (steadyNow >= m_saveSeenAt) {
        m_saveSeenAt = steadyNow + limits::kNameHeld / 2;
        savePresent();
    }
}

void Registry::savePresent() {
    for (Record& record : m_people) {
        if (record.rooms > 0) {
            saveSeen(record);
        }
    }
}

// Nobody waits for this one: it only keeps the name for its owner over a restart.
void Registry::saveSeen(Record& record) {
    record.person.seen = m_clock.wall();
    m_directory.save(record.person, [](Error) {});
}

bool Registry::isTaken(const QByteArray& name, const QByteArray& byCid) const {
    return std::ranges::any_of(lookalikeKeys(name), [&](const QString& key) {
        const auto cid = m_names.constFind(key);
        return cid != m_names.cend() && *cid != byCid && isHeld(*cid);
    });
}

bool Registry::isHeld(const QByteArray& cid) const {
    const auto record = m_people.constFind(cid);
    return record != m_people.cend() &&
           (record->rooms > 0 || m_clock.wall() - record->person.seen < limits::kNameHeld);
}

// Small numbers are given again when they are free. Where very many want one name, going through
// all of them for each newcomer would take its time squared.
QByteArray Registry::freeName(const QByteArray& wanted, const QByteArray& cid) {
    if (!isTaken(wanted, cid)) {
        return wanted;
    }
    for (int number = 2; number <= kSmallNumbers; ++number) {
        const QByteArray name = numbered(wanted, number);
        if (!isTaken(name, cid)) {
            return name;
        }
    }
    // Names that are the same once they are cut for a number share their numbers.
    if (m_lastNumbers.size() >= kCountedNames) {
        m_lastNumbers.clear();
    }
    int& last = m_lastNumbers[lookalikeKeys(numbered(wanted, limits::kPeople)).back()];
    last = std::max(last, kSmallNumbers);
    QByteArray name;
    do {
        name = numbered(wanted, ++last);
    } while (isTaken(name, cid));
    return name;
}

} // namespace parlance
