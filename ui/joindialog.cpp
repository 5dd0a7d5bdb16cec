#include "ui/joindialog.h"

#include <QEvent>
#include <QVBoxLayout>

namespace parlance {

JoinDialog::JoinDialog(const QStringList& recents, QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("Join a Room"));
    auto* label = new QLabel(tr("The address stands on the screen of whoever hosts the room."));
    label->setWordWrap(true);
    m_form.setRecents(recents);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addWidget(label);
    layout->addWidget(&m_form);
    layout->addStretch();
    setMinimumWidth(440);
    connect(&m_form, &JoinForm::joinRequested, this, [this](const RoomUrl& room) {
        accept();
        Q_EMIT joinRequested(room);
    });
    m_form.focusAddress();
}

// A dialog does not grow by itself for text that needs another line.
bool JoinDialog::event(QEvent* event) {
    const bool isHandled = QDialog::event(event);
    if (event->type() == QEvent::LayoutRequest) {
        resize(width(), qMax(height(), layout()->totalHeightForWidth(width())));
    }
    return isHandled;
}

} // namespace parlance
