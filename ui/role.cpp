#include "ui/role.h"

#include <QAccessibleWidget>

namespace parlance {
namespace {

constexpr char kRole[] = "accessibleRole";

QAccessibleInterface* makeInterface(const QString&, QObject* object) {
    auto* widget = qobject_cast<QWidget*>(object);
    const QVariant role = widget == nullptr ? QVariant() : widget->property(kRole);
    return role.isValid() ? new QAccessibleWidget(widget, role.value<QAccessible::Role>())
                          : nullptr;
}

} // namespace

void setRole(QWidget& widget, QAccessible::Role role) {
    static const bool once = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    Q_UNUSED(once);
    widget.setProperty(kRole, QVariant::fromValue(role));
}

} // namespace parlance
