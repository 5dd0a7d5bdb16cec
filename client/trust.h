// Which certificate a server had when somebody here decided to trust it, so that another one is
// noticed. In a file of the account, one line a server, like ssh's known_hosts.
#pragma once

#include "client/roomurl.h"

namespace parlance {

enum class Trust {
    Trusted, // The link or the memory names the certificate, and they do not contradict.
    Unknown, // Neither names one: it is for an authority, or for a person who compares, to say.
    Changed, // The link names another than the one that is remembered.
};

class TrustStore {
public:
    explicit TrustStore(QString path = defaultPath());

    // Servers are told apart by RoomUrl::origin(). Empty where nothing is remembered.
    QByteArray find(const QString& origin) const;
    // From now on this one and no other. Whether it could be written.
    bool remember(const QString& origin, const QByteArray& fingerprint);

    Trust judge(const RoomUrl& room) const;
    // With the remembered fingerprint, where the link names none.
    RoomUrl completed(const RoomUrl& room) const;

    static QString defaultPath();

private:
    QString m_path;
};

} // namespace parlance
