#include "tests/server/rawrows.h"

namespace parlance {
namespace {

constexpr auto kClosed = RawRow::After::Closed;
constexpr auto kOpen = RawRow::After::Open;

const QByteArray kLine = "GET /rooms/lobby/events";
const QByteArray kUpgrade = "Upgrade: websocket\r\nConnection: Upgrade\r\n";
const QByteArray kKey = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
const QByteArray kVersion = "Sec-WebSocket-Version: 13\r\n";
const QByteArray kHandshake = kUpgrade + kKey + kVersion;

QByteArray withKey(const QByteArray& key) {
    return request(kLine, kUpgrade + kVersion + "Sec-WebSocket-Key: " + key + "\r\n");
}

QByteArray withVersion(const QByteArray& version) {
    return request(kLine, kUpgrade + kKey + "Sec-WebSocket-Version: " + version + "\r\n");
}

} // namespace

RawRows upgradeRows() {
    const QByteArrayList offer{"sec-websocket-version: 13", "upgrade: websocket",
                               "connection: upgrade"};
    return {
        // Refused handshakes; a good one is not over with its answer and has tests of its own.
        {"no version",
         "6455 4.2.1",
         request(kLine, kUpgrade + kKey),
         {426},
         kOpen,
         "upgrade_required",
         offer},
        {"an older version", "6455 4.4", withVersion("8"), {426}, kOpen, "upgrade_required", offer},
        {"a later version", "6455 4.4", withVersion("14"), {426}, kOpen, "upgrade_required", offer},
        {"several versions",
         "6455 4.4",
         withVersion("13, 8"),
         {426},
         kOpen,
         "upgrade_required",
         offer},
        {"no key", "6455 4.2.1", request(kLine, kUpgrade + kVersion), {400}, kOpen, "bad_request"},
        {"an empty key", "6455 4.2.1", withKey(""), {400}, kOpen, "bad_request"},
        {"a short key", "6455 4.2.1", withKey("c2hvcnQ="), {400}, kOpen},
        {"a key that is no base64",
         "6455 4.2.1",
         withKey("!!!!IHNhbXBsZSBub25jZQ=="),
         {400},
         kOpen},
        {"two keys", "6455 11.3.1", request(kLine, kHandshake + kKey), {400}, kOpen},
        {"a foreign Origin",
         "6455 4.2.2",
         request(kLine, kHandshake + "Origin: http://e.example\r\n"),
         {403},
         kOpen,
         "origin_refused"},
        {"no Origin of anybody",
         "6455 4.2.2",
         request(kLine, kHandshake + "Origin: null\r\n"),
         {403},
         kOpen,
         "origin_refused"},
        {"a foreign Host",
         "9110 7.4",
         kLine + " HTTP/1.1\r\nHost: evil.example\r\n" + kHandshake + "\r\n",
         {421},
         kOpen,
         "host_refused"},
        {"a room that there is not",
         "6455 4.2.2",
         request("GET /rooms/unheard/events", kHandshake),
         {404},
         kOpen,
         "room_not_found"},
        {"a bad cursor",
         "6455 4.2.2",
         request(kLine + "?after=x", kHandshake),
         {400},
         kOpen,
         "bad_cursor"},
        {"a handshake with a body",
         "6455 4.1",
         request(kLine, kHandshake + lengthOf("x"), "x"),
         {400},
         kClosed,
         "bad_request"},
        {"the transport asked for without a handshake",
         "9110 15.5.22",
         request(kLine + "?transport=websocket"),
         {426},
         kOpen,
         "upgrade_required",
         offer},

        // No handshakes: answered as if the field were not there.
        {"without Connection",
         "9110 7.8",
         request(kLine, "Upgrade: websocket\r\n" + kKey + kVersion),
         {200}},
        {"without Upgrade",
         "6455 4.2.1",
         request(kLine, "Connection: Upgrade\r\n" + kKey + kVersion),
         {200}},
        {"in HTTP/1.0",
         "9110 7.8",
         kLine + " HTTP/1.0\r\nHost: $HOST\r\n" + kHandshake + "\r\n",
         {200},
         kClosed},
        {"by POST",
         "6455 4.2.1",
         post("/rooms/lobby/events", "{\"text\":\"hi\"}",
              kHandshake + "Authorization: Bearer $TOKEN\r\n"),
         {201}},
        {"where there is no WebSocket", "9110 7.8", request("GET /ping", kHandshake), {204}},
        {"to HTTP/2",
         "9113 3.1",
         request("GET /ping",
                 "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
                 "HTTP2-Settings: AAMAAABkAAQAAP__\r\n"),
         {204}},
        {"to HTTP/2 by POST",
         "9113 3.1",
         request("POST /ping", "Connection: Upgrade\r\nUpgrade: h2c\r\n" + lengthOf("hi"), "hi") +
             request("GET /ping"),
         {204, 204}},
        {"to TLS",
         "2817 3.1",
         request("OPTIONS *", "Connection: Upgrade\r\nUpgrade: TLS/1.0\r\n"),
         {204}},
    };
}

} // namespace parlance
