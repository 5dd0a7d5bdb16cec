// Which transport has worked with which server, and which has not, for a while: what works today
// works tomorrow, what failed just now may work in ten minutes.
#pragma once

#include "client/ladder.h"

#include <QString>

namespace parlance {

class TransportMemory {
public:
    // Remembers nothing.
    TransportMemory() = default;
    explicit TransportMemory(QString file) : m_file(std::move(file)) {}

    // Servers are told apart by RoomUrl::origin(), times are the wall clock's milliseconds.
    LadderMemory recall(const QString& origin, qint64 now) const;
    void rememberGood(const QString& origin, Transport transport, qint64 now);
    void rememberBad(const QString& origin, Transport transport, qint64 now);

    static QString defaultPath();

private:
    QString m_file;
};

} // namespace parlance
