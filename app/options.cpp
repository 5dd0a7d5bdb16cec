#include "app/options.h"

#include "client/layeredsettings.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QStandardPaths>

namespace parlance {
namespace {

constexpr qint64 kDay = 24LL * 3600 * 1000;

// "1000" entries or "30d" days.
std::optional<Retention> parseRetention(const QString& text) {
    const bool days = text.endsWith(u'd');
    bool ok = false;
    const qint64 number = (days ? text.chopped(1) : text).toLongLong(&ok);
    if (!ok || number < 1 || number > 1'000'000'000'000) {
        return std::nullopt;
    }
    Retention retention;
    (days ? retention.milliseconds : retention.entries) = days ? number * kDay : number;
    return retention;
}

QString defaultData() {
    // The service manager's, for a service with a StateDirectory of its own; see systemd.exec(5).
    const QString ofService = qEnvironmentVariable("STATE_DIRECTORY").section(u':', 0, 0);
    if (!ofService.isEmpty()) {
        return ofService;
    }
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
}

void describe(QCommandLineParser& parser, Edition edition) {
    const bool hasWindow = edition == Edition::Desktop;
    const QString what =
        hasWindow
            ? QStringLiteral("A chat room for everybody on the network, with its server inside.")
            : QStringLiteral("The server of a chat room for everybody on the network.");
    const QString join = QStringLiteral(
        "With a window:\n"
        "  join URL         join a room; a parlance:// link does the same\n\n");
    parser.setApplicationDescription(
        what + QStringLiteral("\n\n") + (hasWindow ? join : QString()) +
        QStringLiteral("Other commands, each with a --help of its own:\n"
                       "  tail URL         print a room's messages as they come\n"
                       "  say URL TEXT     send a message\n"
                       "  race URL         the same messages over all five transports at once"));
    QCommandLineOption headless(QStringLiteral("headless"),
                                QStringLiteral("Run the server without a window."));
    if (hasWindow) {
        parser.addOption(
            {QStringLiteral("host"), QStringLiteral("Open the window and host a room at once.")});
    } else {
        // Understood, so that one line starts either program, but nothing to choose.
        headless.setFlags(QCommandLineOption::HiddenFromHelp);
    }
    parser.addOption(headless);
    parser.addOptions({
        {QStringLiteral("port"), QStringLiteral("Listen on this port; 0 takes any free one."),
         QStringLiteral("number"), QStringLiteral("8080")},
        {QStringLiteral("listen"), QStringLiteral("Listen on this address of the machine only."),
         QStringLiteral("address")},
        {QStringLiteral("room"), QStringLiteral("The room that visitors are sent to."),
         QStringLiteral("name"), QStringLiteral("lobby")},
        {QStringLiteral("data"),
         QStringLiteral("Keep the conversation in this directory; \"none\" keeps it in memory."),
         QStringLiteral("directory"), defaultData()},
        {QStringLiteral("keep"),
         QStringLiteral("Keep this many messages of a room, or with a \"d\" this many days "
                        "(default: everything)."),
         QStringLiteral("count")},
        {QStringLiteral("allow-host"),
         QStringLiteral("Answer to this host name as well. May be repeated."),
         QStringLiteral("name")},
        {QStringLiteral("tls"),
         QStringLiteral("Take https and wss as well, on the same port, with a certificate that is "
                        "made on first use.")},
        {QStringLiteral("tls-only"), QStringLiteral("The same, and send plain requests to https.")},
        {QStringLiteral("tls-certificate"),
         QStringLiteral("The certificate to use instead, in PEM form, followed by those that lead "
                        "to its issuer."),
         QStringLiteral("file")},
        {QStringLiteral("tls-key"), QStringLiteral("The key of that certificate, in PEM form."),
         QStringLiteral("file")},
        {QStringLiteral("simulate"),
         QStringLiteral("Simulate faults of the network for everybody, of: %1.")
             .arg(QLatin1StringView(kFaultWords)),
         QStringLiteral("faults")},
        {QStringLiteral("rate-limit"),
         QStringLiteral("\"none\" lifts the limits on how often somebody may speak or join, and "
                        "on connections from one address."),
         QStringLiteral("rule"), QStringLiteral("default")},
    });
    parser.addHelpOption();
    parser.addVersionOption();
}

// A certificate alone asks for TLS too: nobody names one to be served plainly.
std::optional<QString> readTls(const QCommandLineParser& parser, ServerOptions& server) {
    const QString certificate = parser.value(QStringLiteral("tls-certificate"));
    const QString key = parser.value(QStringLiteral("tls-key"));
    if (certificate.isEmpty() != key.isEmpty()) {
        return QStringLiteral("--tls-certificate and --tls-key go together.");
    }
    if (!certificate.isEmpty()) {
        server.tlsCertificate = QDir().absoluteFilePath(certificate);
        server.tlsKey = QDir().absoluteFilePath(key);
    }
    const bool wanted = parser.isSet(QStringLiteral("tls")) || !certificate.isEmpty();
    server.tls = parser.isSet(QStringLiteral("tls-only")) ? Tls::Only
                 : wanted                                 ? Tls::Also
                                                          : Tls::Off;
    return std::nullopt;
}

std::optional<QString> read(const QCommandLineParser& parser, ServerOptions& server) {
    bool ok = false;
    server.port = parser.value(QStringLiteral("port")).toUShort(&ok);
    if (!ok) {
        return QStringLiteral("--port takes a number from 0 to 65535.");
    }
    const auto room = RoomName::parse(parser.value(QStringLiteral("room")).toUtf8());
    if (!room) {
        return QStringLiteral(
            "--room takes 1 to 32 of a-z, 0-9, - and _, beginning with a letter "
            "or a digit.");
    }
    server.room = *room;
    if (parser.isSet(QStringLiteral("listen"))) {
        server.address = QHostAddress(parser.value(QStringLiteral("listen")));
        if (server.address.isNull()) {
            return QStringLiteral("--listen takes an IP address.");
        }
    }
    if (parser.isSet(QStringLiteral("keep"))) {
        const auto retention = parseRetention(parser.value(QStringLiteral("keep")));
        if (!retention) {
            return QStringLiteral("--keep takes a number of messages, or of days like 30d.");
        }
        server.retention = *retention;
    }
    if (parser.isSet(QStringLiteral("simulate"))) {
        const auto faults = parseFaults(parser.value(QStringLiteral("simulate")).toUtf8());
        if (!faults) {
            return QStringLiteral("--simulate takes some of %1; \"%2\" is none of them.")
                .arg(QLatin1StringView(kFaultWords), QString::fromUtf8(faults.error()));
        }
        server.simulate = *faults;
    }
    if (const auto problem = readTls(parser, server)) {
        return problem;
    }
    const QString rule = parser.value(QStringLiteral("rate-limit"));
    if (rule != u"none" && rule != u"default") {
        return QStringLiteral("--rate-limit takes \"none\" or \"default\".");
    }
    server.rateLimits = rule != u"none";
    const QString data = parser.value(QStringLiteral("data"));
    if (data.isEmpty()) {
        return QStringLiteral("--data takes a directory, or \"none\".");
    }
    server.dataDirectory = data == u"none" ? QString() : QDir(data).absolutePath();
    server.allowedHosts = parser.values(QStringLiteral("allow-host"));
    return std::nullopt;
}

// The words that are no options: nothing, a link, or a command.
std::optional<QString> read(const QStringList& words, Edition edition, Options& options) {
    if (words.isEmpty()) {
        return std::nullopt;
    }
    const bool isLink = words.first().startsWith(QStringLiteral("parlance:"));
    if (!isLink && words.first() != u"join") {
        return QStringLiteral("There is no command \"%1\".").arg(words.first());
    }
    if (edition == Edition::Server) {
        return QStringLiteral("join needs a window; tail and say do without one.");
    }
    if (words.size() != (isLink ? 1 : 2)) {
        return QStringLiteral("join takes the address of one room.");
    }
    options.join = RoomUrl::parse(words.last());
    if (!options.join && isLink) {
        options.badLink = words.last();
    } else if (!options.join) {
        return QStringLiteral("%1 is no address of a room.").arg(words.last());
    }
    return std::nullopt;
}

// The data directory is not among them: another one is another program's business.
QStringList givenOf(const QCommandLineParser& parser) {
    QStringList given;
    for (const QString& option : parser.optionNames()) {
        const QString word = QStringLiteral("--") + option;
        if (option != u"headless" && option != u"host" && option != u"data" &&
            !given.contains(word)) {
            given.append(word);
        }
    }
    return given;
}

// Options without a value; in the settings they are true or false.
const QString kOn = QStringLiteral("true");
const QString kOff = QStringLiteral("false");

bool isSwitch(const QString& option) {
    return option == u"tls" || option == u"tls-only";
}

QStringList valuesOf(const QCommandLineParser& parser, const QString& option) {
    return isSwitch(option) ? QStringList(kOn) : parser.values(option);
}

// The settings are read as arguments before the others, so that the command line has the last word,
// except on what is locked. What is wrong with them, if anything.
std::optional<QString> addSettings(QCommandLineParser& parser, const QStringList& arguments,
                                   const QString& name) {
    const LayeredSettings settings(name);
    const auto key = [](const QString& option) { return QStringLiteral("server/") + option; };
    for (const QString& option : parser.optionNames()) {
        if (settings.isLocked(key(option)) &&
            valuesOf(parser, option) != settings.value(key(option)).toStringList()) {
            return QStringLiteral("--%1 is set by the administrator of this computer.").arg(option);
        }
    }
    QStringList all{arguments.first()};
    for (const QString& option : settings.keys(QStringLiteral("server"))) {
        const QStringList values = settings.value(key(option)).toStringList();
        if (isSwitch(option)) {
            if (values != QStringList(kOn) && values != QStringList(kOff)) {
                return QStringLiteral("In the settings, parlance/%1.ini: %2 is true or false.")
                    .arg(name, option);
            }
            all += values == QStringList(kOn) ? QStringList(QStringLiteral("--") + option)
                                              : QStringList();
            continue;
        }
        for (const QString& value : values) {
            all.append(QStringLiteral("--%1=%2").arg(option, value));
        }
    }
    if (!parser.parse(all + arguments.sliced(1))) {
        return QStringLiteral("In the settings, parlance/%1.ini: ").arg(name) + parser.errorText();
    }
    return std::nullopt;
}

} // namespace

QString settingsName(Edition edition) {
    return edition == Edition::Desktop ? QStringLiteral("desktop") : QStringLiteral("server");
}

std::variant<Options, Printout> parseOptions(const QStringList& arguments, Edition edition,
                                             const QString& settings) {
    QCommandLineParser parser;
    describe(parser, edition);
    if (!parser.parse(arguments)) {
        return Printout{parser.errorText() + u'\n', 2};
    }
    if (parser.isSet(QStringLiteral("help")) || parser.isSet(QStringLiteral("help-all"))) {
        return Printout{parser.helpText(), 0};
    }
    if (parser.isSet(QStringLiteral("version"))) {
        return Printout{
            QStringLiteral("parlance ") + QCoreApplication::applicationVersion() + u'\n', 0};
    }
    Options options;
    options.given = givenOf(parser);
    if (const auto problem = addSettings(parser, arguments, settings)) {
        return Printout{*problem + u'\n', 2};
    }
    if (const auto problem = read(parser.positionalArguments(), edition, options)) {
        return Printout{*problem + u'\n', 2};
    }
    options.headless = parser.isSet(QStringLiteral("headless"));
    options.host = edition == Edition::Desktop && parser.isSet(QStringLiteral("host"));
    if (const auto problem = read(parser, options.server)) {
        return Printout{*problem + u'\n', 2};
    }
    return options;
}

} // namespace parlance
