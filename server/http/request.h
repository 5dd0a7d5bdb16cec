// One complete HTTP request, as values.
#pragma once

#include "server/http/fields.h"
#include "server/http/headers.h"

namespace parlance::http {

struct Request {
    QByteArray method;
    QByteArray path; // Begins with "/", not yet decoded; "*" for OPTIONS *.
    std::vector<Parameter> query;
    int minorVersion = 1; // HTTP/1.x
    Headers headers;
    QByteArray body;
    QByteArray authority;  // Host, or what an absolute target puts in its place; may be empty in
                           // HTTP/1.0.
    bool keepAlive = true; // Whether the client wants to go on with this connection.
    bool upgrade = false;  // A WebSocket handshake was asked for.

    bool isSecure = false; // Came over TLS.

    qsizetype size = 0; // On the wire, with the framing of its body.

    bool isHead() const { return method == "HEAD"; }
};

} // namespace parlance::http
