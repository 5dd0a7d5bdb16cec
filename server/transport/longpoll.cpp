#include "server/transport/longpoll.h"

#include "server/protocol/limits.h"
#include "server/transport/poll.h"
#include "server/transport/reader.h"

namespace parlance {
namespace {

// Seconds asked for by Prefer or ?wait=, in milliseconds; BadQuery where it is no number.
Result<qint64> waitOf(const Call& call) {
    qint64 seconds = http::preferredWait(call.request().headers.value("prefer")).value_or(25);
    if (const auto parameter = call.parameter("wait")) {
        bool ok = false;
        seconds = parameter->toLongLong(&ok);
        if (!ok || seconds < 0) {
            return Error::BadQuery;
        }
    }
    return std::min(seconds, limits::kLongPollMax / 1000) * 1000;
}

// The waiting poll. It answers once and is gone with its connection or with its answer.
class LongPoll final : public RoomReader, public Subscriber {
public:
    LongPoll(Call call, Poll poll)
        : m_services(call.services)
        , m_exchange(std::move(call.exchange))
        , m_visitor(std::move(call.visitor))
        , m_poll(std::move(poll))
        , m_timeout(m_services.connections.timers(), [this] { answer(); }) {
        m_exchange.forgetRequest();
        if (m_visitor.member) {
            m_poll.room->people().enter(*m_visitor.member);
            m_services.hub.peopleChanged();
        }
    }

    ~LongPoll() override {
        m_poll.room->unsubscribe(*this);
        if (m_visitor.member) {
            m_poll.room->people().leave(m_visitor.member->cid, m_services.clock.steady(),
                                        m_services.deadlines.lingerStream);
        }
        // A connection that is gone takes no answer, and so the exchange needs none.
        m_exchange.takeOver();
    }

    void wait(qint64 milliseconds) {
        m_poll.room->subscribe(*this);
        m_timeout.start(milliseconds);
    }

    void flush() override {
        if (m_poll.hasNews() || m_poll.stateIsStale()) {
            answer();
        }
    }

    void end(const QByteArray& reason) override {
        const qint64 retry = 1'000 + m_services.random.below(4'000);
        answer(Bye{m_poll.room->name(), reason, retry});
    }

    const Visitor& visitor() const override { return m_visitor; }
    Visit& visit() override { return *m_poll.visit; }

private:
    void answer(std::optional<Bye> bye = {}) {
        m_timeout.stop();
        m_poll.room->unsubscribe(*this);
        answerPoll(m_services, std::move(m_exchange), m_poll, std::move(bye));
    }

    Services& m_services;
    Exchange m_exchange;
    Visitor m_visitor;
    Poll m_poll;
    Timer m_timeout;
};

} // namespace

void serveLongPoll(Call call) {
    const Result<qint64> wait = waitOf(call);
    if (!wait) {
        return call.exchange.refuse(wait.error());
    }
    Result<Poll> poll = parsePoll(call);
    if (!poll) {
        return call.exchange.refuse(poll.error());
    }
    if (!beginVisit(*poll, call, Outlet::LongPoll)) {
        return;
    }
    Services& services = call.services;
    if (poll->hasNews() || poll->stateIsStale() || *wait == 0 || call.request().isHead()) {
        if (call.visitor.member) {
            poll->room->people().seen(*call.visitor.member, services.clock.steady(),
                                      services.deadlines.lingerStream);
            services.hub.peopleChanged();
        }
        return answerPoll(services, std::move(call.exchange), *poll);
    }
    Connection* connection = call.exchange.connection();
    auto waiting = std::make_unique<LongPoll>(std::move(call), *std::move(poll));
    LongPoll& started = *waiting;
    connection->occupy(std::move(waiting));
    started.wait(*wait);
}

} // namespace parlance
