// The target of a request line and the authority of a Host field (RFC 9112 section 3.2).
#pragma once

#include "server/http/fields.h"
#include "server/protocol/result.h"

namespace parlance::http {

struct Target {
    QByteArray path;
    std::vector<Parameter> query;
    QByteArray authority; // Only of the absolute form.
};

// Origin form, absolute form, or "*" with OPTIONS. A fragment or anything else is BadRequest;
// CONNECT, whose target is no resource, is MethodUnknown.
Result<Target> parseTarget(QByteArrayView method, QByteArrayView text);

struct Authority {
    QByteArray host; // Lower case, IPv6 without its brackets, without a trailing dot.
    int port = 0;    // 0 where none is said.
};
// HOST or HOST:PORT; BadHost for anything else, user information included.
Result<Authority> parseAuthority(QByteArrayView text);

// The segments between the slashes, percent-decoded one by one so that %2F stays inside its own.
std::vector<QByteArray> splitPath(QByteArrayView path);

} // namespace parlance::http
