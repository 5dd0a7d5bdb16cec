#include "server/net/connection.h"

#include "server/net/connections.h"
#include "server/net/tlschannel.h"

namespace parlance {
namespace {

// How long a closed connection still takes what the peer is sending: bytes that arrive after
// close() make the system answer with a reset, which can destroy the last answer on its way (RFC
// 9112 section 9.6).
constexpr qint64 kLinger = 2'000;

// A record of a TLS handshake (RFC 8446 section 5.1); HTTP begins with a letter.
constexpr char kHandshake = 0x16;

} // namespace

using ParserState = http::RequestParser::State;

Connection::Connection(Connections& connections, quint64 id, QByteArray address,
                       Admission admission)
    : m_connections(connections)
    , m_id(id)
    , m_address(std::move(address))
    , m_admission(admission)
    , m_deadline(connections.timers(), [this] { deadlinePassed(); })
    , m_stall(connections.timers(), [this] { stalled(); })
    , m_isNew(connections.tls() != nullptr) {}

Connection::~Connection() {
    // Nobody is told of what happens from here on: the others may be half destroyed.
    m_state = State::Dead;
    // The occupant may still say goodbye to its room, and looks at the channel for it.
    m_occupant.reset();
}

void Connection::open(std::unique_ptr<Channel> channel) {
    m_channel = std::move(channel);
    watchRequest();
}

void Connection::refuse(Error error) {
    if (!m_isNew) {
        return fail(error);
    }
    m_refusal = error;
    m_deadline.start(m_connections.deadlines().head);
}

// Input ---------------------------------------------------------------------------------------

void Connection::received(QByteArrayView bytes) {
    if (m_state == State::Closing || m_state == State::Lingering || m_state == State::Dead) {
        return;
    }
    if (m_isNew) {
        m_isNew = false;
        if (bytes.front() == kHandshake) {
            return startTls(bytes);
        }
        if (m_refusal != Error::None) {
            return fail(m_refusal);
        }
    }
    if (m_state == State::Upgraded) {
        return m_occupant->received(bytes);
    }
    if (m_state == State::Reading && m_input.isEmpty() && !isBehind()) {
        // The usual case: one request in one piece, which needs no buffer.
        const qsizetype used = parse(bytes);
        m_input.append(bytes.sliced(used));
        process();
        return;
    }
    m_input.append(bytes);
    process();
}

// The handshake has the time of a head. Whoever is refused hears it behind the handshake.
void Connection::startTls(QByteArrayView bytes) {
    m_isSecure = true;
    auto channel = std::make_unique<TlsChannel>(*m_connections.tls(), std::move(m_channel), *this);
    TlsChannel& started = *channel;
    m_channel = std::move(channel);
    if (m_refusal != Error::None) {
        fail(m_refusal);
    }
    m_deadline.start(m_connections.deadlines().head);
    started.begin(bytes);
}

void Connection::secured() {
    if (m_state == State::Reading) {
        m_watched = ParserState::Complete;
        watchRequest();
    }
}

http::RequestParser::State Connection::parserState() const {
    return m_parser ? m_parser->state() : ParserState::Idle;
}

qsizetype Connection::parse(QByteArrayView bytes) {
    if (!m_parser) {
        m_parser = m_connections.takeParser();
    }
    return m_parser->feed(bytes);
}

// The peer does not take the answers as fast as it sends requests.
bool Connection::isBehind() const {
    return m_channel->pending() > limits::kPullBelow;
}

// Serves requests as long as there are complete ones and the peer takes the answers.
void Connection::process() {
    if (m_processing) {
        return;
    }
    m_processing = true;
    while (m_state == State::Reading) {
        if (parserState() == ParserState::Complete) {
            handle();
            continue;
        }
        if (parserState() == ParserState::Failed) {
            fail(m_parser->error());
            break;
        }
        if (m_input.isEmpty() || isBehind()) {
            break;
        }
        const qsizetype used = parse(m_input);
        m_input.remove(0, used);
        if (m_input.isEmpty()) {
            m_input.clear(); // An idle connection keeps no buffer.
        }
    }
    m_processing = false;
    if (m_state == State::Reading || m_state == State::Answering || m_state == State::Occupied) {
        m_channel->setReading(m_input.size() <= limits::kPipelined);
    }
    if (m_state == State::Reading) {
        watchRequest();
    }
}

// Starts the deadline of what is being read, once for each part.
void Connection::watchRequest() {
    const Deadlines& deadlines = m_connections.deadlines();
    const ParserState part = parserState();
    if (!m_input.isEmpty()) {
        // It is not the peer's next request that is waited for, but that it takes the answers.
        m_watched = ParserState::Complete;
        m_deadline.stop();
        return;
    }
    if (part == ParserState::Body && m_parser->expectsContinue() && !m_continued &&
        m_parser->request().body.isEmpty()) {
        m_continued = true;
        write("HTTP/1.1 100 Continue\r\n\r\n");
    }
    if (m_peerEnded) {
        return close();
    }
    if (part == m_watched) {
        return;
    }
    m_watched = part;
    if (part == ParserState::Idle) {
        m_deadline.start(deadlines.idle);
    } else if (part == ParserState::Head) {
        m_deadline.start(deadlines.head);
    } else if (part == ParserState::Body) {
        m_deadline.start(deadlines.body);
    }
}

void Connection::handle() {
    m_state = State::Answering;
    m_deadline.stop();
    m_watched = ParserState::Complete;
    http::Request request = m_parser->take();
    m_connections.keepParser(std::move(m_parser));
    m_minorVersion = request.minorVersion;
    m_keepAlive = m_keepAlive && request.keepAlive;
    m_head = request.isHead();
    m_continued = false;
    request.isSecure = m_isSecure;
    m_connections.handle(m_id, std::move(request));
}

// The input is wrong, so nothing after it can be understood either.
void Connection::fail(Error error) {
    m_state = State::Answering;
    m_keepAlive = false;
    m_head = m_parser && m_parser->request().isHead();
    respond(http::failure(error));
}

void Connection::peerEnded() {
    m_peerEnded = true;
    switch (m_state) {
        case State::Answering:
        case State::Closing:
            break; // It may be waiting for the answer: RFC 9112 section 9.6 allows a half-close.
        case State::Reading:
            // Requests that came before are owed their answers.
            if (m_input.isEmpty()) {
                close();
            }
            break;
        case State::Occupied:
            leave();
            break;
        case State::Upgraded:
        case State::Lingering:
        case State::Dead:
            abort();
            break;
    }
}

// Output --------------------------------------------------------------------------------------

qsizetype Connection::respond(const http::Response& response) {
    if (m_state != State::Answering && m_state != State::Occupied) {
        return 0;
    }
    if (m_losesAnswer) {
        abort();
        return 0;
    }
    const bool persistent = m_keepAlive && !(m_peerEnded && m_input.isEmpty());
    QByteArray bytes = http::encodeHead(response, m_minorVersion, http::Framing::Length, persistent,
                                        m_connections.date());
    const qsizetype size = bytes.size();
    if (!m_head) {
        bytes.append(response.body);
    }
    write(std::move(bytes));
    if (m_occupant) {
        // It may be the one who is answering, so it lives until the end of the turn.
        m_connections.retire(std::move(m_occupant));
    }
    m_state = State::Reading;
    if (persistent) {
        process();
    } else {
        close();
    }
    return size;
}

qsizetype Connection::begin(const http::Response& response, Body body) {
    if (m_losesAnswer) {
        abort();
        return 0;
    }
    const auto framing = body == Body::Chunked ? http::Framing::Chunked : http::Framing::UntilClose;
    m_keepAlive = false;
    const QByteArray head =
        http::encodeHead(response, m_minorVersion, framing, false, m_connections.date());
    write(head);
    m_state = State::Occupied;
    if (m_head) {
        finish();
    }
    return head.size();
}

void Connection::occupy(std::unique_ptr<Occupant> occupant) {
    m_occupant = std::move(occupant);
    if (m_state == State::Answering) {
        m_state = State::Occupied;
    }
    if (m_state == State::Occupied && m_peerEnded) {
        leave();
    }
}

void Connection::write(QByteArray bytes) {
    queue(std::move(bytes));
    watchWriting();
}

void Connection::queue(QByteArray bytes) {
    if (m_detour) {
        m_detour->write(std::move(bytes));
    } else if (m_state != State::Dead) {
        m_channel->write(std::move(bytes));
    }
}

void Connection::setDetour(const Detour::Rule& rule) {
    if (!rule.any()) {
        if (m_detour) {
            m_detour->release();
            m_detour.reset();
        }
        return;
    }
    if (!m_detour) {
        m_detour = std::make_unique<Detour>(
            m_connections.timers(), [this](QByteArray bytes) { arrive(std::move(bytes)); },
            [this] { abort(); });
    }
    m_detour->follow(rule);
}

void Connection::arrive(QByteArray bytes) {
    if (m_state != State::Dead) {
        m_channel->write(std::move(bytes));
        watchWriting();
    }
}

void Connection::watchWriting() {
    if (!m_listed && m_state != State::Dead) {
        m_listed = true;
        m_connections.wantsFlush(*this);
    }
}

void Connection::flushListed() {
    m_listed = false;
    flush();
}

void Connection::flush() {
    if (m_state == State::Dead) {
        return;
    }
    m_channel->flush();
    if (m_state == State::Dead) {
        return;
    }
    const qsizetype pending = m_channel->pending();
    if (pending == 0) {
        return drained();
    }
    // Whoever lets this much of a stream wait is not reading. It comes back by its cursor. A whole
    // answer may be larger: another is not begun before it has been taken.
    const bool streams = m_state == State::Occupied || m_state == State::Upgraded;
    if (streams && pending > limits::kUnsent) {
        abort();
        return;
    }
    if (!m_stall.isActive()) {
        m_stallMark = m_channel->bytesWritten();
        m_stall.start(m_connections.deadlines().writeStall);
    }
}

void Connection::drained() {
    m_stall.stop();
    if (m_state == State::Closing) {
        linger();
    } else if (m_occupant) {
        m_occupant->drained();
    } else if (!m_input.isEmpty()) {
        process();
    }
}

QByteArray Connection::upgrade() {
    m_state = State::Upgraded;
    return std::exchange(m_input, {});
}

// The end -------------------------------------------------------------------------------------

void Connection::finish() {
    if (m_state == State::Occupied || m_state == State::Upgraded) {
        close();
    }
}

void Connection::close() {
    setDetour({});
    m_state = State::Closing;
    m_deadline.stop();
    m_channel->setReading(true);
    watchWriting();
}

// A reader that says it is done has left: a closed tab looks just like that. What was answered
// before is still written.
void Connection::leave() {
    m_connections.retire(std::move(m_occupant));
    close();
}

void Connection::linger() {
    if (!m_channel->endWriting() || m_peerEnded) {
        return abort();
    }
    m_state = State::Lingering;
    m_deadline.start(kLinger);
}

void Connection::retire() {
    m_keepAlive = false;
    if (m_occupant) {
        m_occupant->retire();
    }
    if (m_state == State::Reading && parserState() == ParserState::Idle) {
        close();
    }
}

void Connection::abort() {
    if (m_state != State::Dead) {
        m_state = State::Dead;
        m_deadline.stop();
        m_stall.stop();
        m_connections.died(*this);
    }
}

void Connection::broken() {
    abort();
}

void Connection::deadlinePassed() {
    const bool halfARequest = m_state == State::Reading && parserState() != ParserState::Idle;
    if (halfARequest) {
        fail(Error::RequestTimeout);
    } else if (m_state == State::Reading) {
        close();
    } else {
        abort();
    }
}

void Connection::stalled() {
    if (m_channel->pending() == 0) {
        return;
    }
    if (m_channel->bytesWritten() <= m_stallMark) {
        abort();
        return;
    }
    m_stallMark = m_channel->bytesWritten();
    m_stall.start(m_connections.deadlines().writeStall);
}

} // namespace parlance
