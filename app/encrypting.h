// The switch for TLS and the preferences that belong to it, turned into how the room is served. A
// room that is served already starts again, on the same port; where guests are in it, only after a
// question.
#pragma once

#include "app/hosting.h"
#include "ui/mainwindow.h"

namespace parlance {

class Encrypting final : public QObject {
    Q_OBJECT

public:
    // `self` is who is no guest: the host's cid.
    Encrypting(Settings& settings, Hosting& hosting, std::function<QByteArray()> self);

    // Again for each new window.
    void use(MainWindow& window);
    // As the room is served now.
    void show();

private:
    void apply();
    void restartUnless(int guests);

    Settings& m_settings;
    Hosting& m_hosting;
    std::function<QByteArray()> m_self;
    Encryption m_kept; // The settings before a question about them.
    QPointer<MainWindow> m_window;
};

} // namespace parlance
