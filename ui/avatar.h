// A person as a coloured disc with initials.
#pragma once

#include <QPainter>

namespace parlance {

// "Ana Lima" → "AL". Whole characters as people see them, so that an emoji stays one.
QString initials(const QString& name);

void paintAvatar(QPainter& painter, const QRectF& place, const QString& name,
                 const QByteArray& cid);

} // namespace parlance
