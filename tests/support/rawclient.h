// A client that sends bytes as they are and keeps what comes back: no HTTP library in between that
// would repair what it is to send. It lives in the thread of the server it talks to.
#pragma once

#include "tests/support/rawanswer.h"

#include <QHostAddress>
#include <QTcpSocket>

#include <memory>

namespace parlance {

class RawClient {
public:
    // A client that does not read leaves everything to the buffers of the system.
    enum class Reading { Yes, No };

    // With TLS whatever certificate comes is taken.
    enum class Scheme { Plain, Tls };

    explicit RawClient(quint16 port, Reading reading = Reading::Yes,
                       const QHostAddress& from = QHostAddress(), Scheme scheme = Scheme::Plain);
    RawClient(quint16 port, Scheme scheme)
        : RawClient(port, Reading::Yes, QHostAddress(), scheme) {}

    void send(const QByteArray& bytes);
    // Each piece leaves on its own, and the server has had the time to read it before the next.
    void sendInPieces(const QByteArray& bytes, qsizetype size);
    // Shuts the writing side down; reading goes on.
    void endSending();
    // For one that does not read: from now on it does, or only so many bytes more.
    void startReading();
    void readSome(qsizetype bytes) {
        m_allowed += bytes;
        take();
    }
    void close() { m_socket->abort(); }
    int descriptor() const { return static_cast<int>(m_socket->socketDescriptor()); }

    const QByteArray& received() const { return m_received; }
    // Whether the server has closed the connection.
    bool isClosed() const { return m_closed; }
    std::vector<RawAnswer> answers(Asked asked = Asked::Get) const;

    // With a hard limit: what does not come makes these false.
    bool waitForAnswers(std::size_t count, Asked asked = Asked::Get) const;
    bool waitForText(QByteArrayView text) const;
    bool waitForClose() const;

private:
    void take();

    QByteArray m_received;
    qsizetype m_allowed; // To be read yet.
    bool m_closed = false;
    std::unique_ptr<QTcpSocket> m_socket; // Last, so that its signals find the others.
};

} // namespace parlance
