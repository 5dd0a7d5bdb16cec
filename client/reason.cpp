#include "client/reason.h"

#include <QCoreApplication>

namespace parlance {
namespace {

using Kind = Failure::Kind;
using Subject = Failure::Subject;
using Detail = Failure::Detail;

constexpr int kAbnormalClosure = 1006; // RFC 6455 section 7.4.1.

struct Reason {
    Q_DECLARE_TR_FUNCTIONS(parlance::Reason)
};

// Whole clauses, because no two languages bend a subject and its verb alike. QT_TRANSLATE_NOOP
// shows them to lupdate; %1 is "403" or "403 (forbidden)". The last four are of what carries
// frames.
struct Clauses {
    Subject subject;
    const char* refused;
    const char* late;
    const char* nonsense;
    const char* broke = QT_TRANSLATE_NOOP("parlance::Reason", "the connection broke");
    const char* silent = QT_TRANSLATE_NOOP("parlance::Reason", "nothing came any more");
    const char* held = nullptr;
    const char* unverified = nullptr;
};

// In the order of Failure::Subject.
constexpr Clauses kClauses[] = {
    {.subject = Subject::Request,
     .refused = QT_TRANSLATE_NOOP("parlance::Reason", "the request was refused with %1"),
     .late = QT_TRANSLATE_NOOP("parlance::Reason", "the request was not answered in time"),
     .nonsense =
         QT_TRANSLATE_NOOP("parlance::Reason", "the request brought what no Parlance server says")},
    {.subject = Subject::WebSocket,
     .refused =
         QT_TRANSLATE_NOOP("parlance::Reason", "the WebSocket handshake was refused with %1"),
     .late =
         QT_TRANSLATE_NOOP("parlance::Reason", "the WebSocket handshake was not answered in time"),
     .nonsense = QT_TRANSLATE_NOOP("parlance::Reason",
                                   "the WebSocket handshake brought what no Parlance server says"),
     .broke = QT_TRANSLATE_NOOP("parlance::Reason", "the WebSocket connection broke"),
     .silent =
         QT_TRANSLATE_NOOP("parlance::Reason", "nothing came any more on the WebSocket connection"),
     .held = QT_TRANSLATE_NOOP("parlance::Reason",
                               "something between holds the WebSocket connection back"),
     .unverified = QT_TRANSLATE_NOOP("parlance::Reason",
                                     "our own word did not come back on the WebSocket connection")},
    {.subject = Subject::EventStream,
     .refused = QT_TRANSLATE_NOOP("parlance::Reason", "the event stream was refused with %1"),
     .late = QT_TRANSLATE_NOOP("parlance::Reason", "the event stream was not answered in time"),
     .nonsense = QT_TRANSLATE_NOOP("parlance::Reason",
                                   "the event stream brought what no Parlance server says"),
     .broke = QT_TRANSLATE_NOOP("parlance::Reason", "the event stream broke"),
     .silent = QT_TRANSLATE_NOOP("parlance::Reason", "nothing came any more on the event stream"),
     .held = QT_TRANSLATE_NOOP("parlance::Reason", "something between holds the event stream back"),
     .unverified = QT_TRANSLATE_NOOP("parlance::Reason",
                                     "our own word did not come back on the event stream")},
    {.subject = Subject::HttpStream,
     .refused = QT_TRANSLATE_NOOP("parlance::Reason", "the HTTP stream was refused with %1"),
     .late = QT_TRANSLATE_NOOP("parlance::Reason", "the HTTP stream was not answered in time"),
     .nonsense = QT_TRANSLATE_NOOP("parlance::Reason",
                                   "the HTTP stream brought what no Parlance server says"),
     .broke = QT_TRANSLATE_NOOP("parlance::Reason", "the HTTP stream broke"),
     .silent = QT_TRANSLATE_NOOP("parlance::Reason", "nothing came any more on the HTTP stream"),
     .held = QT_TRANSLATE_NOOP("parlance::Reason", "something between holds the HTTP stream back"),
     .unverified = QT_TRANSLATE_NOOP("parlance::Reason",
                                     "our own word did not come back on the HTTP stream")},
    {.subject = Subject::LongPoll,
     .refused = QT_TRANSLATE_NOOP("parlance::Reason", "the long poll was refused with %1"),
     .late = QT_TRANSLATE_NOOP("parlance::Reason", "the long poll was not answered in time"),
     .nonsense = QT_TRANSLATE_NOOP("parlance::Reason",
                                   "the long poll brought what no Parlance server says"),
     .broke = QT_TRANSLATE_NOOP("parlance::Reason", "the long poll broke"),
     .silent = QT_TRANSLATE_NOOP("parlance::Reason", "nothing came any more on the long poll"),
     .held = QT_TRANSLATE_NOOP("parlance::Reason", "something between holds the long poll back"),
     .unverified =
         QT_TRANSLATE_NOOP("parlance::Reason", "our own word did not come back on the long poll")},
    {.subject = Subject::Poll,
     .refused = QT_TRANSLATE_NOOP("parlance::Reason", "the poll was refused with %1"),
     .late = QT_TRANSLATE_NOOP("parlance::Reason", "the poll was not answered in time"),
     .nonsense =
         QT_TRANSLATE_NOOP("parlance::Reason", "the poll brought what no Parlance server says"),
     .broke = QT_TRANSLATE_NOOP("parlance::Reason", "the poll broke"),
     .silent = QT_TRANSLATE_NOOP("parlance::Reason", "nothing came any more on the poll"),
     .held = QT_TRANSLATE_NOOP("parlance::Reason", "something between holds the poll back"),
     .unverified =
         QT_TRANSLATE_NOOP("parlance::Reason", "our own word did not come back on the poll")},
    {.subject = Subject::Message,
     .refused = QT_TRANSLATE_NOOP("parlance::Reason", "the message was refused with %1"),
     .late = QT_TRANSLATE_NOOP("parlance::Reason", "the message was not answered in time"),
     .nonsense = QT_TRANSLATE_NOOP(
         "parlance::Reason", "the answer to the message brought what no Parlance server says")},
    {.subject = Subject::Joining,
     .refused = QT_TRANSLATE_NOOP("parlance::Reason", "joining was refused with %1"),
     .late = QT_TRANSLATE_NOOP("parlance::Reason", "joining was not answered in time"),
     .nonsense =
         QT_TRANSLATE_NOOP("parlance::Reason", "joining brought what no Parlance server says")},
};

const Clauses& clausesOf(Subject subject) {
    const Clauses& clauses = kClauses[static_cast<std::size_t>(subject)];
    Q_ASSERT(clauses.subject == subject);
    return clauses;
}

QString detailOf(const Failure& failure) {
    switch (failure.detail) {
        case Detail::NothingListens:
            return Reason::tr("nothing listens at %1").arg(failure.where);
        case Detail::NameUnknown:
            return Reason::tr("the name %1 is not known").arg(failure.where);
        case Detail::Unanswered:
            return Reason::tr("the connection was closed without an answer");
        case Detail::HandshakeBroke:
            return Reason::tr("the WebSocket handshake broke off");
        case Detail::NotUpgraded:
            return Reason::tr("the WebSocket handshake was taken for a plain request");
        case Detail::Goodbye:
            return Reason::tr("the server said goodbye");
        case Detail::OutboxFull:
            return Reason::tr("too many messages wait to be sent");
        case Detail::Forgotten:
            return Reason::tr("the server does not know you any more");
        case Detail::NotEncrypted:
            return Reason::tr("there is no encrypted connection to %1").arg(failure.where);
        case Detail::EncryptedOnly:
            return Reason::tr("the server speaks over encrypted connections only");
        case Detail::CertificateUnknown:
            return Reason::tr("nobody vouches for the server's certificate");
        case Detail::CertificateChanged:
            return Reason::tr("the server has another certificate than the one that you trust");
        case Detail::None:
            break;
    }
    return {};
}

// What the host has decided is said as such; empty for any other code.
QString decisionOf(Error code) {
    switch (code) {
        case Error::Banned:
            return Reason::tr("the host has banned you");
        case Error::Kicked:
            return Reason::tr("the host has sent you out for a few minutes");
        case Error::Muted:
            return Reason::tr("the host lets you read, but not write");
        case Error::RoomLocked:
            return Reason::tr("the host has locked the room");
        case Error::PasswordRequired:
            return Reason::tr("the room opens with its password or an invitation");
        case Error::PasswordWrong:
            return Reason::tr("this is not the room's password");
        case Error::InvitationUnknown:
            return Reason::tr("the invitation does not hold, or no longer");
        case Error::RateLimited:
            return Reason::tr("that was too often");
        case Error::SlowMode:
            return Reason::tr("the host has slowed the room down");
        default:
            return {};
    }
}

QString refusalOf(const Failure& failure) {
    if (const QString decision = decisionOf(failure.code); !decision.isEmpty()) {
        return decision;
    }
    QString said = QString::number(failure.httpStatus);
    // An unknown code and a missing one both read as Internal, which would say nothing true.
    if (failure.code != Error::None && failure.code != Error::Internal) {
        said += QStringLiteral(" (%1)").arg(QLatin1StringView(info(failure.code).code));
    }
    return Reason::tr(clausesOf(failure.subject).refused).arg(said);
}

} // namespace

QString reasonOf(const Failure& failure) {
    if (failure.detail != Detail::None) {
        return detailOf(failure);
    }
    if (failure.closeCode != 0 && failure.closeCode != kAbnormalClosure) {
        return Reason::tr("the WebSocket was closed with %1").arg(failure.closeCode);
    }
    const Clauses& clauses = clausesOf(failure.subject);
    switch (failure.kind) {
        case Kind::Unreachable:
            return Reason::tr("the server cannot be reached");
        case Kind::Timeout:
            return Reason::tr(clauses.late);
        case Kind::Refused:
            return refusalOf(failure);
        case Kind::Broken:
            return Reason::tr(clauses.broke);
        case Kind::Silent:
            return Reason::tr(clauses.silent);
        case Kind::Held:
            return Reason::tr(clauses.held);
        case Kind::Unverified:
            return Reason::tr(clauses.unverified);
        case Kind::Untrusted: // Always with a detail.
        case Kind::Nonsense:
            break;
    }
    return Reason::tr(clauses.nonsense);
}

} // namespace parlance
