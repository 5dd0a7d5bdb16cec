// Asks whether a server is the one that is meant, where its certificate is not known or not the one
// that is.
#pragma once

#include <QByteArray>
#include <QString>
#include <QWidget>

#include <functional>

namespace parlance {

struct TrustQuestion {
    QString server;         // "https://host:port".
    QByteArray fingerprint; // What its certificate has, or a link says that it has.
    QByteArray known;       // What it had; empty where it was never met.
};

// Not waiting for the answer; `trust` is called where it is yes. One question at a time.
void askForTrust(QWidget& parent, const TrustQuestion& question,
                 const std::function<void()>& trust);

} // namespace parlance
