#include "client/polllink.h"

namespace parlance {
namespace {

// Where the entries of an answer begin. Its own cursor is the one after them.
Cursor before(const codec::ReceivedAnswer& received) {
    if (received.entries.empty()) {
        return received.answer.cursor;
    }
    const Cursor& first = received.entries.front().cursor;
    return {first.epoch, first.seq - 1};
}

Hello helloOf(const codec::ReceivedAnswer& received) {
    const Answer& answer = received.answer;
    Hello hello{.room = answer.room, .cursor = before(received)};
    hello.head = answer.head;
    hello.oldest = answer.oldest;
    hello.resume = answer.resume;
    hello.missed = answer.missed;
    hello.state = answer.state;
    return hello;
}

bool hasNews(const codec::ReceivedAnswer& received) {
    return !received.entries.empty() || received.answer.people || received.answer.typing;
}

} // namespace

PollLink::PollLink(Transport transport, LinkContext linkContext)
    : Link(transport, std::move(linkContext)) {
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, [this] { ask(); });
}

void PollLink::stop() {
    m_next.stop();
    m_call.reset();
}

QNetworkRequest PollLink::request() const {
    return Http::request(context().room.events(position()), context().token);
}

void PollLink::askNow() {
    if (!isLive()) {
        return;
    }
    m_next.stop();
    m_hurried = true;
    ask();
    m_hurried = false;
}

void PollLink::handle(const HttpAnswer& answer) {
    m_call.reset();
    count().requests += 1;
    count().payload += answer.body.size();
    if (answer.failure) {
        fail(*answer.failure);
        return;
    }
    bool news = false;
    bool more = false;
    count().empty += answer.status == 200 ? 0 : 1;
    if (answer.status == 200) {
        const auto received = codec::decodeAnswer(answer.body);
        if (!received) {
            fail({.kind = Failure::Kind::Nonsense, .httpStatus = answer.status});
            return;
        }
        news = hasNews(*received);
        count().empty += received->entries.empty() ? 1 : 0;
        // One answer carries so much and no more: the rest is there to be fetched at once.
        more = !received->entries.empty() && received->answer.cursor.seq < received->answer.head;
        take(*received);
    }
    if (isLive()) {
        Q_EMIT answered(news ? Patience::Left : patience());
    }
    if (isLive()) {
        m_next.start(more ? std::chrono::milliseconds(0) : pause(news));
    }
}

void PollLink::take(const codec::ReceivedAnswer& received) {
    const Answer& answer = received.answer;
    if (!isOpen() || answer.resume != Resume::Ok) {
        Link::take(helloOf(received));
    }
    if (answer.people) {
        Presence presence{.room = answer.room, .state = answer.state, .full = answer.people};
        presence.count = answer.count;
        Link::take(codec::ServerFrame{presence});
    }
    if (answer.typing) {
        Link::take(codec::ServerFrame{Typing{answer.room, answer.state, *answer.typing}});
    }
    for (const Message& message : received.entries) {
        Link::take(codec::ServerFrame{message});
    }
    if (!isLive()) {
        return;
    }
    // The answer was taken whole, so its cursor holds even where entries of unknown kinds were
    // passed over, and its state holds for the people and for who is typing.
    setPosition({answer.cursor, answer.state});
    if (answer.bye) {
        Link::take(*answer.bye);
    }
}

} // namespace parlance
