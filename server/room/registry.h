// Everybody who ever joined this server: their names, their tokens, and whose name is taken.
// Identity belongs to the server, not to a room.
//
// Thread: the server's only. Whatever is answered was committed to the directory before.
#pragma once

#include "server/protocol/clock.h"
#include "server/protocol/random.h"
#include "server/room/directory.h"

#include <QHash>

namespace parlance {

class Registry {
public:
    Registry(Directory& directory, Clock clock, Random random);

    // The person with this token, compared by its hash; nothing where there is none. Who was away
    // until the name was somebody else's gets a number now.
    std::optional<Member> authenticate(QByteArrayView token);

    // The person's present name.
    std::optional<Member> find(const QByteArray& cid) const;

    struct Joined {
        Member member;
        QByteArray token; // Only for somebody new.
    };
    using JoinHandler = std::function<void(Result<Joined>)>;
    // Makes a person of this name, or renames `existing`. A name that is taken gets a number.
    void join(const QByteArray& name, const std::optional<Member>& existing, JoinHandler handler);

    // Rooms report who comes and goes: a name is taken while its owner is present or was within
    // limits::kNameHeld.
    void setPresent(const QByteArray& cid, bool present);
    // Saves who is here, so that their names wait for them after a start: every few minutes, since
    // nobody announces a crash, and before a planned end.
    void tick(qint64 steadyNow);
    void savePresent();

private:
    struct Record {
        Person person;
        int rooms = 0;
    };

    void comeBack(Person person);
    void put(const Person& person);
    void remove(const Person& person);
    void releaseName(const Person& person);
    void saveSeen(Record& record);
    bool isTaken(const QByteArray& name, const QByteArray& byCid) const;
    bool isHeld(const QByteArray& cid) const;
    QByteArray freeName(const QByteArray& wanted, const QByteArray& cid);

    Directory& m_directory;
    Clock m_clock;
    Random m_random;
    QHash<QByteArray, Record> m_people;   // By cid.
    QHash<QByteArray, QByteArray> m_cids; // By hash of the token.
    QHash<QString, QByteArray> m_names;   // lookalikeKeys() to the cid that used it last.
    QHash<QString, int> m_lastNumbers;    // Given to a name that very many want.
    qint64 m_saveSeenAt = 0;
};

} // namespace parlance
