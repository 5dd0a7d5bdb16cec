#include "server/protocol/error.h"

#include <array>

namespace parlance {
namespace {

// RFC 9110 section 15 for the statuses; RFC 6455 section 7.4 for the close codes, of which
// 1008 is "policy", 1009 "too big", 1012 and 1013 (IANA registry) "restart" and "try again later".
constexpr std::array kTable{
    ErrorInfo{Error::None, "ok", 200, 0, false, "Everything went well."},
    ErrorInfo{Error::TlsRequired, "tls_required", 308, 0, false,
              "This server speaks TLS only: use https and wss."},
    ErrorInfo{Error::BadRequest, "bad_request", 400, 0, false, "The request is not valid HTTP."},
    ErrorInfo{Error::BadHost, "bad_host", 400, 0, false,
              "The request needs exactly one valid Host header."},
    ErrorInfo{Error::BadQuery, "bad_query", 400, 0, false,
              "A query parameter or a header has a value that it can't have."},
    ErrorInfo{Error::BadJson, "bad_json", 400, 0, false, "The body is not one JSON object."},
    ErrorInfo{Error::BadFrame, "bad_frame", 400, 0, false,
              "The object lacks a field, or a field has a name, a type or a value that it can't "
              "have."},
    ErrorInfo{Error::BadText, "bad_text", 400, 0, false,
              "The text is empty or is not valid Unicode."},
    ErrorInfo{Error::BadName, "bad_name", 400, 0, false,
              "A name has 1 to 40 visible characters and no control characters."},
    ErrorInfo{Error::BadCursor, "bad_cursor", 400, 0, false,
              "A cursor is EPOCH-SEQ, or one of the words start and now."},
    ErrorInfo{Error::BadForm, "bad_form", 400, 0, false, "The form lacks a field."},
    ErrorInfo{Error::TokenMissing, "token_missing", 401, 0, false,
              "Join first: this needs the cookie or a bearer token."},
    ErrorInfo{Error::TokenUnknown, "token_unknown", 401, 0, false,
              "This token is not known here: join again."},
    ErrorInfo{Error::Forbidden, "forbidden", 403, 1008, false, "This is not allowed to you."},
    ErrorInfo{Error::OriginRefused, "origin_refused", 403, 1008, false,
              "Another site's page may not use this server."},
    ErrorInfo{Error::CsrfFailed, "csrf_failed", 403, 0, false,
              "The form has expired: load the page again."},
    ErrorInfo{Error::Simulated, "simulated", 403, 0, true,
              "The host simulates a network that refuses this."},
    ErrorInfo{Error::Banned, "banned", 403, 1008, false, "The host has banned you."},
    ErrorInfo{Error::Kicked, "kicked", 403, 1008, false,
              "The host has sent you out: come back in a few minutes."},
    ErrorInfo{Error::Muted, "muted", 403, 0, false, "The host lets you read, not write."},
    ErrorInfo{Error::RoomLocked, "room_locked", 403, 1008, false,
              "The host has locked this room: nobody new comes in."},
    ErrorInfo{Error::PasswordRequired, "password_required", 403, 1008, false,
              "This room opens with its password or an invitation."},
    ErrorInfo{Error::PasswordWrong, "password_wrong", 403, 0, false,
              "This is not the room's password."},
    ErrorInfo{Error::InvitationUnknown, "invitation_unknown", 403, 0, false,
              "This invitation does not hold, or no longer."},
    ErrorInfo{Error::NotFound, "not_found", 404, 0, false, "There is nothing at this address."},
    ErrorInfo{Error::RoomNotFound, "room_not_found", 404, 1008, false,
              "There is no room of this name."},
    ErrorInfo{Error::StreamNotFound, "stream_not_found", 404, 0, false,
              "There is no open stream of this name."},
    ErrorInfo{Error::MethodNotAllowed, "method_not_allowed", 405, 0, false,
              "This address does not take this method."},
    ErrorInfo{Error::NotAcceptable, "not_acceptable", 406, 0, false,
              "None of the accepted types can be produced here."},
    ErrorInfo{Error::RequestTimeout, "request_timeout", 408, 0, true,
              "The request did not arrive in time."},
    ErrorInfo{Error::NumberReused, "n_reused", 409, 0, false,
              "Another text was already sent under this via and n."},
    ErrorInfo{Error::TooManySimulated, "too_many_simulated", 409, 0, false,
              "As many guests as there may be have simulated faults of their own."},
    ErrorInfo{Error::BodyTooLarge, "body_too_large", 413, 1009, false, "The body is too large."},
    ErrorInfo{Error::TextTooLarge, "text_too_large", 413, 0, false,
              "A text has at most 16384 bytes."},
    ErrorInfo{Error::TargetTooLong, "target_too_long", 414, 0, false, "The address is too long."},
    ErrorInfo{Error::UnsupportedMediaType, "unsupported_media_type", 415, 0, false,
              "The body must be application/json, a form's body "
              "application/x-www-form-urlencoded."},
    ErrorInfo{Error::ExpectationFailed, "expectation_failed", 417, 0, false,
              "The only expectation met here is 100-continue."},
    ErrorInfo{Error::HostRefused, "host_refused", 421, 1008, false,
              "This server does not answer to this host name."},
    ErrorInfo{Error::UpgradeRequired, "upgrade_required", 426, 0, false,
              "The WebSocket version spoken here is 13."},
    ErrorInfo{Error::RateLimited, "rate_limited", 429, 0, true,
              "That was too often: wait a moment."},
    ErrorInfo{Error::SlowMode, "slow_mode", 429, 0, true,
              "The host has slowed this room down: wait before the next message."},
    ErrorInfo{Error::HeadTooLarge, "head_too_large", 431, 0, false,
              "The request head is too large."},
    ErrorInfo{Error::Internal, "internal", 500, 1011, false, "The server made a mistake."},
    ErrorInfo{Error::MethodUnknown, "method_unknown", 501, 0, false,
              "This method or transfer coding is not known here."},
    ErrorInfo{Error::StorageFull, "storage_full", 503, 0, true,
              "The server's disk is full; nothing was stored."},
    ErrorInfo{Error::StorageBusy, "storage_busy", 503, 0, true,
              "The server's store is locked; nothing was stored."},
    ErrorInfo{Error::StorageFailed, "storage_failed", 503, 1011, true,
              "The server's store failed; nothing was stored."},
    ErrorInfo{Error::Overloaded, "overloaded", 503, 1013, true,
              "Too many messages are waiting to be stored."},
    ErrorInfo{Error::TooManyConnections, "too_many_connections", 503, 1013, true,
              "The server has as many connections as it can carry."},
    ErrorInfo{Error::TooManyFromAddress, "too_many_from_address", 503, 1013, true,
              "Your address has as many connections as one address may have."},
    ErrorInfo{Error::TooManyRooms, "too_many_rooms", 503, 1013, true,
              "There are as many rooms as the server can carry."},
    ErrorInfo{Error::TooManyPeople, "too_many_people", 503, 1013, true,
              "There are as many people as the server can carry."},
    ErrorInfo{Error::ShuttingDown, "shutting_down", 503, 1012, true, "The server is ending."},
    ErrorInfo{Error::VersionUnsupported, "version_unsupported", 505, 0, false,
              "Only HTTP/1.0 and HTTP/1.1 are spoken here."},
};

constexpr bool inOrder() {
    for (std::size_t i = 0; i < kTable.size(); ++i) {
        if (static_cast<std::size_t>(kTable[i].error) != i) {
            return false;
        }
    }
    return true;
}
static_assert(inOrder(), "info() finds a row by its place");

} // namespace

std::span<const ErrorInfo> errorTable() {
    return kTable;
}

const ErrorInfo& info(Error error) {
    return kTable[static_cast<std::size_t>(error)];
}

Error errorFromCode(QByteArrayView code) {
    for (const ErrorInfo& row : kTable) {
        if (code == row.code) {
            return row.error;
        }
    }
    return Error::Internal;
}

} // namespace parlance
