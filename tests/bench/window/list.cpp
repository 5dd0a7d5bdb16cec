#include "tests/bench/window/measure.h"
#include "tests/ui/conversationfixture.h"
#include "tests/ui/stalls.h"

#include <QFile>
#include <QScrollBar>

#include <functional>

namespace parlance::bench {
namespace {

constexpr int kMessages = 100'000;
constexpr int kFrames = 300;

// Resident, in MB.
double memory() {
    QFile rollup(QStringLiteral("/proc/self/smaps_rollup"));
    rollup.open(QIODevice::ReadOnly);
    const QByteArray text = rollup.readAll();
    return text.mid(text.indexOf("Rss:") + 4).trimmed().split(' ').constFirst().toDouble() / 1024;
}

// The longest of many frames, in milliseconds of this thread's processor time: a change, what was
// posted because of it, and the paint.
double longestFrame(MessageView& view, const std::function<void(int)>& change) {
    double longest = 0;
    for (int i = 0; i < kFrames; ++i) {
        const double before = threadTime();
        change(i);
        QCoreApplication::processEvents();
        view.viewport()->repaint();
        longest = qMax(longest, threadTime() - before);
    }
    return longest;
}

} // namespace

QJsonObject measureList() {
    ConversationFixture fixture;
    MessageView& view = fixture.view;
    fixture.settle();
    const double empty = memory();
    double before = threadTime();
    fixture.model.append(lines(1, kMessages));
    fixture.settle();
    const double shown = threadTime() - before;
    const double full = memory();

    const double append = longestFrame(
        view, [&](int i) { fixture.model.append(lines(kMessages + i + 1, kMessages + i + 1)); });
    QScrollBar& bar = *view.verticalScrollBar();
    const double scroll = longestFrame(view, [&](int) { bar.setValue(bar.value() - 120); });
    const double jump = longestFrame(view, [&](int i) {
        bar.setValue(int(qint64(bar.maximum()) * (i * 97 % kFrames) / kFrames));
    });
    return {{QStringLiteral("shown"), shown},
            {QStringLiteral("append"), append},
            {QStringLiteral("scroll"), scroll},
            {QStringLiteral("jump"), jump},
            {QStringLiteral("megabytes"), full - empty},
            {QStringLiteral("megabytesOfScrolling"), memory() - full}};
}

} // namespace parlance::bench
