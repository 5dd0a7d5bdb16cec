#include "tests/server/localserver.h"

#include "server/protocol/clientcodec.h"

#include <QCoreApplication>

namespace parlance {

LocalServer::LocalServer(ServerOptions options)
    : m_scheme(options.tls == Tls::Only ? RawClient::Scheme::Tls : RawClient::Scheme::Plain) {
    options.address = QHostAddress(QHostAddress::LocalHost);
    options.port = 0;
    options.dataDirectory.clear();
    auto server = Server::start(std::move(options));
    if (!server) {
        qFatal("the server does not start: %s", qPrintable(server.error()));
    }
    m_server = *std::move(server);
    const RawAnswer joined =
        ask("POST /rooms/lobby/members HTTP/1.1\r\nHost: $HOST\r\nContent-Length: 14\r\n"
            "Content-Type: application/json\r\nConnection: close\r\n\r\n{\"name\":\"Ana\"}");
    m_token = codec::decodeJoined(joined.body)->token;
    m_cookie = joined.headers.value("set-cookie").split(';').first();
}

LocalServer::~LocalServer() {
    m_server.reset();
    // As the end of a thread would do.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

QByteArray LocalServer::fill(QByteArray bytes) const {
    const QByteArray number = QByteArray::number(port());
    return bytes.replace("$HOST", "127.0.0.1:" + number)
        .replace("$PORT", number)
        .replace("$TOKEN", m_token)
        .replace("$COOKIE", m_cookie);
}

RawAnswer LocalServer::ask(const QByteArray& bytes) const {
    RawClient client(port(), m_scheme);
    client.send(fill(bytes));
    if (!client.waitForAnswers(1)) {
        qFatal("no answer to %s", bytes.constData());
    }
    return client.answers().front();
}

bool LocalServer::answersPing() const {
    return ask("GET /ping HTTP/1.1\r\nHost: $HOST\r\n\r\n").status == 204;
}

RawAnswer LocalServer::say(const QByteArray& text) const {
    const QByteArray body = codec::encode(PostFrame{.text = text});
    return ask(
        "POST /rooms/lobby/events HTTP/1.1\r\nHost: $HOST\r\nContent-Type: application/json\r\n"
        "Authorization: Bearer $TOKEN\r\nContent-Length: " +
        QByteArray::number(body.size()) + "\r\n\r\n" + body);
}

} // namespace parlance
