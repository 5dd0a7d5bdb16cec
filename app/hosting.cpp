#include "app/hosting.h"

#include "app/freeport.h"

namespace parlance {
namespace {

using namespace std::chrono_literals;

// Somebody who changes the Wi-Fi looks at the code a moment later. Reading them takes well below a
// millisecond.
constexpr auto kLookEvery = 3s;

Tls tlsOf(const Encryption& encryption) {
    if (!encryption.isOn) {
        return Tls::Off;
    }
    return encryption.isOnly ? Tls::Only : Tls::Also;
}

} // namespace

Hosting::Hosting(ServerOptions options, Interfaces interfaces, QObject* parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_interfaces(std::move(interfaces))
    , m_wanted(m_options.port) {
    m_watch.setInterval(kLookEvery);
    connect(&m_watch, &QTimer::timeout, this, &Hosting::lookAround);
}

bool Hosting::use(const ServerOptions& options) {
    if (!m_starting && !isRunning()) {
        const QString data = std::exchange(m_options, options).dataDirectory;
        m_options.dataDirectory = data;
        m_wanted = options.port;
        return true;
    }
    const auto what = [](const ServerOptions& all) {
        return std::tie(all.address, all.room, all.allowedHosts, all.rateLimits,
                        all.retention.entries, all.retention.milliseconds, all.simulate, all.tls,
                        all.tlsCertificate, all.tlsKey);
    };
    return options.port == m_wanted && what(options) == what(m_options);
}

void Hosting::start() {
    if (m_starting || isRunning()) {
        return;
    }
    m_starting = true;
    m_options.port = freePort(m_options.address, m_wanted);
    m_server = std::make_unique<EmbeddedServer>();
    connect(m_server.get(), &EmbeddedServer::started, this, &Hosting::took);
    connect(m_server.get(), &EmbeddedServer::stopped, this, &Hosting::ended);
    connect(m_server.get(), &EmbeddedServer::counted, this, [this](int guests) {
        if (const Counted done = std::exchange(m_counted, {})) {
            done(guests);
        }
    });
    connect(m_server.get(), &EmbeddedServer::failed, this, [this](const QString& reason) {
        m_starting = false;
        Q_EMIT failed(reason);
    });
    m_server->start(m_options);
}

void Hosting::stop() {
    m_again = false;
    m_watch.stop();
    m_link.reset(); // Or the server would wait for it to take its goodbye.
    if (m_stopping) {
        return;
    }
    if (m_server && (isRunning() || m_starting)) {
        m_stopping = true;
        m_server->stop();
    } else {
        Q_EMIT stopped();
    }
}

void Hosting::restart() {
    stop();
    m_again = true;
}

void Hosting::ended() {
    m_stopping = false;
    m_port = 0;
    m_fingerprint.clear();
    if (!std::exchange(m_again, false)) {
        Q_EMIT stopped();
        return;
    }
    m_wanted = m_options.port; // Where the guests look for it, also where any would have done.
    // The old server is speaking; it goes when it has ended.
    m_server.release()->deleteLater();
    start();
}

void Hosting::countGuests(const QByteArray& without, Counted done) {
    if (m_stopping) {
        return done(0); // They have been told goodbye.
    }
    m_counted = std::move(done);
    m_server->countGuests(without);
}

void Hosting::encrypt(const Encryption& encryption) {
    m_options.tls = tlsOf(encryption);
    m_options.tlsCertificate = encryption.certificate;
    m_options.tlsKey = encryption.key;
}

bool Hosting::isEncryptedAs(const Encryption& encryption) const {
    const bool areSameFiles =
        m_options.tlsCertificate == encryption.certificate && m_options.tlsKey == encryption.key;
    return m_options.tls == tlsOf(encryption) && (!encryption.isOn || areSameFiles);
}

void Hosting::took(const EmbeddedServer::Running& running) {
    m_starting = false;
    m_listening = running.address;
    m_port = running.port;
    m_options.port = m_port;
    m_fingerprint = running.fingerprint;
    QStringList notices;
    if (m_wanted != 0 && m_port != m_wanted) {
        notices.append(
            tr("Port %1 is taken, so the room is on port %2.").arg(m_wanted).arg(m_port));
    }
    if (!running.notice.isEmpty()) {
        notices.append(running.notice);
    }
    m_notice = notices.join(u'\n');
    m_known = addresses();
    m_link = std::make_unique<HostLink>(room(), running.hostToken);
    m_watch.start();
    Q_EMIT started();
}

void Hosting::lookAround() {
    const QList<HostAddress> now = addresses();
    if (now != m_known) {
        m_known = now;
        Q_EMIT addressesChanged();
    }
}

RoomUrl Hosting::room() const {
    // Listening everywhere includes the loopback.
    const bool somewhere = !m_listening.isEqual(QHostAddress::Any) &&
                           !m_listening.isEqual(QHostAddress::AnyIPv4) &&
                           !m_listening.isEqual(QHostAddress::AnyIPv6);
    QUrl url;
    const bool isOnly = m_options.tls == Tls::Only;
    url.setScheme(isOnly ? QStringLiteral("https") : QStringLiteral("http"));
    url.setHost(somewhere ? m_listening.toString() : QStringLiteral("127.0.0.1"));
    url.setPort(m_port);
    url.setPath(QStringLiteral("/rooms/") + QString::fromLatin1(m_options.room.bytes()));
    RoomUrl room = *RoomUrl::parse(url.toString());
    if (isOnly) {
        room = room.withFingerprint(m_fingerprint);
    }
    // The port may be another one tomorrow, and still it is the same room with the same people. A
    // room in memory is another one each time.
    const QByteArray data = QUrl::toPercentEncoding(m_options.dataDirectory, "/");
    return data.isEmpty() ? room
                          : room.keptUnder(QStringLiteral("hosted:") + QString::fromLatin1(data));
}

QList<HostAddress> Hosting::addresses() const {
    const QString scheme =
        m_fingerprint.isEmpty() ? QStringLiteral("http") : QStringLiteral("https");
    return rankedAddresses(scheme, m_interfaces(), m_listening, m_port);
}

} // namespace parlance
