// One request and its whole answer, within a deadline.
#pragma once

#include "client/failure.h"

#include <QNetworkReply>
#include <QPointer>
#include <QTimer>

#include <functional>

namespace parlance {

struct HttpAnswer {
    int status = 0; // 0 where none came.
    QByteArray body = {};
    QByteArray etag = {};
    std::optional<Failure> failure = {}; // Everything but a whole 2xx or a 304.
};

// Destroying the call cancels it; then nothing is said any more. The callback may destroy it.
class HttpCall : public QObject {
public:
    using Done = std::function<void(const HttpAnswer&)>;
    HttpCall(QNetworkReply* reply, std::chrono::milliseconds deadline, Done done);
    ~HttpCall() override;

private:
    void finish(const std::optional<Failure>& failure);

    QPointer<QNetworkReply> m_reply;
    QTimer m_deadline;
    QByteArray m_body;
    Done m_done;
};

// Ends a reply for `listener`, which hears nothing more of it. QNetworkReply::disconnect() without
// a listener would also cut the manager's own connections, and then abort() closes no socket.
void drop(QNetworkReply* reply, const QObject* listener);

// Why a finished reply is no success. `body` is what came of it, which may name an error code.
std::optional<Failure> failureOf(const QNetworkReply& reply, QByteArrayView body);
int statusOf(const QNetworkReply& reply);

} // namespace parlance
