#include "app/commands/tail.h"

#include "app/commands/address.h"
#include "app/commands/commandline.h"
#include "app/commands/door.h"
#include "app/commands/tailoptions.h"
#include "app/commands/terminal.h"
#include "app/stopsignals.h"
#include "client/backoff.h"
#include "client/defaultroom.h"
#include "client/identity.h"
#include "client/reader.h"
#include "client/reason.h"
#include "client/trace.h"

#include <QElapsedTimer>
#include <QEventLoop>

namespace parlance {
namespace {

const QString kCommand = QStringLiteral("parlance tail");
constexpr qint64 kStable = 5'000; // A link that lived so long was no part of the trouble.
constexpr std::chrono::milliseconds kLeastPause{100}; // The least that is told.

// As scripts read it.
codec::TraceLine lineOf(const TraceEntry& entry) {
    codec::TraceLine line{.at = entry.at,
                          .what = traceCode(entry.what).toLatin1(),
                          .pause = entry.pause,
                          .text = sentence(entry).toUtf8()};
    if (entry.transport) {
        line.transport = wireName(*entry.transport).toLatin1();
    }
    if (entry.from) {
        line.from = wireName(*entry.from).toLatin1();
    }
    if (entry.cause) {
        line.cause = codec::TraceLine::Cause{
            .of = entry.blamed ? wireName(*entry.blamed).toLatin1() : QByteArray(),
            .kind = kindCode(entry.cause->kind),
            .status = entry.cause->httpStatus,
            .close = entry.cause->closeCode,
            .code = entry.cause->code};
    }
    return line;
}

class Tail {
public:
    explicit Tail(const TailOptions& options)
        : m_options(options)
        , m_position(options.from)
        , m_printer(options.format, options.people)
        , m_left(options.count)
        , m_http(options.room.fingerprint()) {
        m_retry.setSingleShot(true);
        QObject::connect(&m_retry, &QTimer::timeout, &m_retry, [this] { begin(); });
    }

    int run() {
        const StopSignals signals([this] { end(kDone); });
        m_retry.start(0);
        return m_loop.exec();
    }

private:
    void begin();
    // By one transport, come what may.
    void listen();
    void lost(const Failure& failure);
    // Whether there is another way in: as who was here before, then with what opens the room.
    bool comesInAfter(const Failure& failure);
    void joined(const Joining::Outcome& outcome);
    void letLinkGo();
    void goOn(const QString& why, std::chrono::milliseconds atLeast);
    // Whether it is the server's wish, which is done.
    bool goEncrypted(const Failure& failure);
    // By whichever works, or with decisions that can be told.
    void climb();
    void explain(const TraceEntry& entry);

    void take(const codec::ServerFrame& frame);
    void take(const Message& message);
    void take(const Conversation::Gap& gap);
    void take(const Conversation::Reset& reset);
    void show(const QByteArray& lines);
    void end(int code);

    TailOptions m_options;
    Position m_position;
    TailPrinter m_printer;
    qint64 m_left;
    bool m_ended = false;
    QEventLoop m_loop;
    Http m_http;
    Http::Call m_asking;
    TokenStore m_tokens;
    QByteArray m_token; // An open room is read without a name.
    std::unique_ptr<Joining> m_joining;
    bool m_hasJoined = false; // Here: once is enough to be let in, and more would never end.
    std::unique_ptr<Link> m_link;
    Backoff m_backoff{Random()};
    QTimer m_retry;
    QElapsedTimer m_alive;
    std::unique_ptr<Reader> m_reader;
};

void Tail::begin() {
    if (m_options.room.namesRoom()) {
        m_options.transport && !m_options.trace ? listen() : climb();
        return;
    }
    m_asking = findDefaultRoom(m_http, m_options.room, {}, [this](const FoundRoom& found) {
        if (!found) {
            lost(found.error());
            return;
        }
        m_options.room = *found;
        begin();
    });
}

void Tail::listen() {
    m_link =
        makeLink(*m_options.transport, {.http = &m_http, .room = m_options.room, .token = m_token});
    Link* link = m_link.get();
    QObject::connect(link, &Link::opened, link, [this](const Hello& hello) {
        m_alive.start();
        remember(m_options.room);
        show(m_printer.lines(hello));
    });
    QObject::connect(link, &Link::received, link,
                     [this](const codec::ServerFrame& frame) { take(frame); });
    QObject::connect(link, &Link::failed, link, [this](const Failure& failure) { lost(failure); });
    QObject::connect(link, &Link::ended, link, [this](const Bye& bye) {
        goOn(QStringLiteral("the server says goodbye (%1)").arg(QString::fromUtf8(bye.reason)),
             std::chrono::milliseconds(bye.retry));
    });
    m_alive.invalidate();
    link->open(m_position);
}

void Tail::climb() {
    if (m_reader) {
        return m_reader->start(m_token);
    }
    const Climber::Options options{.room = m_options.room, .choice = m_options.transport};
    m_reader = std::make_unique<Reader>(m_http, options, m_options.from);
    Reader* reader = m_reader.get();
    QObject::connect(reader, &Reader::opened, reader, [this](const Hello& hello) {
        remember(m_options.room);
        if (m_options.format == TailPrinter::Format::Json) {
            show(m_printer.lines(hello));
        }
    });
    QObject::connect(reader, &Reader::shown, reader, [this](const auto& lines) {
        for (const Conversation::Line& line : lines) {
            std::visit([this](const auto& content) { take(content); }, line);
        }
    });
    QObject::connect(reader, &Reader::presenceChanged, reader,
                     [this](const Presence& presence) { take(codec::ServerFrame(presence)); });
    QObject::connect(&reader->climber(), &Climber::said, reader,
                     [this](const TraceEntry& entry) { explain(entry); });
    reader->start(m_token);
}

void Tail::explain(const TraceEntry& entry) {
    using What = TraceEntry::What;
    if (m_options.trace) {
        show(codec::encode(lineOf(entry)) + '\n');
    }
    if (entry.what == What::Refused && entry.cause && comesInAfter(*entry.cause)) {
        return;
    }
    const bool isTrouble = entry.what == What::Lost || entry.what == What::Again ||
                           entry.what == What::Unreachable || entry.what == What::Ended ||
                           entry.what == What::Refused;
    if (entry.what == What::Refused && entry.cause && goEncrypted(*entry.cause)) {
        return;
    }
    if (isTrouble) {
        const QString advice = entry.cause ? adviceOn(*entry.cause) : QString();
        terminal::complain(kCommand, sentence(entry) + advice);
    }
    if (entry.what == What::Refused) {
        end(kFailed);
    }
}

// In JSON a hello says the same.
void Tail::take(const Conversation::Gap& gap) {
    if (m_options.format == TailPrinter::Format::Text) {
        show(m_printer.lines(
            Hello{.room = m_options.room.room(), .resume = Resume::Gap, .missed = gap.missed}));
    }
}

void Tail::take(const Conversation::Reset&) {
    if (m_options.format == TailPrinter::Format::Text) {
        show(m_printer.lines(Hello{.room = m_options.room.room(), .resume = Resume::Reset}));
    }
}

void Tail::take(const Message& message) {
    take(codec::ServerFrame(message));
}

void Tail::take(const codec::ServerFrame& frame) {
    if (m_ended) {
        return; // What is left of a page that went beyond --count.
    }
    show(m_printer.lines(frame));
    if (m_options.count > 0 && std::holds_alternative<Message>(frame) && --m_left == 0) {
        end(kDone);
    }
}

bool Tail::goEncrypted(const Failure& failure) {
    const auto safe = encryptedInstead(m_options.room, failure);
    if (safe) {
        m_options.room = *safe;
        m_http.setPin(safe->fingerprint());
        letLinkGo();
        if (m_reader) {
            m_reader.release()->deleteLater(); // We are in one of its climber's signals.
        }
        m_retry.start(0);
    }
    return safe.has_value();
}

void Tail::lost(const Failure& failure) {
    if (goEncrypted(failure) || comesInAfter(failure)) {
        return;
    }
    if (failure.isFinal()) {
        terminal::complain(kCommand, reasonOf(failure) + adviceOn(failure));
        end(kFailed);
        return;
    }
    goOn(reasonOf(failure), failure.retryAfter.value_or(std::chrono::milliseconds(0)));
}

bool Tail::comesInAfter(const Failure& failure) {
    const bool isClosed =
        failure.code == Error::PasswordRequired || failure.code == Error::RoomLocked;
    const Credentials known = m_tokens.find(m_options.room.origin()).value_or(Credentials{});
    if (isClosed && m_token.isEmpty() && !known.token.isEmpty()) {
        m_token = known.token;
        letLinkGo();
        m_retry.start(0);
        return true;
    }
    if (failure.code != Error::PasswordRequired || m_hasJoined || !door::hasKey(m_options.room)) {
        return false;
    }
    letLinkGo();
    const QByteArray name = known.name.isEmpty() ? accountName() : known.name;
    m_joining = std::make_unique<Joining>(
        m_http, m_tokens, m_options.room, door::wish(m_options.room, name), LinkTimings(),
        [this](const Joining::Outcome& outcome) { joined(outcome); });
    return true;
}

void Tail::joined(const Joining::Outcome& outcome) {
    if (const auto* failure = std::get_if<Failure>(&outcome)) {
        return lost(*failure);
    }
    m_hasJoined = true;
    m_token = std::get<Joining::Joined>(outcome).token;
    m_retry.start(0);
}

// We are in one of its signals.
void Tail::letLinkGo() {
    if (m_link) {
        m_position = m_link->position();
        m_link.release()->deleteLater();
    }
}

void Tail::goOn(const QString& why, std::chrono::milliseconds atLeast) {
    letLinkGo();
    if (m_alive.isValid() && m_alive.elapsed() >= kStable) {
        m_backoff.reset();
    }
    const std::chrono::milliseconds pause = std::max({m_backoff.next(), atLeast, kLeastPause});
    terminal::complain(kCommand, QStringLiteral("%1; asking again in %2 s")
                                     .arg(why)
                                     .arg(double(pause.count()) / 1000, 0, 'f', 1));
    m_retry.start(pause);
}

void Tail::show(const QByteArray& lines) {
    if (m_ended) {
        return;
    }
    switch (terminal::write(lines)) {
        case terminal::Written::Whole:
            return;
        case terminal::Written::ReaderGone:
        case terminal::Written::Interrupted:
            end(kDone);
            return;
        case terminal::Written::Failed:
            terminal::complain(kCommand, QStringLiteral("standard output cannot be written"));
            end(kFailed);
    }
}

void Tail::end(int code) {
    if (std::exchange(m_ended, true)) {
        return;
    }
    m_retry.stop();
    if (m_link) {
        m_link->close();
    }
    m_loop.exit(code);
}

} // namespace

int runTail(const QStringList& arguments) {
    QCommandLineParser parser;
    describeTail(parser);
    if (const auto code = parse(parser, kCommand, arguments)) {
        return *code;
    }
    const Result<TailOptions, QString> options = tailOptionsOf(parser);
    if (!options) {
        return misused(kCommand, options.error());
    }
    return Tail(*options).run();
}

} // namespace parlance
