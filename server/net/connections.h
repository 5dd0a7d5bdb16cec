// All connections of a server: who they are, how many there may be, who has something to write at
// the end of this turn, and who is dead and to be destroyed then.
//
// Thread: the server's only.
#pragma once

#include "server/net/connection.h"
#include "server/net/exchange.h"
#include "server/net/turn.h"
#include "server/protocol/limits.h"

#include <QHash>

#include <memory>
#include <unordered_map>
#include <vector>

namespace parlance {

class TlsContext;

class Connections {
public:
    using Handler = std::function<void(Exchange)>;
    enum class AddressCap { On, Off };

    // With `tls`, which outlives it, either scheme is taken, as the first byte says. There are
    // `most` at a time, or fewer where the system has no descriptors for as many.
    Connections(Timers& timers, Turn& turn, Clock clock, Deadlines deadlines, AddressCap addressCap,
                Handler handler, const TlsContext* tls = nullptr,
                qsizetype most = limits::kConnections);
    ~Connections();

    // Takes a connected descriptor over. Beyond a cap it is answered with 503 and closed: turning
    // the new one away is kind, throwing the oldest out makes a storm.
    void accept(qintptr descriptor);

    Connection* find(quint64 id) const;
    qsizetype count() const { return static_cast<qsizetype>(m_connections.size()); }

    template <typename Call>
    void forEach(Call call) const {
        for (const auto& [id, connection] : m_connections) {
            call(*connection);
        }
    }

    // Phases of the turn.
    void flush();
    void bury();

    // For connections.
    void handle(quint64 id, http::Request request);
    void wantsFlush(Connection& connection);
    void died(Connection& connection);
    // Destroyed at the end of the turn.
    void retire(std::unique_ptr<Occupant> occupant);
    // A parser is needed for one request; between two it is another connection's.
    std::unique_ptr<http::RequestParser> takeParser();
    void keepParser(std::unique_ptr<http::RequestParser> parser) { m_parser = std::move(parser); }
    const TlsContext* tls() const { return m_tls; }
    Timers& timers() { return m_timers; }
    const Deadlines& deadlines() const { return m_deadlines; }
    // The present time as an HTTP date, made once a second.
    QByteArray date();

    // No further request is served: idle connections close, others after their answer.
    void retireAll();

private:
    static void keep(Connections*) {}

    Error admit(const QByteArray& address) const;

    Timers& m_timers;
    Turn& m_turn;
    Clock m_clock;
    Deadlines m_deadlines;
    AddressCap m_addressCap;
    Handler m_handler;
    const TlsContext* m_tls;
    qsizetype m_cap;
    qsizetype m_refused = 0; // Of the connections, those that only hear why not.
    std::unordered_map<quint64, std::unique_ptr<Connection>> m_connections;
    QHash<QByteArray, int> m_perAddress;
    std::vector<Connection*> m_toFlush;
    std::vector<Connection*> m_flushing;
    std::vector<quint64> m_dead;
    std::unique_ptr<http::RequestParser> m_parser; // The next one's.
    std::vector<std::unique_ptr<Occupant>> m_retiredOccupants;
    quint64 m_nextId = 1;
    QByteArray m_date;
    qint64 m_dateSecond = -1;
    // What exchanges refer to us by; it owns nothing and ends with us.
    std::shared_ptr<Connections> m_self{this, keep};
};

} // namespace parlance
