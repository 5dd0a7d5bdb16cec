#include "tests/delivery/rows.h"

#include <QTest>

Q_DECLARE_METATYPE(parlance::Transport)
Q_DECLARE_METATYPE(parlance::delivery::Storage)

namespace parlance::delivery {

void addRows() {
    QTest::addColumn<Transport>("transport");
    QTest::addColumn<Storage>("storage");
    for (const Transport transport : kTransports) {
        const QByteArray name = wireName(transport).toLatin1();
        QTest::addRow("%s, file", name.constData()) << transport << Storage::File;
        QTest::addRow("%s, memory", name.constData()) << transport << Storage::Memory;
    }
}

Transport rowTransport() {
    QFETCH_GLOBAL(Transport, transport);
    return transport;
}

Storage rowStorage() {
    QFETCH_GLOBAL(Storage, storage);
    return storage;
}

bool isStream(Transport transport) {
    return transport != Transport::LongPoll && transport != Transport::ShortPoll;
}

quint32 seedOfRun() {
    static const quint32 kSeed = [] {
        bool given = false;
        const quint32 seed = qEnvironmentVariable("PARLANCE_SEED").toUInt(&given);
        return given ? seed : QRandomGenerator::system()->generate();
    }();
    return kSeed;
}

} // namespace parlance::delivery
