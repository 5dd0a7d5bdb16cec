#include "client/failure.h"

namespace parlance {
namespace {

constexpr int kPolicyViolation = 1008; // RFC 6455 section 7.4.1.

} // namespace

bool Failure::isAboutTls() const {
    return kind == Kind::Untrusted || detail == Detail::EncryptedOnly;
}

bool Failure::isFinal() const {
    if (isAboutTls()) {
        return true;
    }
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

QByteArray kindCode(Failure::Kind kind) {
    switch (kind) {
        case Failure::Kind::Unreachable:
            return QByteArrayLiteral("unreachable");
        case Failure::Kind::Timeout:
            return QByteArrayLiteral("timeout");
        case Failure::Kind::Refused:
            return QByteArrayLiteral("refused");
        case Failure::Kind::Broken:
            return QByteArrayLiteral("broken");
        case Failure::Kind::Silent:
            return QByteArrayLiteral("silent");
        case Failure::Kind::Held:
            return QByteArrayLiteral("held");
        case Failure::Kind::Unverified:
            return QByteArrayLiteral("unverified");
        case Failure::Kind::Untrusted:
            return QByteArrayLiteral("untrusted");
        case Failure::Kind::Nonsense:
            break;
    }
    return QByteArrayLiteral("nonsense");
}

Failure::Subject subjectOf(Transport transport) {
    switch (transport) {
        case Transport::WebSocket:
            return Failure::Subject::WebSocket;
        case Transport::Sse:
            return Failure::Subject::EventStream;
        case Transport::Stream:
            return Failure::Subject::HttpStream;
        case Transport::LongPoll:
            return Failure::Subject::LongPoll;
        case Transport::ShortPoll:
            break;
    }
    return Failure::Subject::Poll;
}

} // namespace parlance
