// The way back to the latest message, with the number of those that nobody has seen.
#pragma once

#include <QAbstractButton>

namespace parlance {

class JumpButton final : public QAbstractButton {
    Q_OBJECT

public:
    explicit JumpButton(QWidget* parent);

    void setUnread(int count);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int m_unread = 0;
};

} // namespace parlance
