// A server that says what a test put into its mouth, byte for byte, on a free port of this machine.
#pragma once

#include "client/roomurl.h"
#include "client/transport.h"
#include "server/protocol/servercodec.h"

#include <QSslConfiguration>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>
#include <vector>

namespace parlance {

struct CannedRequest {
    QByteArray method;
    QByteArray target;
    QByteArray head; // Lines as they came, without the request line.
    QByteArray body;

    // Empty where it is missing.
    QByteArray header(const QByteArray& name) const;
};

class CannedServer : public QObject {
public:
    using Handler = std::function<void(const CannedRequest&, QTcpSocket&)>;
    explicit CannedServer(Handler handler);
    // Over TLS, with the certificate and key of this configuration.
    CannedServer(Handler handler, const QSslConfiguration& tls);
    // Says this to everybody and leaves the connection open.
    explicit CannedServer(const QByteArray& answer);

    // Over TLS, from the next connection on.
    void show(const QSslConfiguration& tls);

    RoomUrl room() const;
    const std::vector<CannedRequest>& requests() const { return m_requests; }
    int connections() const { return m_connections; }
    // Connections that are open now.
    int open() const { return m_open; }

private:
    void listen();
    void serve(QTcpSocket* socket);
    void read(QTcpSocket& socket, QByteArray& unread);

    std::unique_ptr<QTcpServer> m_server;
    bool m_isSafe = false;
    Handler m_handler;
    std::vector<CannedRequest> m_requests;
    int m_connections = 0;
    int m_open = 0;
};

// The pieces of an answer.
QByteArray answer(const QByteArray& status, const QByteArray& body,
                  const QByteArray& headers = "Content-Type: application/json\r\n");
QByteArray chunk(const QByteArray& bytes);
QByteArray webSocketFrame(const QByteArray& payload, char opcode = 1);

// The beginning of an endless answer, and frames in the transport's form. Not for polls.
QByteArray opening(Transport transport, const CannedRequest& request);
QByteArray said(Transport transport, const QByteArray& frame);

// Values that tests talk about.
RoomName lobby();
Cursor at(Seq seq, char epoch = 'a');
Message message(Seq seq, const QByteArray& text, char epoch = 'a');
Hello hello(Seq seq);
QByteArray pollAnswer(const Answer& values, const std::vector<Message>& entries);

} // namespace parlance
