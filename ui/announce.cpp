#include "ui/announce.h"

#include "ui/role.h"

#include <QAccessible>

namespace parlance {

#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)

void announce(QWidget& from, const QString& sentence) {
    QAccessibleAnnouncementEvent event(&from, sentence);
    QAccessible::updateAccessibility(&event);
}

#else

// Before Qt 6.8 there is no event for it. What all screen readers read out is a notification that
// appears, so one does, which nobody sees: by AT-SPI it is shown, on Windows it alerts.
void announce(QWidget& from, const QString& sentence) {
    const QString name = QStringLiteral("announcer");
    auto* announcer = from.findChild<QWidget*>(name, Qt::FindDirectChildrenOnly);
    if (announcer == nullptr) {
        announcer = new QWidget(&from);
        announcer->setObjectName(name);
        announcer->hide();
        setRole(*announcer, QAccessible::Notification);
    }
    announcer->setAccessibleName(sentence);
    for (const auto what : {QAccessible::ObjectShow, QAccessible::Alert}) {
        QAccessibleEvent event(announcer, what);
        QAccessible::updateAccessibility(&event);
    }
}

#endif

} // namespace parlance
