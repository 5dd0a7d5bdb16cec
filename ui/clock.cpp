#include "ui/clock.h"

#include <QLocale>
#include <QRegularExpression>

namespace parlance {

QString clockText(const QTime& at) {
    // Some locales count the seconds even in the short form.
    QString format = QLocale().timeFormat(QLocale::ShortFormat);
    format.remove(QStringLiteral(":ss"));
    return QLocale().toString(at, format);
}

QString exactClockText(const QTime& at) {
    // The long form ends, or begins, with the time zone, which everybody in sight shares.
    static const QRegularExpression kZone(
        QStringLiteral("\\s*[(\\[]?t+[)\\]]?\\s*$|^\\s*[(\\[]?t+[)\\]]?\\s*"));
    return QLocale().toString(at, QLocale().timeFormat(QLocale::LongFormat).remove(kZone));
}

} // namespace parlance
