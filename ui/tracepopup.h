// Every decision about the transport, with its time and its cause, as the badge shows it on a
// click. It goes at the next click elsewhere, or with Escape.
#pragma once

#include "client/session.h"

#include <QFrame>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>

namespace parlance {

class TracePopup final : public QFrame {
    Q_OBJECT

public:
    // Deletes itself when it is closed.
    TracePopup(Session& session, QWidget* parent);

    QSize sizeHint() const override { return {560, 320}; }

private:
    void addNews();
    void copy();

    QPointer<Session> m_session;
    QListWidget m_list;
    QPushButton m_copy;
};

} // namespace parlance
