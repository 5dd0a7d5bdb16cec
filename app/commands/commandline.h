// What the commands' argument lists have in common.
#pragma once

#include <QCommandLineParser>

#include <optional>

namespace parlance {

// Exit codes, as scripts expect them.
inline constexpr int kDone = 0;
inline constexpr int kFailed = 1;
inline constexpr int kUsage = 2;

// Parses what follows the command's word. The exit code where that ends the matter: after --help,
// and after a mistake, about which it has complained.
std::optional<int> parse(QCommandLineParser& parser, const QString& command,
                         const QStringList& arguments);

// Complains about a mistake in the arguments and returns its exit code.
int misused(const QString& command, const QString& sentence);

} // namespace parlance
