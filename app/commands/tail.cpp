#include "app/commands/tail.h"

#include "app/commands/commandline.h"
#include "app/commands/tailprinter.h"
#include "app/commands/terminal.h"
#include "app/stopsignals.h"
#include "client/backoff.h"
#include "client/link.h"
#include "client/reason.h"

#include <QElapsedTimer>
#include <QEventLoop>

namespace parlance {
namespace {

const QString kCommand = QStringLiteral("parlance tail");
constexpr qint64 kStable = 5'000; // A link that lived so long was no part of the trouble.

struct TailOptions {
    RoomUrl room;
    Transport transport = Transport::WebSocket;
    Position from = {};
    qint64 count = 0; // 0: without end.
    TailPrinter::Format format = TailPrinter::Format::Text;
    TailPrinter::People people = TailPrinter::People::Shown;
};

class Tail {
public:
    explicit Tail(const TailOptions& options)
        : m_options(options)
        , m_position(options.from)
        , m_printer(options.format, options.people)
        , m_left(options.count) {
        m_retry.setSingleShot(true);
        QObject::connect(&m_retry, &QTimer::timeout, &m_retry, [this] { listen(); });
    }

    int run() {
        const StopSignals signals([this] { end(kDone); });
        m_retry.start(0);
        return m_loop.exec();
    }

private:
    void listen();
    void take(const codec::ServerFrame& frame);
    void lost(const Failure& failure);
    void goOn(const QString& why, std::chrono::milliseconds atLeast);
    void show(const QByteArray& lines);
    void end(int code);

    TailOptions m_options;
    Position m_position;
    TailPrinter m_printer;
    qint64 m_left;
    bool m_ended = false;
    QEventLoop m_loop;
    Http m_http;
    std::unique_ptr<Link> m_link;
    Backoff m_backoff{Random()};
    QTimer m_retry;
    QElapsedTimer m_alive;
};

void Tail::listen() {
    m_link = makeLink(m_options.transport, {.http = &m_http, .room = m_options.room});
    Link* link = m_link.get();
    QObject::connect(link, &Link::opened, link, [this](const Hello& hello) {
        m_alive.start();
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

void Tail::take(const codec::ServerFrame& frame) {
    show(m_printer.lines(frame));
    if (m_options.count > 0 && std::holds_alternative<Message>(frame) && --m_left == 0) {
        end(kDone);
    }
}

void Tail::lost(const Failure& failure) {
    if (failure.isFinal()) {
        terminal::complain(kCommand, reasonOf(failure));
        end(kFailed);
        return;
    }
    goOn(reasonOf(failure), failure.retryAfter.value_or(std::chrono::milliseconds(0)));
}

void Tail::goOn(const QString& why, std::chrono::milliseconds atLeast) {
    m_position = m_link->position();
    m_link.release()->deleteLater(); // We are in one of its signals.
    if (m_alive.isValid() && m_alive.elapsed() >= kStable) {
        m_backoff.reset();
    }
    const std::chrono::milliseconds pause = std::max(m_backoff.next(), atLeast);
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

void describe(QCommandLineParser& parser) {
    parser.setApplicationDescription(
        QStringLiteral("Prints what is said in a room, and goes on until it is stopped."));
    parser.addPositionalArgument(QStringLiteral("URL"),
                                 QStringLiteral("The room: http://host:port/rooms/lobby"),
                                 QStringLiteral("tail URL"));
    parser.addOptions({
        {QStringLiteral("transport"),
         QStringLiteral("websocket (the default, or ws), sse, stream, longpoll or shortpoll."),
         QStringLiteral("name")},
        {QStringLiteral("after"),
         QStringLiteral("Begin after this cursor, at the start, or with what comes now. Without "
                        "it: with the last 50 messages."),
         QStringLiteral("CURSOR|start|now")},
        {QStringLiteral("count"), QStringLiteral("End after this many messages."),
         QStringLiteral("N")},
        {QStringLiteral("json"),
         QStringLiteral("Print the frames hello, message and presence as they are, one a line.")},
        {QStringLiteral("no-presence"), QStringLiteral("Leave out who comes and goes.")},
    });
}

// The options, or the sentence that says what is wrong with them.
Result<TailOptions, QString> optionsOf(const QCommandLineParser& parser) {
    const QStringList positional = parser.positionalArguments();
    if (positional.size() != 1) {
        return QStringLiteral("it takes the address of one room");
    }
    const auto room = RoomUrl::parse(positional.front());
    if (!room) {
        return QStringLiteral("%1 is no address of a room").arg(positional.front());
    }
    TailOptions options{.room = *room};
    if (parser.isSet(QStringLiteral("transport"))) {
        const QString name = parser.value(QStringLiteral("transport"));
        const auto transport = transportFromName(name);
        if (!transport) {
            return QStringLiteral("%1 is no transport").arg(name);
        }
        options.transport = *transport;
    }
    if (parser.isSet(QStringLiteral("after"))) {
        const auto after = parseStart(parser.value(QStringLiteral("after")).toUtf8());
        if (!after) {
            return QStringLiteral("--after takes a cursor, start or now");
        }
        options.from.after = *after;
    }
    if (parser.isSet(QStringLiteral("count"))) {
        options.count = parser.value(QStringLiteral("count")).toLongLong();
        if (options.count < 1) {
            return QStringLiteral("--count takes a number from 1");
        }
    }
    if (parser.isSet(QStringLiteral("json"))) {
        options.format = TailPrinter::Format::Json;
    }
    if (parser.isSet(QStringLiteral("no-presence"))) {
        options.people = TailPrinter::People::Hidden;
    }
    return options;
}

} // namespace

int runTail(const QStringList& arguments) {
    QCommandLineParser parser;
    describe(parser);
    if (const auto code = parse(parser, kCommand, arguments)) {
        return *code;
    }
    const Result<TailOptions, QString> options = optionsOf(parser);
    if (!options) {
        return misused(kCommand, options.error());
    }
    return Tail(*options).run();
}

} // namespace parlance
