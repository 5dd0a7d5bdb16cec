#include "server/http/target.h"

#include <algorithm>

namespace parlance::http {
namespace {

bool isHostCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
           QByteArrayView("-._~!$&'()*+,;=%").contains(c);
}

bool isAddressCharacter(char c) {
    return (c >= 'a' && c <= 'f') || (c >= '0' && c <= '9') || c == ':' || c == '.';
}

Result<Target> originForm(QByteArrayView text, QByteArray authority) {
    if (text.contains('#')) {
        return Error::BadRequest;
    }
    const qsizetype question = text.indexOf('?');
    const QByteArrayView path = question < 0 ? text : text.first(question);
    Target target{.path = path.toByteArray(), .query = {}, .authority = std::move(authority)};
    if (question >= 0) {
        target.query = parseUrlEncoded(text.sliced(question + 1));
    }
    if (target.path.isEmpty()) {
        target.path = "/"; // http://host?query
    }
    return target;
}

} // namespace

Result<Target> parseTarget(QByteArrayView method, QByteArrayView text) {
    if (method == "CONNECT") {
        return Error::MethodUnknown;
    }
    if (text == "*") {
        return method == "OPTIONS"
                   ? Result<Target>(Target{.path = "*", .query = {}, .authority = {}})
                   : Error::BadRequest;
    }
    if (text.startsWith('/')) {
        return originForm(text, {});
    }
    const QByteArray scheme =
        text.first(std::min<qsizetype>(text.size(), 8)).toByteArray().toLower();
    const qsizetype prefix = scheme.startsWith("http://") ? 7 : scheme == "https://" ? 8 : 0;
    if (prefix == 0) {
        return Error::BadRequest;
    }
    const QByteArrayView rest = text.sliced(prefix);
    qsizetype end = 0;
    while (end < rest.size() && rest[end] != '/' && rest[end] != '?' && rest[end] != '#') {
        ++end;
    }
    if (!parseAuthority(rest.first(end))) {
        return Error::BadHost;
    }
    return originForm(rest.sliced(end), rest.first(end).toByteArray());
}

Result<Authority> parseAuthority(QByteArrayView text) {
    const QByteArray lower = text.toByteArray().toLower();
    QByteArrayView host = lower;
    QByteArrayView port;
    if (lower.startsWith('[')) {
        const qsizetype end = lower.indexOf(']');
        const QByteArrayView rest = end < 0 ? QByteArrayView() : host.sliced(end + 1);
        if (end < 2 || (!rest.isEmpty() && rest[0] != ':')) {
            return Error::BadHost;
        }
        host = host.sliced(1, end - 1);
        port = rest.isEmpty() ? rest : rest.sliced(1);
        if (!std::ranges::all_of(host, isAddressCharacter)) {
            return Error::BadHost;
        }
    } else {
        const qsizetype colon = lower.indexOf(':');
        if (colon >= 0) {
            port = host.sliced(colon + 1);
            host = host.first(colon);
        }
        if (host.endsWith('.')) {
            host = host.chopped(1);
        }
        if (!std::ranges::all_of(host, isHostCharacter)) {
            return Error::BadHost;
        }
    }
    const int number = port.isEmpty() ? 0 : port.toByteArray().toInt();
    const bool digits = std::ranges::all_of(port, [](char c) { return c >= '0' && c <= '9'; });
    if (host.isEmpty() || !digits || port.size() > 5 || number > 65535) {
        return Error::BadHost;
    }
    return Authority{host.toByteArray(), number};
}

std::vector<QByteArray> splitPath(QByteArrayView path) {
    std::vector<QByteArray> segments;
    while (!path.isEmpty()) {
        path = path.sliced(1); // The slash.
        const qsizetype end = path.indexOf('/');
        const QByteArrayView segment = end < 0 ? path : path.first(end);
        segments.push_back(segment.contains('%')
                               ? QByteArray::fromPercentEncoding(segment.toByteArray())
                               : segment.toByteArray());
        path = path.sliced(segment.size());
    }
    return segments;
}

} // namespace parlance::http
