// One room: the ends of its log, its tail in memory, its people and its readers. The room shows
// what was committed; it knows neither sockets nor SQL nor encodings.
//
// Thread: the server's only.
#pragma once

#include "server/protocol/clock.h"
#include "server/room/log.h"
#include "server/room/people.h"
#include "server/room/subscriber.h"
#include "server/room/tail.h"

namespace parlance {

class Registry;

class Room {
public:
    Room(RoomHead head, quint64 stateBase, Clock clock, Registry& registry);

    const RoomName& name() const { return m_head.room; }
    const RoomHead& ends() const { return m_head; }
    Cursor cursor(Seq seq) const { return {m_head.epoch, seq}; }
    const Tail& tail() const { return m_tail; }
    People& people() { return m_people; }
    const People& people() const { return m_people; }

    // Where a reader with this wish stands.
    struct Entrance {
        Seq next = 1; // The first entry it gets.
        Resume resume = Resume::Ok;
        qint64 missed = 0;

        friend bool operator==(const Entrance&, const Entrance&) = default;
    };
    Entrance enter(const Start& start) const;
    // Whether a reader whose next entry is `next` is served from memory, or has read everything.
    bool isLive(Seq next) const { return next >= m_tail.first(); }

    // A committed entry, the next of this room.
    void publish(Message message);
    // The log has forgotten what lies below.
    void trimmed(Seq oldest);

    void subscribe(Subscriber& subscriber);
    void unsubscribe(Subscriber& subscriber);
    // Ends the subscriptions that the policy no longer allows, and the presence of people whom it
    // does not let in where they were last.
    using AddressOf = std::function<QByteArray(const QByteArray& cid)>;
    void recheck(const Access& access, const AddressOf& addressOf);
    // Ends all of them.
    void endAll(const QByteArray& reason);

    // Lets time pass for the people, and forgets what was encoded for many at once.
    void tick(qint64 now);
    // Tells the subscribers, if there is something new since the last time.
    void flush();
    bool hasNews() const { return m_news; }

    // Neither people nor readers: it may leave the memory.
    bool isIdle() const { return m_subscribers.empty() && m_people.empty(); }

    // What changed among the people since a state, in one transport's form, which is known by its
    // address alone: made once for all readers that know the same state.
    using StateEncoder = std::function<QByteArray(const People::Difference&)>;
    const QByteArray& difference(quint64 since, const void* form, const StateEncoder& encode) const;

    // A poll's whole answer, in the bytes that `encode` makes: once for all who ask from the same
    // position before anything changes.
    struct Question {
        Entrance entrance;
        bool people = false; // Whether they are told.

        friend bool operator==(const Question&, const Question&) = default;
    };
    struct Answered {
        QByteArray fields; // Of its head.
        QByteArray body;
        QByteArray etag; // What it depends on, in short.
    };
    const Answered& answer(const Question& question, const std::function<Answered()>& encode) const;

private:
    struct CachedAnswer {
        Question question;
        Answered answered;
    };
    struct CachedDifference {
        quint64 since;
        const void* form;
        QByteArray bytes;
    };

    bool hasReader(const QByteArray& cid) const;
    void publishPeople(qint64 now);
    void compact();

    RoomHead m_head;
    Clock m_clock;
    Tail m_tail;
    People m_people;
    std::vector<Subscriber*> m_subscribers;              // Holes while they are being called.
    mutable std::vector<CachedDifference> m_differences; // From the present state.
    mutable std::vector<CachedAnswer> m_answers;         // With the present ends and state.
    qint64 m_forgetAt = 0;
    bool m_calling = false;
    bool m_news = false;
};

} // namespace parlance
