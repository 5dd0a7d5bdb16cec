#include "app/commands/address.h"

#include "app/commands/door.h"
#include "client/trust.h"
#include "server/protocol/fingerprint.h"

namespace parlance {
namespace {

const QString kFingerprint = QStringLiteral("fingerprint");

QString textOf(const QByteArray& fingerprint) {
    return QString::fromLatin1(fingerprintText(fingerprint));
}

} // namespace

QCommandLineOption fingerprintOption() {
    return {kFingerprint,
            QStringLiteral("Over TLS, to the server whose certificate has this fingerprint, as the "
                           "host sees it. It is remembered."),
            QStringLiteral("SHA256")};
}

Result<RoomUrl, QString> roomOf(const QCommandLineParser& parser, const QString& address) {
    const auto room = RoomUrl::parse(address);
    if (!room) {
        return QStringLiteral("%1 is no address of a room").arg(address);
    }
    const TrustStore trust;
    if (parser.isSet(kFingerprint)) {
        const auto wanted = parseFingerprint(parser.value(kFingerprint).toLatin1());
        if (!wanted) {
            return QStringLiteral("--fingerprint takes 32 bytes like AB:CD:..., or as in a link");
        }
        if (!room->fingerprint().isEmpty() && room->fingerprint() != *wanted) {
            return QStringLiteral("the link names another fingerprint: ") +
                   textOf(room->fingerprint());
        }
        return room->encrypted().withFingerprint(*wanted);
    }
    if (trust.judge(*room) == Trust::Changed) {
        return QStringLiteral(
                   "the link names another certificate for %1 than the one that you "
                   "trust. If the host's screen shows its fingerprint, accept it with "
                   "--fingerprint %2")
            .arg(room->origin(), textOf(room->fingerprint()));
    }
    return trust.completed(*room);
}

std::optional<RoomUrl> encryptedInstead(const RoomUrl& room, const Failure& failure) {
    if (failure.detail != Failure::Detail::EncryptedOnly || room.isEncrypted()) {
        return std::nullopt;
    }
    return TrustStore().completed(room.encrypted());
}

void remember(const RoomUrl& room) {
    TrustStore trust;
    const QByteArray& fingerprint = room.fingerprint();
    if (!fingerprint.isEmpty() && trust.find(room.origin()) != fingerprint) {
        trust.remember(room.origin(), fingerprint);
    }
}

QString adviceOn(const Failure& failure) {
    if (failure.kind != Failure::Kind::Untrusted) {
        return door::advice(failure);
    }
    const bool isOther = failure.detail == Failure::Detail::CertificateChanged;
    const QString danger =
        isOther
            ? QStringLiteral(". Somebody between may pretend to be it, or the host made a new one")
            : QString();
    return danger + QStringLiteral(
                        ". If the host's screen shows this fingerprint, accept it with "
                        "--fingerprint %1")
                        .arg(failure.where);
}

} // namespace parlance
