// The open streams by their names. A name is a random capability: who knows it may have a word
// echoed on that stream, and nothing else.
#pragma once

#include <QByteArray>
#include <QHash>

namespace parlance {

class Streamer;

class Streams {
public:
    void add(const QByteArray& name, Streamer& streamer) { m_streams.insert(name, &streamer); }
    void remove(const QByteArray& name) { m_streams.remove(name); }
    Streamer* find(const QByteArray& name) const { return m_streams.value(name); }

private:
    QHash<QByteArray, Streamer*> m_streams;
};

} // namespace parlance
