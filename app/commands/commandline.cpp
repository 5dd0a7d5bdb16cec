#include "app/commands/commandline.h"

#include "app/commands/terminal.h"

namespace parlance {

std::optional<int> parse(QCommandLineParser& parser, const QString& command,
                         const QStringList& arguments) {
    const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")},
                                  QStringLiteral("Print this help and end."));
    parser.addOption(help);
    if (!parser.parse(QStringList{command} + arguments)) {
        return misused(command, parser.errorText());
    }
    if (parser.isSet(help)) {
        terminal::write(parser.helpText().toUtf8());
        return kDone;
    }
    return std::nullopt;
}

int misused(const QString& command, const QString& sentence) {
    terminal::complain(command, sentence);
    terminal::complain(command, QStringLiteral("--help tells more"));
    return kUsage;
}

} // namespace parlance
