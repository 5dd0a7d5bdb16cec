#include "app/desktop.h"
#include "tests/bench/window/measure.h"

#include <QApplication>
#include <QTimer>

#include <ctime>

namespace parlance::bench {
namespace {

qint64 now() {
    timespec time = {};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

// Ends the event loop after the window has painted for the first time.
class FirstFrame final : public QObject {
public:
    explicit FirstFrame(QWidget& window) { window.installEventFilter(this); }

    qint64 at() const { return m_at; }

protected:
    bool eventFilter(QObject* /*object*/, QEvent* event) override {
        if (event->type() == QEvent::Paint && m_at == 0) {
            // Its children paint in the same turn, and then it goes to the screen.
            QTimer::singleShot(0, this, [this] {
                m_at = now();
                QApplication::quit();
            });
        }
        return false;
    }

private:
    qint64 m_at = 0;
};

} // namespace

QJsonObject measureStart() {
    const qint64 started = qEnvironmentVariable("BENCH_STARTED").toLongLong();
    Desktop desktop({});
    const FirstFrame frame(desktop.window());
    desktop.run({});
    QApplication::exec();
    return {{QStringLiteral("visible"), double(frame.at() - started) / 1e6}};
}

} // namespace parlance::bench
