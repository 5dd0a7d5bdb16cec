// One person in one room: everything that a window needs to know and can ask for. The session
// joins, listens by the chosen transport or by whichever works, sends what was typed until it is
// known to be stored, and shows every message once.
#pragma once

#include "client/backoff.h"
#include "client/conversation.h"
#include "client/identity.h"
#include "client/link.h"
#include "client/messagemodel.h"
#include "client/outbox.h"
#include "client/peoplemodel.h"
#include "client/tokenstore.h"

#include <QElapsedTimer>
#include <QTimer>

namespace parlance {

struct SessionOptions {
    RoomUrl room;
    QByteArray name; // Asked for; the server may add a number.
    QString tokenFile = TokenStore::defaultPath();
    QString outboxDirectory = {}; // Where unsent messages outlive the program; empty: nowhere.
    std::optional<Transport> transport = {}; // Nothing: automatic.
    Random random = {};
    LinkTimings timings = {};
};

class Session final : public QObject {
    Q_OBJECT

public:
    explicit Session(SessionOptions options, QObject* parent = nullptr);
    ~Session() override;

    const RoomUrl& room() const { return m_options.room; }
    MessageModel& messages() { return m_messages; }
    PeopleModel& people() { return m_people; }
    // Who we are here; an empty cid before joining.
    const Member& self() const { return m_self; }

    void start();

    // Nothing chooses automatically: the five in order, the best that works.
    void choose(std::optional<Transport> transport);
    std::optional<Transport> choice() const { return m_options.transport; }
    // Now, without waiting for the end of a pause.
    void reconnect();

    // As soon as the server can be asked; the conversation goes on meanwhile. The server may add a
    // number here as well.
    void rename(const QByteArray& name);

    // Shown as pending at once; sent when there is a way, and never twice.
    void send(const QString& text);
    // To be called with every key; it is told to the others at most every three seconds.
    void typing();

    // Puts older messages in front of the model; does nothing while a page is on its way.
    void fetchOlder();
    bool hasOlder() const { return m_conversation.hasOlder(); }

    enum class Phase {
        Connecting,
        Live,
        Waiting, // For the end of a pause; `why` says what for.
        Refused, // For good; `why` says what for.
    };
    Q_ENUM(Phase)
    struct Status {
        Phase phase = Phase::Connecting;
        std::optional<Transport> transport = {}; // In use or being tried.
        std::optional<std::chrono::milliseconds> roundTrip = {};
        std::optional<Failure> why = {}; // Also why a better transport is not used.
    };
    const Status& status() const { return m_status; }

Q_SIGNALS:
    void statusChanged();
    void selfChanged();
    // The name stays as it was.
    void renameRefused(const parlance::Failure& failure);
    // fetchOlder() has done what it could.
    void olderFetched();

private:
    void join();
    void joined(const Joining::Outcome& outcome);
    void become(const Joining::Joined& joined);
    void renameIfAsked();
    void listen();
    void opened(const Hello& hello);
    void received(const codec::ServerFrame& frame);
    void lost(const Failure& failure);
    void pause(const Failure& why, std::chrono::milliseconds atLeast);
    void dropLink();

    void show(const std::vector<Conversation::Line>& lines);
    void fetchHole();
    void measure();
    void measured(std::chrono::milliseconds roundTrip);
    void setStatus(Status status);
    Transport wanted() const;
    QUrl eventsUrl(const char* parameter, const Cursor& cursor) const;

    SessionOptions m_options;
    Http m_http;
    TokenStore m_tokens;
    QByteArray m_token;
    Member m_self;
    QByteArray m_askedName; // The last that the server was asked for.
    Conversation m_conversation;
    MessageModel m_messages;
    PeopleModel m_people;
    Outbox m_outbox;
    Status m_status;

    std::unique_ptr<Link> m_link;
    Position m_position{FromLatest{}, std::nullopt};
    std::size_t m_attempt = 0;      // Into kTransports, when the choice is automatic.
    std::optional<Failure> m_blame; // Why the last better transport was given up.
    Backoff m_backoff;
    QTimer m_pause;
    QElapsedTimer m_openSince; // Of the present link; invalid until its hello.
    QElapsedTimer m_typingSince;

    std::unique_ptr<Joining> m_joining;
    std::unique_ptr<Joining> m_renaming;
    Http::Call m_hole;
    Http::Call m_older;
    Http::Call m_ping;
    QByteArray m_stream; // Of the open link; polls have none.
    QByteArray m_nonce;
    QElapsedTimer m_nonceSince;
};

} // namespace parlance
