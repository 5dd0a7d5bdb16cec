// Web addresses within plain text. Nothing else in what guests write is ever interpreted.
#pragma once

#include <QList>
#include <QUrl>

namespace parlance {

struct TextLink {
    int start = 0;
    int length = 0;
    QUrl url;
};

QList<TextLink> findLinks(const QString& text);

} // namespace parlance
