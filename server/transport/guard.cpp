#include "server/transport/guard.h"

#include "server/http/target.h"

#include <QHostAddress>
#include <QSysInfo>

namespace parlance::guard {
namespace {

// With or without a domain: "ship", "ship.lan".
bool isThisMachine(const QString& host) {
    static const QString kName = QSysInfo::machineHostName().toLower();
    static const QString kShort = kName.section(u'.', 0, 0);
    return !kName.isEmpty() && (host == kName || host == kShort);
}

int portOf(const http::Authority& authority, bool secure) {
    const int usual = secure ? 443 : 80;
    return authority.port == 0 ? usual : authority.port;
}

// As it was read; perhaps not in the same spelling.
QByteArray encodeQuery(const std::vector<http::Parameter>& query) {
    QByteArray encoded;
    for (const http::Parameter& parameter : query) {
        encoded.append(encoded.isEmpty() ? '?' : '&').append(parameter.name.toPercentEncoding());
        if (!parameter.value.isEmpty()) {
            encoded.append('=').append(parameter.value.toPercentEncoding());
        }
    }
    return encoded;
}

} // namespace

Error checkHost(const http::Request& request, const QStringList& allowed) {
    if (request.authority.isEmpty() && request.minorVersion == 0) {
        return Error::None;
    }
    const Result<http::Authority> authority = http::parseAuthority(request.authority);
    if (!authority) {
        return authority.error();
    }
    const QString host = QString::fromUtf8(authority->host);
    const bool welcome = !QHostAddress(host).isNull() || host == u"localhost" ||
                         host.endsWith(u".localhost") || host.endsWith(u".local") ||
                         isThisMachine(host) || allowed.contains(host, Qt::CaseInsensitive);
    return welcome ? Error::None : Error::HostRefused;
}

Error checkOrigin(const http::Request& request) {
    if (!request.headers.has("origin")) {
        // A browser that leaves the origin of a form out may still say that it is another site's.
        const bool isForeign = request.headers.value("sec-fetch-site") == "cross-site";
        return isForeign ? Error::OriginRefused : Error::None;
    }
    const QByteArray origin = request.headers.value("origin").toLower();
    const bool secure = origin.startsWith("https://");
    if (!secure && !origin.startsWith("http://")) {
        return Error::OriginRefused;
    }
    // A page that came plainly may be somebody else's work. The other way round, a request comes
    // plainly from a proxy that has ended TLS.
    if (request.isSecure && !secure) {
        return Error::OriginRefused;
    }
    const auto site = http::parseAuthority(QByteArrayView(origin).sliced(secure ? 8 : 7));
    const auto self = http::parseAuthority(request.authority);
    const bool same =
        site && self && site->host == self->host && portOf(*site, secure) == portOf(*self, secure);
    return same ? Error::None : Error::OriginRefused;
}

http::Response sendToTls(const http::Request& request) {
    const auto authority = http::parseAuthority(request.authority);
    if (!authority) {
        return http::failure(authority.error()); // HTTP/1.0 need not say where it is.
    }
    const QByteArray& host = authority->host;
    // The port is the same one, so that what is usual for http has to be named.
    const int port = portOf(*authority, false);
    http::Response response = http::failure(Error::TlsRequired);
    response.headers.add("location", "https://" + (host.contains(':') ? '[' + host + ']' : host) +
                                         (port == 443 ? "" : ":" + QByteArray::number(port)) +
                                         request.path + encodeQuery(request.query));
    return response;
}

} // namespace parlance::guard
