#include "app/commands/tailoptions.h"

#include "app/commands/address.h"
#include "app/commands/door.h"

namespace parlance {

void describeTail(QCommandLineParser& parser) {
    parser.setApplicationDescription(
        QStringLiteral("Prints what is said in a room, and goes on until it is stopped.\n") +
        door::explanation());
    parser.addPositionalArgument(QStringLiteral("URL"),
                                 QStringLiteral("The room: http://host:port/rooms/lobby, or "
                                                "http://host:port for the server's own"),
                                 QStringLiteral("tail URL"));
    parser.addOptions({
        {QStringLiteral("transport"),
         QStringLiteral(
             "Only by websocket (or ws), sse, stream, longpoll or shortpoll. Without it: "
             "by whichever works, the best first."),
         QStringLiteral("name")},
        {QStringLiteral("after"),
         QStringLiteral("Begin after this cursor, at the start, or with what comes now. Without "
                        "it: with the last 50 messages."),
         QStringLiteral("CURSOR|start|now")},
        {QStringLiteral("count"), QStringLiteral("End after this many messages."),
         QStringLiteral("N")},
        {QStringLiteral("json"),
         QStringLiteral("Print the frames hello, message and presence as they are, one a line.")},
        {QStringLiteral("trace"),
         QStringLiteral("The same, and with them each decision about the transport, as "
                        "{\"type\":\"trace\", ...}.")},
        {QStringLiteral("no-presence"), QStringLiteral("Leave out who comes and goes.")},
        fingerprintOption(),
    });
}

Result<TailOptions, QString> tailOptionsOf(const QCommandLineParser& parser) {
    const QStringList positional = parser.positionalArguments();
    if (positional.size() != 1) {
        return QStringLiteral("it takes the address of one room");
    }
    const auto room = roomOf(parser, positional.front());
    if (!room) {
        return room.error();
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
    options.trace = parser.isSet(QStringLiteral("trace"));
    if (options.trace || parser.isSet(QStringLiteral("json"))) {
        options.format = TailPrinter::Format::Json; // Every line, or scripts would have to guess.
    }
    if (parser.isSet(QStringLiteral("no-presence"))) {
        options.people = TailPrinter::People::Hidden;
    }
    return options;
}

} // namespace parlance
