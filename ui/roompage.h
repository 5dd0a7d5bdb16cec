// The conversation, who is typing, and where one writes.
#pragma once

#include "client/session.h"
#include "ui/composer.h"
#include "ui/messages/messageview.h"
#include "ui/settings.h"
#include "ui/troublebar.h"

#include <QLabel>
#include <QPointer>
#include <QWidget>

namespace parlance {

class RoomPage final : public QWidget {
    Q_OBJECT

public:
    explicit RoomPage(Settings& settings, QWidget* parent = nullptr);
    ~RoomPage() override;

    // The session outlives its being shown; null shows nothing.
    void show(Session* session);
    // What an empty room says.
    void setEmptyText(const QString& text) { m_messages.setEmptyText(text); }
    // Until it is dismissed, or another room shown; an empty one takes it away.
    void showNotice(const QString& sentence) { m_trouble.tell(sentence); }

    // No focus proxy: it would take the messages out of Tab's way.
    void focusComposer() { m_composer.setFocus(); }

    MessageView& messages() { return m_messages; }
    // For a window: the room, and how much in it is unread.
    QString title() const;

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void send(const QString& text);
    void saveDraft();
    void fetchOlder();
    void showTypists();

    Settings& m_settings;
    QPointer<Session> m_session;
    MessageView m_messages;
    QLabel m_typing;
    TroubleBar m_trouble;
    Composer m_composer;
    QTimer m_draftSoon;
};

} // namespace parlance
