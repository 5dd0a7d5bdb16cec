#include "tests/delivery/rows.h"

#include <QTest>

Q_DECLARE_METATYPE(parlance::Transport)
Q_DECLARE_METATYPE(parlance::delivery::Storage)
Q_DECLARE_METATYPE(parlance::delivery::Scheme)

namespace parlance::delivery {

void addRows(Schemes schemes) {
    QTest::addColumn<Transport>("transport");
    QTest::addColumn<Storage>("storage");
    QTest::addColumn<Scheme>("scheme");
    for (const Transport transport : kTransports) {
        const QByteArray name = wireName(transport).toLatin1();
        QTest::addRow("%s, file", name.constData()) << transport << Storage::File << Scheme::Plain;
        QTest::addRow("%s, memory", name.constData())
            << transport << Storage::Memory << Scheme::Plain;
        if (schemes == Schemes::Both) {
            QTest::addRow("%s, TLS", name.constData()) << transport << Storage::File << Scheme::Tls;
        }
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

Scheme rowScheme() {
    QFETCH_GLOBAL(Scheme, scheme);
    return scheme;
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
