#include "app/main.h"

#include "app/commands/race.h"
#include "app/commands/say.h"
#include "app/commands/tail.h"
#include "app/headless.h"

#include <QCoreApplication>
#include <QLocale>

#include <cstdio>

namespace parlance {
namespace {

using Command = int (*)(const QStringList& arguments);

Command commandOf(QByteArrayView word) {
    if (word == "tail") {
        return runTail;
    }
    if (word == "say") {
        return runSay;
    }
    return word == "race" ? runRace : nullptr;
}

} // namespace

void setApplicationNames() {
    QCoreApplication::setApplicationName(QStringLiteral("parlance"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PARLANCE_VERSION));
}

std::optional<int> runCommand(int argc, char** argv) {
    const QByteArrayView word = argc > 1 ? argv[1] : "";
    const auto run = commandOf(word);
    if (run == nullptr) {
        return std::nullopt;
    }
    const QCoreApplication application(argc, argv);
    setApplicationNames();
    QLocale::setDefault(QLocale::c()); // Commands speak English, their numbers too.
    const QStringList arguments = QCoreApplication::arguments().sliced(2);
    return run(arguments);
}

int runServer(const QStringList& arguments, Edition edition) {
    const auto parsed = parseOptions(arguments, edition, settingsName(edition));
    if (const auto* printout = std::get_if<Printout>(&parsed)) {
        std::fputs(printout->text.toUtf8().constData(), printout->exitCode == 0 ? stdout : stderr);
        return printout->exitCode;
    }
    const auto& options = std::get<Options>(parsed);
    if (!options.badLink.isEmpty()) {
        const QString sentence = QStringLiteral("%1 is no address of a room.\n");
        std::fputs(sentence.arg(options.badLink).toUtf8().constData(), stderr);
        return 2;
    }
    if (options.join) {
        std::fputs("There is no display, and join needs one; tail and say do without.\n", stderr);
        return 2;
    }
    if (edition == Edition::Desktop && !options.headless) {
        std::fputs("There is no display, so Parlance runs without a window (--headless).\n",
                   stderr);
    }
    return runHeadless(options);
}

} // namespace parlance
