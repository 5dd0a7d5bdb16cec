// Who we are on a server: a name that we asked for and a token that proves it.
#pragma once

#include "client/http.h"
#include "client/link.h"
#include "client/tokenstore.h"

#include <QElapsedTimer>
#include <QLockFile>

namespace parlance {

using JoinOutcome = std::variant<codec::Joined, Failure>;

// Joins under this name, or with a token renames whom it belongs to. Of a taken name the answer
// brings another one ("Ana 2"); its token is empty where the server knew ours.
Http::Call join(Http& http, const RoomUrl& room, const JoinRequest& wanted, const QByteArray& token,
                const LinkTimings& timings, std::function<void(const JoinOutcome&)> done);

// Joins with the token that is kept for the server, if any, and keeps the one that comes. Programs
// of one account that do so at the same time wait for each other: they are one person.
class Joining final {
public:
    struct Joined {
        Member member;
        QByteArray token;
        bool isKept = true; // False where the token could not be written.
    };
    using Outcome = std::variant<Joined, Failure>;
    // Called once, never before the constructor has returned; it may destroy this object.
    using Done = std::function<void(const Outcome&)>;

    Joining(Http& http, const TokenStore& tokens, RoomUrl room, JoinRequest wanted,
            LinkTimings timings, Done done);

private:
    void begin();
    void answered(const JoinOutcome& outcome);

    Http& m_http;
    TokenStore m_tokens;
    RoomUrl m_room;
    JoinRequest m_wanted;
    LinkTimings m_timings;
    Done m_done;
    std::unique_ptr<QLockFile> m_lock;
    QElapsedTimer m_since;
    QTimer m_again;
    QByteArray m_token;
    Http::Call m_call;
};

// The name of the person whose account this runs under: a proposal, and never empty.
QByteArray accountName();

} // namespace parlance
