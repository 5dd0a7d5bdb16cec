#include "client/session.h"

namespace parlance {
namespace {

constexpr qint64 kTypingEvery = 3'000;

OutboxStore storeOf(const SessionOptions& options) {
    return options.outboxDirectory.isEmpty() ? OutboxStore()
                                             : OutboxStore(options.outboxDirectory, options.room);
}

Climber::Options climberOptions(const SessionOptions& options) {
    return {.room = options.room,
            .choice = options.transport,
            .ladder = options.ladder,
            .links = options.timings,
            .random = options.random,
            .memory = options.memory,
            .clock = options.clock};
}

} // namespace

Session::Session(SessionOptions options, QObject* parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_http(room().fingerprint())
    , m_tokens(m_options.tokenFile)
    , m_reader(m_http, climberOptions(m_options), {FromLatest{}, std::nullopt})
    , m_outbox(m_options.random, storeOf(m_options))
    , m_backoff(m_options.random) {
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &Session::join);

    connect(&m_reader, &Reader::opened, this, &Session::opened);
    connect(&m_reader, &Reader::shown, this, [this](const auto& lines) {
        m_messages.setHistoryEnd(m_reader.historyEnd());
        m_messages.append(lines);
        m_messages.settlePending(m_reader.last());
    });
    connect(&m_reader, &Reader::olderFetched, this, [this](const auto& messages) {
        m_messages.prepend(messages);
        Q_EMIT olderFetched();
    });
    connect(&m_reader, &Reader::presenceChanged, this,
            [this](const Presence& presence) { m_people.apply(presence); });
    connect(&m_reader, &Reader::typingChanged, this,
            [this](const Typing& typing) { m_people.apply(typing); });

    Climber& climber = m_reader.climber();
    connect(&climber, &Climber::used, this, &Session::letSpeak);
    connect(&climber, &Climber::unused, this, [this] { m_outbox.use(nullptr); });
    connect(&climber, &Climber::changed, this, &Session::showStatus);
    connect(&climber, &Climber::said, this, &Session::traced);
    connect(&climber, &Climber::measured, this, [this](std::chrono::milliseconds roundTrip) {
        Status status = m_status;
        status.roundTrip = roundTrip;
        setStatus(std::move(status));
    });

    connect(&m_outbox, &Outbox::refused, this,
            [this](const QByteArray& via, qint64 n, const Failure& failure) {
                m_messages.failPending(via, n, failure);
            });
    connect(&m_outbox, &Outbox::stored, this,
            [this](const QByteArray& via, qint64 n, const Cursor& cursor) {
                m_backoff.reset();
                m_messages.storePending(via, n, cursor);
                m_messages.settlePending(m_reader.last());
            });
    connect(&m_outbox, &Outbox::renumbered, &m_messages, &MessageModel::renumberPending);
    connect(&m_outbox, &Outbox::tokenRefused, this, &Session::joinAgain);
    // What an earlier start has left.
    for (const PostFrame& frame : m_outbox.waiting()) {
        m_messages.addPending(frame.via, *frame.n, QString::fromUtf8(frame.text));
    }
}

Session::~Session() = default;

// Who we are --------------------------------------------------------------------------------------

void Session::start() {
    join();
}

void Session::join() {
    m_pause.stop();
    m_renaming.reset();
    m_token.clear();
    m_outbox.use(nullptr);
    m_askedName = m_options.name;
    // Whoever gave a password did so because the invitation did not hold.
    const JoinRequest wanted{
        .name = m_askedName,
        .password = m_password,
        .invitation = m_password.isEmpty() ? room().invitation() : QByteArray()};
    m_joining =
        std::make_unique<Joining>(m_http, m_tokens, room(), wanted, m_options.timings,
                                  [this](const Joining::Outcome& outcome) { joined(outcome); });
}

void Session::enter(const QByteArray& password) {
    m_password = password;
    m_outside = Status{.phase = Phase::Connecting};
    showStatus();
    join();
}

// The server does not know us any more. One that does not keep its word would have us join for
// ever, so the pauses grow until something was stored under our name.
void Session::joinAgain() {
    if (m_token.isEmpty()) {
        return; // It is known, by a link of before or by two at once.
    }
    m_token.clear();
    m_outbox.use(nullptr);
    m_pause.start(m_backoff.next());
    m_outside = {.phase = Phase::Waiting,
                 .why = Failure{.kind = Failure::Kind::Refused,
                                .subject = Failure::Subject::Joining,
                                .detail = Failure::Detail::Forgotten}};
    showStatus();
}

// The reader goes on meanwhile, or has not begun: what it says does not make us a member.
void Session::joined(const Joining::Outcome& outcome) {
    m_joining.reset();
    if (const auto* failure = std::get_if<Failure>(&outcome)) {
        m_outside = {.phase = failure->isFinal() ? Phase::Refused : Phase::Waiting,
                     .why = *failure};
        if (!failure->isFinal()) {
            m_pause.start(std::max(m_backoff.next(),
                                   failure->retryAfter.value_or(std::chrono::milliseconds(0))));
        }
        return showStatus();
    }
    m_outside.reset();
    become(std::get<Joining::Joined>(outcome));
    m_reader.start(m_token);
}

void Session::become(const Joining::Joined& joined) {
    m_self = joined.member;
    m_token = joined.token;
    m_messages.setSelf(m_self);
    m_people.setSelf(m_self.cid);
    Q_EMIT selfChanged();
}

void Session::opened(const Hello& hello) {
    if (hello.you && m_outbox.isEmpty()) {
        m_backoff.reset(); // Nothing waits that it could refuse to take from us.
    }
    if (!hello.stream.isEmpty() && !hello.you) {
        joinAgain();
    } else {
        renameIfAsked();
    }
}

void Session::rename(const QByteArray& name) {
    m_options.name = name;
    if (m_token.isEmpty()) {
        join(); // A refusal may have been the old name's.
    } else if (m_status.phase == Phase::Live) {
        renameIfAsked();
    }
}

// Who joins with a token and another name is renamed; nothing else changes.
void Session::renameIfAsked() {
    if (m_askedName == m_options.name || m_token.isEmpty()) {
        return;
    }
    m_outbox.use(nullptr); // What is said from now on is said under the new name.
    m_renaming = std::make_unique<Joining>(
        m_http, m_tokens, room(), JoinRequest{.name = m_options.name}, m_options.timings,
        [this, name = m_options.name](const Joining::Outcome& outcome) {
            m_renaming.reset();
            if (const auto* joined = std::get_if<Joining::Joined>(&outcome)) {
                m_askedName = name;
                become(*joined);
            } else if (const Failure& failure = std::get<Failure>(outcome); failure.isFinal()) {
                m_options.name = m_askedName;
                Q_EMIT renameRefused(failure);
            }
            // Anything else is tried again with the next opening.
            letSpeak();
        });
}

// Without a token nobody would take what we say; under the old name nobody should.
void Session::letSpeak() {
    if (!m_token.isEmpty() && !m_renaming) {
        m_outbox.use(m_reader.climber().makePoster());
    }
}

// How we read -------------------------------------------------------------------------------------

void Session::choose(std::optional<Transport> transport) {
    m_options.transport = transport;
    m_reader.climber().choose(transport);
}

void Session::reconnect() {
    if (!m_token.isEmpty() && m_status.phase != Phase::Refused) {
        return m_reader.start(m_token);
    }
    m_outside = Status{.phase = Phase::Connecting};
    showStatus();
    join();
}

void Session::wake() {
    if (m_pause.isActive()) {
        join();
    }
    m_reader.climber().wake();
}

void Session::showStatus() {
    if (m_outside) {
        return setStatus(*m_outside);
    }
    const Climber& climber = m_reader.climber();
    Status status{.phase = climber.phase(), .transport = climber.transport()};
    if (const auto excuse = climber.excuse()) {
        status.why = causeOf(*excuse);
    }
    if (status.phase == Phase::Live && status.transport == m_status.transport) {
        status.roundTrip = m_status.roundTrip;
    }
    setStatus(std::move(status));
}

void Session::setStatus(Status status) {
    if (status != m_status) {
        m_status = std::move(status);
        Q_EMIT statusChanged();
    }
}

// What we say -------------------------------------------------------------------------------------

void Session::send(const QString& text) {
    m_typingSince.invalidate();
    const auto frame = m_outbox.add(text.toUtf8());
    if (frame) {
        m_messages.addPending(frame->via, *frame->n, text);
        return;
    }
    m_messages.addFailed(text,
                         {.kind = Failure::Kind::Refused, .detail = Failure::Detail::OutboxFull});
}

void Session::typing() {
    const bool told = m_typingSince.isValid() && m_typingSince.elapsed() < kTypingEvery;
    if (!told && m_outbox.poster() != nullptr) {
        m_typingSince.start();
        m_outbox.poster()->signal(TypingFrame{true});
    }
}

} // namespace parlance
