// Which transport carries the conversation, how long its way is, and why it is this one. A click
// opens the trace of the decisions that led there.
#pragma once

#include "ui/tracepopup.h"

#include <QAbstractButton>
#include <QPointer>

namespace parlance {

class TransportBadge final : public QAbstractButton {
    Q_OBJECT

public:
    explicit TransportBadge(QWidget* parent = nullptr);

    void watch(Session* session);
    // In full, also where it is cut short.
    QString text() const { return m_text; }
    void showTrace();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void refresh();

    QPointer<Session> m_session;
    QString m_text;
    QPointer<TracePopup> m_trace;
};

} // namespace parlance
