#include "server/net/connections.h"

#ifdef Q_OS_UNIX
#include "server/net/fdchannel.h"
#else
#include "server/net/socketchannel.h"
#endif

#include <QDateTime>
#include <QLocale>

namespace parlance {
namespace {

std::unique_ptr<Channel> makeChannel(qintptr descriptor, ChannelOwner& owner) {
#ifdef Q_OS_UNIX
    return std::make_unique<FdChannel>(static_cast<int>(descriptor), owner);
#else
    auto socket = std::make_unique<QTcpSocket>();
    socket->setSocketDescriptor(descriptor);
    return std::make_unique<SocketChannel>(std::move(socket), owner);
#endif
}

} // namespace

Connections::Connections(Timers& timers, Turn& turn, Clock clock, Deadlines deadlines,
                         AddressCap addressCap, Handler handler, const TlsContext* tls,
                         qsizetype most)
    : m_timers(timers)
    , m_turn(turn)
    , m_clock(std::move(clock))
    , m_deadlines(deadlines)
    , m_addressCap(addressCap)
    , m_handler(std::move(handler))
    , m_tls(tls)
    , m_cap(std::min<qsizetype>(most,
                                sockets::raiseDescriptorLimit() - limits::kDescriptorReserve)) {}

Connections::~Connections() = default;

void Connections::accept(qintptr descriptor) {
    sockets::tune(descriptor);
    const std::optional<QByteArray> address = sockets::addressOf(descriptor);
    if (!address) {
        // What was sent before the reset could still be read. It would come from nowhere: no ban,
        // rate or cap of an address would meet it.
        sockets::close(descriptor);
        return;
    }
    const Error refusal = admit(*address);
    if (refusal != Error::None && m_refused >= limits::kRefusedAtOnce) {
        // Those who are turned away must not use up what the admitted ones need.
        sockets::close(descriptor);
        return;
    }
    const quint64 id = m_nextId++;
    const auto admission =
        refusal == Error::None ? Connection::Admission::Guest : Connection::Admission::Refused;
    auto connection = std::make_unique<Connection>(*this, id, *address, admission);
    Connection& opened = *connection;
    m_connections.emplace(id, std::move(connection));
    opened.open(makeChannel(descriptor, opened));
    if (refusal == Error::None) {
        ++m_perAddress[*address];
    } else {
        ++m_refused;
        opened.refuse(refusal);
    }
}

Error Connections::admit(const QByteArray& address) const {
    if (count() - m_refused >= m_cap) {
        return Error::TooManyConnections;
    }
    if (m_addressCap == AddressCap::On &&
        m_perAddress.value(address) >= limits::kConnectionsPerAddress) {
        return Error::TooManyFromAddress;
    }
    return Error::None;
}

Connection* Connections::find(quint64 id) const {
    const auto connection = m_connections.find(id);
    if (connection == m_connections.end() || connection->second->isDead()) {
        return nullptr;
    }
    return connection->second.get();
}

void Connections::handle(quint64 id, http::Request request) {
    m_handler(Exchange(m_self, id, std::move(request)));
}

std::unique_ptr<http::RequestParser> Connections::takeParser() {
    return m_parser ? std::move(m_parser) : std::make_unique<http::RequestParser>();
}

void Connections::wantsFlush(Connection& connection) {
    m_toFlush.push_back(&connection);
    m_turn.request();
}

void Connections::died(Connection& connection) {
    m_dead.push_back(connection.id());
    m_turn.request();
}

void Connections::retire(std::unique_ptr<Occupant> occupant) {
    m_retiredOccupants.push_back(std::move(occupant));
    m_turn.request();
}

void Connections::flush() {
    // Two lists that change places keep their memory.
    m_flushing.swap(m_toFlush);
    for (Connection* connection : m_flushing) {
        connection->flushListed();
    }
    m_flushing.clear();
}

void Connections::bury() {
    m_retiredOccupants.clear();
    for (const quint64 id : std::exchange(m_dead, {})) {
        const auto connection = m_connections.find(id);
        if (connection->second->isListed()) {
            std::erase(m_toFlush, connection->second.get()); // Listed again since the last phase.
        }
        const bool refused = connection->second->admission() == Connection::Admission::Refused;
        const QByteArray key = connection->second->address();
        m_connections.erase(connection);
        if (refused) {
            --m_refused;
        } else if (--m_perAddress[key] == 0) {
            m_perAddress.remove(key);
        }
    }
}

QByteArray Connections::date() {
    const qint64 second = m_clock.wall() / 1000;
    if (second != m_dateSecond) {
        m_dateSecond = second;
        const QDateTime now = QDateTime::fromSecsSinceEpoch(second, Qt::UTC);
        m_date = QLocale::c()
                     .toString(now, QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"))
                     .toLatin1();
    }
    return m_date;
}

void Connections::retireAll() {
    for (const auto& [id, connection] : m_connections) {
        connection->retire();
    }
}

} // namespace parlance
