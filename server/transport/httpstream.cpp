#include "server/transport/httpstream.h"

#include "server/transport/reader.h"
#include "server/transport/streamer.h"

namespace parlance {
namespace {

class HttpStream final : public RoomReader {
public:
    HttpStream(Services& services, Streamer::Setup setup, const StreamKind& kind)
        : m_connection(setup.connection)
        , m_epilogue(kind.epilogue)
        , m_streamer(services, std::move(setup), [this](Error error) { finish(error); })
        , m_lifetime(services.connections.timers(), [this] { finish(Error::None); }) {}

    // `heads` is the size of the request's and of the answer's.
    void start(const StreamKind& kind, const Position& position, qint64 heads) {
        qint64 handshake = heads;
        for (const QByteArray& piece : kind.prologue) {
            handshake += piece.size();
            m_connection.write(piece);
        }
        m_streamer.start(position, handshake);
        if (kind.lifetime > 0) {
            m_lifetime.start(kind.lifetime);
        }
    }

    void drained() override { m_streamer.catchUp(); }
    const Visitor& visitor() const override { return m_streamer.visitor(); }
    Visit& visit() override { return m_streamer.visit(); }

private:
    void finish(Error error) {
        if (m_epilogue) {
            const QByteArray bytes = m_epilogue(m_streamer.cursor(), error);
            m_streamer.visit().count({.framing = bytes.size()});
            m_connection.write(bytes);
        }
        m_connection.finish();
    }

    Connection& m_connection;
    std::function<QByteArray(const Cursor&, Error)> m_epilogue;
    Streamer m_streamer;
    Timer m_lifetime;
};

} // namespace

void serveStream(Call call, const StreamKind& kind) {
    const Simulation& simulation = call.services.simulation;
    if (simulation.of(call.visitor).refuseStreams) {
        return call.exchange.refuse(Error::Simulated);
    }
    const Result<Position> position = positionOf(call);
    if (!position) {
        return call.exchange.refuse(position.error());
    }
    const auto room = roomFor(call, Right::Read);
    if (!room) {
        return call.exchange.refuse(room.error());
    }
    Connection* connection = call.exchange.takeOver();
    if (connection == nullptr) {
        return;
    }
    http::Response response{.headers = kind.extraHeaders};
    response.headers.add("content-type", kind.contentType);
    // Proxies that gather or transform an answer would hold the stream; nginx asks for its own
    // word.
    if (!response.headers.has("cache-control")) {
        response.headers.add("cache-control", "no-store, no-transform");
    }
    response.headers.add("x-accel-buffering", "no");
    response.headers.add("vary", "accept, prefer");
    const bool headOnly = call.request().isHead();
    simulation.apply(*connection, call.visitor, kind.outlet);
    const qsizetype head = connection->begin(response, kind.body);
    if (headOnly) {
        return;
    }
    Streamer::Setup setup{*room, call.visitor, kind.outlet, kind.form, *connection};
    auto stream = std::make_unique<HttpStream>(call.services, std::move(setup), kind);
    HttpStream& started = *stream;
    connection->occupy(std::move(stream));
    started.start(kind, *position, call.request().size + head);
}

} // namespace parlance
