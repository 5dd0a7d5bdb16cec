// When two names are one to whoever reads them, and what a name becomes that somebody else has.
#pragma once

#include <QByteArray>
#include <QString>

#include <array>

namespace parlance {

// Two names that have a key in common look alike: the first is without case, width and invisible
// joiners ("Ana", "ANA"), the second by its shapes ("Ana" with a Cyrillic "а"; UTS 39 section 4).
std::array<QString, 2> lookalikeKeys(const QByteArray& name);

// "Ana 2". Cut where it would be longer than a name may be.
QByteArray numbered(const QByteArray& name, int number);

} // namespace parlance
