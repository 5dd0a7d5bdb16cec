#include "ui/transportmenu.h"

namespace parlance {

TransportMenu::TransportMenu(QWidget* parent) : QMenu(tr("&Transport"), parent), m_choices(this) {
    add(tr("&Automatic"), 0, std::nullopt);
    addSeparator();
    add(tr("&WebSocket"), 1, Transport::WebSocket);
    add(tr("Server-Sent &Events"), 2, Transport::Sse);
    add(tr("HTTP &Streaming"), 3, Transport::Stream);
    add(tr("&Long Polling"), 4, Transport::LongPoll);
    add(tr("S&hort Polling"), 5, Transport::ShortPoll);
    addSeparator();
    m_reconnect = addAction(tr("&Reconnect"), QKeySequence(Qt::CTRL | Qt::Key_R), this,
                            &TransportMenu::reconnectRequested);
    m_trace = addAction(tr("&Trace of Decisions"), QKeySequence(Qt::CTRL | Qt::Key_T), this,
                        &TransportMenu::traceRequested);
    setInRoom(false);
    setChoice(std::nullopt);
}

void TransportMenu::add(const QString& text, int key, std::optional<Transport> choice) {
    QAction* action = addAction(text, QKeySequence(static_cast<int>(Qt::CTRL) | (Qt::Key_0 + key)),
                                this, [this, choice] { Q_EMIT chosen(choice); });
    action->setCheckable(true);
    action->setData(choice ? wireName(*choice) : QString());
    m_choices.addAction(action);
}

void TransportMenu::addTools(QMenu& simulate, QAction& inspector) {
    addMenu(&simulate);
    addAction(&inspector);
}

void TransportMenu::setInRoom(bool inRoom) {
    m_reconnect->setEnabled(inRoom);
    m_trace->setEnabled(inRoom);
}

void TransportMenu::setChoice(std::optional<Transport> choice) {
    const QString wanted = choice ? wireName(*choice) : QString();
    for (QAction* action : m_choices.actions()) {
        action->setChecked(action->data().toString() == wanted);
    }
}

void TransportMenu::lock() {
    m_choices.setEnabled(false);
    addSeparator();
    addAction(tr("Set by the administrator of this computer"))->setEnabled(false);
}

} // namespace parlance
