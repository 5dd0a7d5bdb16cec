// A connection that asks and then never reads, with the smallest receive buffer there is. It is
// raw because every client library reads by itself.
#pragma once

#include "client/transport.h"

#include <QByteArray>

namespace parlance::delivery {

class DeafGuest {
public:
    // A poll that never reads is one that asks for many answers at once.
    DeafGuest(quint16 server, Transport transport);
    ~DeafGuest();
    Q_DISABLE_COPY_MOVE(DeafGuest)

    // Whether the server has closed its end. Who does not read learns of it late, or never; the
    // system knows.
    bool isCut() const;
    // Asks for a hundred echoes, or pongs, that it will not hear; on a WebSocket.
    void askForEchoes();
    void askForPongs();

private:
    void ask(const QByteArray& question);
    void send(const QByteArray& bytes);

    int m_socket;
    quint16 m_server;
    QByteArray m_unsent;
};

} // namespace parlance::delivery
