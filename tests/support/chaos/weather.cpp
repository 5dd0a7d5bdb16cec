#include "tests/support/chaos/weather.h"

#include <QByteArrayList>
#include <QRandomGenerator>

namespace parlance::chaos {
namespace {

using namespace std::chrono_literals;

std::chrono::milliseconds between(QRandomGenerator& random, std::chrono::milliseconds least,
                                  std::chrono::milliseconds most) {
    return least + std::chrono::milliseconds(random.bounded(int((most - least).count())));
}

// One fault more than there was.
void worsen(Weather& weather, QRandomGenerator& random) {
    switch (random.bounded(7)) {
        case 0:
            weather.refusesUpgrades = true;
            break;
        case 1:
            weather.holds = 1024 << random.bounded(6);
            break;
        case 2:
            weather.delay = between(random, 20ms, 800ms);
            break;
        case 3:
            weather.drops = random.bounded(2, 9);
            break;
        case 4:
            weather.resetsAfter = between(random, 500ms, 8s);
            break;
        case 5:
            weather.freezesAfter = between(random, 500ms, 8s);
            break;
        default:
            weather.tearsAfter = between(random, 500ms, 8s);
            break;
    }
}

} // namespace

QByteArray describe(const Weather& weather) {
    QByteArrayList words;
    const auto number = [](auto value) { return QByteArray::number(qint64(value)); };
    if (weather.refusesUpgrades) {
        words.append("refuses upgrades");
    }
    if (weather.holds > 0) {
        words.append("holds " + number(weather.holds) + " bytes");
    }
    if (weather.delay > 0ms) {
        words.append("delays " + number(weather.delay.count()) + " ms");
    }
    if (weather.drops > 0) {
        words.append("drops 1 answer of " + number(weather.drops));
    }
    if (weather.resetsAfter > 0ms) {
        words.append("resets within " + number(weather.resetsAfter.count()) + " ms");
    }
    if (weather.freezesAfter > 0ms) {
        words.append("freezes within " + number(weather.freezesAfter.count()) + " ms");
    }
    if (weather.tearsAfter > 0ms) {
        words.append("tears within " + number(weather.tearsAfter.count()) + " ms");
    }
    return words.isEmpty() ? "clear" : words.join(", ");
}

std::vector<Period> forecast(quint32 seed, std::chrono::milliseconds lasts) {
    QRandomGenerator random(seed);
    std::vector<Period> periods;
    for (auto left = lasts; left > 0ms; left -= periods.back().lasts) {
        Weather weather;
        // Clear every third time, and sometimes two faults at once.
        for (int faults = periods.size() % 3 == 2 ? 0 : random.bounded(1, 3); faults > 0;
             --faults) {
            worsen(weather, random);
        }
        periods.push_back({weather, std::min(left, between(random, 2s, 15s))});
    }
    return periods;
}

} // namespace parlance::chaos
