#include "server/transport/poll.h"

#include "server/protocol/limits.h"
#include "server/transport/form.h"

using namespace Qt::StringLiterals;

namespace parlance {
namespace {

QByteArray encodeItem(const Entry& entry) {
    return jsonOf(entry) + ',';
}

// Entries as one answer holds them, and the last of them.
struct Items {
    QByteArray joined;
    qint64 count = 0;
    Seq last = 0;

    // Without the commas.
    qint64 payload() const { return joined.size() - count; }
};

Items itemsOf(const std::vector<Message>& messages) {
    Items items;
    for (const Message& message : messages) {
        items.joined += encodeItem(Entry(message));
        items.last = message.cursor.seq;
    }
    items.count = static_cast<qint64>(messages.size());
    return items;
}

// `head` and `body` are the sizes of the answer's.
void count(const Poll& poll, const Items& items, qint64 head, qint64 body) {
    const qint64 payload = std::min(body, items.payload());
    const codec::Traffic traffic{
        .payload = payload, .framing = body - payload, .headers = poll.asked + head};
    if (items.count > 0) {
        return poll.visit->count(traffic, items.count);
    }
    poll.visit->countEmpty();
    poll.visit->countIdle(traffic);
}

QByteArray etagOf(const Room& room, Seq last) {
    return '"' + room.cursor(last).toBytes() + '.' + QByteArray::number(room.people().state()) +
           '"';
}

http::Headers fieldsOf(const QByteArray& etag) {
    return {
        {"cache-control"_ba, "no-store"_ba}, {"etag"_ba, etag}, {"vary"_ba, "accept, prefer"_ba}};
}

void reply(Exchange exchange, const Poll& poll, const Items& items,
           const Room::Answered& answered) {
    http::Response response{200, {}, answered.body, answered.fields};
    if (http::etagMatches(poll.ifNoneMatch, answered.etag)) {
        response = {304, fieldsOf(answered.etag)};
    }
    const qsizetype head = exchange.send(response);
    if (poll.visit && head > 0) {
        count(poll, items, head, exchange.request().isHead() ? 0 : response.body.size());
    }
}

Answer answerFor(const Poll& poll, Seq last) {
    const Room& room = *poll.room;
    Answer answer{.room = room.name(),
                  .cursor = room.cursor(last),
                  .resume = poll.entrance.resume,
                  .missed = poll.entrance.missed,
                  .head = room.ends().head,
                  .oldest = room.ends().oldest,
                  .state = room.people().state()};
    if (poll.wantsPeople()) {
        answer.people = room.people().list();
        answer.count = room.people().count();
        answer.typing = room.people().typists();
    }
    return answer;
}

QByteArray bodyOf(const Answer& answer, const Items& items) {
    const QByteArrayView joined(items.joined);
    return codec::encode(answer, joined.chopped(joined.isEmpty() ? 0 : 1)) + '\n';
}

Room::Answered encode(const Room& room, const Answer& answer, const Items& items) {
    const QByteArray etag = etagOf(room, answer.cursor.seq);
    http::Headers fields = fieldsOf(etag);
    fields.add("content-type"_ba, "application/json; charset=utf-8"_ba);
    return {http::encodeFields(fields), bodyOf(answer, items), etag};
}

void send(Exchange exchange, const Poll& poll, const Answer& answer, const Items& items) {
    reply(std::move(exchange), poll, items, encode(*poll.room, answer, items));
}

// What the memory has of the entries that the poll asks for.
Items liveItems(const Poll& poll) {
    const Seq next = poll.entrance.next;
    if (next > poll.room->ends().head) {
        return {{}, 0, next - 1};
    }
    const Tail::Batch& batch = poll.room->tail().batch(next, Slot::Item, encodeItem);
    return {batch.bytes, batch.last - next + 1, batch.last};
}

// Encoded once for all who ask from the same position.
void sendLive(Exchange exchange, const Poll& poll) {
    const Items items = liveItems(poll);
    const auto& answered = poll.room->answer({poll.entrance, poll.wantsPeople()}, [&] {
        return encode(*poll.room, answerFor(poll, items.last), items);
    });
    reply(std::move(exchange), poll, items, answered);
}

// Every goodbye is another one, and none is too well known to be said.
void sendBye(Exchange exchange, Poll poll, Bye bye) {
    poll.ifNoneMatch.clear();
    const Items items = liveItems(poll);
    Answer answer = answerFor(poll, items.last);
    answer.bye = std::move(bye);
    send(std::move(exchange), poll, answer, items);
}

} // namespace

bool Poll::hasNews() const {
    return entrance.next <= room->ends().head || entrance.resume != Resume::Ok;
}

bool Poll::wantsPeople() const {
    return stateIsStale() || !position.state;
}

bool Poll::stateIsStale() const {
    return position.state && *position.state != room->people().state();
}

Result<Poll> parsePoll(Call& call) {
    Result<Position> position = positionOf(call);
    if (!position) {
        return position.error();
    }
    Result<std::shared_ptr<Room>> room = roomFor(call, Right::Read);
    if (!room) {
        return room.error();
    }
    const Room::Entrance entrance = (*room)->enter(position->after);
    return Poll{*std::move(room), *std::move(position), entrance,
                call.request().headers.value("if-none-match"), call.request().size};
}

bool beginVisit(Poll& poll, const Call& call, Outlet outlet) {
    const Connection* connection = call.exchange.connection();
    if (connection == nullptr) {
        return false;
    }
    poll.visit = std::make_shared<Visit>(call.services.stats, outlet, *connection, call.visitor,
                                         poll.room->name());
    return true;
}

void answerPoll(Services& services, Exchange exchange, const Poll& poll, std::optional<Bye> bye) {
    const Room& room = *poll.room;
    const Seq next = poll.entrance.next;
    // Whoever waits for the end stands at it.
    if (bye && room.isLive(next)) {
        return sendBye(std::move(exchange), poll, *std::move(bye));
    }
    if (next > room.ends().head || room.isLive(next)) {
        return sendLive(std::move(exchange), poll);
    }
    // std::function wants to be copied, an exchange does not.
    auto owed = std::make_shared<Exchange>(std::move(exchange));
    services.log.read({.room = room.name(),
                       .direction = Direction::Forward,
                       .from = next,
                       .maxEntries = limits::kAnswerEntries,
                       .maxBytes = limits::kAnswerBytes / limits::kInflation},
                      [owed, poll](const Result<std::vector<Message>>& page) {
                          if (!page) {
                              return owed->refuse(page.error());
                          }
                          const Items items = itemsOf(*page);
                          const Seq last = std::max(items.last, poll.entrance.next - 1);
                          send(std::move(*owed), poll, answerFor(poll, last), items);
                      });
}

void servePage(Call call) {
    const Result<Cursor> before = Cursor::parse(*call.parameter("before"));
    if (!before) {
        return call.exchange.refuse(before.error());
    }
    bool ok = true;
    const int limit = call.parameter("limit").value_or("50").toInt(&ok);
    if (!ok || limit < 1) {
        return call.exchange.refuse(Error::BadQuery);
    }
    Result<Poll> parsed = parsePoll(call);
    if (!parsed) {
        return call.exchange.refuse(parsed.error());
    }
    Poll poll = *std::move(parsed);
    Services& services = call.services;
    const RoomHead& ends = poll.room->ends();
    poll.entrance = {.next = before->seq};
    if (before->epoch != ends.epoch || before->seq > ends.head + 1) {
        poll.entrance.resume = Resume::Reset;
        Answer answer = answerFor(poll, ends.head);
        return send(std::move(call.exchange), poll, answer, {});
    }
    if (before->seq <= ends.oldest) {
        // Nothing older is kept. The cursor stays where it was, at the beginning.
        Answer answer = answerFor(poll, before->seq);
        return send(std::move(call.exchange), poll, answer, {});
    }
    auto owed = std::make_shared<Exchange>(std::move(call.exchange));
    services.log.read(
        {.room = poll.room->name(),
         .direction = Direction::Backward,
         .from = before->seq - 1,
         .maxEntries = static_cast<int>(
             std::min<Seq>({limit, limits::kAnswerEntries, before->seq - ends.oldest})),
         .maxBytes = limits::kAnswerBytes / limits::kInflation},
        [owed, poll](const Result<std::vector<Message>>& page) {
            if (!page) {
                return owed->refuse(page.error());
            }
            // To go on backwards, ask for what lies before the first of these.
            const Seq first = page->empty() ? poll.entrance.next : page->front().cursor.seq;
            send(std::move(*owed), poll, answerFor(poll, first), itemsOf(*page));
        });
}

} // namespace parlance
