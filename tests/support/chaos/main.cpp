// The proxy as a program, for tests that are not in C++. Prints "port NUMBER" and "seed NUMBER",
// then the weather as it changes, and "clear" at the end; goes on until it is stopped.
#include "tests/support/chaos/chaosproxy.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cstdio>

using namespace parlance::chaos;

namespace {

void print(const QByteArray& line) {
    std::fputs((line + '\n').constData(), stdout);
    std::fflush(stdout); // Somebody waits for it at a pipe's other end.
}

int fail(const char* message) {
    std::fprintf(stderr, "%s\n", message);
    return 2;
}

} // namespace

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({
        {QStringLiteral("upstream"), QStringLiteral("The server's port on this machine."),
         QStringLiteral("port")},
        {QStringLiteral("seed"), QStringLiteral("Repeats a run; otherwise a random one."),
         QStringLiteral("number")},
        {QStringLiteral("scale"), QStringLiteral("0.1 lets time run ten times as fast."),
         QStringLiteral("factor"), QStringLiteral("1")},
        {QStringLiteral("for"),
         QStringLiteral("Seconds of bad weather, before they are scaled; clear afterwards."),
         QStringLiteral("seconds"), QStringLiteral("60")},
    });
    parser.addHelpOption();
    parser.process(application);
    bool ok = false;
    const quint16 upstream = parser.value(QStringLiteral("upstream")).toUShort(&ok);
    if (!ok || upstream == 0) {
        return fail("--upstream takes the server's port.");
    }
    quint32 seed = QRandomGenerator::system()->generate();
    if (parser.isSet(QStringLiteral("seed"))) {
        seed = parser.value(QStringLiteral("seed")).toUInt(&ok);
        if (!ok) {
            return fail("--seed takes a whole number.");
        }
    }
    const double scale = parser.value(QStringLiteral("scale")).toDouble(&ok);
    if (!ok || scale <= 0) {
        return fail("--scale takes a factor such as 0.1.");
    }
    const int seconds = parser.value(QStringLiteral("for")).toInt(&ok);
    if (!ok || seconds < 0) {
        return fail("--for takes a number of seconds.");
    }
    ChaosProxy proxy(upstream, seed, scale);
    print("port " + QByteArray::number(proxy.port()));
    print("seed " + QByteArray::number(proxy.seed()));
    proxy.onChange = [](const Weather& weather) { print(describe(weather)); };
    proxy.run(std::chrono::seconds(seconds));
    return QCoreApplication::exec();
}
