#include "ui/transportnames.h"

#include <QCoreApplication>

namespace parlance {
namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("parlance::Transport", text);
}

} // namespace

QString displayName(Transport transport) {
    switch (transport) {
        case Transport::WebSocket:
            return tr("WebSocket");
        case Transport::Sse:
            return tr("Server-Sent Events");
        case Transport::Stream:
            return tr("HTTP Streaming");
        case Transport::LongPoll:
            return tr("Long Polling");
        case Transport::ShortPoll:
            break;
    }
    return tr("Short Polling");
}

QString displayName(std::optional<Transport> choice) {
    return choice ? displayName(*choice) : tr("Automatic");
}

} // namespace parlance
