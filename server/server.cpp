#include "server/server.h"

#include "server/net/connections.h"
#include "server/net/listener.h"
#include "server/net/mailbox.h"
#include "server/net/selfsigned.h"
#include "server/net/tlscontext.h"
#include "server/protocol/secret.h"
#include "server/room/hub.h"
#include "server/room/quota.h"
#include "server/storage/store.h"
#include "server/transport/routes.h"

#include <QEventLoop>

#include <algorithm>

namespace parlance {
namespace {

// Presence lingers, typing ends and rooms leave the memory at this pace.
constexpr int kTick = 250;
// How often a stop looks whether everything has been taken.
constexpr qint64 kDrainLook = 10;

using Task = std::function<void()>;

Result<TlsCredentials, Server::Failure> credentialsFor(const ServerOptions& options, qint64 now) {
    if (!options.tlsCertificate.isEmpty()) {
        return TlsCredentials::read(options.tlsCertificate, options.tlsKey);
    }
    return options.dataDirectory.isEmpty() ? makeSelfSigned(namesOfThisMachine(), now)
                                           : TlsCredentials::keptIn(options.dataDirectory, now);
}

Result<std::unique_ptr<TlsContext>, Server::Failure> makeTls(const ServerOptions& options) {
    if (options.tls == Tls::Off) {
        return std::unique_ptr<TlsContext>();
    }
    const qint64 now = options.clock.wall();
    const auto credentials = credentialsFor(options, now);
    if (!credentials) {
        return credentials.error();
    }
    return TlsContext::make(*credentials, now);
}

} // namespace

// In the order of their making; the last ones go first.
struct Server::Parts {
    Parts(ServerOptions given, std::unique_ptr<Mailbox<Task>> fromStore,
          std::unique_ptr<Store> opened, std::unique_ptr<TlsContext> context)
        : options(std::move(given))
        , stats(options.clock)
        , mailbox(std::move(fromStore))
        , store(std::move(opened))
        , tls(std::move(context))
        , registry(*store, options.clock, options.random)
        , access(*store, options.clock, options.random, [this] { policyChanged(); })
        , quotas(options.clock, options.rateLimits)
        , passwords(options.clock)
        , timers(options.clock)
        , hub({.log = *store,
               .directory = *store,
               .registry = registry,
               .clock = options.clock,
               .random = options.random,
               .retention = options.retention,
               .wake = [this] { turn.request(); },
               .announce = [this](int entries) { turn.announce(entries); }})
        , simulation(connections, timers, options.random, options.simulate)
        , services{.hub = hub,
                   .log = *store,
                   .registry = registry,
                   .access = access,
                   .quotas = quotas,
                   .passwords = passwords,
                   .connections = connections,
                   .stats = stats,
                   .simulation = simulation,
                   .streams = streams,
                   .identity = store->identity(),
                   .clock = options.clock,
                   .random = options.random,
                   .deadlines = options.deadlines,
                   .defaultRoom = options.room,
                   .allowedHosts = options.allowedHosts,
                   .hostTokenHash = hashSecret(hostToken),
                   .tlsOnly = options.tls == Tls::Only}
        , connections(
              timers, turn, options.clock, options.deadlines,
              options.rateLimits ? Connections::AddressCap::On : Connections::AddressCap::Off,
              [this](Exchange exchange) { routes.serve(std::move(exchange)); }, tls.get())
        , routes(services)
        , listener([this](qintptr descriptor) { connections.accept(descriptor); })
        , drain(timers, [this] { lookAtDrain(); }) {
        turn.setPhases({.submit = [this] { hub.submit(); },
                        .news = [this] { hub.flush(); },
                        .write = [this] { connections.flush(); },
                        .bury = [this] { connections.bury(); }});
        QObject::connect(&tick, &QTimer::timeout, &tick, [this] { hub.tick(); });
        tick.start(kTick);
    }

    ~Parts() {
        // Drafts of the last turn, which has not ended, are owed to nobody any more; what the store
        // has accepted it finishes. Its handlers find nobody, since the mailbox's loop is over.
        listener.close();
    }

    Error makeDefaultRoom();
    void lookAtDrain();
    void policyChanged();

    ServerOptions options;
    Stats stats; // A poll that waits for the store counts until its end.
    QByteArray hostToken = makeSecret();
    std::unique_ptr<Mailbox<Task>> mailbox;
    std::unique_ptr<Store> store;
    std::unique_ptr<TlsContext> tls; // Null without TLS.
    Registry registry;
    Access access;
    Quotas quotas;
    Passwords passwords;
    Streams streams;
    Turn turn;
    Timers timers;
    Hub hub;
    Simulation simulation;
    Services services; // Streams look at it while their connections end.
    Connections connections;
    Routes routes;
    Listener listener;
    QTimer tick;
    Timer drain;
    qint64 drainUntil = 0;
    bool saidBye = false;
    Task stopped;
    QString notice;
};

Result<std::unique_ptr<Server>, Server::Failure> Server::start(ServerOptions options) {
    auto mailbox = std::make_unique<Mailbox<Task>>([](const Task& call) { call(); });
    auto store = Store::open({.directory = options.dataDirectory,
                              .clock = options.clock,
                              .random = options.random,
                              .vfs = options.sqliteVfs},
                             [box = mailbox.get()](Task call) { box->post(std::move(call)); });
    if (!store) {
        return QString::fromUtf8(store.error().message);
    }
    // The directory is ours now.
    auto tls = makeTls(options);
    if (!tls) {
        return tls.error();
    }
    auto parts = std::make_unique<Parts>(std::move(options), std::move(mailbox), *std::move(store),
                                         *std::move(tls));
    parts->notice = QString::fromUtf8(parts->store->notice());
    // The room that everybody is sent to is there before the first visitor.
    if (const Error error = parts->makeDefaultRoom(); error != Error::None) {
        return QStringLiteral("The room cannot be made: %1")
            .arg(QLatin1StringView(info(error).message));
    }
    if (!parts->listener.open(parts->options.address, parts->options.port)) {
        const QHostAddress& address = parts->options.address;
        const bool isAny = address == QHostAddress(QHostAddress::Any);
        return QStringLiteral("%1 cannot be listened on: %2")
            .arg(isAny ? QStringLiteral("Port %1").arg(parts->options.port)
                       : QStringLiteral("Port %1 of the address %2")
                             .arg(parts->options.port)
                             .arg(address.toString()),
                 parts->listener.errorString());
    }
    return std::unique_ptr<Server>(new Server(std::move(parts)));
}

Error Server::Parts::makeDefaultRoom() {
    std::optional<Error> outcome;
    QEventLoop loop;
    hub.create(options.room, [&](const Result<std::shared_ptr<Room>>& room) {
        outcome = room ? Error::None : room.error();
        loop.quit();
    });
    if (!outcome) {
        loop.exec();
    }
    return outcome.value_or(Error::Internal);
}

Server::Server(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}

Server::~Server() = default;

QHostAddress Server::address() const {
    return m_parts->listener.serverAddress();
}

quint16 Server::port() const {
    return m_parts->listener.serverPort();
}

const QByteArray& Server::hostToken() const {
    return m_parts->hostToken;
}

QByteArray Server::fingerprint() const {
    return m_parts->tls ? m_parts->tls->fingerprint() : QByteArray();
}

const QString& Server::notice() const {
    return m_parts->notice;
}

int Server::guests(const QByteArray& without) const {
    const std::vector<codec::Guest> guests = m_parts->stats.guests();
    return static_cast<int>(std::ranges::count_if(guests, [&](const codec::Guest& guest) {
        // A short poll is open for a moment only; who asks no more is soon forgotten.
        const bool isHere =
            guest.open > 0 || QByteArrayView(guest.transport) == name(Outlet::ShortPoll);
        return isHere && (!guest.member || guest.member->cid != without);
    }));
}

void Server::stop(std::function<void()> stopped) {
    m_parts->stopped = std::move(stopped);
    m_parts->listener.close();
    m_parts->services.draining = true;
    m_parts->drainUntil = m_parts->options.clock.steady() + m_parts->options.deadlines.drain;
    m_parts->lookAtDrain();
}

// First the log, so that every sender hears what became of its message; then the goodbyes; then the
// sockets.
void Server::Parts::lookAtDrain() {
    const bool late = options.clock.steady() >= drainUntil;
    if (!saidBye && (hub.isQuiet() || late)) {
        saidBye = true;
        registry.savePresent();
        hub.endAll("shutdown");
        connections.retireAll();
    }
    if (late || (saidBye && connections.count() == 0)) {
        return stopped();
    }
    drain.start(kDrainLook);
}

// Whoever may no longer read hears it at once, and the host sees what holds.
void Server::Parts::policyChanged() {
    hub.recheck(access, [this](const QByteArray& cid) { return stats.addressOf(cid); });
    stats.announce();
}

} // namespace parlance
