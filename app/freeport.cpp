#include "app/freeport.h"

#include <QTcpServer>

namespace parlance {
namespace {

constexpr int kTries = 100; // Whoever has taken as many wants none of it to be ours.

} // namespace

quint16 freePort(const QHostAddress& address, quint16 first) {
    for (int port = first; port > 0 && port < qMin(first + kTries, 0x10000); ++port) {
        QTcpServer probe;
        if (probe.listen(address, static_cast<quint16>(port))) {
            return static_cast<quint16>(port);
        }
        if (probe.serverError() != QAbstractSocket::AddressInUseError) {
            break; // Another port would not be better.
        }
    }
    return first;
}

} // namespace parlance
