#include "server/room/names.h"

#include "server/protocol/limits.h"

#include <QList>

#include <memory>
#include <unicode/uspoof.h>

namespace parlance {
namespace {

struct Close {
    void operator()(USpoofChecker* checker) const { uspoof_close(checker); }
};

// The shapes of a text, each written by the letter that stands for all that look like it. Where ICU
// has not got its data, the text itself: names are then compared by their letters alone.
QString shapesOf(const QString& text) {
    static const std::unique_ptr<USpoofChecker, Close> kChecker = [] {
        UErrorCode error = U_ZERO_ERROR;
        return std::unique_ptr<USpoofChecker, Close>(uspoof_open(&error));
    }();
    // A letter may become several, though hardly more than this; if more, ICU says so.
    QString shapes(4 * text.size() + 16, Qt::Uninitialized);
    UErrorCode error = U_ZERO_ERROR;
    const auto size = uspoof_getSkeleton(
        kChecker.get(), 0, reinterpret_cast<const UChar*>(text.utf16()), int(text.size()),
        reinterpret_cast<UChar*>(shapes.data()), int(shapes.size()), &error);
    if (U_FAILURE(error)) {
        return text;
    }
    shapes.truncate(size);
    return shapes;
}

// A dot above a letter that has one is drawn over it (Soft_Dotted), which ICU's shapes do not know.
QString withoutSecondDots(QString text) {
    constexpr QChar kDotAbove(0x0307);
    for (qsizetype i = text.size() - 1; i > 0; --i) {
        if (text[i] == kDotAbove && QStringLiteral("ijl\u0131\u0237").contains(text[i - 1])) {
            text.remove(i, 1);
        }
    }
    return text;
}

} // namespace

std::array<QString, 2> lookalikeKeys(const QByteArray& name) {
    QString text = QString::fromUtf8(name).normalized(QString::NormalizationForm_KC);
    // Parts of emoji; elsewhere they are invisible.
    text.remove(QChar(0x200D)).remove(QChar(0xFE0F));
    // Shapes first: a capital I looks like an l, and no longer once it is small.
    return {text.toCaseFolded(), shapesOf(withoutSecondDots(text)).toCaseFolded()};
}

QByteArray numbered(const QByteArray& name, int number) {
    const QByteArray suffix = ' ' + QByteArray::number(number);
    QList<char32_t> characters;
    for (const uint c : QString::fromUtf8(name).toUcs4()) {
        characters.append(c);
    }
    const qsizetype room = limits::kNameCharacters - suffix.size();
    if (characters.size() > room) {
        characters.resize(room);
    }
    return QString::fromUcs4(characters.constData(), characters.size()).toUtf8() + suffix;
}

} // namespace parlance
