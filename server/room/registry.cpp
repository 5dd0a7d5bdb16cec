#include "server/room/registry.h"

#include "server/protocol/limits.h"
#include "server/protocol/secret.h"

namespace parlance {
namespace {

// "Ana", "ANA" and a full-width "Ａｎａ" look like one name to a reader, so they are one.
QString folded(const QByteArray& name) {
    return QString::fromUtf8(name).normalized(QString::NormalizationForm_KC).toCaseFolded();
}

QByteArray numbered(const QByteArray& name, int number) {
    const QByteArray suffix = ' ' + QByteArray::number(number);
    QList<char32_t> characters;
    for (const uint c : QString::fromUtf8(name).toUcs4()) {
        characters.append(c);
    }
    const qsizetype room = limits::kNameCharacters - suffix.size();
    if (characters.size() > room) {
        characters.resize(room);
    }
    return QString::fromUcs4(characters.constData(), characters.size()).toUtf8() + suffix;
}

} // namespace

Registry::Registry(Directory& directory, Clock clock, Random random)
    : m_directory(directory)
    , m_clock(std::move(clock))
    , m_random(std::move(random)) {
    for (const Person& person : directory.people()) {
        add(person);
    }
}

std::optional<Member> Registry::authenticate(QByteArrayView token) const {
    const auto cid = m_cids.constFind(hashSecret(token));
    return cid == m_cids.cend() ? std::nullopt : find(*cid);
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
    if (existing) {
        person = m_people[existing->cid].person;
    } else {
        token = makeSecret();
        do {
            person.cid = m_random.word(12);
        } while (m_people.contains(person.cid));
        person.tokenHash = hashSecret(token);
    }
    person.name = freeName(name, person.cid);
    person.seen = m_clock.wall();
    // The name is taken from now on, so that two who join in one turn do not share it.
    m_names.insert(folded(person.name), person.cid);
    m_people[person.cid].person.seen = person.seen;
    m_directory.save(person, [this, person, token, handler = std::move(handler)](Error error) {
        if (error != Error::None) {
            if (!token.isEmpty()) {
                m_people.remove(person.cid);
            }
            return handler(error);
        }
        add(person);
        handler(Joined{{person.cid, person.name}, token});
    });
}

void Registry::add(const Person& person) {
    m_people[person.cid].person = person;
    m_cids.insert(person.tokenHash, person.cid);
    m_names.insert(folded(person.name), person.cid);
}

void Registry::setPresent(const QByteArray& cid, bool present) {
    const auto record = m_people.find(cid);
    if (record == m_people.end()) {
        return;
    }
    record->rooms += present ? 1 : -1;
    record->person.seen = m_clock.wall();
    if (record->rooms == 0) {
        // Nobody waits for this one: it only keeps the name for its owner over a restart.
        m_directory.save(record->person, [](Error) {});
    }
}

bool Registry::isTaken(const QByteArray& name, const QByteArray& byCid) const {
    const auto cid = m_names.constFind(folded(name));
    if (cid == m_names.cend() || *cid == byCid) {
        return false;
    }
    const auto record = m_people.constFind(*cid);
    return record != m_people.cend() &&
           (record->rooms > 0 || m_clock.wall() - record->person.seen < limits::kNameHeld);
}

QByteArray Registry::freeName(const QByteArray& wanted, const QByteArray& cid) const {
    QByteArray name = wanted;
    for (int number = 2; isTaken(name, cid); ++number) {
        name = numbered(wanted, number);
    }
    return name;
}

} // namespace parlance
