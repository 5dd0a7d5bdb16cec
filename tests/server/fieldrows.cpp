#include "server/protocol/limits.h"
#include "tests/server/rawrows.h"

namespace parlance {
namespace {

constexpr auto kClosed = RawRow::After::Closed;
constexpr auto kOpen = RawRow::After::Open;

QByteArray with(const QByteArray& fields) {
    return request("GET /ping", fields);
}

QByteArray host(const QByteArray& value) {
    return "GET /ping HTTP/1.1\r\nHost: " + value + "\r\n\r\n";
}

QByteArray origin(const QByteArray& value) {
    return request("POST /ping", "Content-Length: 0\r\nOrigin: " + value + "\r\n");
}

} // namespace

RawRows fieldRows() {
    return {
        // The lines.
        {"a folded field", "9112 5.2", with("X: a\r\n b\r\n"), {400}, kClosed, "bad_request"},
        {"a field folded by a tab", "9112 5.2", with("X: a\r\n\tb\r\n"), {400}, kClosed},
        {"a folded first field",
         "9112 2.2",
         "GET /ping HTTP/1.1\r\n Host: $HOST\r\n\r\n",
         {400},
         kClosed},
        {"bare LFs", "9112 2.2", "GET /ping HTTP/1.1\nHost: $HOST\n\n", {400}, kClosed},
        {"one bare LF", "9112 2.2", with("X: a\nContent-Length: 5\r\n"), {400}, kClosed},
        {"a bare CR", "9112 2.2", with("X: a\rb\r\n"), {400}, kClosed},
        {"two CRs", "9112 2.2", with("X: a\r\r\n"), {400}, kClosed},
        {"a space before the colon", "9112 5.1", with("X : a\r\n"), {400}, kClosed},
        {"a tab before the colon", "9112 5.1", with("X\t: a\r\n"), {400}, kClosed},
        {"an empty name", "9110 5.1", with(": a\r\n"), {400}, kClosed, "bad_request"},
        {"no colon", "9112 5", with("X\r\n"), {400}, kClosed},
        {"a name of two words", "9110 5.1", with("X Y: a\r\n"), {400}, kClosed},
        {"a name with brackets", "9110 5.6.2", with("X[1]: a\r\n"), {400}, kClosed},
        {"a name with bytes above 127", "9110 5.6.2", with("\xC3\xA9: a\r\n"), {400}, kClosed},
        {"a NUL in a value", "9110 5.5", with(QByteArray("X: a\0b\r\n", 8)), {400}, kClosed},
        {"a NUL in a name", "9110 5.1", with(QByteArray("X\0: a\r\n", 7)), {400}, kClosed},
        {"a control character in a value", "9110 5.5", with("X: \x02\r\n"), {400}, kClosed},
        {"DEL in a value", "9110 5.5", with("X: \x7f\r\n"), {400}, kClosed},
        {"bytes above 127 in a value", "9110 5.5", with("X: \xC3\xA9 \xFF\r\n"), {204}},
        {"an empty value", "9110 5.5", with("X:\r\n"), {204}},
        {"spaces and tabs around a value", "9112 5", with("X: \t a \t\r\n"), {204}},
        {"a name in capitals", "9110 5.1", "GET /ping HTTP/1.1\r\nHOST: $HOST\r\n\r\n", {204}},
        {"a hundred fields", "9110 5.4", with(QByteArray("X: a\r\n").repeated(100)), {204}},
        {"too many fields",
         "6585 5",
         with(QByteArray("X: a\r\n").repeated(5000)),
         {431},
         kClosed,
         "head_too_large"},
        {"too long a field",
         "6585 5",
         with("X: " + QByteArray(limits::kHead, 'x') + "\r\n"),
         {431},
         kClosed,
         "head_too_large"},
        {"too long a name",
         "6585 5",
         with(QByteArray(limits::kHead, 'x') + ": a\r\n"),
         {431},
         kClosed},

        // Host.
        {"no Host", "9112 3.2", "GET /ping HTTP/1.1\r\n\r\n", {400}, kClosed, "bad_host"},
        {"two Hosts", "9112 3.2", with("Host: $HOST\r\n"), {400}, kClosed, "bad_host"},
        {"an empty Host", "9110 7.2", host(""), {400}, kOpen, "bad_host"},
        {"a Host with a space", "9112 3.2", host("local host"), {400}, kClosed, "bad_host"},
        {"a Host with a path", "9112 3.2", host("$HOST/x"), {400}, kClosed},
        {"a Host with a scheme", "9112 3.2", host("http://$HOST"), {400}, kClosed},
        {"a Host with a user", "9112 3.2", host("u@$HOST"), {400}, kClosed},
        {"a Host with a bad port", "3986 3.2.3", host("127.0.0.1:99999"), {400}, kClosed},
        {"a Host with half a bracket", "3986 3.2.2", host("[::1"), {400}, kClosed},
        {"a foreign Host", "9110 7.4", host("evil.example"), {421}, kOpen, "host_refused"},
        {"a foreign Host that begins like ours",
         "9110 7.4",
         host("localhost.evil.example"),
         {421},
         kOpen,
         "host_refused"},
        {"a list of Hosts",
         "9112 3.2",
         host("127.0.0.1,evil.example"),
         {421},
         kOpen,
         "host_refused"},
        {"localhost", "9110 7.2", host("LocalHost:$PORT"), {204}},
        {"localhost with a point", "1034 3.1", host("localhost.:$PORT"), {204}},
        {"another address", "9110 7.2", host("192.0.2.7"), {204}},
        {"an IPv6 address", "3986 3.2.2", host("[2001:db8::7]:80"), {204}},
        {"a name of the network's own", "6762 3", host("ship.local"), {204}},

        // Origin.
        {"no Origin", "6454 7.3", request("POST /ping", "Content-Length: 0\r\n"), {204}},
        {"no Origin, of another site's form",
         "6454 7.3",
         request("POST /ping", "Content-Length: 0\r\nSec-Fetch-Site: cross-site\r\n"),
         {403},
         kOpen,
         "origin_refused"},
        {"our own Origin", "6454 7.3", origin("http://$HOST"), {204}},
        {"our own Origin in capitals", "6454 4", origin("HTTP://$HOST"), {204}},
        {"a foreign Origin",
         "6454 7.3",
         origin("http://evil.example"),
         {403},
         kOpen,
         "origin_refused"},
        {"our host on another port", "6454 4", origin("http://127.0.0.1:1"), {403}, kOpen},
        {"our host without the port", "6454 4", origin("http://127.0.0.1"), {403}, kOpen},
        {"another name of our host", "6454 4", origin("http://localhost:$PORT"), {403}, kOpen},
        {"another scheme", "6454 4", origin("ftp://$HOST"), {403}, kOpen},
        {"null", "6454 7.1", origin("null"), {403}, kOpen, "origin_refused"},
        {"an empty Origin", "6454 7", origin(""), {403}, kOpen, "origin_refused"},
        {"two Origins", "6454 7.1", origin("http://$HOST http://evil.example"), {403}, kOpen},
        {"an Origin with a path", "6454 7.1", origin("http://$HOST/"), {403}, kOpen},
        {"the default port said by one of the two",
         "6454 4",
         "POST /ping HTTP/1.1\r\nHost: 192.0.2.7\r\nOrigin: http://192.0.2.7:80\r\n"
         "Content-Length: 0\r\n\r\n",
         {204}},
        {"a foreign Origin may read what anybody may",
         "9110 9.2.1",
         with("Origin: http://evil.example\r\n"),
         {204}},
    };
}

} // namespace parlance
