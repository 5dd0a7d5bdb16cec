// Somebody who listens to the room on the row's transport and, where it has a name, speaks there
// in the way that goes with it. What it was shown is merged from all its links by the client's
// rule: of a known number nothing, the next one shown, a hole is a breach.
#pragma once

#include "client/httpposter.h"
#include "client/identity.h"
#include "client/websocketposter.h"
#include "tests/delivery/ear.h"
#include "tests/delivery/testserver.h"

namespace parlance::delivery {

// Polls that ask on at once. Deadlines stay long: a busy machine is no failure.
LinkTimings briskTimings();

class Guest {
public:
    struct Wishes {
        QByteArray name = {};  // Empty: only listens.
        QByteArray token = {}; // Of somebody who has joined.
        Transport transport = rowTransport();
        Position from = {FromStart{}, std::nullopt};
        LinkTimings timings = briskTimings();
    };
    // Joins, listens, and waits until it hears.
    Guest(const TestServer& server, const Wishes& wishes);
    Guest(const TestServer& server, const char* name) : Guest(server, Wishes{.name = name}) {}
    explicit Guest(const TestServer& server) : Guest(server, Wishes()) {}
    ~Guest();

    // What it was shown, in this order.
    std::vector<Message> shown;
    std::vector<QByteArray> texts() const;
    // Where texts would only fill the memory.
    bool keepsTexts = true;

    // The link of the moment.
    Ear& ear() { return *m_ear; }
    const Ear& ear() const { return *m_ear; }
    Position position() { return m_ear->link().position(); }
    // Listens there as well, from the present position; the old link ends when the new one speaks.
    void switchTo(Transport transport);
    // Goes on from the present position with a new link.
    void comeBack();
    // Forgets what it was shown and listens from there.
    void listenFrom(const Start& from);

    const Member& self() const { return m_self; }
    const QByteArray& token() const { return m_token; }
    // For the first time or, with a token, under another name.
    void join(const QByteArray& name);

    // Sends it as its next one. The answer comes to outcomes[n].
    qint64 say(const QByteArray& text);
    void say(const PostFrame& frame);
    Poster::Outcome sayAndWait(const QByteArray& text);
    Poster& poster() { return *m_poster; }
    std::map<qint64, Poster::Outcome> outcomes;
    const QByteArray& via() const { return m_via; }
    int unanswered() const { return m_unanswered; }
    bool isQuiet() const { return m_unanswered == 0; }
    std::function<void()> onAnswer;

    // One request beside the link, and its answer.
    HttpAnswer get(const QUrl& url);
    HttpAnswer post(const QUrl& url, const QByteArray& body);
    const RoomUrl& room() const { return m_room; }

    // What was wrong so far, for a failed test to print; empty where nothing was.
    QByteArray complaints() const;

private:
    std::unique_ptr<Ear> makeEar(Transport transport);
    void hearBy(std::unique_ptr<Ear> ear, const Position& from);
    void take(const Hello& hello);
    void take(const Message& message);
    HttpAnswer await(const std::function<Http::Call(HttpCall::Done)>& ask);

    Wishes m_wishes;
    RoomUrl m_room;
    Http m_http;
    Member m_self;
    QByteArray m_token;
    QByteArray m_via;
    qint64 m_n = 0;
    int m_unanswered = 0;
    std::optional<Cursor> m_last;
    QStringList m_breaches;
    std::unique_ptr<Ear> m_ear;
    std::unique_ptr<Poster> m_poster;
};

// The seq of an acknowledged message; 0 where it was refused.
Seq seqOf(const Poster::Outcome& outcome);
// Error::None where it was not.
Error errorOf(const Poster::Outcome& outcome);

} // namespace parlance::delivery
