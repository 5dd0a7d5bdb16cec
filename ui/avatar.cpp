#include "ui/avatar.h"

#include "ui/colors.h"

#include <QTextBoundaryFinder>

namespace parlance {
namespace {

QString firstCharacter(const QString& word) {
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, word);
    const qsizetype end = finder.toNextBoundary();
    return end > 0 ? word.first(end) : word;
}

} // namespace

QString initials(const QString& name) {
    const QStringList words = name.simplified().split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty()) {
        return QStringLiteral("?");
    }
    QString letters = firstCharacter(words.first());
    // "Ana 2" is another Ana, not an A2: but then the number tells them apart.
    if (words.size() > 1) {
        letters += firstCharacter(words.last());
    }
    return letters.toUpper();
}

void paintAvatar(QPainter& painter, const QRectF& place, const QString& name,
                 const QByteArray& cid) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(personColor(cid));
    painter.drawEllipse(place);
    QFont font = painter.font();
    font.setPixelSize(qMax(8, qRound(place.height() * 0.38)));
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(Qt::white);
    painter.drawText(place, Qt::AlignCenter, initials(name));
    painter.restore();
}

} // namespace parlance
