// A simulated bad network between what is written to a connection and the connection's channel:
// bytes come late, or are held until many have gathered, and the connection may break after a
// while. A connection has one only while something is simulated on it.
//
// Thread: the server's only. Times are milliseconds.
#pragma once

#include "server/net/timers.h"

#include <QByteArray>

#include <deque>

namespace parlance {

class Detour {
public:
    struct Rule {
        qint64 delay = 0;
        bool hold = false;   // Until limits::kHeld bytes have gathered, or release().
        qint64 cutAfter = 0; // From the moment on at which the rule says so; 0: never.

        bool any() const { return *this != Rule(); }
        friend bool operator==(const Rule&, const Rule&) = default;
    };

    // `pass` takes bytes that have got through; `cut` is called when the connection is to break.
    Detour(Timers& timers, std::function<void(QByteArray)> pass, std::function<void()> cut);

    void follow(const Rule& rule);
    void write(QByteArray bytes);
    // Lets everything through that is under way, in its order.
    void release();
    // Bytes that will come by themselves. Held ones are not among them: they may wait for ever.
    qsizetype pending() const { return m_lateSize; }

private:
    struct Late {
        qint64 due;
        QByteArray bytes;
    };

    void passHeld();
    void send(QByteArray bytes);
    void passDue();

    Timers& m_timers;
    std::function<void(QByteArray)> m_pass;
    Rule m_rule;
    Timer m_cut;
    Timer m_next; // When the first of those that are late is due.
    std::deque<Late> m_late;
    qsizetype m_lateSize = 0;
    std::deque<QByteArray> m_held;
    qsizetype m_heldSize = 0;
};

} // namespace parlance
