// What somebody sees who is in no room: host one or join one.
#pragma once

#include "ui/joinform.h"

#include <QLineEdit>

namespace parlance {

class StartPage final : public QWidget {
    Q_OBJECT

public:
    explicit StartPage(QWidget* parent = nullptr);

    void setName(const QString& name) { m_name.setText(name); }
    // It stays as it is; why, a tip tells.
    void lockName(const QString& reason);
    QString name() const { return m_name.text().trimmed(); }
    void setRecents(const QStringList& addresses) { m_join.setRecents(addresses); }
    // No focus proxy: it would take the name out of Tab's way.
    void focusHost() { m_host.setFocus(); }
    void focusAddress() { m_join.focusAddress(); }

    // While the server starts, and after it could not.
    void showStarting();
    void showProblem(const QString& reason);

Q_SIGNALS:
    void hostRequested();
    void joinRequested(const parlance::RoomUrl& room);

private:
    QLineEdit m_name;
    QPushButton m_host;
    JoinForm m_join;
    QLabel m_problem;
};

} // namespace parlance
