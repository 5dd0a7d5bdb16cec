#include "client/httpcall.h"

#include "client/clientlimits.h"
#include "client/http.h"
#include "client/tls.h"
#include "server/protocol/clientcodec.h"

#include <utility>

namespace parlance {
namespace {

constexpr int kSwitchingProtocols = 101;
constexpr int kNotModified = 304;
constexpr int kPermanentRedirect = 308;
constexpr int kTooManyRequests = 429;
constexpr int kServiceUnavailable = 503;
constexpr int kHttpPort = 80;
constexpr int kHttpsPort = 443;

// Delays in seconds only; the date form of RFC 9110 section 10.2.3 needs clocks that agree.
// Beside another status than these two it says nothing about the server's load (RFC 9110 section
// 15.6.4, RFC 6585 section 4).
std::optional<std::chrono::milliseconds> retryAfterOf(const QNetworkReply& reply) {
    if (statusOf(reply) != kTooManyRequests && statusOf(reply) != kServiceUnavailable) {
        return std::nullopt;
    }
    bool isNumber = false;
    const int seconds = reply.rawHeader(QByteArrayLiteral("Retry-After")).toInt(&isNumber);
    if (!isNumber || seconds < 0 || seconds > 3600) {
        return std::nullopt;
    }
    return std::chrono::seconds(seconds);
}

// A redirect to the same place by TLS. What leads anywhere else is not Parlance's.
bool isEncryptedOnly(const QNetworkReply& reply) {
    const QUrl from = reply.url();
    const QUrl to =
        from.resolved(QUrl::fromEncoded(reply.rawHeader(QByteArrayLiteral("Location"))));
    return statusOf(reply) == kPermanentRedirect && from.scheme() == u"http" &&
           to.scheme() == u"https" && to.host() == from.host() &&
           to.port(kHttpsPort) == from.port(kHttpPort);
}

QString placeOf(const QNetworkReply& reply) {
    const QUrl url = reply.url();
    const int usual = url.scheme() == u"https" ? kHttpsPort : kHttpPort;
    return url.host() + u':' + QString::number(url.port(usual));
}

// Without an answer Qt's error is all there is. Its own text is translated and names classes.
Failure failureWithoutAnswer(const QNetworkReply& reply) {
    using Detail = Failure::Detail;
    const QString host = reply.url().host();
    switch (reply.error()) {
        case QNetworkReply::ConnectionRefusedError:
            return {.kind = Failure::Kind::Unreachable,
                    .detail = Detail::NothingListens,
                    .where = placeOf(reply)};
        case QNetworkReply::HostNotFoundError:
            return {
                .kind = Failure::Kind::Unreachable, .detail = Detail::NameUnknown, .where = host};
        case QNetworkReply::SslHandshakeFailedError:
        case QNetworkReply::OperationCanceledError: // By Http, before anything was sent.
            return tls::failure(reply.sslConfiguration().peerCertificate(),
                                Http::pinOf(reply.request()), placeOf(reply));
        case QNetworkReply::RemoteHostClosedError:
            return {.kind = Failure::Kind::Broken, .detail = Detail::Unanswered};
        case QNetworkReply::TimeoutError:
            return {.kind = Failure::Kind::Timeout};
        case QNetworkReply::ProtocolFailure:
        case QNetworkReply::ProtocolUnknownError:
            return {.kind = Failure::Kind::Nonsense};
        default:
            return {.kind = Failure::Kind::Unreachable};
    }
}

} // namespace

HttpCall::HttpCall(QNetworkReply* reply, std::chrono::milliseconds deadline, Done done)
    : m_reply(reply)
    , m_done(std::move(done)) {
    connect(reply, &QNetworkReply::readyRead, this, [this] {
        m_body.append(m_reply->readAll());
        if (m_body.size() > limits::kAnswerRead) {
            finish(Failure{.kind = Failure::Kind::Nonsense, .httpStatus = statusOf(*m_reply)});
        }
    });
    connect(reply, &QNetworkReply::metaDataChanged, this, [this] {
        // An answer to a probe for an upgrade. What follows is another protocol, without an end.
        if (statusOf(*m_reply) == kSwitchingProtocols) {
            finish(Failure{.kind = Failure::Kind::Refused, .httpStatus = kSwitchingProtocols});
        }
    });
    connect(reply, &QNetworkReply::finished, this, [this] {
        m_body.append(m_reply->readAll());
        finish(failureOf(*m_reply, m_body));
    });
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this,
            [this] { finish(Failure{.kind = Failure::Kind::Timeout}); });
    m_deadline.start(deadline);
}

HttpCall::~HttpCall() {
    drop(m_reply, this);
}

void HttpCall::finish(const std::optional<Failure>& failure) {
    m_deadline.stop();
    HttpAnswer answer{.body = std::move(m_body), .failure = failure};
    if (m_reply) {
        answer.status = statusOf(*m_reply);
        answer.etag = m_reply->rawHeader(QByteArrayLiteral("ETag"));
    }
    drop(std::exchange(m_reply, nullptr), this);
    const Done done = std::exchange(m_done, nullptr);
    done(answer);
}

void drop(QNetworkReply* reply, const QObject* listener) {
    if (reply != nullptr) {
        reply->disconnect(listener);
        reply->abort();
        reply->deleteLater();
    }
}

std::optional<Failure> failureOf(const QNetworkReply& reply, QByteArrayView body) {
    const int status = statusOf(reply);
    if (status == 0) {
        return failureWithoutAnswer(reply);
    }
    if ((status >= 200 && status < 300) || status == kNotModified) {
        if (reply.error() == QNetworkReply::NoError) {
            return std::nullopt;
        }
        return Failure{.kind = Failure::Kind::Broken, .httpStatus = status};
    }
    return Failure{
        .kind = Failure::Kind::Refused,
        .httpStatus = status,
        .code = codec::decodeError(body),
        .retryAfter = retryAfterOf(reply),
        .detail = isEncryptedOnly(reply) ? Failure::Detail::EncryptedOnly : Failure::Detail::None};
}

int statusOf(const QNetworkReply& reply) {
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

} // namespace parlance
