// /host/simulate as JSON, for the server and for the host's client.
#pragma once

#include "server/protocol/faults.h"

#include <QJsonObject>

#include <vector>

namespace parlance::codec {

// A guest is named by its cid, or all of an address by the address; empty is everybody.
struct SimulatedGuest {
    QByteArray guest{};
    Faults faults{};
};

// What is simulated now.
struct Simulated {
    Faults everybody{};
    std::vector<SimulatedGuest> guests{}; // Only those with faults of their own.

    bool any() const { return everybody.any() || !guests.empty(); }
};

QByteArray encode(const Simulated& simulated);
QJsonObject object(const Simulated& simulated);
// What this version does not know is passed over.
Simulated simulatedFrom(const QJsonObject& object);

// The body of POST /host/simulate: these faults and no others. Error::BadFrame where a number is
// beyond what a fault can have, and where there is a field that is none.
QByteArray encode(const SimulatedGuest& wanted);
Result<SimulatedGuest> decodeSimulate(QByteArrayView json);

// The body of POST /host/simulate/drop.
QByteArray encodeGuest(const QByteArray& guest);
Result<QByteArray> decodeGuest(QByteArrayView json);

} // namespace parlance::codec
