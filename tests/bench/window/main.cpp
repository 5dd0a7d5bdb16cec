// parlance_window_bench start | list | crowd LOAD_GENERATOR...: what ./dev bench measures of the
// window, in a home of its own.
#include "tests/bench/window/measure.h"

#include <QApplication>
#include <QJsonDocument>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <cstdio>

int main(int argc, char** argv) {
    const QTemporaryDir home;
    for (const char* name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"}) {
        qputenv(name, home.path().toLocal8Bit());
    }
    QStandardPaths::setTestModeEnabled(true);
    const QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("parlance"));
    QApplication::setQuitOnLastWindowClosed(false);

    const QStringList words = QApplication::arguments().sliced(1);
    const QString what = words.value(0);
    QJsonObject result;
    if (what == u"start") {
        result = parlance::bench::measureStart();
    } else if (what == u"list") {
        result = parlance::bench::measureList();
    } else if (what == u"crowd" && words.size() > 1) {
        result = parlance::bench::measureCrowd(words.sliced(1));
    }
    if (result.isEmpty()) {
        std::fputs("usage: parlance_window_bench start | list | crowd LOAD_GENERATOR...\n", stderr);
        return 1;
    }
    std::fputs(QJsonDocument(result).toJson(QJsonDocument::Compact).constData(), stdout);
    return 0;
}
