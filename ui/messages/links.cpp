#include "ui/messages/links.h"

#include <QRegularExpression>

namespace parlance {
namespace {

// What stands at the end of an address in a sentence is the sentence's, unless it closes a bracket
// that the address opened.
QStringView withoutPunctuation(QStringView address) {
    const QString marks = QStringLiteral(".,;:!?'\"…»”’");
    const bool opens = address.contains(u'(');
    for (;;) {
        const QChar last = address.isEmpty() ? QChar() : address.back();
        const bool closes = last == u')' && !opens;
        if (!closes && !marks.contains(last)) {
            return address;
        }
        address.chop(1);
    }
}

} // namespace

QList<TextLink> findLinks(const QString& text) {
    // Only the schemes that a browser opens: a guest must not start anything else on this machine.
    static const QRegularExpression pattern(QStringLiteral("\\bhttps?://[^\\s<>\"`]+"),
                                            QRegularExpression::CaseInsensitiveOption);
    QList<TextLink> links;
    for (auto match = pattern.globalMatch(text); match.hasNext();) {
        const QRegularExpressionMatch found = match.next();
        const QStringView address = withoutPunctuation(found.capturedView());
        const QUrl url(address.toString(), QUrl::StrictMode);
        if (url.isValid() && !url.host().isEmpty()) {
            links.append(
                {static_cast<int>(found.capturedStart()), static_cast<int>(address.size()), url});
        }
    }
    return links;
}

} // namespace parlance
