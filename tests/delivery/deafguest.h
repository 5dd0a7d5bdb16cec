// A connection that asks and then never reads, with the smallest receive buffer there is. It is
// raw because every client library reads by itself.
#pragma once

#include "client/transport.h"

#include <QByteArray>

namespace parlance::delivery {

class DeafGuest {
public:
    // A poll that never reads is one that goes on asking.
    DeafGuest(quint16 port, Transport transport);
    ~DeafGuest();
    Q_DISABLE_COPY_MOVE(DeafGuest)

    // Says something harmless and learns from that whether anybody still listens.
    bool isCut();
    // Asks for an echo that it will not hear; on a WebSocket.
    void askForEcho();

private:
    void send(const QByteArray& bytes);

    int m_socket;
    QByteArray m_harmless;
    QByteArray m_unsent;
    bool m_cut = false;
};

} // namespace parlance::delivery
