// The address field of the first start, from within a room.
#pragma once

#include "ui/joinform.h"

#include <QDialog>

namespace parlance {

class JoinDialog final : public QDialog {
    Q_OBJECT

public:
    explicit JoinDialog(const QStringList& recents, QWidget* parent = nullptr);

protected:
    bool event(QEvent* event) override;

Q_SIGNALS:
    void joinRequested(const parlance::RoomUrl& room);

private:
    JoinForm m_form;
};

} // namespace parlance
