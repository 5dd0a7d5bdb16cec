#include "ui/troublebar.h"

#include "client/reason.h"

#include <QHBoxLayout>

namespace parlance {

TroubleBar::TroubleBar(QWidget* parent) : QWidget(parent) {
    m_text.setTextFormat(Qt::PlainText);
    m_text.setWordWrap(true);
    m_retry.setText(tr("Try &Now"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 8, 16, 0);
    layout->addWidget(&m_text, 1);
    layout->addWidget(&m_retry);
    connect(&m_retry, &QPushButton::clicked, this, [this] {
        if (m_session) {
            m_session->reconnect();
        }
    });
    hide();
}

void TroubleBar::watch(Session* session) {
    if (m_session) {
        m_session->disconnect(this);
    }
    m_session = session;
    if (session != nullptr) {
        connect(session, &Session::statusChanged, this, &TroubleBar::refresh);
    }
    refresh();
}

void TroubleBar::refresh() {
    const auto phase = m_session ? m_session->status().phase : Session::Phase::Live;
    const auto why = m_session ? m_session->status().why : std::nullopt;
    const QString reason = why ? reasonOf(*why) : QString();
    if (phase == Session::Phase::Refused) {
        m_text.setText(tr("You cannot be in this room, because %1.").arg(reason));
    } else if (phase == Session::Phase::Waiting) {
        m_text.setText(tr("Not connected, because %1. Trying again by itself; what you write "
                          "is sent then.")
                           .arg(reason));
    }
    setVisible(phase == Session::Phase::Refused || phase == Session::Phase::Waiting);
}

} // namespace parlance
