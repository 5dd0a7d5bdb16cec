// parlance: the desktop, and with --headless, tail or say everything that parlance-server does.
#include "app/desktop.h"
#include "app/main.h"

#include <QApplication>

#include <algorithm>

namespace {

// Qt would end the process where it finds no display, so it is asked for before.
bool hasDisplay() {
#if defined(Q_OS_LINUX)
    return qEnvironmentVariableIsSet("QT_QPA_PLATFORM") ||
           !qEnvironmentVariableIsEmpty("DISPLAY") ||
           !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
#else
    return true;
#endif
}

bool wantsWindow(int argc, char** argv) {
    return std::none_of(argv, argv + argc, [](const char* argument) {
        const QByteArrayView word(argument);
        return word == "--headless" || word == "--help" || word == "-h" || word == "--help-all" ||
               word == "--version" || word == "-v";
    });
}

} // namespace

int main(int argc, char** argv) {
    if (const auto code = parlance::runCommand(argc, argv)) {
        return *code;
    }
    if (!wantsWindow(argc, argv) || !hasDisplay()) {
        const QCoreApplication application(argc, argv);
        parlance::setApplicationNames();
        return parlance::runServer(QCoreApplication::arguments(), parlance::Edition::Desktop);
    }
    const QApplication application(argc, argv);
    parlance::setApplicationNames();
    return parlance::runDesktop(QCoreApplication::arguments());
}
