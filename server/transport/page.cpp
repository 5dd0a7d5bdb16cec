#include "server/transport/page.h"

#include "server/protocol/limits.h"
#include "server/protocol/secret.h"
#include "server/transport/endless.h"
#include "server/transport/html.h"
#include "server/transport/post.h"
#include "server/transport/speaking.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QMessageAuthenticationCode>
#include <QResource>

namespace parlance {
namespace {

// Bound to the cookie's token, so another site, which cannot read our pages, cannot make it.
QByteArray csrfFor(const Services& services, const QByteArray& token) {
    return QMessageAuthenticationCode::hash(token, services.identity.secret,
                                            QCryptographicHash::Sha256)
        .toHex();
}

QByteArray addressOf(const RoomName& room) {
    return "/rooms/" + room.bytes();
}

QByteArray joinForm(const Language& language, const RoomName& room) {
    return html::fill(language, "join", {{"room", room.bytes()}});
}

// A fresh `via` with every page: sending the same form twice, by a reload or a double click, says
// it once.
QByteArray sayForm(const Call& call, const Language& language, const RoomName& room) {
    Services& services = call.services;
    return html::fill(language, "say",
                      {{"room", room.bytes()},
                       {"name", html::escape(call.visitor.member->name)},
                       {"csrf", csrfFor(services, call.token)},
                       {"via", services.random.word(16)}});
}

QByteArray line(const char* kind, const QByteArray& text) {
    return QByteArray("<p class=\"line ") + kind + "\"><span>" + text + "</span></p>\n";
}

constexpr qint64 kGroup = 5 * 60'000; // Messages of one author within this time form a group.

// The messages as the page's scripts would draw them, in the server's time and language.
QByteArray listOf(const std::vector<Message>& messages, const std::optional<Member>& reader,
                  const Language& language) {
    QByteArray list;
    QDate day;
    const Message* before = nullptr;
    for (const Message& message : messages) {
        const QDate today = QDateTime::fromMSecsSinceEpoch(message.at).date();
        const bool own = reader && reader->cid == message.cid;
        const bool follows = before != nullptr && before->cid == message.cid &&
                             before->from == message.from && today == day &&
                             message.at - before->at < kGroup;
        if (today != day) {
            list += line("day", html::escape(language.date(today)));
        }
        list += paragraph(message, language,
                          QByteArray(own ? " own" : "") + (follows ? " follows" : ""));
        day = today;
        before = &message;
    }
    return list;
}

QByteArray listOf(const std::vector<Member>& people) {
    QByteArray list;
    for (const Member& person : people) {
        list += "<li class=\"" + html::colour(person.cid) + "\" data-initials=\"" +
                html::initials(person.name) + "\"><span dir=\"auto\">" + html::escape(person.name) +
                "</span></li>\n";
    }
    return list;
}

// All of them at once: one would otherwise ask for the next, and each level cost a round trip. Of
// the catalogues only the reader's.
QByteArray preloads(const Language& language) {
    QByteArray list;
    const QByteArray catalogue = "text-" + language.code() + ".js";
    const QStringList modules =
        QDir(QStringLiteral(":/web/static")).entryList({QStringLiteral("*.js")});
    for (const QString& module : modules) {
        const QByteArray name = module.toUtf8();
        const bool isOther = name.startsWith("text-") ? name != catalogue : name == "door.js";
        if (!isOther) {
            list += "<link rel=\"modulepreload\" href=\"/static/" + name + "\">\n";
        }
    }
    return list;
}

// For the menu of the page: "de en es fr".
QByteArray codesOfLanguages() {
    QByteArrayList codes;
    for (const Language& language : languages()) {
        codes.append(language.code());
    }
    return codes.join(' ');
}

// What a person can bring about, in the reader's words; what only programs meet, in those of the
// wire.
QByteArray messageOf(Error error, const Language& language) {
    const QByteArray key = QByteArray("error.") + info(error).code;
    return language.has(key) ? language.text(key) : html::escape(info(error).message);
}

void respondPage(const Call& call, Exchange& owed, const Room& room,
                 const std::vector<Message>& messages) {
    const std::optional<Member>& reader = call.visitor.member;
    const RoomHead& ends = room.ends();
    const Seq last = messages.empty() ? ends.head : messages.back().cursor.seq;
    const Language& language = languageOf(call.request());
    const bool refreshing = call.parameter("refresh").has_value();
    const QByteArray address = addressOf(room.name());
    const QByteArray cursor = room.cursor(last).toBytes();
    const QByteArray markup =
        html::fill(language, refreshing ? "refresh" : "room",
                   {{"room", room.name().bytes()},
                    {"modules", preloads(language)},
                    {"languages", codesOfLanguages()},
                    {"cursor", cursor},
                    {"oldest", QByteArray::number(ends.oldest)},
                    {"cid", reader ? html::escape(reader->cid) : QByteArray()},
                    {"name", reader ? html::escape(reader->name) : QByteArray()},
                    {"messages", listOf(messages, reader, language)},
                    {"empty", messages.empty() ? html::fill(language, "empty") : QByteArray()},
                    {"events", address + "/events?transport=page&amp;after=" + cursor},
                    {"people", listOf(room.people().list())},
                    {"n", language.number(room.people().count())},
                    {"form", reader ? sayForm(call, language, room.name())
                                    : joinForm(language, room.name())}});
    owed.respond(html::page(language, 200, markup));
}

// A browser prefers text/html; whoever states no such wish gets JSON.
bool wantsPage(const http::Request& request) {
    static constexpr const char* kTypes[]{"application/json", "text/html"};
    return http::negotiate(request.headers.value("accept"), kTypes) == 1;
}

http::Response pageOf(const Denial& denial, const Language& language, const QByteArray& markup) {
    const ErrorInfo& row = info(denial.error);
    http::Response response = html::page(language, row.status, markup);
    if (row.retry) {
        response.headers.add("retry-after", http::retryAfter(denial));
    }
    return response;
}

// Before a closed room: a name and what opens it, below the reason why it has not opened yet. What
// was filled in stands there again, but for a password and what is known to be wrong.
http::Response doorOf(const Call& call, const Denial& denial, const JoinRequest& filled) {
    const Language& language = languageOf(call.request());
    const bool mayHold = denial.error != Error::InvitationUnknown;
    return pageOf(denial, language,
                  html::fill(language, "door",
                             {{"room", call.room->bytes()},
                              {"name", html::escape(filled.name)},
                              {"invitation", html::escape(mayHold ? filled.invitation : "")},
                              // Whoever was wrong begins there again.
                              {"asked", denial.error == Error::PasswordWrong
                                            ? " autofocus aria-invalid=\"true\""
                                            : ""},
                              {"message", messageOf(denial.error, language)}}));
}

// What is wrong in a room is mended there; out of one that there is not, the way leads elsewhere.
void refuse(Exchange& owed, const Denial& denial, const RoomName& room) {
    const QByteArray back = denial.error == Error::RoomNotFound ? "/" : addressOf(room);
    owed.respond(failureFor(owed.request(), denial, back));
}

// Whoever stands before a closed room stays at its door.
void refuseJoin(Call& call, const Denial& denial, const JoinRequest& filled) {
    const Error closed = call.services.access.may(call.visitor, *call.room, Right::Join);
    if (closed == Error::PasswordRequired && wantsPage(call.request())) {
        return call.exchange.respond(doorOf(call, denial, filled));
    }
    refuse(call.exchange, denial, *call.room);
}

bool isForm(const Call& call) {
    return http::mediaType(call.request().headers.value("content-type")) ==
           "application/x-www-form-urlencoded";
}

// The form's fields as a post, checked in the order in which a person would want to hear of them.
Result<PostFrame, Denial> readSayForm(const Call& call) {
    if (const Error error = mayWrite(call); error != Error::None && error != Error::Muted) {
        return Denial(error);
    }
    const auto fields = http::parseUrlEncoded(call.request().body);
    const auto csrf = http::find(fields, "csrf");
    const auto via = http::find(fields, "via");
    auto text = http::find(fields, "text");
    if (!csrf || !via || !text || via->size() > limits::kVia) {
        return Denial(Error::BadForm);
    }
    if (!sameSecret(*csrf, csrfFor(call.services, call.token))) {
        return Denial(Error::CsrfFailed);
    }
    // A browser sends line ends as CR LF, whatever was typed (WHATWG HTML, section 4.10.21.8).
    Result<QByteArray> said = codec::checkText(text->replace("\r\n", "\n"));
    if (!said) {
        return Denial(said.error());
    }
    return PostFrame{.text = *std::move(said), .n = 1, .via = *via};
}

// For files only. A page has a secret, its CSRF token, beside what others wrote: under TLS the
// length of the two compressed together would give it away.
bool acceptsDeflate(const QByteArray& acceptEncoding) {
    static constexpr const char* kCodings[]{"deflate"};
    return !acceptEncoding.isEmpty() && http::negotiate(acceptEncoding, kCodings) == 0;
}

// What is embedded is what is sent: rcc writes the length in four bytes, and then the zlib stream
// that HTTP calls "deflate" (RFC 9110 section 8.4.1.2).
QByteArray deflatedBytes(const QResource& file) {
    return QByteArray(reinterpret_cast<const char*>(file.data()), file.size()).sliced(4);
}

void seen(const Call& call, Room& room) {
    if (call.visitor.member) {
        room.people().seen(*call.visitor.member, call.services.clock.steady(),
                           call.services.deadlines.lingerPoll);
        call.services.hub.peopleChanged();
    }
}

} // namespace

http::Response failureFor(const http::Request& request, const Denial& denial,
                          const QByteArray& back) {
    if (!wantsPage(request)) {
        return http::failure(denial);
    }
    const Language& language = languageOf(request);
    return pageOf(denial, language,
                  html::fill(language, "error",
                             {{"message", messageOf(denial.error, language)}, {"back", back}}));
}

void servePageOfRoom(Call call) {
    if (!call.room) {
        call.room = call.services.defaultRoom;
    }
    const auto found = roomFor(call, Right::Read);
    if (!found && found.error() == Error::PasswordRequired && wantsPage(call.request())) {
        const QByteArray name = call.visitor.member ? call.visitor.member->name : QByteArray();
        return call.exchange.respond(doorOf(call, found.error(), {.name = name}));
    }
    if (!found) {
        return refuse(call.exchange, found.error(), *call.room);
    }
    const std::shared_ptr<Room>& room = *found;
    seen(call, *room);
    const Room::Entrance entrance = room->enter(FromLatest{});
    auto shared = std::make_shared<Call>(std::move(call));
    if (room->ends().head < entrance.next) {
        return respondPage(*shared, shared->exchange, *room, {});
    }
    shared->services.log.read({.room = room->name(),
                               .direction = Direction::Forward,
                               .from = entrance.next,
                               .maxEntries = limits::kFirstEntries,
                               .maxBytes = limits::kAnswerBytes / limits::kInflation},
                              [shared, room](const Result<std::vector<Message>>& page) {
                                  if (!page) {
                                      return refuse(shared->exchange, page.error(), room->name());
                                  }
                                  respondPage(*shared, shared->exchange, *room, *page);
                              });
}

void serveJoinForm(Call call) {
    if (!isForm(call)) {
        return refuse(call.exchange, Error::UnsupportedMediaType, *call.room);
    }
    const auto fields = http::parseUrlEncoded(call.request().body);
    const auto field = [&fields](const char* name) {
        return http::find(fields, name).value_or(QByteArray());
    };
    const JoinRequest filled{field("name"), field("password"), field("invitation")};
    const Result<JoinRequest> wanted = codec::checkJoin(filled);
    if (!wanted) {
        return refuseJoin(call, wanted.error(), filled);
    }
    auto shared = std::make_shared<Call>(std::move(call));
    join(shared->services, *shared->room, shared->visitor, *wanted,
         [shared, filled](const Result<Registry::Joined, Denial>& joined) {
             if (!joined) {
                 return refuseJoin(*shared, joined.error(), filled);
             }
             http::Response response = http::seeOther(addressOf(*shared->room));
             const QByteArray& token = joined->token.isEmpty() ? shared->token : joined->token;
             response.headers.add("set-cookie",
                                  cookieFor(shared->services, shared->request(), token));
             shared->exchange.respond(response);
         });
}

void serveSayForm(Call call) {
    if (!isForm(call)) {
        return refuse(call.exchange, Error::UnsupportedMediaType, *call.room);
    }
    const Result<PostFrame, Denial> frame = readSayForm(call);
    if (!frame) {
        return refuse(call.exchange, frame.error(), *call.room);
    }
    auto owed = std::make_shared<Exchange>(std::move(call.exchange));
    say(call.services, *call.room, call.visitor, *frame,
        [owed, room = *call.room](const Result<Outcome, Denial>& said) {
            said ? owed->respond(http::seeOther(addressOf(room) + "#say"))
                 : refuse(*owed, said.error(), room);
        });
}

void serveStaticFile(Call call) {
    // Only names in the resources can be found: there is no file system behind them.
    const QString name = QString::fromUtf8(call.segments.back());
    const QResource file(QStringLiteral(":/web/static/") + name);
    const bool plain = !name.isEmpty() && !name.contains(u'/') && !name.startsWith(u'.');
    if (!plain || !file.isValid()) {
        return call.exchange.respond(failureFor(call.exchange.request(), Error::NotFound));
    }
    const bool deflated = file.compressionAlgorithm() == QResource::ZlibCompression &&
                          acceptsDeflate(call.request().headers.value("accept-encoding"));
    http::Response response{.body = deflated ? deflatedBytes(file) : file.uncompressedData()};
    const QByteArray etag =
        '"' + QCryptographicHash::hash(response.body, QCryptographicHash::Sha1).toHex() + '"';
    response.headers = {{"etag", etag}, {"cache-control", "no-cache"}, {"vary", "accept-encoding"}};
    if (deflated) {
        response.headers.add("content-encoding", "deflate");
    }
    if (http::etagMatches(call.request().headers.value("if-none-match"), etag)) {
        response.status = 304;
        response.body.clear();
    } else {
        const char* type = name.endsWith(u".css")   ? "text/css; charset=utf-8"
                           : name.endsWith(u".js")  ? "text/javascript; charset=utf-8"
                           : name.endsWith(u".svg") ? "image/svg+xml"
                                                    : "application/octet-stream";
        response.headers.add("content-type", type);
    }
    call.exchange.respond(response);
}

} // namespace parlance
