// Hundreds of guests on a thread of their own: bare sockets, because a client library for each
// would be the test's own load.
#pragma once

#include <QThread>

#include <atomic>

namespace parlance {

class Crowd final : public QThread {
public:
    // So many listen by an HTTP stream; so many others say so many things each, one after another.
    struct Size {
        int listeners = 0;
        int speakers = 0;
        int messages = 0;
    };
    Crowd(quint16 port, Size size) : m_port(port), m_size(size) {}
    ~Crowd() override;

    int listening() const { return m_listening; }
    int stored() const { return m_stored; }
    // Of bytes that the listeners got.
    qint64 heard() const { return m_heard; }
    // The speakers wait for it.
    void beginToSpeak();

protected:
    void run() override;

private:
    class Guest;

    quint16 m_port;
    Size m_size;
    std::atomic<int> m_listening = 0;
    std::atomic<int> m_stored = 0;
    std::atomic<qint64> m_heard = 0;
    QObject* m_inThread = nullptr;
    std::atomic<bool> m_isReady = false;
    std::vector<std::unique_ptr<Guest>>* m_guests = nullptr;
};

} // namespace parlance
