#include "client/identity.h"

#include "server/protocol/servercodec.h"

#include <QFile>

#ifdef Q_OS_UNIX
#include <pwd.h>
#include <unistd.h>
#endif

namespace parlance {
namespace {

constexpr std::chrono::milliseconds kLookAgain{20}; // Whether another program has joined.

JoinOutcome outcomeOf(const HttpAnswer& answer) {
    Failure failure{.kind = Failure::Kind::Nonsense, .httpStatus = answer.status};
    if (!answer.failure) {
        auto joined = codec::decodeJoined(answer.body);
        if (joined) {
            return *std::move(joined);
        }
    } else {
        failure = *answer.failure;
    }
    failure.subject = Failure::Subject::Joining;
    return failure;
}

// The full name in the account's record, or the login name where nobody filled it in.
QString recordedName() {
#ifdef Q_OS_UNIX
    if (const passwd* account = getpwuid(getuid())) {
        const QString fullName = QFile::decodeName(account->pw_gecos).section(u',', 0, 0);
        return fullName.trimmed().isEmpty() ? QFile::decodeName(account->pw_name) : fullName;
    }
#endif
    return qEnvironmentVariable("USER", qEnvironmentVariable("USERNAME"));
}

} // namespace

Http::Call join(Http& http, const RoomUrl& room, const JoinRequest& wanted, const QByteArray& token,
                const LinkTimings& timings, std::function<void(const JoinOutcome&)> done) {
    return http.post(
        Http::request(room.members(), token), codec::encodeJoin(wanted), timings.request,
        [done = std::move(done)](const HttpAnswer& answer) { done(outcomeOf(answer)); });
}

Joining::Joining(Http& http, const TokenStore& tokens, RoomUrl room, JoinRequest wanted,
                 LinkTimings timings, Done done)
    : m_http(http)
    , m_tokens(tokens)
    , m_room(std::move(room))
    , m_wanted(std::move(wanted))
    , m_timings(timings)
    , m_done(std::move(done))
    , m_lock(m_tokens.lockForJoining(m_room.origin())) {
    m_since.start();
    m_again.setSingleShot(true);
    QObject::connect(&m_again, &QTimer::timeout, &m_again, [this] { begin(); });
    m_again.start(0);
}

void Joining::begin() {
    // Whoever holds it is answered within the same time. A place that cannot be locked, or a
    // program that was stopped in the middle, must keep nobody out for ever.
    const bool locked = m_lock->tryLock();
    const bool taken = !locked && m_lock->error() == QLockFile::LockFailedError;
    if (taken && m_since.elapsed() < m_timings.request.count()) {
        m_again.start(kLookAgain);
        return;
    }
    auto kept = m_tokens.find(m_room.key());
    if (!kept) {
        kept = m_tokens.find(m_room.origin());
    }
    m_token = kept.value_or(Credentials{}).token;
    m_call = join(m_http, m_room, m_wanted, m_token, m_timings,
                  [this](const JoinOutcome& outcome) { answered(outcome); });
}

void Joining::answered(const JoinOutcome& outcome) {
    m_call.reset();
    Outcome told = Failure();
    if (const auto* joined = std::get_if<codec::Joined>(&outcome)) {
        if (!joined->token.isEmpty()) {
            m_token = joined->token;
        }
        bool kept = m_tokens.save(m_room.key(), {m_token, m_wanted.name});
        if (m_room.key() != m_room.origin()) {
            // For the commands, which know the room by its address.
            kept &= m_tokens.save(m_room.origin(), {m_token, m_wanted.name});
        }
        told = Joined{joined->member, m_token, kept};
    } else {
        told = std::get<Failure>(outcome);
    }
    m_lock->unlock();
    const Done done = std::move(m_done);
    done(told);
}

QByteArray accountName() {
    // What the server would refuse is not proposed.
    const Result<QByteArray> name = codec::checkName(recordedName().toUtf8());
    return name ? *name : QByteArrayLiteral("Guest");
}

} // namespace parlance
