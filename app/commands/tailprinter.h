// Turns what a room says into lines for a terminal or for a script. Pure: values in, bytes out.
#pragma once

#include "server/protocol/clientcodec.h"

#include <map>

namespace parlance {

class TailPrinter {
public:
    enum class Format { Text, Json };
    enum class People { Shown, Hidden };
    TailPrinter(Format format, People people) : m_format(format), m_people(people) {}

    // Whole lines with their ends, or nothing where there is nothing to show.
    QByteArray lines(const Hello& hello);
    QByteArray lines(const codec::ServerFrame& frame);

private:
    QByteArray lineOf(const Message& message) const;
    QByteArray linesOf(const Presence& presence);
    QByteArray everybody(const std::vector<Member>& here, int count);
    QByteArray joined(const Member& member);
    QByteArray left(const Member& member);

    Format m_format;
    People m_people;
    std::map<QByteArray, QByteArray> m_names; // By cid, of those who are here.
    bool m_met = false;                       // Whether the people were told once.
};

} // namespace parlance
