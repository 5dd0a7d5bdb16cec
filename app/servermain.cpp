// parlance-server: the same program for machines without a screen. It links no GUI library.
#include "app/main.h"

#include <QCoreApplication>

int main(int argc, char** argv) {
    if (const auto code = parlance::runCommand(argc, argv)) {
        return *code;
    }
    const QCoreApplication application(argc, argv);
    parlance::setApplicationNames();
    return parlance::runServer(QCoreApplication::arguments(), parlance::Edition::Server);
}
