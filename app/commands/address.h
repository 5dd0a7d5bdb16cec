// The address that a command is given, and whether the server there is to be trusted. A command
// asks nobody, so whom it does not know it does not speak to; it says how to go on.
#pragma once

#include "client/failure.h"
#include "client/roomurl.h"
#include "server/protocol/result.h"

#include <QCommandLineParser>

namespace parlance {

// --fingerprint.
QCommandLineOption fingerprintOption();

// The room, with the certificate that its server must have: the option's, the link's or the one
// that is remembered. Or what is wrong with it, in a sentence.
Result<RoomUrl, QString> roomOf(const QCommandLineParser& parser, const QString& address);

// The same room as the server wants it, where this failure says no more than that. Nothing else is
// followed.
std::optional<RoomUrl> encryptedInstead(const RoomUrl& room, const Failure& failure);

// The server has answered: its certificate, if one was named, is remembered.
void remember(const RoomUrl& room);

// What can be done, to be said after reasonOf(): empty where nothing can.
QString adviceOn(const Failure& failure);

} // namespace parlance
