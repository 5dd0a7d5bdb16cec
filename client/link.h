// One attempt to listen to a room by one transport. Whoever uses a link need not know which: all
// five say the same things in the same order. A link tries once and never again; what to do after
// a failure is its user's business.
#pragma once

#include "client/failure.h"
#include "client/http.h"
#include "client/roomurl.h"
#include "server/protocol/clientcodec.h"
#include "server/protocol/random.h"

namespace parlance {

// Times that a test wants shorter than a person does.
struct LinkTimings {
    std::chrono::milliseconds hello{10'000};   // From the request to the first words.
    std::chrono::milliseconds silence{40'000}; // Where the server names no heartbeat.
    std::chrono::milliseconds why{3'000};      // Asking why a handshake was refused.
    std::chrono::milliseconds request{10'000}; // A request that does not wait.
    std::chrono::seconds wait{25};             // A long poll; proxies often cut at 30 or 60 s.
    std::chrono::milliseconds pollActive{1'000};
    std::chrono::milliseconds pollIdle{10'000};

    // All of them shorter or longer, but for the wait, which the wire has in whole seconds.
    LinkTimings scaled(double factor) const;
};

struct LinkContext {
    Http* http = nullptr;
    RoomUrl room;
    QByteArray token = {}; // Empty: listen without a name.
    Random random = {};
    LinkTimings timings = {};
};

class Link : public QObject {
    Q_OBJECT

public:
    Transport transport() const { return m_transport; }
    // Where to go on from after all that was signalled so far, on this transport or another.
    const Position& position() const { return m_position; }
    // Whether hello has come, and neither an end nor a failure since.
    bool isOpen() const { return m_stage == Stage::Open; }

    // What it has cost so far. The payload is the JSON that the server sent, in bytes.
    struct Traffic {
        qint64 requests = 0;
        qint64 empty = 0; // Answers without a message; only polls have them.
        qint64 payload = 0;
    };
    const Traffic& traffic() const { return m_traffic; }

    // Once in a link's life.
    void open(const Position& from);
    // Nothing is signalled after it.
    void close();
    // A poll asks now instead of waiting; a stream has nothing to ask.
    virtual void askNow() {}

    // Whether a poll waited as long as it may.
    enum class Patience { Left, Exhausted };

Q_SIGNALS:
    // The first signal. Polls say it again when the server had to change the position. Its cursor
    // is the one before the first message that follows; of a poll it names no stream.
    void opened(const parlance::Hello& hello);
    // Everything but hello and bye. Never an UnknownFrame.
    void received(const parlance::codec::ServerFrame& frame);
    // A poll was answered, with news or without, or has waited its whole time in vain: what stands
    // for a stream's heartbeat.
    void answered(parlance::Link::Patience patience);
    // The last signal is one of these two, once. In its slots the link may be closed or left to
    // deleteLater(), as in those of the others; not deleted.
    void failed(const parlance::Failure& failure);
    void ended(const parlance::Bye& bye);

protected:
    Link(Transport transport, LinkContext context);

    virtual void start() = 0;
    virtual void stop() = 0;

    // What came. Each may end the link by its user's hand: look at isLive() afterwards.
    void take(const codec::ServerFrame& frame);
    void take(const Hello& hello);
    void take(const Bye& bye);
    void fail(Failure failure);
    void setPosition(const Position& position) { m_position = position; }

    bool isLive() const { return m_stage == Stage::Opening || m_stage == Stage::Open; }
    const LinkContext& context() const { return m_context; }
    Traffic& count() { return m_traffic; }

private:
    enum class Stage { New, Opening, Open, Done };

    void advance(const codec::ServerFrame& frame);

    Transport m_transport;
    LinkContext m_context;
    Position m_position;
    Stage m_stage = Stage::New;
    Traffic m_traffic;
};

std::unique_ptr<Link> makeLink(Transport transport, const LinkContext& context);

} // namespace parlance
