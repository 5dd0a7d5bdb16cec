#include "app/trusting.h"

#include "server/protocol/fingerprint.h"
#include "ui/trustquestion.h"

namespace parlance {

void Trusting::approach(QWidget& window, const RoomUrl& room) {
    if (m_store.judge(room) == Trust::Changed) {
        ask(window, room, room.fingerprint());
    } else {
        m_enter(m_store.completed(room));
    }
}

bool Trusting::settle(QWidget& window, const RoomUrl& room, const Failure& failure) {
    if (failure.detail == Failure::Detail::EncryptedOnly && !room.isEncrypted()) {
        approach(window, room.encrypted());
        return true;
    }
    if (failure.kind != Failure::Kind::Untrusted) {
        return false;
    }
    const auto shown = parseFingerprint(failure.where.toLatin1());
    Q_ASSERT(shown);
    ask(window, room, *shown);
    return true;
}

void Trusting::welcomed(const RoomUrl& room) {
    const QByteArray& fingerprint = room.fingerprint();
    if (!fingerprint.isEmpty() && m_store.find(room.origin()) != fingerprint) {
        m_store.remember(room.origin(), fingerprint);
    }
}

void Trusting::ask(QWidget& window, const RoomUrl& room, const QByteArray& fingerprint) {
    QByteArray known = m_store.find(room.origin());
    if (known.isEmpty() && room.fingerprint() != fingerprint) {
        known = room.fingerprint(); // The link's, which nobody has confirmed yet.
    }
    askForTrust(window, {.server = room.origin(), .fingerprint = fingerprint, .known = known},
                [this, trusted = room.withFingerprint(fingerprint)] { m_enter(trusted); });
}

} // namespace parlance
