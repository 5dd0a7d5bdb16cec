// The way to the server by HTTP, for everything but WebSocket frames. It outlives every link,
// call and poster that uses it.
#pragma once

#include "client/httpcall.h"

#include <QNetworkAccessManager>
#include <QNetworkProxy>

#include <memory>

namespace parlance {

class Http {
public:
    // By https, to the server of this pin (client/tls.h) and no other.
    explicit Http(const QByteArray& pin = {});
    const QByteArray& pin() const { return m_pin; }
    // Another one, and connections made anew.
    void setPin(const QByteArray& pin);
    // The one that a request was sent with.
    static QByteArray pinOf(const QNetworkRequest& request);

    // A request with what all of ours have in common. No token where it is empty.
    static QNetworkRequest request(const QUrl& url, const QByteArray& token);

    // An answer that does not end. The caller drops it.
    QNetworkReply* stream(const QNetworkRequest& request);

    using Call = std::unique_ptr<HttpCall>;
    // An answer that may be kept waiting: it takes its place among the streams.
    Call poll(const QNetworkRequest& request, std::chrono::milliseconds deadline,
              HttpCall::Done done);
    Call get(const QNetworkRequest& request, std::chrono::milliseconds deadline,
             HttpCall::Done done);
    // The body is JSON.
    Call post(QNetworkRequest request, const QByteArray& body, std::chrono::milliseconds deadline,
              HttpCall::Done done);

private:
    void guard(QNetworkAccessManager& manager);
    QNetworkRequest pinned(QNetworkRequest request) const;

    QByteArray m_pin;
    // QNetworkAccessManager opens six connections per host at most and queues what comes after
    // them. Streams and waiting polls hold theirs, so what must go at once has its own six.
    QNetworkAccessManager m_streams;
    QNetworkAccessManager m_requests;
};

// The system's proxy, except for this machine's own addresses.
class ProxyExceptLoopback : public QNetworkProxyFactory {
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery& query) override;
};

} // namespace parlance
