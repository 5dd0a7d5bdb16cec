#include "client/session.h"

#include "client/httpposter.h"
#include "client/websocketposter.h"

#include <QUrlQuery>

namespace parlance {
namespace {

using Milliseconds = std::chrono::milliseconds;

// A link that lived so long was no part of the trouble.
constexpr qint64 kStable = 10'000;
// While there are others to try, nobody waits long for one.
constexpr Milliseconds kHelloWhenAutomatic{3'000};
constexpr qint64 kTypingEvery = 3'000;
constexpr int kOlderPage = 100;

} // namespace

Session::Session(SessionOptions options, QObject* parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_tokens(m_options.tokenFile)
    , m_outbox(m_options.random, m_options.outboxDirectory.isEmpty()
                                     ? OutboxStore()
                                     : OutboxStore(m_options.outboxDirectory, m_options.room))
    , m_backoff(m_options.random) {
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &Session::reconnect);
    connect(&m_outbox, &Outbox::refused, this,
            [this](const QByteArray& via, qint64 n, const Failure& failure) {
                m_messages.failPending(via, n, failure);
            });
    connect(&m_outbox, &Outbox::stored, this,
            [this](const QByteArray& via, qint64 n, const Cursor& cursor) {
                m_messages.storePending(via, n, cursor);
                m_messages.settlePending(m_conversation.last());
            });
    connect(&m_outbox, &Outbox::renumbered, &m_messages, &MessageModel::renumberPending);
    connect(&m_outbox, &Outbox::tokenRefused, this, &Session::join);
    // What an earlier start has left.
    for (const PostFrame& frame : m_outbox.waiting()) {
        m_messages.addPending(frame.via, *frame.n, QString::fromUtf8(frame.text));
    }
}

Session::~Session() {
    // The poster refers to the link.
    m_outbox.use(nullptr);
}

// Joining -----------------------------------------------------------------------------------------

void Session::start() {
    join();
}

void Session::join() {
    dropLink();
    setStatus({.phase = Phase::Connecting});
    m_renaming.reset();
    m_askedName = m_options.name;
    m_joining =
        std::make_unique<Joining>(m_http, m_tokens, room(), m_askedName, m_options.timings,
                                  [this](const Joining::Outcome& outcome) { joined(outcome); });
}

void Session::joined(const Joining::Outcome& outcome) {
    if (const auto* failure = std::get_if<Failure>(&outcome)) {
        if (failure->isFinal()) {
            return setStatus({.phase = Phase::Refused, .why = *failure});
        }
        return pause(*failure, failure->retryAfter.value_or(Milliseconds(0)));
    }
    become(std::get<Joining::Joined>(outcome));
    listen();
}

void Session::become(const Joining::Joined& joined) {
    m_self = joined.member;
    m_token = joined.token;
    m_messages.setSelf(m_self);
    m_people.setSelf(m_self.cid);
    Q_EMIT selfChanged();
}

void Session::rename(const QByteArray& name) {
    m_options.name = name;
    if (m_self.cid.isEmpty()) {
        join(); // A refusal may have been the old name's.
    } else if (m_status.phase == Phase::Live) {
        renameIfAsked();
    }
}

// Who joins with a token and another name is renamed; nothing else changes.
void Session::renameIfAsked() {
    if (m_askedName == m_options.name) {
        return;
    }
    m_renaming = std::make_unique<Joining>(
        m_http, m_tokens, room(), m_options.name, m_options.timings,
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
        });
}

// Listening ---------------------------------------------------------------------------------------

void Session::choose(std::optional<Transport> transport) {
    if (m_options.transport == transport) {
        return;
    }
    m_options.transport = transport;
    m_attempt = 0;
    m_blame.reset();
    reconnect();
}

void Session::reconnect() {
    m_pause.stop();
    m_self.cid.isEmpty() ? join() : listen();
}

Transport Session::wanted() const {
    return m_options.transport.value_or(kTransports[m_attempt]);
}

void Session::listen() {
    dropLink();
    LinkContext context{.http = &m_http,
                        .room = room(),
                        .token = m_token,
                        .random = m_options.random,
                        .timings = m_options.timings};
    if (!m_options.transport) {
        context.timings.hello = std::min(context.timings.hello, kHelloWhenAutomatic);
    }
    m_link = makeLink(wanted(), context);
    connect(m_link.get(), &Link::opened, this, &Session::opened);
    connect(m_link.get(), &Link::received, this, &Session::received);
    connect(m_link.get(), &Link::failed, this, &Session::lost);
    connect(m_link.get(), &Link::ended, this, [this](const Bye& bye) {
        dropLink();
        pause({.kind = Failure::Kind::Broken, .detail = Failure::Detail::Goodbye},
              Milliseconds(bye.retry));
    });
    setStatus({.phase = Phase::Connecting, .transport = wanted(), .why = m_blame});
    m_link->open(m_position);
}

void Session::opened(const Hello& hello) {
    if (!hello.stream.isEmpty() && !hello.you) {
        // The server does not know us any more.
        return join();
    }
    renameIfAsked();
    m_openSince.start();
    m_stream = hello.stream;
    show(m_conversation.open(hello));
    setStatus({.phase = Phase::Live, .transport = wanted(), .why = m_blame});
    // A poll says hello again when its position was changed; its way out stays.
    if (m_outbox.poster() == nullptr) {
        if (auto* webSocket = dynamic_cast<WebSocketLink*>(m_link.get())) {
            m_outbox.use(std::make_unique<WebSocketPoster>(*webSocket, m_options.timings));
        } else {
            m_outbox.use(std::make_unique<HttpPoster>(m_http, room(), m_token, m_options.timings));
        }
    }
    measure();
}

void Session::received(const codec::ServerFrame& frame) {
    if (const auto* message = std::get_if<Message>(&frame)) {
        show(m_conversation.take(*message));
        fetchHole();
    } else if (const auto* presence = std::get_if<Presence>(&frame)) {
        m_people.apply(*presence);
    } else if (const auto* typing = std::get_if<Typing>(&frame)) {
        m_people.apply(*typing);
    } else if (const auto* echo = std::get_if<Echo>(&frame)) {
        if (echo->nonce == m_nonce) {
            measured(Milliseconds(m_nonceSince.elapsed()));
        }
    } else if (std::holds_alternative<Heartbeat>(frame)) {
        measure();
    }
}

void Session::lost(const Failure& failure) {
    const bool wasStable = m_openSince.isValid() && m_openSince.elapsed() >= kStable;
    dropLink();
    if (wasStable) {
        m_backoff.reset();
        m_attempt = 0;
        m_blame.reset();
        return pause(failure, Milliseconds(0));
    }
    if (m_options.transport) {
        if (failure.isFinal()) {
            return setStatus(
                {.phase = Phase::Refused, .transport = m_options.transport, .why = failure});
        }
        return pause(failure, failure.retryAfter.value_or(Milliseconds(0)));
    }
    m_blame = failure;
    m_attempt = (m_attempt + 1) % kTransports.size();
    if (m_attempt != 0) {
        return listen();
    }
    pause(failure, failure.retryAfter.value_or(Milliseconds(0)));
}

void Session::pause(const Failure& why, Milliseconds atLeast) {
    setStatus({.phase = Phase::Waiting, .transport = wanted(), .why = why});
    m_pause.start(std::max(m_backoff.next(), atLeast));
}

void Session::dropLink() {
    m_pause.stop();
    m_outbox.use(nullptr);
    m_openSince.invalidate();
    m_stream.clear();
    if (m_link) {
        m_position = m_link->position();
        // It may be the one that is speaking.
        m_link->disconnect(this);
        m_link->close();
        m_link.release()->deleteLater();
    }
}

// Messages ----------------------------------------------------------------------------------------

void Session::show(const std::vector<Conversation::Line>& lines) {
    m_messages.append(lines);
    m_messages.settlePending(m_conversation.last());
}

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

QUrl Session::eventsUrl(const char* parameter, const Cursor& cursor) const {
    QUrl url = room().events();
    QUrlQuery query;
    query.addQueryItem(QString::fromLatin1(parameter), QString::fromLatin1(cursor.toBytes()));
    query.addQueryItem(QStringLiteral("limit"), QString::number(kOlderPage));
    url.setQuery(query);
    return url;
}

// Asks for what came ahead of: the server still has it, or says that it has not.
void Session::fetchHole() {
    const auto hole = m_conversation.hole();
    if (!hole || m_hole) {
        return;
    }
    const QNetworkRequest request = Http::request(eventsUrl("after", *hole), m_token);
    m_hole = m_http.get(request, m_options.timings.request, [this, hole](const HttpAnswer& answer) {
        m_hole.reset();
        const auto page = answer.failure ? Result<codec::ReceivedAnswer>(Error::BadJson)
                                         : codec::decodeAnswer(answer.body);
        if (page) {
            for (const Message& message : page->entries) {
                show(m_conversation.take(message));
            }
        }
        // Of a wide hole an answer brings only the beginning. One that brings nothing is the end.
        if (m_conversation.hole() == hole) {
            show(m_conversation.giveUpHole());
        }
        fetchHole();
    });
}

void Session::fetchOlder() {
    const auto first = m_conversation.first();
    if (!first || m_older || !hasOlder()) {
        return;
    }
    const QNetworkRequest request = Http::request(eventsUrl("before", *first), m_token);
    m_older = m_http.get(request, m_options.timings.request, [this](const HttpAnswer& answer) {
        m_older.reset();
        if (!answer.failure) {
            if (const auto page = codec::decodeAnswer(answer.body)) {
                m_messages.prepend(m_conversation.prepend(page->entries));
            }
        }
        Q_EMIT olderFetched();
    });
}

// Status ------------------------------------------------------------------------------------------

// On a stream a word of ours comes back on it; a poll has nothing to come back on.
void Session::measure() {
    m_nonceSince.start();
    if (!m_stream.isEmpty() && m_outbox.poster() != nullptr) {
        m_nonce = m_options.random.word(12);
        m_outbox.poster()->signal(EchoFrame{m_nonce, m_stream});
        return;
    }
    const QNetworkRequest request = Http::request(room().ping(), {});
    m_ping = m_http.get(request, m_options.timings.request, [this](const HttpAnswer& answer) {
        if (!answer.failure) {
            measured(Milliseconds(m_nonceSince.elapsed()));
        }
    });
}

void Session::measured(Milliseconds roundTrip) {
    m_nonce.clear();
    Status status = m_status;
    status.roundTrip = roundTrip;
    setStatus(std::move(status));
}

void Session::setStatus(Status status) {
    m_status = std::move(status);
    Q_EMIT statusChanged();
}

} // namespace parlance
