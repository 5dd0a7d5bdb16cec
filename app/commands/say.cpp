#include "app/commands/say.h"

#include "app/commands/address.h"
#include "app/commands/commandline.h"
#include "app/commands/door.h"
#include "app/commands/terminal.h"
#include "client/backoff.h"
#include "client/defaultroom.h"
#include "client/httpposter.h"
#include "client/identity.h"
#include "client/reason.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>

namespace parlance {
namespace {

const QString kCommand = QStringLiteral("parlance say");
constexpr std::chrono::milliseconds kPatience{30'000};
constexpr int kUnauthorized = 401;
constexpr int kMostJoins = 3; // Beyond that the server does not keep what it gives.
constexpr qsizetype kViaLength = 16;

struct SayOptions {
    RoomUrl room;
    QByteArray text = {};
    QByteArray name = {}; // Empty where none was asked for.
    bool json = false;
};

class Say {
public:
    explicit Say(const SayOptions& options)
        : m_options(options)
        , m_frame{options.text, 1, Random().word(kViaLength)}
        , m_credentials(m_store.find(options.room.origin()).value_or(Credentials{}))
        , m_http(options.room.fingerprint()) {}

    int run() {
        m_started.start();
        QTimer::singleShot(0, &m_loop, [this] { step(); });
        return m_loop.exec();
    }

private:
    void step();
    void askForRoom();
    void joined(const Joining::Outcome& outcome);
    void answered(const Poster::Outcome& outcome);
    void stepAgainAfter(const Failure& failure);
    void stepEncrypted(const RoomUrl& room);
    void giveUp(const Failure& failure);
    bool mustJoin() const;

    SayOptions m_options;
    PostFrame m_frame; // Every attempt sends the same one, so that only one can count.
    TokenStore m_store;
    Credentials m_credentials;
    int m_joins = 0;
    bool m_toldWaiting = false;
    QElapsedTimer m_started;
    QEventLoop m_loop;
    Backoff m_backoff{Random()};
    Http m_http;
    Http::Call m_asking;
    std::unique_ptr<Joining> m_joining;
    std::unique_ptr<HttpPoster> m_poster;
};

bool Say::mustJoin() const {
    const bool renamed = !m_options.name.isEmpty() && m_options.name != m_credentials.name;
    return m_credentials.token.isEmpty() || renamed;
}

void Say::step() {
    if (!m_options.room.namesRoom()) {
        askForRoom();
        return;
    }
    if (!mustJoin()) {
        m_poster = std::make_unique<HttpPoster>(m_http, m_options.room, m_credentials.token);
        m_poster->post(m_frame, [this](const Poster::Outcome& outcome) { answered(outcome); });
        return;
    }
    // Who was here before keeps the name; who was never here gets the account's.
    for (const QByteArray& name : {m_options.name, m_credentials.name, accountName()}) {
        if (!name.isEmpty()) {
            m_credentials.name = name;
            break;
        }
    }
    ++m_joins;
    m_joining = std::make_unique<Joining>(
        m_http, m_store, m_options.room, door::wish(m_options.room, m_credentials.name),
        LinkTimings(), [this](const Joining::Outcome& outcome) { joined(outcome); });
}

void Say::askForRoom() {
    m_asking = findDefaultRoom(m_http, m_options.room, {}, [this](const FoundRoom& found) {
        if (!found) {
            stepAgainAfter(found.error());
            return;
        }
        m_options.room = *found;
        step();
    });
}

void Say::joined(const Joining::Outcome& outcome) {
    if (const auto* failure = std::get_if<Failure>(&outcome)) {
        stepAgainAfter(*failure);
        return;
    }
    const auto& joined = std::get<Joining::Joined>(outcome);
    m_credentials.token = joined.token;
    if (!joined.isKept) {
        terminal::complain(
            kCommand,
            QStringLiteral("the token could not be kept in %1").arg(TokenStore::defaultPath()));
    }
    step();
}

void Say::answered(const Poster::Outcome& outcome) {
    if (const auto* failure = std::get_if<Failure>(&outcome)) {
        stepAgainAfter(*failure);
        return;
    }
    remember(m_options.room);
    const Cursor& cursor = std::get<Posted>(outcome).cursor;
    if (m_options.json) {
        terminal::write(R"({"seq":)" + QByteArray::number(cursor.seq) + R"(,"cursor":")" +
                        cursor.toBytes() + "\"}\n");
    }
    m_loop.exit(kDone);
}

// It may know us there, or by the name that it had before.
void Say::stepEncrypted(const RoomUrl& room) {
    m_options.room = room;
    m_http.setPin(room.fingerprint());
    if (const auto known = m_store.find(room.origin())) {
        m_credentials = *known;
    }
    QTimer::singleShot(0, &m_loop, [this] { step(); });
}

void Say::stepAgainAfter(const Failure& failure) {
    if (const auto safe = encryptedInstead(m_options.room, failure)) {
        stepEncrypted(*safe);
        return;
    }
    const bool canEnter = failure.code == Error::PasswordRequired && door::hasKey(m_options.room);
    if ((failure.httpStatus == kUnauthorized || canEnter) && m_joins < kMostJoins) {
        m_credentials.token.clear();
        QTimer::singleShot(0, &m_loop, [this] { step(); });
        return;
    }
    const auto pause =
        std::max(m_backoff.next(), failure.retryAfter.value_or(std::chrono::milliseconds(0)));
    const bool tooLate = std::chrono::milliseconds(m_started.elapsed()) + pause > kPatience;
    if (failure.isFinal() || tooLate) {
        giveUp(failure);
        return;
    }
    if (!std::exchange(m_toldWaiting, true)) {
        terminal::complain(kCommand, reasonOf(failure) + QStringLiteral("; trying again"));
    }
    QTimer::singleShot(pause, &m_loop, [this] { step(); });
}

void Say::giveUp(const Failure& failure) {
    QString advice = adviceOn(failure);
    if (advice.isEmpty() && failure.code != Error::None && failure.code != Error::Internal) {
        advice = QStringLiteral(": ") + QLatin1StringView(info(failure.code).message);
    }
    terminal::complain(kCommand, reasonOf(failure) + advice);
    m_loop.exit(kFailed);
}

void describe(QCommandLineParser& parser) {
    parser.setApplicationDescription(
        QStringLiteral("Says one thing in a room. The first time it joins; the token is kept.\n") +
        door::explanation());
    parser.addPositionalArgument(QStringLiteral("URL"),
                                 QStringLiteral("The room: http://host:port/rooms/lobby, or "
                                                "http://host:port for the server's own"),
                                 QStringLiteral("say URL"));
    parser.addPositionalArgument(
        QStringLiteral("TEXT"),
        QStringLiteral("The message; - reads it from standard input. One that begins with a "
                       "hyphen comes after --"));
    parser.addOptions({
        {QStringLiteral("name"),
         QStringLiteral("Under this name. Without it: the last one, or the account's."),
         QStringLiteral("NAME")},
        {QStringLiteral("json"), QStringLiteral("Print the message's numbers.")},
        fingerprintOption(),
    });
}

// What was written, without the line end that shells and editors add.
Result<QByteArray, QString> textOf(const QString& argument) {
    QByteArray text = argument.toUtf8();
    if (argument == u"-") {
        QFile input;
        if (!input.open(stdin, QIODevice::ReadOnly)) {
            return QStringLiteral("standard input cannot be read");
        }
        text = input.readAll();
        if (text.endsWith('\n')) {
            text.chop(text.endsWith("\r\n") ? 2 : 1);
        }
    }
    if (text.isEmpty()) {
        return QStringLiteral("there is nothing to say");
    }
    if (!text.isValidUtf8()) {
        return QStringLiteral("the text is not valid UTF-8");
    }
    return text;
}

Result<SayOptions, QString> optionsOf(const QCommandLineParser& parser) {
    const QStringList positional = parser.positionalArguments();
    if (positional.size() != 2) {
        return QStringLiteral("it takes the address of a room and one text");
    }
    const auto room = roomOf(parser, positional[0]);
    if (!room) {
        return room.error();
    }
    const auto text = textOf(positional[1]);
    if (!text) {
        return text.error();
    }
    SayOptions options{.room = *room, .text = *text};
    options.name = parser.value(QStringLiteral("name")).toUtf8();
    options.json = parser.isSet(QStringLiteral("json"));
    return options;
}

} // namespace

int runSay(const QStringList& arguments) {
    QCommandLineParser parser;
    describe(parser);
    if (const auto code = parse(parser, kCommand, arguments)) {
        return *code;
    }
    const auto options = optionsOf(parser);
    if (!options) {
        return misused(kCommand, options.error());
    }
    return Say(*options).run();
}

} // namespace parlance
