#include "client/trace.h"

#include "client/reason.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace parlance {
namespace {

using What = TraceEntry::What;

struct Trace {
    Q_DECLARE_TR_FUNCTIONS(parlance::Trace)
};

QString title(std::optional<Transport> transport) {
    return transport ? transportTitle(*transport) : QString();
}

// Tenths, at least one, and where they no longer matter whole seconds.
QString seconds(qint64 milliseconds) {
    if (milliseconds >= 10'000) {
        return QLocale().toString((milliseconds + 500) / 1'000);
    }
    const qint64 tenths = std::max<qint64>(1, (milliseconds + 50) / 100);
    return QLocale().toString(double(tenths) / 10, 'f', 1);
}

QString on(const TraceEntry& entry) {
    const QString transport = title(entry.transport);
    if (entry.from && entry.cause) {
        return Trace::tr("on %1 instead of %2, because %3")
            .arg(transport, title(entry.from), reasonOf(causeOf(entry)));
    }
    if (entry.from) {
        return Trace::tr("on %1 instead of %2").arg(transport, title(entry.from));
    }
    if (entry.cause) {
        return Trace::tr("on %1, because %2").arg(transport, reasonOf(causeOf(entry)));
    }
    return Trace::tr("on %1").arg(transport);
}

QString again(const TraceEntry& entry) {
    const QString transport = title(entry.transport);
    const QString pause = seconds(entry.pause);
    return entry.cause ? Trace::tr("trying %1 again in %2 s, because %3")
                             .arg(transport, pause, reasonOf(causeOf(entry)))
                       : Trace::tr("trying %1 again in %2 s").arg(transport, pause);
}

QString chosen(const TraceEntry& entry) {
    return entry.transport ? Trace::tr("%1 was chosen").arg(title(entry.transport))
                           : Trace::tr("the choice is automatic");
}

} // namespace

QString traceCode(What what) {
    switch (what) {
        case What::Trying:
            return QStringLiteral("trying");
        case What::On:
            return QStringLiteral("on");
        case What::Lost:
            return QStringLiteral("lost");
        case What::Again:
            return QStringLiteral("again");
        case What::Demoted:
            return QStringLiteral("demoted");
        case What::Staying:
            return QStringLiteral("staying");
        case What::Unreachable:
            return QStringLiteral("unreachable");
        case What::Ended:
            return QStringLiteral("ended");
        case What::Refused:
            return QStringLiteral("refused");
        case What::Chosen:
            return QStringLiteral("chosen");
        case What::Woke:
            break;
    }
    return QStringLiteral("woke");
}

Failure causeOf(const TraceEntry& entry) {
    if (entry.what == What::Ended) {
        return {.kind = Failure::Kind::Broken, .detail = Failure::Detail::Goodbye};
    }
    Failure cause = entry.cause.value_or(Failure());
    cause.subject = entry.blamed ? subjectOf(*entry.blamed) : cause.subject;
    return cause;
}

QString sentence(const TraceEntry& entry) {
    const QString transport = title(entry.transport);
    switch (entry.what) {
        case What::Trying:
            return Trace::tr("trying %1").arg(transport);
        case What::On:
            return on(entry);
        case What::Lost:
            return Trace::tr("lost %1, because %2").arg(transport, reasonOf(causeOf(entry)));
        case What::Again:
            return again(entry);
        case What::Demoted:
            return Trace::tr("giving %1 up for %2, because it failed again: %3")
                .arg(title(entry.from), transport, reasonOf(causeOf(entry)));
        case What::Staying:
            return Trace::tr("staying on %1, because %2").arg(transport, reasonOf(causeOf(entry)));
        case What::Unreachable:
            return Trace::tr("the server cannot be reached, trying again in %1 s")
                .arg(seconds(entry.pause));
        case What::Ended:
            return Trace::tr("the server has ended, trying again in %1 s")
                .arg(seconds(entry.pause));
        case What::Refused:
            return Trace::tr("giving up, because %1").arg(reasonOf(causeOf(entry)));
        case What::Chosen:
            return chosen(entry);
        case What::Woke:
            break;
    }
    return Trace::tr("awake again, trying %1").arg(transport);
}

QString transportTitle(Transport transport) {
    switch (transport) {
        case Transport::WebSocket:
            return Trace::tr("WebSocket");
        case Transport::Sse:
            return Trace::tr("Server-Sent Events");
        case Transport::Stream:
            return Trace::tr("HTTP Streaming");
        case Transport::LongPoll:
            return Trace::tr("Long Polling");
        case Transport::ShortPoll:
            break;
    }
    return Trace::tr("Short Polling");
}

} // namespace parlance
