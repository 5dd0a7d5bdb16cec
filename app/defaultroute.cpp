#include "app/defaultroute.h"

#include <QFile>

namespace parlance {

QStringList defaultRouteInterfaces() {
    QFile table(QStringLiteral("/proc/net/route"));
    return table.open(QIODevice::ReadOnly) ? defaultRoutesIn(table.readAll()) : QStringList();
}

QStringList defaultRoutesIn(const QByteArray& table) {
    QStringList interfaces;
    for (const QByteArray& line : table.split('\n')) {
        const QList<QByteArray> fields = line.simplified().split(' ');
        // Iface Destination Gateway Flags RefCnt Use Metric Mask …
        if (fields.size() >= 8 && fields[1] == "00000000" && fields[7] == "00000000") {
            interfaces.append(QString::fromLatin1(fields[0]));
        }
    }
    return interfaces;
}

} // namespace parlance
