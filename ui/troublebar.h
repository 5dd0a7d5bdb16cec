// A line above the composer that says why nothing comes, and how to go on; or what else is to be
// known. Hidden as long as all is well.
#pragma once

#include "client/session.h"

#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QWidget>

namespace parlance {

class TroubleBar final : public QWidget {
    Q_OBJECT

public:
    explicit TroubleBar(QWidget* parent = nullptr);

    // With it goes what was told.
    void watch(Session* session);
    // It stays until it is dismissed.
    void tell(const QString& notice);

private:
    void refresh();
    void enter();
    // Empty where all is well.
    QString trouble() const;

    QPointer<Session> m_session;
    QString m_notice;
    QLabel m_text;
    QLineEdit m_password; // Only where the room asks for one.
    QPushButton m_retry;
    QPushButton m_dismiss;
};

} // namespace parlance
