// A whole server: the parts of the folders beside this file, put together. It lives in the thread
// that made it, and that thread's event loop drives it.
#pragma once

#include "server/protocol/clock.h"
#include "server/protocol/faults.h"
#include "server/protocol/limits.h"
#include "server/protocol/random.h"
#include "server/room/log.h"

#include <QHostAddress>
#include <QStringList>

#include <functional>
#include <memory>

namespace parlance {

// Whether TLS is taken beside plain HTTP on the one port, or plain requests are only sent there.
enum class Tls { Off, Also, Only };

struct ServerOptions {
    QHostAddress address = QHostAddress(QHostAddress::Any);
    quint16 port = 8080; // 0 takes any free one.
    RoomName room = *RoomName::parse("lobby");
    QString dataDirectory; // Empty: in memory.
    QStringList allowedHosts;
    Tls tls = Tls::Off;
    // PEM files of one's own; without them both are made on first use and kept in the data
    // directory.
    QString tlsCertificate;
    QString tlsKey;
    bool rateLimits = true; // Rates and per-address caps.
    Retention retention;
    Faults simulate; // For everybody, from the start.
    Deadlines deadlines;
    Clock clock = Clock::system();
    Random random;
    QByteArray sqliteVfs; // A test's; empty for the system's own.
};

class Server {
public:
    // What went wrong at the start, for a person to read.
    using Failure = QString;

    static Result<std::unique_ptr<Server>, Failure> start(ServerOptions options);
    ~Server();

    QHostAddress address() const;
    quint16 port() const;
    // The host's own secret for /host/, made at this start.
    const QByteArray& hostToken() const;
    // SHA-256 of the certificate in its DER form, 32 bytes; empty without TLS.
    QByteArray fingerprint() const;
    // What the start wants the person to know, if anything: a store that was put aside.
    const QString& notice() const;

    // How many people and nameless readers are being served now, without the person of this cid.
    int guests(const QByteArray& without) const;

    // Says bye to everybody, lets what was accepted become durable, and calls `stopped` when the
    // last goodbye has been taken or its time is over. The server may be destroyed then.
    void stop(std::function<void()> stopped);

private:
    struct Parts;
    explicit Server(std::unique_ptr<Parts> parts);

    std::unique_ptr<Parts> m_parts;
};

} // namespace parlance
