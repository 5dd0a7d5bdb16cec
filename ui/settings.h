// What the window remembers between two starts.
#pragma once

#include "client/layeredsettings.h"
#include "client/roomurl.h"
#include "client/transport.h"
#include "ui/theme.h"

namespace parlance {

// How the hosted room is encrypted: what --tls and its kin say on a command line.
struct Encryption {
    bool isOn = false;
    bool isOnly = false;      // While it is on nobody is served in the clear.
    QString certificate = {}; // Files; empty: made by Parlance.
    QString key = {};

    friend bool operator==(const Encryption&, const Encryption&) = default;
};

class Settings {
public:
    Settings();

    // What an administrator has decided for everybody on this machine.
    struct Locks {
        bool name = false;
        bool transport = false;
        bool theme = false;
        bool language = false;
        bool encryption = false;
        bool certificate = false;
    };
    Locks locks() const;

    // The account's, until somebody chooses another.
    QString name() const;
    void setName(const QString& name);

    // Nothing: automatic.
    std::optional<Transport> transport() const;
    void setTransport(std::optional<Transport> transport);

    // A code of ui/language; empty: the system's.
    QString language() const;
    void setLanguage(const QString& code);

    // One of kTextSizes.
    int textSize() const;
    void setTextSize(int percent);

    // The projector view: the conversation alone, in letters that the last row can read.
    bool isProjected() const;
    void setProjected(bool isProjected);

    Theme theme() const;
    void setTheme(Theme theme);

    // Written where a start looks for options of the server.
    Encryption encryption() const;
    void setEncryption(const Encryption& encryption);

    // Addresses of rooms that were joined, the latest first.
    QStringList recents() const;
    void addRecent(const RoomUrl& room);

    QString draft(const RoomUrl& room) const;
    void setDraft(const RoomUrl& room, const QString& text);

    QByteArray bytes(const QString& key) const { return m_file.value(key).toByteArray(); }
    void setBytes(const QString& key, const QByteArray& bytes) { m_file.set(key, bytes); }

private:
    LayeredSettings m_file;
};

} // namespace parlance
