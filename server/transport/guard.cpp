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
        return Error::None;
    }
    const QByteArray origin = request.headers.value("origin").toLower();
    const bool secure = origin.startsWith("https://");
    if (!secure && !origin.startsWith("http://")) {
        return Error::OriginRefused;
    }
    const auto site = http::parseAuthority(QByteArrayView(origin).sliced(secure ? 8 : 7));
    const auto self = http::parseAuthority(request.authority);
    const bool same =
        site && self && site->host == self->host && portOf(*site, secure) == portOf(*self, secure);
    return same ? Error::None : Error::OriginRefused;
}

} // namespace parlance::guard
