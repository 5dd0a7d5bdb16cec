// What the host of a program under test sees of it.
#pragma once

#include <QByteArray>

namespace parlance {

// The streams and waiting polls that are open by this transport, as the first event of /host/stats
// tells; nothing where it could not be read.
qint64 openStreams(quint16 port, const QByteArray& hostToken, const char* transport);

} // namespace parlance
