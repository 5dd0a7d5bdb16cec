#include "ui/troublebar.h"

#include "client/reason.h"
#include "ui/announce.h"

#include <QHBoxLayout>

namespace parlance {
namespace {

bool asksForPassword(const Session* session) {
    const Session::Status status = session != nullptr ? session->status() : Session::Status();
    const Error code = status.why ? status.why->code : Error::None;
    return status.phase == Session::Phase::Refused &&
           (code == Error::PasswordRequired || code == Error::PasswordWrong ||
            code == Error::InvitationUnknown);
}

} // namespace

TroubleBar::TroubleBar(QWidget* parent) : QWidget(parent) {
    m_text.setTextFormat(Qt::PlainText);
    m_text.setWordWrap(true);
    m_password.setEchoMode(QLineEdit::Password);
    m_password.setPlaceholderText(tr("Password"));
    m_password.setAccessibleName(tr("Password of the room"));
    m_dismiss.setText(tr("&Dismiss"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 8, 16, 0);
    layout->addWidget(&m_text, 1);
    layout->addWidget(&m_password);
    layout->addWidget(&m_retry);
    layout->addWidget(&m_dismiss);
    connect(&m_retry, &QPushButton::clicked, this, &TroubleBar::enter);
    connect(&m_password, &QLineEdit::returnPressed, this, &TroubleBar::enter);
    connect(&m_dismiss, &QPushButton::clicked, this, [this] {
        tell({});
        parentWidget()->setFocus(); // Or the focus would go nowhere with the button.
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
        connect(session, &Session::renameRefused, this, [this](const Failure& failure) {
            const QString name = QString::fromUtf8(m_session->self().name);
            tell(tr("You are still called %1, because %2.").arg(name, reasonOf(failure)));
        });
    }
    tell({});
}

void TroubleBar::tell(const QString& notice) {
    m_notice = notice;
    refresh();
}

void TroubleBar::enter() {
    const QByteArray password =
        asksForPassword(m_session) ? m_password.text().toUtf8() : QByteArray();
    m_password.clear();
    if (m_session) {
        password.isEmpty() ? m_session->reconnect() : m_session->enter(password);
    }
}

void TroubleBar::refresh() {
    const QString trouble = this->trouble();
    const bool asks = asksForPassword(m_session);
    m_password.setVisible(asks);
    m_retry.setText(asks ? tr("E&nter") : tr("Try &Now"));
    QStringList lines{trouble, m_notice};
    lines.removeAll({});
    const QString text = lines.join(u'\n');
    if (text != m_text.text() && !text.isEmpty()) {
        announce(*this, text);
    }
    m_text.setText(text);
    m_retry.setVisible(!trouble.isEmpty());
    m_dismiss.setVisible(!m_notice.isEmpty());
    setVisible(!lines.isEmpty());
}

QString TroubleBar::trouble() const {
    const Session::Status status = m_session ? m_session->status() : Session::Status();
    const QString reason = status.why ? reasonOf(*status.why) : QString();
    if (m_session && status.phase == Session::Phase::Refused) {
        return tr("You cannot be in this room, because %1.").arg(reason);
    }
    if (m_session && status.phase == Session::Phase::Waiting) {
        return tr("Not connected, because %1. Trying again by itself; what you write is sent then.")
            .arg(reason);
    }
    return {};
}

} // namespace parlance
