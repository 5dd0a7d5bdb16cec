// One window for one person and one data directory: a second start hands over what it was asked to
// do and ends.
#pragma once

#include <QLocalServer>

#include <functional>

namespace parlance {

class SingleInstance {
public:
    using Taken = std::function<void(const QStringList& words)>;

    // Instances with the same profile know each other.
    explicit SingleInstance(const QString& profile);

    // Whether another one runs and has taken these words.
    bool handOver(const QStringList& words) const;
    // From now on we are the one; false where nothing can be listened on, which harms nobody.
    bool listen(Taken taken);

private:
    void read();

    QString m_path;
    QLocalServer m_server;
    Taken m_taken;
};

} // namespace parlance
