// The conversation on screen. It lays out what is visible and nothing else, and it never tears the
// scroll away from somebody who reads.
#pragma once

#include "server/protocol/message.h"
#include "ui/messages/place.h"

#include <QAbstractScrollArea>
#include <QPointer>

namespace parlance {

class AccessibleList;
class JumpButton;

class MessageView final : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit MessageView(QWidget* parent = nullptr);
    ~MessageView() override;

    // Null, or a model with MessageModel's roles that may go before the view does.
    void setModel(QAbstractItemModel* model);
    QAbstractItemModel* model() const { return m_model; }
    int rowCount() const { return m_rows.count(); }
    // Shown where there is no message yet: what to do about it.
    void setEmptyText(const QString& text);

    void jumpToLatest();
    // Whether new messages are followed.
    bool isAtLatest() const { return m_place.isAtEnd(); }
    // Messages of others that have come while nobody looked.
    int unread() const { return m_unread; }

    // The message that is copied and read aloud; -1 where there is none.
    int current() const { return m_current; }
    void setCurrent(int row);
    void copy();

    // On the viewport; empty where the row is out of sight.
    QRect rowRect(int row);
    // The part of it that is the message.
    QRect bubbleRect(int row);
    int rowAt(const QPoint& point);

    // How many rows have been laid out since the beginning: what a test can count.
    qint64 laidOut() const { return m_rows.laidOut(); }

Q_SIGNALS:
    // The oldest rows come into sight.
    void olderWanted();
    void unreadChanged();
    void linkActivated(const QUrl& url);
    // Somebody wants to try again with a text that was not sent.
    void textReturned(const QString& text);
    // What can be done with a message of somebody else's is about to be shown: whoever can do
    // something about its author adds that.
    void menuOpening(const parlance::Member& author, QMenu* menu);

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    void inserted(int first, int last);
    void removed(int first, int last);
    void changed(int first, int last);
    void reset();
    void countUnread(int first, int last);
    void announceNews(int first, int last);
    void clearUnread();

    // Whoever reads this row goes on reading its text where it stands.
    void refresh(int row);
    void arrangeSoon();
    void arrange();
    void syncScrollBar();
    void revealCurrent();
    const TextLink* linkAt(const QPoint& point);

    QPointer<QAbstractItemModel> m_model;
    Rows m_rows;
    Place m_place;
    QString m_emptyText;
    int m_current = -1;
    int m_unread = 0;
    int m_scrolled = 0; // The scroll bar's value as it was.
    bool m_arranging = false;
    bool m_arrangeSoon = false;
    JumpButton* m_jump;
    QUrl m_pressedLink;

    friend AccessibleList;
    AccessibleList* m_accessible = nullptr; // Once somebody has asked for one; Qt's.
};

} // namespace parlance
