#include "server/transport/streamer.h"

#include "server/protocol/limits.h"
#include "server/protocol/secret.h"

namespace parlance {
namespace {

// No state is this one, so the first difference is everybody.
constexpr quint64 kNoState = ~quint64{0};

// What a bye's word means in the table, for transports that close with a code.
Error errorOf(QByteArrayView reason) {
    if (reason == "policy") {
        return Error::Forbidden;
    }
    return reason == "storage" ? Error::StorageFailed : Error::ShuttingDown;
}

QByteArray encodeDifference(const Room& room, const People::Difference& difference,
                            const Form& form) {
    QByteArray bytes;
    const People& people = room.people();
    if (difference.people) {
        Presence presence{.room = room.name(), .state = people.state(), .count = people.count()};
        presence.full = difference.full;
        presence.joined = difference.joined;
        presence.left = difference.left;
        bytes += form.frame(presence);
    }
    if (difference.typing) {
        bytes += form.frame(Typing{room.name(), people.state(), people.typists()});
    }
    return bytes;
}

} // namespace

Streamer::Streamer(Services& services, Setup setup, EndHandler onEnd)
    : m_connection(setup.connection)
    , m_room(std::move(setup.room))
    , m_form(setup.form)
    , m_services(services)
    , m_visit(services.stats, setup.outlet, m_connection, setup.visitor, m_room->name())
    , m_visitor(std::move(setup.visitor))
    , m_onEnd(std::move(onEnd))
    , m_heartbeat(services.connections.timers(), [this] { beat(); })
    , m_name(makeSecret()) {}

Streamer::~Streamer() {
    leave();
}

void Streamer::start(const Position& position, qint64 handshake) {
    Room& room = *m_room;
    const Room::Entrance entrance = room.enter(position.after);
    m_next = entrance.next;
    m_state = position.state.value_or(kNoState);
    m_services.streams.add(m_name, *this);
    room.subscribe(*this);
    m_following = true;
    if (m_visitor.member) {
        room.people().enter(*m_visitor.member);
        m_services.hub.peopleChanged();
    }
    const QByteArray hello = m_form.frame(Hello{.room = room.name(),
                                                .cursor = cursor(),
                                                .head = room.ends().head,
                                                .oldest = room.ends().oldest,
                                                .resume = entrance.resume,
                                                .missed = entrance.missed,
                                                .state = room.people().state(),
                                                .stream = m_name,
                                                .heartbeat = m_services.deadlines.heartbeat,
                                                .you = m_visitor.member});
    m_visit.count({.handshake = handshake + hello.size()});
    m_connection.write(hello);
    m_heartbeat.start(m_services.deadlines.secondFrame);
    catchUp();
}

// Its own write and not one more entry in the list of the turn's end, which would fetch every
// reader into the cache a second time.
void Streamer::flush() {
    copyNews();
    m_connection.flush();
}

void Streamer::catchUp() {
    copyNews();
    if (m_connection.channel().pending() > 0) {
        m_connection.watchWriting();
    }
}

void Streamer::copyNews() {
    if (m_following && pending() <= limits::kPullBelow) {
        writeState();
        writeEntries();
    }
}

void Streamer::writeState() {
    const Room& room = *m_room;
    if (m_state == room.people().state()) {
        return;
    }
    const Form& form = m_form;
    const QByteArray& bytes =
        room.difference(m_state, &form, [&](const People::Difference& difference) {
            return encodeDifference(room, difference, form);
        });
    m_state = room.people().state();
    if (!bytes.isEmpty()) {
        m_visit.count({.framing = bytes.size()});
        m_connection.queue(bytes);
    }
}

void Streamer::writeEntries() {
    const Room& room = *m_room;
    while (!m_reading && m_next <= room.ends().head && pending() <= limits::kPullBelow) {
        if (!room.isLive(m_next)) {
            readPage();
            return;
        }
        const Tail::Batch& batch = room.tail().batch(m_next, m_form.slot, m_form.entry);
        qsizetype payload = 0;
        for (Seq seq = m_next; seq <= batch.last; ++seq) {
            payload += payloadOf(m_form, room.tail().at(seq));
        }
        writeEntries(batch.bytes, batch.last, payload);
    }
}

void Streamer::readPage() {
    m_reading = true;
    m_services.log.read({.room = m_room->name(),
                         .direction = Direction::Forward,
                         .from = m_next,
                         .maxEntries = limits::kPageEntries,
                         .maxBytes = limits::kPageBytes / limits::kInflation},
                        [this, alive = std::weak_ptr(m_alive)](const auto& page) {
                            if (!alive.expired()) {
                                pageRead(page);
                            }
                        });
}

void Streamer::pageRead(const Result<std::vector<Message>>& page) {
    m_reading = false;
    if (!m_following) {
        return;
    }
    // An empty page means that the log was trimmed past this reader: it sees a gap in the numbers
    // and asks for the hole, as it would for any other.
    if (page && page->empty() && m_next < m_room->ends().oldest) {
        m_next = m_room->ends().oldest;
        return catchUp();
    }
    if (!page || page->empty()) {
        return end("storage");
    }
    QByteArray bytes;
    qsizetype payload = 0;
    for (const Message& message : *page) {
        const Entry entry(message);
        bytes += entry.bytes(m_form.slot, m_form.entry);
        payload += payloadOf(m_form, entry);
    }
    writeEntries(bytes, page->back().cursor.seq, payload);
    catchUp();
}

void Streamer::beat() {
    const QByteArray bytes =
        m_form.frame(Heartbeat{m_room->name(), cursor(), m_services.clock.wall()});
    m_visit.countIdle({.framing = bytes.size()});
    m_connection.write(bytes);
    m_heartbeat.start(m_services.deadlines.heartbeat);
}

void Streamer::end(const QByteArray& reason) {
    if (!m_following) {
        return;
    }
    leave();
    // Everybody comes back at another moment, or the next start begins with a storm.
    const qint64 retry = 1'000 + m_services.random.below(4'000);
    write(Bye{m_room->name(), reason, retry});
    m_onEnd(errorOf(reason));
}

void Streamer::write(const Frame& frame) {
    const QByteArray bytes = m_form.frame(frame);
    m_visit.count({.framing = bytes.size()});
    m_connection.write(bytes);
}

void Streamer::echo(const QByteArray& nonce) {
    write(Echo{m_room->name(), nonce});
}

// Entries from m_next to `last`, of whose bytes so many are the messages themselves.
void Streamer::writeEntries(const QByteArray& bytes, Seq last, qsizetype payload) {
    m_visit.count({.payload = payload, .framing = bytes.size() - payload}, last - m_next + 1);
    m_next = last + 1;
    m_connection.queue(bytes);
}

void Streamer::leave() {
    if (!m_following) {
        return;
    }
    m_following = false;
    m_heartbeat.stop();
    m_services.streams.remove(m_name);
    m_room->unsubscribe(*this);
    if (m_visitor.member) {
        m_room->people().leave(m_visitor.member->cid, m_services.clock.steady(),
                               m_services.deadlines.lingerStream);
    }
}

} // namespace parlance
