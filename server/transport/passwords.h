// Rooms' passwords: sealed and tried by scrypt (RFC 7914), which takes time and memory on purpose,
// so on a thread of its own and one after the other.
//
// Thread: the server's only.
#pragma once

#include "server/net/mailbox.h"
#include "server/protocol/error.h"
#include "server/room/quota.h"

#include <QThreadPool>

#include <deque>

namespace parlance {

class Passwords {
public:
    explicit Passwords(const Clock& clock);
    // What waits is told nothing any more.
    ~Passwords();

    // What is kept in the password's place.
    using SealHandler = std::function<void(const QByteArray& sealed)>;
    void seal(const QByteArray& password, SealHandler handler);

    // None where it is the one that was sealed; PasswordWrong; RateLimited where this address has
    // tried too often; Overloaded. Whoever knows it is never refused for how often it was said.
    struct Try {
        QByteArray password;
        QByteArray sealed;
        QByteArray address;
    };
    using TryHandler = std::function<void(const Denial&)>;
    void check(Try wanted, TryHandler handler);

private:
    using Task = std::function<void()>;
    // Runs in the thread and returns what is to be done here with what came of it.
    using Work = std::function<Task()>;
    struct Waiting {
        Try wanted;
        TryHandler handler;
    };

    void next();
    void run(Work work);

    Quota m_wrong; // Tries, by address.
    std::deque<Waiting> m_waiting;
    bool m_isTrying = false;
    Mailbox<Task> m_mailbox;
    QThreadPool m_thread; // Waits for its work at the end, before the mailbox goes.
};

} // namespace parlance
