#include "client/http.h"

#include "client/clientlimits.h"
#include "client/roomurl.h"

namespace parlance {

Http::Http() {
    // Each manager owns its factory.
    m_streams.setProxyFactory(new ProxyExceptLoopback);
    m_requests.setProxyFactory(new ProxyExceptLoopback);
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
    // Nobody at this address redirects but a captive portal, and it must not get the token.
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    // The token says who we are; a cookie beside it would only be able to contradict.
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    return request;
}

QNetworkReply* Http::stream(const QNetworkRequest& request) {
    QNetworkReply* reply = m_streams.get(request);
    reply->setReadBufferSize(limits::kStreamBuffer);
    return reply;
}

Http::Call Http::poll(const QNetworkRequest& request, std::chrono::milliseconds deadline,
                      HttpCall::Done done) {
    return std::make_unique<HttpCall>(m_streams.get(request), deadline, std::move(done));
}

Http::Call Http::get(const QNetworkRequest& request, std::chrono::milliseconds deadline,
                     HttpCall::Done done) {
    return std::make_unique<HttpCall>(m_requests.get(request), deadline, std::move(done));
}

Http::Call Http::post(QNetworkRequest request, const QByteArray& body,
                      std::chrono::milliseconds deadline, HttpCall::Done done) {
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    return std::make_unique<HttpCall>(m_requests.post(request, body), deadline, std::move(done));
}

QList<QNetworkProxy> ProxyExceptLoopback::queryProxy(const QNetworkProxyQuery& query) {
    if (isLoopback(query.peerHostName())) {
        return {QNetworkProxy::NoProxy};
    }
    return QNetworkProxyFactory::proxyForQuery(query);
}

} // namespace parlance
