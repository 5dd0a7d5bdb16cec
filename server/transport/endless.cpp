#include "server/transport/endless.h"

#include "server/transport/html.h"
#include "server/transport/httpstream.h"
#include "server/transport/page.h"

#include <QDateTime>

namespace parlance {
namespace {

QByteArray note(const QByteArray& markup) {
    return "<p class=\"note\">" + markup + "</p>\n";
}

// An encoder knows nothing but its entry, so each language has one.
template <std::size_t place>
QByteArray encodeEntry(const Entry& entry) {
    return paragraph(entry.message(), languages()[place]);
}

template <std::size_t... places>
constexpr std::array<Entry::Encoder, sizeof...(places)> encodersOf(std::index_sequence<places...>) {
    return {encodeEntry<places>...};
}

// Only what a reader would want to know; heartbeats keep the connection's proxies awake.
QByteArray encodeFrame(const Language& language, const Frame& frame) {
    if (const auto* bye = std::get_if<Bye>(&frame)) {
        // What the host has decided is on the page that comes next.
        return bye->reason == "policy" ? QByteArray() : note(language.text("serverEnded"));
    }
    if (const auto* hello = std::get_if<Hello>(&frame)) {
        if (hello->resume == Resume::Gap) {
            return note(language.text("missed", {{"n", language.number(hello->missed)}}));
        }
        return hello->resume == Resume::Reset ? note(language.text("newHistory")) : "<!-- -->\n";
    }
    if (const auto* presence = std::get_if<Presence>(&frame)) {
        QByteArray notes;
        for (const Member& member : presence->joined) {
            notes += note(language.text("isHere", {{"name", html::escape(member.name)}}));
        }
        for (const Member& member : presence->left) {
            notes += note(language.text("hasLeft", {{"name", html::escape(member.name)}}));
        }
        return notes;
    }
    return std::holds_alternative<Heartbeat>(frame) ? "<!-- -->\n" : QByteArray();
}

// Seconds after a goodbye: a server that starts again needs a moment.
constexpr char kAskAgain[] = "10";

// One form for each language, kept for ever: a form is known by its address.
const Form& paragraphsIn(const Language& language) {
    static const std::map<QByteArray, Form> kForms = [] {
        std::map<QByteArray, Form> forms;
        const auto encoders = encodersOf(std::make_index_sequence<kPageLanguages>());
        auto slot = static_cast<std::size_t>(Slot::Html);
        Q_ASSERT(languages().size() <= encoders.size());
        for (std::size_t place = 0; place < languages().size(); ++place, ++slot) {
            const Language& each = languages()[place];
            const auto encode = [&each](const Frame& frame) { return encodeFrame(each, frame); };
            forms.emplace(each.code(), Form{static_cast<Slot>(slot), encoders.at(place), encode});
        }
        return forms;
    }();
    return kForms.at(language.code());
}

} // namespace

QByteArray paragraph(const Message& message, const Language& language, const QByteArray& more) {
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
           language.clock(at.toLocalTime().time()) + "</time> <b dir=\"auto\">" +
           html::escape(message.from) + "</b> <span dir=\"auto\">" + html::escape(message.text) +
           "</span></p>\n";
}

void serveEndlessPage(Call call) {
    // It stands in a frame of the page, where JSON would say nothing to anybody.
    if (const auto room = roomFor(call, Right::Read); !room) {
        return call.exchange.respond(failureFor(call.request(), room.error()));
    }
    const QByteArray path = "/rooms/" + call.room->bytes() + "/events?transport=page&amp;after=";
    const qint64 lifetime = call.services.deadlines.endlessPage;
    const Language& language = languageOf(call.request());
    StreamKind kind{
        .outlet = Outlet::Page,
        .form = paragraphsIn(language),
        .contentType = "text/html; charset=utf-8",
        .body = Connection::Body::UntilClose,
        .prologue = {html::fill(language, "endless", {{"room", html::escape(call.room->bytes())}})},
        // A refresh is only obeyed once the document has ended.
        .epilogue =
            [path](const Cursor& cursor, Error error) {
                const bool isServersEnd = error != Error::None && error != Error::Forbidden;
                const QByteArray wait = isServersEnd ? kAskAgain : "0";
                return "<meta http-equiv=\"refresh\" content=\"" + wait + ";url=" + path +
                       cursor.toBytes() + "\">\n</body>\n</html>\n";
            },
        .lifetime = lifetime,
        .extraHeaders = html::pageHeaders(language)};
    serveStream(std::move(call), std::move(kind));
}

} // namespace parlance
