// What every test of the window needs before QApplication: no display, and a home of its own, so
// that neither settings nor a running Parlance of whoever runs the tests are touched.
#pragma once

#include <QApplication>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

namespace parlance {

template <typename Test>
int runUiTest(int argc, char** argv) {
    const QTemporaryDir home;
    for (const char* name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"}) {
        qputenv(name, home.path().toLocal8Bit());
    }
    qputenv("XDG_CONFIG_DIRS", home.filePath(QStringLiteral("etc")).toLocal8Bit());
    for (const char* name : {"http_proxy", "https_proxy", "all_proxy"}) {
        qunsetenv(name);
    }
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    QStandardPaths::setTestModeEnabled(true);
    const QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("parlance"));
    QApplication::setQuitOnLastWindowClosed(false);
    Test test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace parlance

#define PARLANCE_UI_TEST_MAIN(Test)                   \
    int main(int argc, char** argv) {                 \
        return parlance::runUiTest<Test>(argc, argv); \
    }
