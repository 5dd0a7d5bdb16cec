#include "server/http/requestparser.h"

#include "server/http/target.h"
#include "server/protocol/limits.h"

#include <algorithm>
#include <array>
#include <limits>
#include <llhttp.h>

namespace parlance::http {
namespace {

// A chunk of one byte costs six. Whoever sends much more framing than body is not a client.
constexpr qsizetype kRawBody = 8 * limits::kBody;

// Where a number of 64 bits has no room for one more digit.
constexpr quint64 kAlmostAll = std::numeric_limits<quint64>::max() / 10;

// The methods that can be told from words without a meaning here (RFC 9110 section 9.1: a method
// that is known gets 405 where it is not allowed, any other 501). llhttp knows more of them, those
// of RTSP even, and would call some malformed.
constexpr std::array kMethods{"GET",     "HEAD",    "POST",  "PUT",  "DELETE",
                              "CONNECT", "OPTIONS", "TRACE", "PATCH"};

bool isTokenCharacter(char c) {
    const bool alphanumeric =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return alphanumeric || QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
}

// A name or a value comes in one piece nearly always.
void extend(QByteArray& text, const char* at, size_t size) {
    if (text.isEmpty()) {
        text = QByteArray(at, static_cast<qsizetype>(size));
    } else {
        text.append(at, static_cast<qsizetype>(size));
    }
}

} // namespace

struct RequestParser::Machine {
    explicit Machine(RequestParser& owner) : parser(owner) {
        llhttp_settings_init(&settings);
        settings.on_method = [](llhttp_t* p, const char* at, size_t size) {
            extend(self(p).parser.m_request.method, at, size);
            return 0;
        };
        settings.on_method_complete = [](llhttp_t* p) { return self(p).method(); };
        settings.on_url = [](llhttp_t* p, const char* at, size_t size) {
            return self(p).target(at, static_cast<qsizetype>(size));
        };
        settings.on_header_field = [](llhttp_t* p, const char* at, size_t size) {
            extend(self(p).name, at, size);
            return 0;
        };
        settings.on_header_value = [](llhttp_t* p, const char* at, size_t size) {
            extend(self(p).value, at, size);
            return 0;
        };
        settings.on_header_value_complete = [](llhttp_t* p) { return self(p).header(); };
        settings.on_headers_complete = [](llhttp_t* p) { return self(p).headersComplete(); };
        settings.on_body = [](llhttp_t* p, const char* at, size_t size) {
            return self(p).body(at, static_cast<qsizetype>(size));
        };
        settings.on_chunk_header = [](llhttp_t* p) { return self(p).chunk(); };
        settings.on_message_complete = [](llhttp_t* p) {
            self(p).complete = true;
            return static_cast<int>(HPE_PAUSED);
        };
        reset();
    }

    static Machine& self(llhttp_t* p) { return *static_cast<Machine*>(p->data); }

    void reset() {
        llhttp_init(&http, HTTP_REQUEST, &settings);
        http.data = this;
        // A higher minor version is to be read as 1.1 (RFC 9110 section 2.5), so llhttp may not
        // decide; finishHead() does.
        http.lenient_flags |= LENIENT_VERSION;
        inBody = false;
        inTrailers = false;
        complete = false;
        error = Error::None;
    }

    int refuse(Error reason) {
        error = reason;
        return HPE_USER;
    }

    int method() {
        const bool known = std::ranges::any_of(
            kMethods, [&](QByteArrayView each) { return each == parser.m_request.method; });
        return known ? 0 : refuse(Error::MethodUnknown);
    }

    int target(const char* at, qsizetype size) {
        parser.m_target.append(at, size);
        return parser.m_target.size() > limits::kTarget ? refuse(Error::TargetTooLong) : 0;
    }

    int header() {
        if (name.isEmpty()) {
            return refuse(Error::BadRequest); // llhttp lets it pass; a field name is a token.
        }
        // Trailers are read and dropped: they may not change what the head said
        // (RFC 9110 section 6.5.1).
        if (!inBody) {
            parser.m_request.headers.add(std::move(name).toLower(), std::move(value).trimmed());
        }
        name.clear();
        value.clear();
        return 0;
    }

    int headersComplete() {
        inBody = true;
        parser.finishHead();
        if (parser.m_state == State::Failed) {
            return refuse(parser.m_error);
        }
        if (http.content_length > static_cast<quint64>(limits::kBody) &&
            (http.flags & F_CONTENT_LENGTH) != 0) {
            return refuse(Error::BodyTooLarge);
        }
        // Upgrades to anything but WebSocket are not taken: the request is answered as it is
        // (RFC 9110 section 7.8). llhttp would stop for them.
        const bool hasBody = (http.flags & (F_CHUNKED | F_CONTENT_LENGTH)) != 0;
        if (parser.m_request.upgrade && hasBody && http.content_length > 0) {
            return refuse(Error::BadRequest);
        }
        http.upgrade = 0;
        return 0;
    }

    // Stops before the trailers, so that they go through a guard of their own.
    int chunk() {
        inTrailers = http.content_length == 0;
        return inTrailers ? static_cast<int>(HPE_PAUSED) : 0;
    }

    int body(const char* at, qsizetype size) {
        QByteArray& bytes = parser.m_request.body;
        if (bytes.size() + size > limits::kBody) {
            return refuse(Error::BodyTooLarge);
        }
        bytes.append(at, size);
        return 0;
    }

    RequestParser& parser;
    llhttp_settings_t settings{};
    llhttp_t http{};
    QByteArray name;
    QByteArray value;
    bool inBody = false;
    bool inTrailers = false;
    bool complete = false;
    Error error = Error::None;
};

RequestParser::RequestParser() : m_machine(std::make_unique<Machine>(*this)) {}

RequestParser::~RequestParser() = default;

qsizetype RequestParser::feed(QByteArrayView bytes) {
    qsizetype used = 0;
    while (used < bytes.size() && (m_state == State::Idle || m_state == State::Head)) {
        used += feedLines(bytes.sliced(used));
    }
    if (m_state == State::Body && !m_machine->inTrailers) {
        used += feedBody(bytes.sliced(used));
    }
    if (m_state == State::Body && m_machine->inTrailers && used < bytes.size()) {
        used += feedLines(bytes.sliced(used));
    }
    m_request.size += used;
    return used;
}

// Of the head or of the trailers.
qsizetype RequestParser::feedLines(QByteArrayView bytes) {
    const State part = m_state == State::Body ? State::Body : State::Head;
    qsizetype size = 0;
    const HeadGuard::Verdict verdict = m_guard.check(bytes, size);
    if (m_guard.begun()) {
        m_state = part;
    }
    const bool refused =
        verdict == HeadGuard::Verdict::TooLarge || verdict == HeadGuard::Verdict::Malformed;
    // The byte that the guard refuses is the last. What is wrong before it comes first, so that the
    // answer is the same however the bytes arrived: a target that is too long has its own status.
    execute(bytes.first(refused ? size - 1 : size));
    if (refused && m_state != State::Failed) {
        fail(verdict == HeadGuard::Verdict::TooLarge ? Error::HeadTooLarge : Error::BadRequest);
    } else if (verdict == HeadGuard::Verdict::End && m_state == part) {
        fail(Error::BadRequest); // llhttp does not think so.
    }
    return size;
}

qsizetype RequestParser::feedBody(QByteArrayView bytes) {
    const qsizetype allowed = std::min(bytes.size(), kRawBody - m_bodyBytes);
    const qsizetype used = execute(bytes.first(allowed));
    m_bodyBytes += used;
    if (m_state == State::Body && used == allowed && allowed < bytes.size()) {
        fail(Error::BodyTooLarge);
    }
    return used;
}

qsizetype RequestParser::execute(QByteArrayView bytes) {
    if (bytes.isEmpty()) {
        return 0;
    }
    llhttp_t& http = m_machine->http;
    const llhttp_errno_t result =
        llhttp_execute(&http, bytes.data(), static_cast<size_t>(bytes.size()));
    if (result == HPE_OK) {
        return bytes.size();
    }
    if (result == HPE_PAUSED && m_machine->complete) {
        m_state = State::Complete;
        return llhttp_get_error_pos(&http) - bytes.data();
    }
    const char* at = llhttp_get_error_pos(&http);
    if (result == HPE_PAUSED && m_machine->inTrailers) {
        m_guard = HeadGuard(HeadGuard::Lines::Trailers);
        llhttp_resume(&http);
        return at - bytes.data();
    }
    const bool inside = at >= bytes.data() && at < bytes.data() + bytes.size();
    if (m_machine->error != Error::None) {
        fail(m_machine->error);
    } else if (result == HPE_INVALID_METHOD && inside && (isTokenCharacter(*at) || *at == ' ')) {
        // A method that is only unknown is another thing than bytes that are no method at all.
        fail(Error::MethodUnknown);
    } else if (result == HPE_INVALID_CONTENT_LENGTH && http.content_length > kAlmostAll) {
        // Digits that no integer holds (RFC 9110 section 8.6).
        fail(Error::BodyTooLarge);
    } else {
        fail(Error::BadRequest);
    }
    return bytes.size();
}

// Called by llhttp at the end of the head, before any byte of the body.
void RequestParser::finishHead() {
    const llhttp_t& http = m_machine->http;
    if (http.http_major != 1) {
        return fail(Error::VersionUnsupported);
    }
    m_request.minorVersion = std::min<int>(http.http_minor, 1);
    const Result<Target> target = parseTarget(m_request.method, m_target);
    if (!target) {
        return fail(target.error());
    }
    m_request.path = target->path;
    m_request.query = target->query;

    const Headers& headers = m_request.headers;
    const qsizetype hosts = headers.count("host");
    // RFC 9112 section 3.2: exactly one Host in HTTP/1.1, in HTTP/1.0 at most one.
    if (hosts > 1 || (hosts == 0 && m_request.minorVersion == 1)) {
        return fail(Error::BadHost);
    }
    m_request.authority = target->authority.isEmpty() ? headers.value("host") : target->authority;
    // The authority of an absolute target replaces Host, which must be a valid one all the same.
    const QByteArray host = headers.value("host");
    // Nearly everybody calls the server by the same name.
    if (!host.isEmpty() && host != m_knownHost) {
        if (!parseAuthority(host)) {
            return fail(Error::BadHost);
        }
        m_knownHost = host;
    }

    // RFC 9112 section 9.3: "close" wins, in either version.
    const QByteArray connection = headers.value("connection");
    m_request.keepAlive = !listHas(connection, "close") &&
                          (m_request.minorVersion == 1 || listHas(connection, "keep-alive"));

    // HTTP/1.0 knows no transfer codings; a request that has both is two requests to somebody.
    if (headers.has("transfer-encoding")) {
        if (m_request.minorVersion == 0 || headers.has("content-length")) {
            return fail(Error::BadRequest);
        }
        // RFC 9112 section 6.1: a coding that is not known is answered with 501.
        const QByteArray coding = headers.value("transfer-encoding").toLower();
        if (coding != "chunked") {
            const auto list = splitList(coding);
            const bool chunkedLast = !list.empty() && list.back() == "chunked";
            const bool chunkedOnce = std::ranges::count(list, QByteArrayView("chunked")) == 1;
            return fail(chunkedLast && chunkedOnce ? Error::MethodUnknown : Error::BadRequest);
        }
    }
    if (headers.has("expect")) {
        if (headers.value("expect").toLower() != "100-continue") {
            return fail(Error::ExpectationFailed);
        }
        m_expectsContinue = m_request.minorVersion == 1;
    }
    // Any other method, and HTTP/1.0, is answered as if the field were not there (RFC 9110 section
    // 7.8, RFC 6455 section 4.2.1).
    m_request.upgrade = m_request.method == "GET" && m_request.minorVersion == 1 &&
                        listHas(headers.value("upgrade"), "websocket") &&
                        listHas(connection, "upgrade");
    m_state = State::Body;
}

void RequestParser::fail(Error error) {
    m_state = State::Failed;
    m_error = error;
}

Request RequestParser::take() {
    Request request = std::move(m_request);
    reset();
    return request;
}

void RequestParser::reset() {
    m_machine->reset();
    m_guard = HeadGuard();
    m_request = Request();
    m_target.clear();
    m_bodyBytes = 0;
    m_state = State::Idle;
    m_expectsContinue = false;
}

} // namespace parlance::http
