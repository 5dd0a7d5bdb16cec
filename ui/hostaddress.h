// One of the addresses under which the hosted room can be reached.
#pragma once

#include <QList>
#include <QString>

namespace parlance {

struct HostAddress {
    // From the likeliest way to another person to the least likely one.
    enum class Way { WiFi, Ethernet, Other, Virtual, Vpn, ThisMachine };

    QString url;
    Way way = Way::Other;
    bool isDefaultRoute = false;
    QString interface; // As the system calls it: "wlp3s0".

    friend bool operator==(const HostAddress&, const HostAddress&) = default;
};

} // namespace parlance
