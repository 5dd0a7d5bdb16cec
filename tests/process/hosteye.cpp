#include "tests/process/hosteye.h"

#include "server/protocol/hostview.h"
#include "tests/docs/wire.h"

namespace parlance {

qint64 openStreams(quint16 port, const QByteArray& hostToken, const char* transport) {
    docs::Wire host(port);
    host.send("GET /host/stats HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + hostToken +
              "\r\n\r\n");
    if (!host.head()) {
        return 0;
    }
    const QByteArray event = host.until("\n\n").value_or(QByteArray());
    const qsizetype json = event.indexOf('{');
    const HostView view = hostViewFrom(json < 0 ? QByteArray() : event.sliced(json));
    for (const HostCounters& counters : view.counters) {
        if (counters.transport == transport) {
            return counters.open;
        }
    }
    return 0;
}

} // namespace parlance
