#include "app/commands/terminal.h"

#include "app/stopsignals.h"
#include "server/protocol/harmless.h"

#include <QString>

#include <cerrno>
#include <cstdio>
#include <unistd.h>

namespace parlance::terminal {

Written write(QByteArrayView bytes) {
    while (!bytes.isEmpty()) {
        const auto written = ::write(STDOUT_FILENO, bytes.data(), std::size_t(bytes.size()));
        if (written >= 0) {
            bytes = bytes.sliced(written);
        } else if (errno == EPIPE) {
            return Written::ReaderGone;
        } else if (errno != EINTR) {
            return Written::Failed;
        } else if (StopSignals::requested()) {
            return Written::Interrupted;
        }
    }
    return Written::Whole;
}

void complain(const QString& command, const QString& sentence) {
    const QByteArray line = harmless((command + QStringLiteral(": ") + sentence).toUtf8()) + '\n';
    std::fputs(line.constData(), stderr);
}

} // namespace parlance::terminal
