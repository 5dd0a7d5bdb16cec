#include "client/transportmemory.h"

#include <QSettings>
#include <QStandardPaths>
#include <QUrl>

namespace parlance {
namespace {

constexpr qint64 kGoodFor = 24LL * 3600 * 1000;
constexpr qint64 kBadFor = 10LL * 60 * 1000;
constexpr qsizetype kMostServers = 50; // An address is a few dozen bytes; nobody wants thousands.

const QString kGood = QStringLiteral("good");
const QString kSince = QStringLiteral("since");

// An address has slashes, which would be groups.
QString groupOf(const QString& origin) {
    return QString::fromLatin1(QUrl::toPercentEncoding(origin));
}

bool isWithin(const QVariant& since, qint64 now, qint64 time) {
    const qint64 age = now - since.toLongLong();
    // Somebody may have set the clock back.
    return since.isValid() && age >= 0 && age < time;
}

void forgetOldest(QSettings& file) {
    const QStringList servers = file.childGroups();
    if (servers.size() < kMostServers) {
        return;
    }
    const auto since = [&file](const QString& server) {
        return file.value(server + u'/' + kSince).toLongLong();
    };
    file.remove(*std::ranges::min_element(servers, {}, since));
}

} // namespace

LadderMemory TransportMemory::recall(const QString& origin, qint64 now) const {
    LadderMemory memory;
    if (m_file.isEmpty()) {
        return memory;
    }
    QSettings file(m_file, QSettings::IniFormat);
    file.beginGroup(groupOf(origin));
    if (isWithin(file.value(kSince), now, kGoodFor)) {
        memory.good = transportFromName(file.value(kGood).toString());
    }
    for (const Transport transport : kTransports) {
        memory.bad[std::size_t(transport)] =
            isWithin(file.value(wireName(transport)), now, kBadFor);
    }
    return memory;
}

void TransportMemory::rememberGood(const QString& origin, Transport transport, qint64 now) {
    if (m_file.isEmpty()) {
        return;
    }
    QSettings file(m_file, QSettings::IniFormat);
    forgetOldest(file);
    file.beginGroup(groupOf(origin));
    file.setValue(kGood, wireName(transport));
    file.setValue(kSince, now);
    file.remove(wireName(transport));
}

void TransportMemory::rememberBad(const QString& origin, Transport transport, qint64 now) {
    if (m_file.isEmpty()) {
        return;
    }
    QSettings file(m_file, QSettings::IniFormat);
    forgetOldest(file);
    file.beginGroup(groupOf(origin));
    file.setValue(wireName(transport), now);
    if (file.value(kGood).toString() == wireName(transport)) {
        file.remove(kGood);
    }
}

QString TransportMemory::defaultPath() {
    return QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) +
           QStringLiteral("/transports.ini");
}

} // namespace parlance
