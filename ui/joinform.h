// An address field that knows the rooms of before, and a button.
#pragma once

#include "client/roomurl.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QWidget>

namespace parlance {

class JoinForm final : public QWidget {
    Q_OBJECT

public:
    explicit JoinForm(QWidget* parent = nullptr);

    void setRecents(const QStringList& addresses);
    void focusAddress();
    void setButtonHeight(int height);

Q_SIGNALS:
    void joinRequested(const parlance::RoomUrl& room);

private:
    void submit();

    QComboBox m_address;
    QPushButton m_join;
    QLabel m_problem;
};

} // namespace parlance
