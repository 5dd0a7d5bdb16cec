#include "ui/simulatebadge.h"

#include <QLocale>

namespace parlance {
namespace {

QString wordsOf(const Faults& faults) {
    QStringList words;
    const auto add = [&words](bool is, const QString& word) {
        if (is) {
            words.append(word);
        }
    };
    const auto seconds = [](qint64 ms) { return QLocale().toString(double(ms) / 1'000); };
    add(faults.refuseWebSocket, SimulateBadge::tr("WebSocket refused"));
    add(faults.refuseStreams, SimulateBadge::tr("streams refused"));
    add(faults.holdStreams, SimulateBadge::tr("streams held"));
    add(faults.cutAfter > 0, SimulateBadge::tr("cut after %1 s").arg(seconds(faults.cutAfter)));
    add(faults.delay > 0, SimulateBadge::tr("delayed by %1 s").arg(seconds(faults.delay)));
    add(faults.drop > 0, SimulateBadge::tr("one answer in %n lost", nullptr, faults.drop));
    return words.join(QStringLiteral(", "));
}

} // namespace

SimulateBadge::SimulateBadge(QWidget* parent) : QPushButton(parent) {
    setFlat(true);
    setAutoFillBackground(true);
    QPalette colors = palette();
    const QColor red(0xc6, 0x28, 0x28); // White on it has a contrast of 5.6.
    for (const auto role : {QPalette::Button, QPalette::Window}) {
        colors.setColor(role, red);
    }
    colors.setColor(QPalette::ButtonText, Qt::white);
    setPalette(colors);
    setToolTip(tr("Click to switch off everything that is simulated"));
    hide();
}

void SimulateBadge::show(const codec::Simulated& simulated) {
    QString text = wordsOf(simulated.everybody);
    if (text.isEmpty() && !simulated.guests.empty()) {
        text = tr("for %Ln guest(s)", nullptr, static_cast<int>(simulated.guests.size()));
    }
    setText(tr("Simulating: %1").arg(text));
    setVisible(simulated.any());
}

} // namespace parlance
