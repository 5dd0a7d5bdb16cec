#include "app/commands/race.h"

#include "app/commands/address.h"
#include "app/commands/commandline.h"
#include "app/commands/terminal.h"
#include "app/stopsignals.h"
#include "client/racetable.h"
#include "client/reason.h"

#include <QEventLoop>

namespace parlance {
namespace {

const QString kCommand = QStringLiteral("parlance race");
constexpr int kMostMessages = 10'000;
constexpr int kSlowest = 60'000; // Milliseconds.

void describe(QCommandLineParser& parser) {
    parser.setApplicationDescription(QStringLiteral(
        "Sends messages into the room \"race\" of a server and receives them over "
        "all five transports at once.\n"
        "Bytes are counted at the socket, both ways; TCP, IP and TLS are not in "
        "them. Payload is JSON; heads are those of handshakes, requests and answers; "
        "framing is all the rest, and overhead both of them."));
    parser.addPositionalArgument(QStringLiteral("URL"),
                                 QStringLiteral("The server: http://host:port"),
                                 QStringLiteral("race URL"));
    parser.addOptions({
        {QStringLiteral("messages"), QStringLiteral("So many of them."), QStringLiteral("N"),
         QStringLiteral("100")},
        {QStringLiteral("every"), QStringLiteral("Milliseconds from one to the next."),
         QStringLiteral("MS"), QStringLiteral("100")},
        {QStringLiteral("idle"),
         QStringLiteral("Listen for so many seconds before, to see what silence costs."),
         QStringLiteral("S"), QStringLiteral("0")},
        {QStringLiteral("csv"), QStringLiteral("Print the table as CSV.")},
        fingerprintOption(),
    });
}

std::optional<int> number(const QCommandLineParser& parser, const QString& name, int least,
                          int most) {
    bool ok = false;
    const int value = parser.value(name).toInt(&ok);
    return ok && value >= least && value <= most ? std::optional(value) : std::nullopt;
}

Result<RaceOptions, QString> optionsOf(const QCommandLineParser& parser) {
    const QStringList positional = parser.positionalArguments();
    if (positional.size() != 1) {
        return QStringLiteral("it takes the address of one server");
    }
    const auto server = roomOf(parser, positional.front());
    if (!server) {
        return server.error();
    }
    RaceOptions options{.server = *server};
    const auto messages = number(parser, QStringLiteral("messages"), 1, kMostMessages);
    if (!messages) {
        return QStringLiteral("--messages takes a number from 1 to %1").arg(kMostMessages);
    }
    options.messages = *messages;
    const auto every = number(parser, QStringLiteral("every"), 0, kSlowest);
    if (!every) {
        return QStringLiteral("--every takes milliseconds from 0 to %1").arg(kSlowest);
    }
    options.every = std::chrono::milliseconds(*every);
    const auto idle = number(parser, QStringLiteral("idle"), 0, kSlowest / 1'000);
    if (!idle) {
        return QStringLiteral("--idle takes seconds from 0 to %1").arg(kSlowest / 1'000);
    }
    options.idle = std::chrono::seconds(*idle);
    return options;
}

bool isWhole(const std::vector<RaceRow>& rows, int messages) {
    return std::all_of(rows.begin(), rows.end(),
                       [messages](const RaceRow& row) { return row.received() == messages; });
}

struct Ended {
    std::vector<RaceRow> rows; // None where there was a failure, or a stop signal.
    std::optional<Failure> failure;
};

Ended hold(const RaceOptions& options) {
    QEventLoop loop;
    const StopSignals signals([&loop] { loop.quit(); });
    Race race(options);
    Ended ended;
    QObject::connect(&race, &Race::finished, &loop, [&](const std::optional<Failure>& failure) {
        ended = {failure ? std::vector<RaceRow>() : race.rows(), failure};
        loop.quit();
    });
    race.start();
    loop.exec();
    return ended;
}

} // namespace

int runRace(const QStringList& arguments) {
    QCommandLineParser parser;
    describe(parser);
    if (const auto code = parse(parser, kCommand, arguments)) {
        return *code;
    }
    auto options = optionsOf(parser);
    if (!options) {
        return misused(kCommand, options.error());
    }
    Ended ended = hold(*options);
    if (ended.failure) {
        if (const auto safe = encryptedInstead(options->server, *ended.failure)) {
            options->server = *safe;
            ended = hold(*options);
        }
    }
    if (ended.failure) {
        terminal::complain(kCommand, reasonOf(*ended.failure) + adviceOn(*ended.failure));
    }
    if (ended.failure || ended.rows.empty()) {
        return kFailed;
    }
    remember(options->server);
    terminal::write(parser.isSet(QStringLiteral("csv")) ? raceCsv(ended.rows)
                                                        : raceTable(ended.rows, options->messages));
    return isWhole(ended.rows, options->messages) ? kDone : kFailed;
}

} // namespace parlance
