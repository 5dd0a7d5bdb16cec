// Which transport carries the conversation, how long its way is, and why it is this one.
#pragma once

#include "client/session.h"

#include <QPointer>
#include <QWidget>

namespace parlance {

class TransportBadge final : public QWidget {
    Q_OBJECT

public:
    explicit TransportBadge(QWidget* parent = nullptr);

    void watch(Session* session);
    QString text() const { return m_text; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void refresh();

    QPointer<Session> m_session;
    QString m_text;
};

} // namespace parlance
