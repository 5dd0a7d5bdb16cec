// The tokens that servers gave us, one per server, in a file that only its owner can read.
#pragma once

#include <QLockFile>

#include <memory>
#include <optional>

namespace parlance {

struct Credentials {
    QByteArray token;
    QByteArray name; // The one that was asked for, which may differ from the one that was given.

    friend bool operator==(const Credentials&, const Credentials&) = default;
};

class TokenStore {
public:
    explicit TokenStore(QString path = defaultPath());

    // By RoomUrl::key() or origin(); without spaces.
    std::optional<Credentials> find(const QString& origin) const;
    // Whether it could be written.
    bool save(const QString& origin, const Credentials& credentials);
    bool forget(const QString& origin) { return replace(origin, std::nullopt); }

    // To be held, by whoever joins this server, from the reading of the token to its writing. Not
    // locked yet.
    std::unique_ptr<QLockFile> lockForJoining(const QString& origin) const;

    static QString defaultPath();

private:
    bool replace(const QString& origin, const std::optional<Credentials>& credentials);

    QString m_path;
};

} // namespace parlance
