#include "client/http.h"

#include "client/clientlimits.h"
#include "client/roomurl.h"
#include "client/tls.h"

namespace parlance {
namespace {

constexpr auto kPin = QNetworkRequest::User;

} // namespace

Http::Http(const QByteArray& pin) : m_pin(pin) {
    for (QNetworkAccessManager* manager : {&m_streams, &m_requests}) {
        manager->setProxyFactory(new ProxyExceptLoopback); // Each manager owns its own.
        guard(*manager);
    }
}

// Both signals come before the request goes out, and the manager waits for what is done in them.
void Http::guard(QNetworkAccessManager& manager) {
    QObject::connect(&manager, &QNetworkAccessManager::sslErrors, &manager,
                     [this](QNetworkReply* reply, const QList<QSslError>& errors) {
                         if (tls::matches(reply->sslConfiguration().peerCertificate(), m_pin)) {
                             reply->ignoreSslErrors(errors);
                         }
                     });
    // The errors that were passed over count for all connections to the server. Those of an
    // authority name its certificate and not the server's, so another one could pass by them.
    QObject::connect(&manager, &QNetworkAccessManager::encrypted, &manager,
                     [this](QNetworkReply* reply) {
                         const auto certificate = reply->sslConfiguration().peerCertificate();
                         if (!m_pin.isEmpty() && !tls::matches(certificate, m_pin)) {
                             reply->abort();
                         }
                     });
}

void Http::setPin(const QByteArray& pin) {
    if (pin != m_pin) {
        m_pin = pin;
        m_streams.clearConnectionCache();
        m_requests.clearConnectionCache();
    }
}

QByteArray Http::pinOf(const QNetworkRequest& request) {
    return request.attribute(kPin).toByteArray();
}

QNetworkRequest Http::pinned(QNetworkRequest request) const {
    if (request.url().scheme() == u"https") {
        request.setSslConfiguration(tls::configuration(m_pin));
        request.setAttribute(kPin, m_pin);
    }
    return request;
}

QNetworkRequest Http::request(const QUrl& url, const QByteArray& token) {
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("Parlance"));
    request.setRawHeader(QByteArrayLiteral("Accept"), QByteArrayLiteral("application/json"));
    // Compressed streams die after some 10 MB, and our answers are too small to gain from it.
    request.setRawHeader(QByteArrayLiteral("Accept-Encoding"), QByteArrayLiteral("identity"));
    if (!token.isEmpty()) {
        request.setRawHeader(QByteArrayLiteral("Authorization"), "Bearer " + token);
    }
    // Who redirects to another address is a captive portal, and it must not get the token.
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    // The token says who we are; a cookie beside it would only be able to contradict.
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    return request;
}

QNetworkReply* Http::stream(const QNetworkRequest& request) {
    QNetworkReply* reply = m_streams.get(pinned(request));
    reply->setReadBufferSize(limits::kStreamBuffer);
    return reply;
}

Http::Call Http::poll(const QNetworkRequest& request, std::chrono::milliseconds deadline,
                      HttpCall::Done done) {
    return std::make_unique<HttpCall>(m_streams.get(pinned(request)), deadline, std::move(done));
}

Http::Call Http::get(const QNetworkRequest& request, std::chrono::milliseconds deadline,
                     HttpCall::Done done) {
    return std::make_unique<HttpCall>(m_requests.get(pinned(request)), deadline, std::move(done));
}

Http::Call Http::post(QNetworkRequest request, const QByteArray& body,
                      std::chrono::milliseconds deadline, HttpCall::Done done) {
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    return std::make_unique<HttpCall>(m_requests.post(pinned(request), body), deadline,
                                      std::move(done));
}

QList<QNetworkProxy> ProxyExceptLoopback::queryProxy(const QNetworkProxyQuery& query) {
    if (isLoopback(query.peerHostName())) {
        return {QNetworkProxy::NoProxy};
    }
    return QNetworkProxyFactory::proxyForQuery(query);
}

} // namespace parlance
