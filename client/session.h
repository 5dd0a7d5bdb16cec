// One person in one room: everything that a window needs to know and can ask for. The session
// joins, reads by whichever transport works, sends what was typed until it is known to be stored,
// and feeds the models.
#pragma once

#include "client/backoff.h"
#include "client/identity.h"
#include "client/messagemodel.h"
#include "client/outbox.h"
#include "client/peoplemodel.h"
#include "client/reader.h"

#include <QElapsedTimer>

namespace parlance {

struct SessionOptions {
    RoomUrl room;
    QByteArray name; // Asked for; the server may add a number.
    QString tokenFile = TokenStore::defaultPath();
    QString outboxDirectory = {}; // Where unsent messages outlive the program; empty: nowhere.
    std::optional<Transport> transport = {}; // Nothing: automatic.
    TransportMemory memory = {};
    LadderTimings ladder = {};
    Random random = {};
    Clock clock = Clock::system();
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

    // Nothing chooses automatically: the best that works, whenever it works.
    void choose(std::optional<Transport> transport);
    std::optional<Transport> choice() const { return m_options.transport; }
    // Now, without waiting for the end of a pause.
    void reconnect();
    // Whether somebody looks at it: then better transports are looked for more often.
    void setVisible(bool visible) { m_reader.climber().setVisible(visible); }
    // The machine is awake again, or on another network.
    void wake();
    // What was decided about transports and why, the latest last.
    const std::deque<TraceEntry>& trace() const { return m_reader.climber().trace(); }

    // As soon as the server can be asked; the conversation goes on meanwhile. The server may add a
    // number here as well.
    void rename(const QByteArray& name);

    // Into a room that asks for it: once more, with this password.
    void enter(const QByteArray& password);

    // Shown as pending at once; sent when there is a way, and never twice.
    void send(const QString& text);
    // To be called with every key; it is told to the others at most every three seconds.
    void typing();

    // Puts older messages in front of the model; does nothing while a page is on its way.
    void fetchOlder() { m_reader.fetchOlder(); }
    bool hasOlder() const { return m_reader.hasOlder(); }

    using Phase = Ladder::Phase;
    struct Status {
        Phase phase = Phase::Connecting;
        std::optional<Transport> transport = {}; // In use or being tried.
        std::optional<std::chrono::milliseconds> roundTrip = {};
        // Why it is not connected, or why it does not use a better transport.
        std::optional<Failure> why = {};

        friend bool operator==(const Status&, const Status&) = default;
    };
    const Status& status() const { return m_status; }

Q_SIGNALS:
    void statusChanged();
    void selfChanged();
    // The name stays as it was.
    void renameRefused(const parlance::Failure& failure);
    // fetchOlder() has done what it could.
    void olderFetched();
    // One more entry in the trace.
    void traced();

private:
    void join();
    void joinAgain();
    void joined(const Joining::Outcome& outcome);
    void become(const Joining::Joined& joined);
    void renameIfAsked();
    void letSpeak();
    void opened(const Hello& hello);
    void showStatus();
    void setStatus(Status status);

    SessionOptions m_options;
    Http m_http;
    TokenStore m_tokens;
    QByteArray m_token; // Empty until we have joined, and after the server has forgotten us.
    Member m_self;
    QByteArray m_password;  // That was given; in memory only.
    QByteArray m_askedName; // The last that the server was asked for.
    MessageModel m_messages;
    PeopleModel m_people;
    Reader m_reader;
    Outbox m_outbox; // After the reader, whose links its poster may refer to.
    Status m_status;
    std::optional<Status> m_outside; // Instead of the reader's, while joining has not worked.

    std::unique_ptr<Joining> m_joining;
    std::unique_ptr<Joining> m_renaming;
    Backoff m_backoff; // Of joining; the ladder has its own.
    QTimer m_pause;
    QElapsedTimer m_typingSince;
};

} // namespace parlance
