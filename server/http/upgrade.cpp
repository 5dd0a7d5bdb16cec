#include "server/http/upgrade.h"

namespace parlance::http {

Result<QByteArray> canonicalUpgrade(const Request& request) {
    const Headers& headers = request.headers;
    if (request.method != "GET" || !request.upgrade || !request.body.isEmpty()) {
        return Error::BadRequest;
    }
    if (headers.value("sec-websocket-version") != "13") {
        return Error::UpgradeRequired;
    }
    // The key is 16 bytes in base64, padding included, and nothing else.
    const QByteArray key = headers.value("sec-websocket-key");
    const auto decoded =
        QByteArray::fromBase64Encoding(key, QByteArray::AbortOnBase64DecodingErrors);
    if (headers.count("sec-websocket-key") != 1 || key.size() != 24 || !decoded ||
        (*decoded).size() != 16) {
        return Error::BadRequest;
    }
    QByteArray head =
        "GET / HTTP/1.1\r\nHost: parlance\r\nUpgrade: websocket\r\n"
        "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n";
    head.append("Sec-WebSocket-Key: ").append(key).append("\r\n");
    // Without one QWebSocketServer's answer would allow every origin. Which origins are welcome was
    // decided before; this one is our own.
    head.append(request.isSecure ? "Origin: https://" : "Origin: http://");
    head.append(request.authority).append("\r\n");
    if (listHas(headers.value("sec-websocket-protocol"), kSubprotocol)) {
        head.append("Sec-WebSocket-Protocol: ").append(kSubprotocol).append("\r\n");
    }
    return head.append("\r\n");
}

} // namespace parlance::http
