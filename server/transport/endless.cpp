#include "server/transport/endless.h"

#include "server/transport/html.h"
#include "server/transport/httpstream.h"

#include <QDateTime>

namespace parlance {
namespace {

QByteArray note(const QByteArray& text) {
    return "<p class=\"note\">" + html::escape(text) + "</p>\n";
}

QByteArray encodeEntry(const Entry& entry) {
    return paragraph(entry.message());
}

// Only what a reader would want to know; heartbeats keep the connection's proxies awake.
QByteArray encodeFrame(const Frame& frame) {
    if (std::holds_alternative<Bye>(frame)) {
        return note("The server has ended. This page asks again by itself.");
    }
    if (const auto* hello = std::get_if<Hello>(&frame)) {
        if (hello->resume == Resume::Gap) {
            return note(QByteArray::number(hello->missed) + " messages are no longer kept.");
        }
        return hello->resume == Resume::Reset ? note("The history has begun anew.") : "<!-- -->\n";
    }
    if (const auto* presence = std::get_if<Presence>(&frame)) {
        QByteArray notes;
        for (const Member& member : presence->joined) {
            notes += note(member.name + " is here.");
        }
        for (const Member& member : presence->left) {
            notes += note(member.name + " has left.");
        }
        return notes;
    }
    return std::holds_alternative<Heartbeat>(frame) ? "<!-- -->\n" : QByteArray();
}

// Seconds after a goodbye: a server that starts again needs a moment.
constexpr char kAskAgain[] = "10";

constexpr Form kParagraphs{Slot::Html, encodeEntry, encodeFrame};

} // namespace

QByteArray paragraph(const Message& message, const QByteArray& more) {
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(message.at, Qt::UTC);
    const QByteArray seq = QByteArray::number(message.cursor.seq);
    QByteArray data = "data-seq=\"" + seq + "\" data-cid=\"" + html::escape(message.cid) +
                      "\" data-initials=\"" + html::initials(message.from) + '"';
    if (message.n) {
        data += " data-n=\"" + QByteArray::number(*message.n) + "\" data-via=\"" +
                html::escape(message.via) + '"';
    }
    return "<p id=\"m" + seq + "\" class=\"message " + html::colour(message.cid) + more + "\" " +
           data + "><time datetime=\"" + at.toString(Qt::ISODateWithMs).toLatin1() + "\">" +
           at.toLocalTime().toString(QStringLiteral("HH:mm")).toLatin1() +
           "</time> <b dir=\"auto\">" + html::escape(message.from) + "</b> <span dir=\"auto\">" +
           html::escape(message.text) + "</span></p>\n";
}

void serveEndlessPage(Call call) {
    const QByteArray path = "/rooms/" + call.room->bytes() + "/events?transport=page&amp;after=";
    const qint64 lifetime = call.services.deadlines.endlessPage;
    StreamKind kind{
        .outlet = Outlet::Page,
        .form = kParagraphs,
        .contentType = "text/html; charset=utf-8",
        .body = Connection::Body::UntilClose,
        .prologue = {html::fill("endless", {{"room", html::escape(call.room->bytes())}})},
        // A refresh is only obeyed once the document has ended.
        .epilogue =
            [path](const Cursor& cursor, Error error) {
                const QByteArray wait = error == Error::None ? "0" : kAskAgain;
                return "<meta http-equiv=\"refresh\" content=\"" + wait + ";url=" + path +
                       cursor.toBytes() + "\">\n</body>\n</html>\n";
            },
        .lifetime = lifetime,
        .extraHeaders = html::pageHeaders()};
    serveStream(std::move(call), std::move(kind));
}

} // namespace parlance
