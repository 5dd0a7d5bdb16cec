#include "server/protocol/limits.h"
#include "tests/server/rawrows.h"

namespace parlance {
namespace {

constexpr auto kClosed = RawRow::After::Closed;
constexpr auto kOpen = RawRow::After::Open;

QByteArray with(const QByteArray& fields, const QByteArray& body = {}) {
    return request("POST /ping", fields, body);
}

QByteArray length(const QByteArray& value, const QByteArray& body = {}) {
    return with("Content-Length: " + value + "\r\n", body);
}

QByteArray coding(const QByteArray& value, const QByteArray& body = "0\r\n\r\n") {
    return with("Transfer-Encoding: " + value + "\r\n", body);
}

QByteArray chunks(const QByteArray& body) {
    return coding("chunked", body);
}

// A message to the room, so that the body itself is looked at.
QByteArray saying(const QByteArray& chunked) {
    return request("POST /rooms/lobby/events",
                   "Content-Type: application/json\r\nAuthorization: Bearer $TOKEN\r\n"
                   "Transfer-Encoding: chunked\r\n",
                   chunked);
}

} // namespace

RawRows bodyRows() {
    return {
        // By length.
        {"a body", "9112 6.2", length("5", "hello"), {204}},
        {"a body of nothing", "9112 6.2", length("0"), {204}},
        {"a length with zeros in front", "9110 8.6", length("005", "hello"), {204}},
        {"neither length nor coding", "9112 6.3", with(""), {204}},
        {"a GET with a body", "9110 9.3.1", request("GET /ping", lengthOf("hi"), "hi"), {204}},
        {"two lengths",
         "9112 6.3",
         length("5\r\nContent-Length: 5", "hello"),
         {400},
         kClosed,
         "bad_request"},
        {"two lengths that differ",
         "9112 6.3",
         length("5\r\nContent-Length: 6", "hello!"),
         {400},
         kClosed},
        {"a list of lengths", "9112 6.3", length("5, 5", "hello"), {400}, kClosed},
        {"a signed length", "9110 8.6", length("+5", "hello"), {400}, kClosed},
        {"a negative length", "9110 8.6", length("-1"), {400}, kClosed},
        {"a length in hex", "9110 8.6", length("0x5", "hello"), {400}, kClosed},
        {"a length with a fraction", "9110 8.6", length("5.0", "hello"), {400}, kClosed},
        {"a length of two numbers", "9110 8.6", length("5 6", "hello"), {400}, kClosed},
        {"an empty length", "9110 8.6", length(""), {400}, kClosed},
        {"a word", "9110 8.6", length("five", "hello"), {400}, kClosed},
        {"a length beyond 2^64",
         "9110 8.6",
         length("18446744073709551617", "hello"),
         {413},
         kClosed,
         "body_too_large"},
        {"a length of one byte too many",
         "9110 15.5.14",
         length(QByteArray::number(limits::kBody + 1)),
         {413},
         kClosed,
         "body_too_large"},
        {"the longest body",
         "9112 6.2",
         request("POST /ping", lengthOf(QByteArray(limits::kPingBody, 'x')),
                 QByteArray(limits::kPingBody, 'x')),
         {204}},
        {"a body too long for this resource",
         "9110 15.5.14",
         request("POST /ping", lengthOf(QByteArray(limits::kPingBody + 1, 'x')),
                 QByteArray(limits::kPingBody + 1, 'x')),
         {413},
         kOpen,
         "body_too_large"},

        // By chunks.
        {"chunks", "9112 7.1", saying("8\r\n{\"text\":\r\n5\r\n\"hi\"}\r\n0\r\n\r\n"), {201}},
        {"a size in capitals", "9112 7.1", saying("D\r\n{\"text\":\"hi\"}\r\n0\r\n\r\n"), {201}},
        {"zeros before a size",
         "9112 7.1",
         saying("000d\r\n{\"text\":\"hi\"}\r\n00\r\n\r\n"),
         {201}},
        {"a chunk extension",
         "9112 7.1.1",
         saying("d;a=b\r\n{\"text\":\"hi\"}\r\n0;c\r\n\r\n"),
         {201}},
        {"a quoted chunk extension",
         "9112 7.1.1",
         saying("d;a=\"b c\"\r\n{\"text\":\"hi\"}\r\n0\r\n\r\n"),
         {201}},
        {"trailers",
         "9112 7.1.2",
         saying("d\r\n{\"text\":\"hi\"}\r\n0\r\nX: 1\r\nY: 2\r\n\r\n"),
         {201}},
        {"a trailer may not bear a token",
         "9110 6.5.1",
         request("POST /rooms/lobby/events",
                 "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n",
                 "d\r\n{\"text\":\"hi\"}\r\n0\r\nAuthorization: Bearer $TOKEN\r\n\r\n"),
         {401},
         kOpen,
         "token_missing"},
        {"the coding in capitals", "9112 7", coding("CHUNKED"), {204}},
        {"no size", "9112 7.1", chunks("\r\nhello\r\n0\r\n\r\n"), {400}, kClosed, "bad_request"},
        {"a size that is none", "9112 7.1", chunks("g\r\nhello\r\n0\r\n\r\n"), {400}, kClosed},
        {"a size with 0x", "9112 7.1", chunks("0x5\r\nhello\r\n0\r\n\r\n"), {400}, kClosed},
        {"a negative size", "9112 7.1", chunks("-5\r\nhello\r\n0\r\n\r\n"), {400}, kClosed},
        {"a space before a size", "9112 7.1", chunks(" 5\r\nhello\r\n0\r\n\r\n"), {400}, kClosed},
        {"a size beyond 2^64", "9112 7.1", chunks("10000000000000000\r\nhello"), {400}, kClosed},
        {"a chunk longer than its size",
         "9112 7.1",
         chunks("4\r\nhello\r\n0\r\n\r\n"),
         {400},
         kClosed},
        {"a bare LF after a size", "9112 7.1", chunks("5\nhello\r\n0\r\n\r\n"), {400}, kClosed},
        {"a bare LF after a chunk", "9112 7.1", chunks("5\r\nhello\n0\r\n\r\n"), {400}, kClosed},
        {"a bare LF in a chunk extension",
         "9112 7.1.1",
         chunks("5;a\nhello\r\n0\r\n\r\n"),
         {400},
         kClosed},
        {"a bare LF after the trailers", "9112 7.1.2", chunks("0\r\nX: 1\r\n\n"), {400}, kClosed},
        {"a bare LF instead of trailers", "9112 7.1.2", chunks("0\r\n\n"), {400}, kClosed},
        {"a folded trailer", "9112 5.2", chunks("0\r\nX: 1\r\n 2\r\n\r\n"), {400}, kClosed},
        {"a trailer without a name", "9110 5.1", chunks("0\r\n: 1\r\n\r\n"), {400}, kClosed},
        {"trailers without an end",
         "6585 5",
         chunks("0\r\n" + QByteArray("X: 1\r\n").repeated(5000)),
         {431},
         kClosed},
        {"chunks too large together",
         "9110 15.5.14",
         chunks(("3e8\r\n" + QByteArray(1000, 'x') + "\r\n").repeated(101)),
         {413},
         kClosed,
         "body_too_large"},
        {"too much framing",
         "9112 7.1.1",
         chunks("1;" + QByteArray(900'000, 'x')),
         {413},
         kClosed,
         "body_too_large"},

        // Both, and other codings.
        {"length and chunks",
         "9112 6.1",
         with("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"),
         {400},
         kClosed,
         "bad_request"},
        {"chunks and length",
         "9112 6.1",
         with("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n"),
         {400},
         kClosed},
        {"chunks in HTTP/1.0",
         "9112 6.1",
         "POST /ping HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
         {400},
         kClosed},
        {"an unknown coding",
         "9112 6.1",
         coding("gzip, chunked"),
         {501},
         kClosed,
         "method_unknown"},
        {"an unknown coding alone", "9112 6.3", coding("gzip"), {400}, kClosed},
        {"chunked not last", "9112 6.3", coding("chunked, gzip"), {400}, kClosed},
        {"chunked twice", "9112 6.1", coding("chunked, chunked"), {400}, kClosed},
        {"chunked in two fields",
         "9112 6.1",
         coding("chunked\r\nTransfer-Encoding: chunked"),
         {400},
         kClosed},
        {"identity", "9112 7", coding("identity"), {400}, kClosed},
        {"chunked in quotes", "9112 7", coding("\"chunked\""), {400}, kClosed},
        {"chunked with a control character",
         "9110 5.5",
         coding("\x0b"
                "chunked"),
         {400},
         kClosed},
        {"chunked with a parameter", "9112 7.1", coding("chunked;a=b"), {400}, kClosed},
        {"an empty coding", "9112 7", coding(""), {400}, kClosed},

        // Expect.
        {"100-continue with the body at once",
         "9110 10.1.1",
         with("Expect: 100-continue\r\nContent-Length: 0\r\n"),
         {204}},
        {"100-continue without a body",
         "9110 10.1.1",
         request("GET /ping", "Expect: 100-continue\r\n"),
         {204}},
        {"100-continue in HTTP/1.0 is passed over",
         "9110 10.1.1",
         "POST /ping HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\nhi",
         {204},
         kClosed},
        {"100-continue and a body that is too large",
         "9110 10.1.1",
         with("Expect: 100-continue\r\nContent-Length: 100001\r\n"),
         {413},
         kClosed},
        {"another expectation",
         "9110 15.5.18",
         with("Expect: 200-ok\r\nContent-Length: 0\r\n"),
         {417},
         kClosed,
         "expectation_failed"},
    };
}

} // namespace parlance
