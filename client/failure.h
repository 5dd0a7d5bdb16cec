// Why a request or a stream did not work, in the terms that decide what to do next. It holds codes
// and their arguments; client/reason makes a clause of it.
#pragma once

#include "client/transport.h"
#include "server/protocol/error.h"

#include <chrono>
#include <optional>

namespace parlance {

struct Failure {
    enum class Kind {
        Unreachable, // No connection: nothing listens there, or no way leads there.
        Timeout,     // Connected, perhaps, but no answer came in time.
        Refused,     // An HTTP answer or a close code said no.
        Broken,      // It worked, and then the connection ended without a goodbye.
        Silent,      // It worked, and then nothing came any more, not even a heartbeat.
        Held,        // Something between keeps the bytes back while the server is there.
        Unverified,  // It opened, but our own word did not come back on it.
        Untrusted, // Somebody answered by TLS who is not known to be the server. Nothing was sent.
        Nonsense,  // What came is not what Parlance speaks: a captive portal, say.
    };
    // What was asked for.
    enum class Subject {
        Request,
        WebSocket,
        EventStream,
        HttpStream,
        LongPoll,
        Poll,
        Message,
        Joining,
    };
    // What is known beyond the kind; it changes the words and nothing else.
    enum class Detail {
        None,
        NothingListens, // At `where`.
        NameUnknown,    // The host name `where`.
        Unanswered,     // The connection ended before an answer began.
        HandshakeBroke,
        NotUpgraded, // Somebody between took the upgrade out and passed the rest on.
        Goodbye,     // The server has said that it ends.
        OutboxFull,
        Forgotten,          // The server knows our token no longer.
        NotEncrypted,       // At `where` nobody speaks TLS.
        EncryptedOnly,      // The server speaks TLS only, at the same address.
        CertificateUnknown, // Nobody vouches for the certificate of the fingerprint `where`.
        CertificateChanged, // The certificate, of the fingerprint `where`, is another than is
                            // known.
    };

    Kind kind = Kind::Broken;
    int httpStatus = 0;       // Where an HTTP answer came.
    int closeCode = 0;        // Where a WebSocket was closed: RFC 6455 section 7.4.
    Error code = Error::None; // Where the answer named one.
    std::optional<std::chrono::milliseconds> retryAfter = {};
    Subject subject = Subject::Request;
    Detail detail = Detail::None;
    QString where = {}; // Of some details.

    // Whether asking the same again is pointless.
    bool isFinal() const;
    // Whether it is about who the server is and how it is spoken to, whatever the transport.
    bool isAboutTls() const;

    friend bool operator==(const Failure&, const Failure&) = default;
};

// The word for scripts: "refused".
QByteArray kindCode(Failure::Kind kind);
Failure::Subject subjectOf(Transport transport);

} // namespace parlance
