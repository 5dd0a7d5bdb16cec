#include "tests/support/rawclient.h"

#include "tests/support/eventually.h"

#include <QSslSocket>

#include <sys/socket.h>

namespace parlance {
namespace {

constexpr qsizetype kAll = qsizetype(1) << 40;

void encrypt(QSslSocket& socket) {
    socket.setPeerVerifyMode(QSslSocket::VerifyNone);
    socket.startClientEncryption();
    require(eventually([&] {
                return socket.isEncrypted() || socket.state() == QAbstractSocket::UnconnectedState;
            }),
            "The handshake does not end.");
}

} // namespace

RawClient::RawClient(quint16 port, Reading reading, const QHostAddress& from, Scheme scheme)
    : m_allowed(reading == Reading::Yes ? kAll : 0)
    , m_socket(scheme == Scheme::Tls ? new QSslSocket : new QTcpSocket) {
    QObject::connect(m_socket.get(), &QTcpSocket::readyRead, m_socket.get(), [this] { take(); });
    QObject::connect(m_socket.get(), &QTcpSocket::disconnected, m_socket.get(),
                     [this] { m_closed = true; });
    if (!from.isNull()) {
        m_socket->bind(from);
    }
    // Qt would read on and keep it.
    m_socket->setReadBufferSize(reading == Reading::No ? 1 : 0);
    m_socket->connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    const bool connected = eventually(
        [this] { return m_socket->state() == QAbstractSocket::ConnectedState || m_closed; });
    if (!connected) {
        qFatal("no connection: %s", qPrintable(m_socket->errorString()));
    }
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    if (scheme == Scheme::Tls) {
        encrypt(static_cast<QSslSocket&>(*m_socket));
    }
}

void RawClient::send(const QByteArray& bytes) {
    if (!m_closed) {
        m_socket->write(bytes);
        m_socket->flush();
    }
}

void RawClient::sendInPieces(const QByteArray& bytes, qsizetype size) {
    for (qsizetype at = 0; at < bytes.size() && !m_closed; at += size) {
        send(bytes.mid(at, size));
        // What was sent over this machine's own address is there to be read at once.
        QCoreApplication::processEvents();
    }
}

void RawClient::endSending() {
    const auto* tls = qobject_cast<QSslSocket*>(m_socket.get());
    eventually([&] {
        return m_socket->bytesToWrite() + (tls != nullptr ? tls->encryptedBytesToWrite() : 0) == 0;
    });
    ::shutdown(descriptor(), SHUT_WR);
}

void RawClient::startReading() {
    readSome(kAll);
}

void RawClient::take() {
    if (m_allowed > 0) {
        m_socket->setReadBufferSize(m_allowed > kAll / 2 ? 0 : m_allowed);
        const QByteArray bytes =
            m_socket->read(std::min<qint64>(m_allowed, m_socket->bytesAvailable()));
        m_received += bytes;
        m_allowed -= bytes.size();
    }
    if (m_allowed == 0) {
        m_socket->setReadBufferSize(1);
    }
}

std::vector<RawAnswer> RawClient::answers(Asked asked) const {
    return parseAnswers(m_received, asked, m_closed);
}

bool RawClient::waitForAnswers(std::size_t count, Asked asked) const {
    return eventually([&] {
        const std::vector<RawAnswer> all = answers(asked);
        return all.size() > count || (all.size() == count && all.back().complete);
    });
}

bool RawClient::waitForText(QByteArrayView text) const {
    return eventually([&] { return m_received.contains(text); });
}

bool RawClient::waitForClose() const {
    return eventually([&] { return m_closed; });
}

} // namespace parlance
