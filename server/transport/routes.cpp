#include "server/transport/routes.h"

#include "server/http/target.h"
#include "server/transport/endless.h"
#include "server/transport/guard.h"
#include "server/transport/host.h"
#include "server/transport/longpoll.h"
#include "server/transport/moderation.h"
#include "server/transport/page.h"
#include "server/transport/poll.h"
#include "server/transport/post.h"
#include "server/transport/shortpoll.h"
#include "server/transport/simulate.h"
#include "server/transport/sse.h"
#include "server/transport/stream.h"

namespace parlance {
namespace {

using Handler = void (*)(Call);

void serveEvents(Call call);

struct Route {
    const char* path; // {room} and {file} stand for one segment.
    Handler get;
    Handler post;
};

constexpr Route kRoutes[]{
    {"/", servePageOfRoom, nullptr},
    {"/rooms", serveRooms, nullptr},
    {"/rooms/{room}", servePageOfRoom, nullptr},
    {"/rooms/{room}/events", serveEvents, servePost},
    {"/rooms/{room}/members", serveMembers, serveJoin},
    {"/rooms/{room}/echo", nullptr, serveEcho},
    {"/rooms/{room}/join", nullptr, serveJoinForm},
    {"/rooms/{room}/say", nullptr, serveSayForm},
    {"/ping", servePing, servePing},
    {"/host/stats", serveHostStats, nullptr},
    {"/host/simulate", serveSimulated, serveSimulate},
    {"/host/simulate/drop", nullptr, serveDropNow},
    {"/host/policy", servePolicy, nullptr},
    {"/host/rooms", nullptr, serveRoomRules},
    {"/host/mute", nullptr, serveMute},
    {"/host/kick", nullptr, serveKick},
    {"/host/ban", nullptr, serveBan},
    {"/host/lift", nullptr, serveLift},
    {"/static/{file}", serveStaticFile, nullptr},
};

// The ways to listen to a room. The WebSocket is told by its handshake and comes before these; of
// types that a request accepts alike the earlier row wins.
struct Listening {
    const char* transport; // Of ?transport=.
    const char* type;      // Of Accept; null where the type alone does not tell.
    Handler serve;
};

constexpr Listening kListening[]{
    {"shortpoll", "application/json", serveShortPoll},
    {"longpoll", nullptr, serveLongPoll},
    {"sse", "text/event-stream", serveSse},
    {"stream", "application/x-ndjson", serveHttpStream},
    {"page", "text/html", serveEndlessPage},
};

// The rows that a type tells.
struct Offers {
    Offers() {
        for (const Listening& row : kListening) {
            if (row.type != nullptr) {
                types.push_back(row.type);
                handlers.push_back(row.serve);
            }
        }
    }
    std::vector<const char*> types;
    std::vector<Handler> handlers;
};

void serveEvents(Call call) {
    if (call.parameter("before")) {
        return servePage(std::move(call));
    }
    const bool waits = call.parameter("wait") ||
                       http::preferredWait(call.request().headers.value("prefer")).has_value();
    if (const auto wanted = call.parameter("transport")) {
        for (const Listening& row : kListening) {
            if (*wanted == row.transport) {
                return row.serve(std::move(call));
            }
        }
        return call.exchange.refuse(*wanted == "websocket" ? Error::UpgradeRequired
                                                           : Error::BadQuery);
    }
    static const Offers kOffers;
    const int choice = http::negotiate(call.request().headers.value("accept"), kOffers.types);
    if (choice < 0) {
        return call.exchange.refuse(Error::NotAcceptable);
    }
    const Handler serve = kOffers.handlers[static_cast<std::size_t>(choice)];
    return serve == serveShortPoll && waits ? serveLongPoll(std::move(call))
                                            : serve(std::move(call));
}

// Fills in the room where the route has one; says whether the path fits the route at all.
bool matches(const Route& route, Call& call) {
    QByteArrayView pattern(route.path);
    for (const QByteArray& segment : call.segments) {
        if (pattern.isEmpty()) {
            return false;
        }
        pattern = pattern.sliced(1); // The slash.
        const qsizetype slash = pattern.indexOf('/');
        const QByteArrayView word = slash < 0 ? pattern : pattern.first(slash);
        pattern = pattern.sliced(word.size());
        if (word == "{room}") {
            call.room = RoomName::parse(segment);
            if (!call.room) {
                return false;
            }
        } else if (word != "{file}" && word != segment) {
            return false;
        }
    }
    return pattern.isEmpty();
}

QByteArray allowed(const Route& route) {
    QByteArray methods = route.get != nullptr ? "GET, HEAD, " : "";
    return methods + (route.post != nullptr ? "POST, OPTIONS" : "OPTIONS");
}

http::Response withAllow(http::Response response, const QByteArray& methods) {
    response.headers.add("allow", methods);
    return response;
}

QByteArray tokenOf(const http::Request& request, const Services& services) {
    constexpr QByteArrayView kScheme("bearer ");
    const QByteArray authorization = request.headers.value("authorization");
    const QByteArrayView scheme =
        QByteArrayView(authorization)
            .first(std::min<qsizetype>(kScheme.size(), authorization.size()));
    if (scheme.compare(kScheme, Qt::CaseInsensitive) == 0) {
        return authorization.sliced(kScheme.size()).trimmed();
    }
    const QByteArray cookies = request.headers.value("cookie");
    if (cookies.isEmpty()) {
        return {};
    }
    return http::cookie(cookies, cookieName(services, request)).value_or(QByteArray());
}

Call makeCall(Services& services, Exchange exchange) {
    const http::Request& request = exchange.request();
    QByteArray token = tokenOf(request, services);
    const Connection* connection = exchange.connection();
    Visitor visitor{services.registry.authenticate(token),
                    connection == nullptr ? QByteArray() : connection->address()};
    visitor.hasUnknownToken = !visitor.member && !token.isEmpty();
    Call call{services, std::move(exchange), std::move(visitor), std::move(token)};
    call.segments = http::splitPath(call.request().path);
    return call;
}

void dispatch(Call call, const Route& route, WebSockets& webSockets) {
    const http::Request& request = call.request();
    if (request.method == "OPTIONS") {
        return call.exchange.respond(withAllow(http::noContent(), allowed(route)));
    }
    const bool reads = request.method == "GET" || request.method == "HEAD";
    const Handler handler = reads ? route.get : request.method == "POST" ? route.post : nullptr;
    if (handler == nullptr) {
        return call.exchange.respond(
            withAllow(failureFor(request, Error::MethodNotAllowed), allowed(route)));
    }
    if (!reads || request.upgrade) {
        if (const Error error = guard::checkOrigin(request); error != Error::None) {
            return call.exchange.respond(failureFor(request, error));
        }
    }
    if (request.upgrade && handler == serveEvents) {
        return webSockets.serve(std::move(call));
    }
    handler(std::move(call));
}

// Whether simulated faults befall it: what a room's guests say and hear, and the question how far
// the server is. A page that could not be loaded would show nobody how it falls back.
bool isTalk(const Call& call) {
    return (call.room && call.segments.size() == 3) || call.segments.front() == "ping";
}

} // namespace

void Routes::serve(Exchange exchange) {
    const http::Request& request = exchange.request();
    // Nearly everybody calls the server by the same name.
    if (request.authority != m_welcomeHost || m_welcomeHost.isEmpty()) {
        const Error refusal = guard::checkHost(request, m_services.allowedHosts);
        if (refusal != Error::None) {
            return exchange.respond(failureFor(request, refusal));
        }
        m_welcomeHost = request.authority;
    }
    if (m_services.draining) {
        return exchange.respond(failureFor(request, Error::ShuttingDown));
    }
    if (m_services.tlsOnly && !request.isSecure) {
        return exchange.respond(guard::sendToTls(request));
    }
    if (request.path == "*") {
        return exchange.respond(withAllow(http::noContent(), "GET, HEAD, POST, OPTIONS"));
    }
    Call call = makeCall(m_services, std::move(exchange));
    for (const Route& route : kRoutes) {
        if (!matches(route, call)) {
            continue;
        }
        if (m_services.simulation.isOn() && isTalk(call)) {
            return m_services.simulation.admit(std::move(call), [this, &route](Call admitted) {
                dispatch(std::move(admitted), route, m_webSockets);
            });
        }
        return dispatch(std::move(call), route, m_webSockets);
    }
    const bool room = call.segments.size() > 1 && call.segments.front() == "rooms";
    const bool isBadName = room && !RoomName::parse(call.segments[1]);
    call.exchange.respond(
        failureFor(call.request(), isBadName ? Error::RoomNotFound : Error::NotFound));
}

} // namespace parlance
