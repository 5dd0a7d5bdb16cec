#include "client/trace.h"

namespace parlance {
namespace {

using What = TraceEntry::What;

class Words {
public:
    explicit Words(const Translate& translate) : m_translate(translate) {}

    QString operator()(const char* english) const {
        return m_translate ? m_translate(english) : QString::fromLatin1(english);
    }
    QString title(std::optional<Transport> transport) const {
        return transport ? transportTitle(*transport, m_translate) : QString();
    }

private:
    const Translate& m_translate;
};

// Tenths, and where they no longer matter whole seconds.
QString seconds(qint64 milliseconds) {
    if (milliseconds >= 10'000) {
        return QString::number((milliseconds + 500) / 1'000);
    }
    const qint64 tenths = (milliseconds + 50) / 100;
    return QStringLiteral("%1.%2").arg(tenths / 10).arg(tenths % 10);
}

// What carried the frames, as against the request that opened it.
QString lineOf(Transport transport) {
    return transport == Transport::WebSocket ? QStringLiteral("the WebSocket connection")
                                             : subjectOf(transport);
}

// A clause for the reader of a list, who is not told elsewhere which of several links it is about.
QString causeOf(const TraceEntry& entry) {
    const Transport blamed = entry.blamed.value_or(Transport::ShortPoll);
    switch (entry.cause->kind) {
        case Failure::Kind::Broken:
            return QStringLiteral("%1 broke").arg(lineOf(blamed));
        case Failure::Kind::Silent:
            return QStringLiteral("nothing came any more on %1").arg(lineOf(blamed));
        case Failure::Kind::Unverified:
            return QStringLiteral("our own word did not come back on %1").arg(lineOf(blamed));
        default:
            return explain(*entry.cause, subjectOf(blamed));
    }
}

QString on(const TraceEntry& entry, const Words& words) {
    const QString title = words.title(entry.transport);
    if (entry.from && entry.cause) {
        return words(QT_TRANSLATE_NOOP("Trace", "on %1 instead of %2, because %3"))
            .arg(title, words.title(entry.from), causeOf(entry));
    }
    if (entry.from) {
        return words(QT_TRANSLATE_NOOP("Trace", "on %1 instead of %2"))
            .arg(title, words.title(entry.from));
    }
    if (entry.cause) {
        return words(QT_TRANSLATE_NOOP("Trace", "on %1, because %2")).arg(title, causeOf(entry));
    }
    return words(QT_TRANSLATE_NOOP("Trace", "on %1")).arg(title);
}

QString again(const TraceEntry& entry, const Words& words) {
    const QString title = words.title(entry.transport);
    const QString pause = seconds(entry.pause);
    return entry.cause
               ? words(QT_TRANSLATE_NOOP("Trace", "trying %1 again in %2 s, because %3"))
                     .arg(title, pause, causeOf(entry))
               : words(QT_TRANSLATE_NOOP("Trace", "trying %1 again in %2 s")).arg(title, pause);
}

QString chosen(const TraceEntry& entry, const Words& words) {
    return entry.transport ? words(QT_TRANSLATE_NOOP("Trace", "%1 was chosen"))
                                 .arg(words.title(entry.transport))
                           : words(QT_TRANSLATE_NOOP("Trace", "the choice is automatic"));
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

QString sentence(const TraceEntry& entry, const Translate& translate) {
    const Words words(translate);
    const QString title = words.title(entry.transport);
    switch (entry.what) {
        case What::Trying:
            return words(QT_TRANSLATE_NOOP("Trace", "trying %1")).arg(title);
        case What::On:
            return on(entry, words);
        case What::Lost:
            return words(QT_TRANSLATE_NOOP("Trace", "lost %1, because %2"))
                .arg(title, causeOf(entry));
        case What::Again:
            return again(entry, words);
        case What::Demoted:
            return words(QT_TRANSLATE_NOOP("Trace",
                                           "giving %1 up for %2, because it failed again: %3"))
                .arg(words.title(entry.from), title, causeOf(entry));
        case What::Staying:
            return words(QT_TRANSLATE_NOOP("Trace", "staying on %1, because %2"))
                .arg(title, causeOf(entry));
        case What::Unreachable:
            return words(QT_TRANSLATE_NOOP("Trace",
                                           "the server cannot be reached, trying again in %1 s"))
                .arg(seconds(entry.pause));
        case What::Ended:
            return words(QT_TRANSLATE_NOOP("Trace", "the server has ended, trying again in %1 s"))
                .arg(seconds(entry.pause));
        case What::Refused:
            return words(QT_TRANSLATE_NOOP("Trace", "giving up, because %1")).arg(causeOf(entry));
        case What::Chosen:
            return chosen(entry, words);
        case What::Woke:
            break;
    }
    return words(QT_TRANSLATE_NOOP("Trace", "awake again, trying %1")).arg(title);
}

QString transportTitle(Transport transport, const Translate& translate) {
    const Words words(translate);
    switch (transport) {
        case Transport::WebSocket:
            return words(QT_TRANSLATE_NOOP("Trace", "WebSocket"));
        case Transport::Sse:
            return words(QT_TRANSLATE_NOOP("Trace", "Server-Sent Events"));
        case Transport::Stream:
            return words(QT_TRANSLATE_NOOP("Trace", "HTTP Streaming"));
        case Transport::LongPoll:
            return words(QT_TRANSLATE_NOOP("Trace", "Long Polling"));
        case Transport::ShortPoll:
            break;
    }
    return words(QT_TRANSLATE_NOOP("Trace", "Short Polling"));
}

} // namespace parlance
