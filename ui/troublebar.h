// One line above the composer that says why nothing comes, and how to go on. Hidden as long as all
// is well.
#pragma once

#include "client/session.h"

#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QTimer>
#include <QWidget>

namespace parlance {

class TroubleBar final : public QWidget {
    Q_OBJECT

public:
    explicit TroubleBar(QWidget* parent = nullptr);

    void watch(Session* session);

private:
    void refresh();
    void showRefusedName(const Failure& failure);

    QPointer<Session> m_session;
    QLabel m_text;
    QPushButton m_retry;
    QTimer m_refreshLater;
};

} // namespace parlance
