#include "client/failure.h"

namespace parlance {
namespace {

// RFC 6455 section 7.4.1.
constexpr int kAbnormalClosure = 1006;
constexpr int kPolicyViolation = 1008;

QString refusal(const Failure& failure, const QString& subject) {
    const QString refused =
        QStringLiteral("%1 was refused with %2").arg(subject).arg(failure.httpStatus);
    // An unknown code and a missing one both read as Internal, which would say nothing true.
    if (failure.code == Error::None || failure.code == Error::Internal) {
        return refused;
    }
    return refused + QStringLiteral(" (%1)").arg(QLatin1StringView(info(failure.code).code));
}

} // namespace

bool Failure::isFinal() const {
    if (kind != Kind::Refused) {
        return false;
    }
    if (closeCode != 0) {
        return closeCode == kPolicyViolation; // Every other reason may be over soon.
    }
    // RFC 9110 section 15.5: the client's fault, so the same request fails again. 408 and 425 say
    // otherwise themselves, and 429 (RFC 6585 section 4) only asks for patience.
    const bool transient = httpStatus == 408 || httpStatus == 425 || httpStatus == 429;
    return httpStatus >= 400 && httpStatus < 500 && !transient && !info(code).retry;
}

QString subjectOf(Transport transport) {
    switch (transport) {
        case Transport::WebSocket:
            return QStringLiteral("the WebSocket handshake");
        case Transport::Sse:
            return QStringLiteral("the event stream");
        case Transport::Stream:
            return QStringLiteral("the HTTP stream");
        case Transport::LongPoll:
            return QStringLiteral("the long poll");
        case Transport::ShortPoll:
            break;
    }
    return QStringLiteral("the poll");
}

QString explain(const Failure& failure, const QString& subject) {
    if (!failure.reason.isEmpty()) {
        return failure.reason;
    }
    if (failure.closeCode != 0 && failure.closeCode != kAbnormalClosure) {
        return QStringLiteral("the WebSocket was closed with %1").arg(failure.closeCode);
    }
    switch (failure.kind) {
        case Failure::Kind::Unreachable:
            return QStringLiteral("the server cannot be reached");
        case Failure::Kind::Timeout:
            return QStringLiteral("%1 was not answered in time").arg(subject);
        case Failure::Kind::Refused:
            return refusal(failure, subject);
        case Failure::Kind::Broken:
            return QStringLiteral("the connection broke");
        case Failure::Kind::Silent:
            return QStringLiteral("nothing came any more");
        case Failure::Kind::Held:
            return QStringLiteral("something between holds %1 back").arg(subject);
        case Failure::Kind::Unverified:
            return QStringLiteral("our own word did not come back");
        case Failure::Kind::Nonsense:
            break;
    }
    return QStringLiteral("%1 brought what no Parlance server says").arg(subject);
}

} // namespace parlance
