#include "ui/troublebar.h"

#include "client/reason.h"

#include <QHBoxLayout>

namespace parlance {
namespace {

constexpr std::chrono::seconds kReadFor{10};

} // namespace

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
    m_refreshLater.setSingleShot(true);
    m_refreshLater.setInterval(kReadFor);
    connect(&m_refreshLater, &QTimer::timeout, this, &TroubleBar::refresh);
    hide();
}

void TroubleBar::watch(Session* session) {
    if (m_session) {
        m_session->disconnect(this);
    }
    m_session = session;
    if (session != nullptr) {
        connect(session, &Session::statusChanged, this, &TroubleBar::refresh);
        connect(session, &Session::renameRefused, this, &TroubleBar::showRefusedName);
    }
    refresh();
}

void TroubleBar::showRefusedName(const Failure& failure) {
    const QString name = QString::fromUtf8(m_session->self().name);
    m_text.setText(tr("You are still called %1, because %2.").arg(name, reasonOf(failure)));
    m_retry.hide();
    show();
    m_refreshLater.start();
}

void TroubleBar::refresh() {
    m_refreshLater.stop();
    m_retry.show();
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
