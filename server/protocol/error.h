// The one table of everything that can go wrong between a client and the server: its name on the
// wire, its HTTP status, its WebSocket close code and whether trying again later makes sense.
// PROTOCOL.md prints the same table and a test compares the two.
#pragma once

#include <QByteArray>

#include <span>

namespace parlance {

enum class Error {
    None,
    TlsRequired,
    BadRequest,
    BadHost,
    BadQuery,
    BadJson,
    BadFrame,
    BadText,
    BadName,
    BadCursor,
    BadForm,
    TokenMissing,
    TokenUnknown,
    Forbidden,
    OriginRefused,
    CsrfFailed,
    Simulated,
    Banned,
    Kicked,
    Muted,
    RoomLocked,
    PasswordRequired,
    PasswordWrong,
    InvitationUnknown,
    NotFound,
    RoomNotFound,
    StreamNotFound,
    MethodNotAllowed,
    NotAcceptable,
    RequestTimeout,
    NumberReused,
    TooManySimulated,
    BodyTooLarge,
    TextTooLarge,
    TargetTooLong,
    UnsupportedMediaType,
    ExpectationFailed,
    HostRefused,
    UpgradeRequired,
    RateLimited,
    SlowMode,
    HeadTooLarge,
    Internal,
    MethodUnknown,
    StorageFull,
    StorageBusy,
    StorageFailed,
    Overloaded,
    TooManyConnections,
    TooManyFromAddress,
    TooManyRooms,
    TooManyPeople,
    ShuttingDown,
    VersionUnsupported,
};

struct ErrorInfo {
    Error error;
    const char* code; // The stable name that clients compare, [a-z_]+.
    int status;       // The HTTP status of the answer.
    int closeCode;    // The WebSocket close code, 0 where the connection goes on.
    bool retry;       // Whether the same request may succeed later; such answers bear Retry-After.
    const char* message; // One English sentence; clients translate by code, not by this text.
};

// All rows in the order of the enumeration.
std::span<const ErrorInfo> errorTable();
const ErrorInfo& info(Error error);
// The error with this wire name; Error::Internal for a name that this version does not know.
Error errorFromCode(QByteArrayView code);

// How long a refused client should wait, in seconds, where the table says `retry` and nobody knows
// better.
inline constexpr int kRetryAfterSeconds = 2;

// An error and, where the table says `retry`, after how many milliseconds.
struct Denial {
    Denial(Error reason) : error(reason) {}
    Denial(Error reason, qint64 milliseconds) : error(reason), retry(milliseconds) {}

    Error error;
    qint64 retry = kRetryAfterSeconds * 1000;
};

} // namespace parlance
