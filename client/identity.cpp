#include "client/identity.h"

#include "server/protocol/servercodec.h"

#include <QFile>

#ifdef Q_OS_UNIX
#include <pwd.h>
#include <unistd.h>
#endif

namespace parlance {
namespace {

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
    failure.reason = explain(failure, QStringLiteral("joining"));
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

Http::Call join(Http& http, const RoomUrl& room, const QByteArray& name, const QByteArray& token,
                const LinkTimings& timings, std::function<void(const JoinOutcome&)> done) {
    return http.post(
        Http::request(room.members(), token), codec::encodeJoin(name), timings.request,
        [done = std::move(done)](const HttpAnswer& answer) { done(outcomeOf(answer)); });
}

QByteArray accountName() {
    // What the server would refuse is not proposed.
    const Result<QByteArray> name = codec::checkName(recordedName().toUtf8());
    return name ? *name : QByteArrayLiteral("Guest");
}

} // namespace parlance
