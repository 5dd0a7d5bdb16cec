#include "server/transport/sse.h"

#include "server/protocol/harmless.h"
#include "server/protocol/limits.h"
#include "server/transport/httpstream.h"

namespace parlance {
namespace {

// JSON has no line ends in it, so one data line holds a frame.
QByteArray encodeEntry(const Entry& entry) {
    return "id: " + entry.message().cursor.toBytes() + "\ndata: " + jsonOf(entry) + "\n\n";
}

// Only positions bear an id: it is what the browser sends back as Last-Event-ID.
QByteArray encodeFrame(const Frame& frame) {
    QByteArray event;
    if (const auto* hello = std::get_if<Hello>(&frame)) {
        event += "id: " + hello->cursor.toBytes() + '\n';
    }
    return event + "event: " + typeOf(frame) + "\ndata: " + jsonOf(frame) + "\n\n";
}

const Form kEvents{Slot::Event, encodeEntry, encodeFrame};

// ?format=text, for people who read a stream with curl: the same events, their data in words, and
// nothing that a terminal obeys.
QByteArray textEvent(const QByteArray& fields, const QByteArray& text) {
    return fields + "data: " + harmlessLines(text, "\ndata: ") + "\n\n";
}

QByteArray encodeTextEntry(const Entry& entry) {
    const Message& message = entry.message();
    return textEvent("id: " + message.cursor.toBytes() + '\n',
                     harmlessAuthor(message.from) + ": " + message.text);
}

QByteArray words(const Hello& hello) {
    QByteArray text = "room " + hello.room.bytes() + ", at " + hello.cursor.toBytes();
    if (hello.resume == Resume::Gap) {
        text += ", " + QByteArray::number(hello.missed) + " messages are no longer kept";
    } else if (hello.resume == Resume::Reset) {
        text += ", which is another history than yours";
    }
    return text;
}

QByteArray words(const Presence& presence) {
    QByteArray text = QByteArray::number(presence.count) + " here";
    const auto append = [&](const char* word, const std::vector<Member>& members) {
        for (const Member& member : members) {
            text += '\n' + QByteArray(word) + ' ' + harmlessAuthor(member.name);
        }
    };
    append("here:", presence.full.value_or(std::vector<Member>()));
    append("joined:", presence.joined);
    append("left:", presence.left);
    return text;
}

QByteArray words(const Typing& typing) {
    return QByteArray::number(typing.cids.size()) + " typing";
}

QByteArray words(const Heartbeat& heartbeat) {
    return heartbeat.cursor.toBytes();
}

QByteArray words(const Echo& echo) {
    return echo.nonce;
}

QByteArray words(const Bye& bye) {
    return bye.reason + ", come back in " + QByteArray::number(bye.retry) + " ms";
}

QByteArray words(const Posted& posted) {
    return posted.cursor.toBytes();
}

QByteArray words(const Refusal& refusal) {
    return info(refusal.error).message;
}

QByteArray encodeTextFrame(const Frame& frame) {
    QByteArray fields = "event: " + typeOf(frame) + '\n';
    if (const auto* hello = std::get_if<Hello>(&frame)) {
        fields.prepend("id: " + hello->cursor.toBytes() + '\n');
    }
    return textEvent(fields, std::visit([](const auto& value) { return words(value); }, frame));
}

const Form kTextEvents{Slot::TextEvent, encodeTextEntry, encodeTextFrame};

// Something between us and the reader may gather the first two kilobytes, so they are nothing but
// a comment; all readers share it. The wait before an EventSource comes back differs from reader to
// reader.
std::vector<QByteArray> prologue(Random& random) {
    static const QByteArray kPadding = ':' + QByteArray(limits::kSsePadding, ' ') + '\n';
    return {kPadding, "retry: " + QByteArray::number(1'000 + random.below(3'000)) + "\n\n"};
}

} // namespace

void serveSse(Call call) {
    const QByteArray format = call.parameter("format").value_or("json");
    if (format != "json" && format != "text") {
        return call.exchange.refuse(Error::BadQuery);
    }
    StreamKind kind{.outlet = Outlet::Sse,
                    .form = format == "text" ? kTextEvents : kEvents,
                    .contentType = "text/event-stream; charset=utf-8",
                    .body = Connection::Body::UntilClose,
                    .prologue = prologue(call.services.random)};
    serveStream(std::move(call), std::move(kind));
}

} // namespace parlance
