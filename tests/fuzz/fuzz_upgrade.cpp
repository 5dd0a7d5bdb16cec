// The check of a WebSocket handshake. The input is the fields of a request; whatever passes must
// become a head that is canonical, because QWebSocketServer believes anything.
#include "server/http/requestparser.h"
#include "server/http/upgrade.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>

using namespace parlance;
using namespace parlance::http;

namespace {

bool isBase64(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' ||
           c == '/';
}

void checkHead(const QByteArray& head) {
    fuzz::claim(head.endsWith("\r\n\r\n"), "the head ends");
    fuzz::claim(head.indexOf("\r\n\r\n") == head.size() - 4, "it ends once");
    const qsizetype lines = head.count("\r\n") - 1;
    fuzz::claim(lines == 7 || lines == 8, "it has its request line and six or seven fields");
    fuzz::claim(head.count('\n') == head.count("\r\n") && head.count('\r') == head.count("\r\n"),
                "it has no other line ends");
    fuzz::claim(!head.contains('\0'), "it has no NUL");

    RequestParser parser;
    fuzz::claim(
        parser.feed(head) == head.size() && parser.state() == RequestParser::State::Complete,
        "it is one request");
    const Request again = parser.take();
    fuzz::claim(again.upgrade, "it is a handshake itself");
    // Not asked of the code under test: 16 bytes in base64 are 22 characters and their padding.
    const QByteArray key = again.headers.value("sec-websocket-key");
    fuzz::claim(key.size() == 24 && key.endsWith("==") &&
                    std::ranges::all_of(key.first(22), isBase64) &&
                    again.headers.value("sec-websocket-version") == "13" &&
                    again.headers.value("origin") == "http://h:80",
                "its fields are what they must be");
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    QByteArray bytes = "GET /rooms/lobby/events HTTP/1.1\r\nHost: h:80\r\n";
    bytes.append(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    bytes.append("\r\n\r\n");
    RequestParser parser;
    parser.feed(bytes);
    if (parser.state() == RequestParser::State::Complete) {
        const Result<QByteArray> head = canonicalUpgrade(parser.take());
        if (head) {
            checkHead(*head);
        }
    }
    return 0;
}
