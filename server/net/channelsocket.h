// A connected QTcpSocket without a descriptor, for QWebSocket: it reads what a connection has
// received and writes what the connection will send. A socket of Qt's over the descriptor would
// keep 16 KB of buffers for every WebSocket and make each delivery look into them.
//
// Thread: the server's only.
#pragma once

#include <QTcpSocket>

namespace parlance {

class Connection;

class ChannelSocket final : public QTcpSocket {
public:
    explicit ChannelSocket(Connection& connection);
    // The connection is going; what is written from now on is lost.
    void detach() { m_connection = nullptr; }

    // Bytes have come.
    void feed(QByteArrayView bytes);
    // Gives back the buffer that reading ahead, as a handshake does, has left in QIODevice.
    void dropBuffer();

    qint64 bytesAvailable() const override;
    qint64 bytesToWrite() const override { return 0; } // The connection's concern.
    bool canReadLine() const override;
    void disconnectFromHost() override;

protected:
    qint64 readData(char* data, qint64 size) override;
    qint64 readLineData(char* data, qint64 size) override;
    qint64 skipData(qint64 size) override;
    qint64 writeData(const char* data, qint64 size) override;

private:
    Connection* m_connection;
    QByteArray m_input;
};

} // namespace parlance
