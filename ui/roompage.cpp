#include "ui/roompage.h"

#include <QDesktopServices>
#include <QLocale>
#include <QVBoxLayout>

namespace parlance {
namespace {

using namespace std::chrono_literals;

constexpr auto kDraftAfter = 500ms; // Not a file write with every key.

} // namespace

RoomPage::RoomPage(Settings& settings, QWidget* parent) : QWidget(parent), m_settings(settings) {
    m_typing.setTextFormat(Qt::PlainText);
    m_typing.setContentsMargins(56, 0, 16, 0);
    m_typing.setForegroundRole(QPalette::PlaceholderText);
    // Its place stays, so that nothing moves when somebody types.
    m_typing.setText(QStringLiteral(" "));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(&m_messages, 1);
    layout->addWidget(&m_typing);
    layout->addWidget(&m_trouble);
    layout->addWidget(&m_composer);

    m_draftSoon.setSingleShot(true);
    m_draftSoon.setInterval(kDraftAfter);
    connect(&m_draftSoon, &QTimer::timeout, this, &RoomPage::saveDraft);
    connect(&m_composer, &Composer::textChanged, &m_draftSoon, qOverload<>(&QTimer::start));
    connect(&m_composer, &Composer::sendRequested, this, &RoomPage::send);
    connect(&m_composer, &Composer::typed, this, [this] {
        if (m_session) {
            m_session->typing();
        }
    });
    connect(&m_messages, &MessageView::olderWanted, this, &RoomPage::fetchOlder,
            Qt::QueuedConnection); // The view is in the middle of arranging itself.
    connect(&m_messages, &MessageView::linkActivated, this,
            [](const QUrl& url) { QDesktopServices::openUrl(url); });
    connect(&m_messages, &MessageView::textReturned, this, [this](const QString& text) {
        // What is being written stays.
        const QString begun = m_composer.text();
        m_composer.setText(begun.isEmpty() ? text : begun + u'\n' + text);
        m_composer.setFocus();
    });
}

RoomPage::~RoomPage() {
    saveDraft();
}

void RoomPage::show(Session* session) {
    if (m_session == session) {
        return;
    }
    if (m_session) {
        saveDraft();
        m_session->setVisible(false);
        m_session->people().disconnect(this);
    }
    m_session = session;
    m_trouble.watch(session);
    m_messages.setModel(session == nullptr ? nullptr : &session->messages());
    m_composer.setText(session == nullptr ? QString() : m_settings.draft(session->room()));
    m_draftSoon.stop();
    if (session != nullptr) {
        session->setVisible(true);
        connect(&session->people(), &PeopleModel::typingChanged, this, &RoomPage::showTypists);
    }
    showTypists();
}

QString RoomPage::title() const {
    if (!m_session) {
        return tr("Parlance");
    }
    const QString room = QString::fromLatin1(m_session->room().room().bytes());
    const int unread = m_messages.unread();
    return unread == 0 ? tr("%1 – Parlance").arg(room)
                       : tr("(%1) %2 – Parlance").arg(QLocale().toString(unread), room);
}

// Also when the window is minimised and comes back, where the system tells. Whoever looks again
// wants to know at once whether the connection lives, and whether a better one works by now.
void RoomPage::showEvent(QShowEvent*) {
    if (m_session) {
        m_session->setVisible(true);
        m_session->wake();
    }
}

void RoomPage::hideEvent(QHideEvent*) {
    if (m_session) {
        m_session->setVisible(false);
    }
}

void RoomPage::send(const QString& text) {
    if (m_session) {
        m_session->send(text);
        m_messages.jumpToLatest();
    }
}

void RoomPage::saveDraft() {
    m_draftSoon.stop();
    if (m_session) {
        m_settings.setDraft(m_session->room(), m_composer.text());
    }
}

void RoomPage::fetchOlder() {
    if (m_session && m_session->hasOlder()) {
        m_session->fetchOlder();
    }
}

void RoomPage::showTypists() {
    const QStringList names = m_session ? m_session->people().typists() : QStringList();
    QString text = QStringLiteral(" ");
    if (names.size() == 1) {
        text = tr("%1 is typing…").arg(names[0]);
    } else if (names.size() == 2) {
        text = tr("%1 and %2 are typing…").arg(names[0], names[1]);
    } else if (names.size() > 2) {
        text = tr("%1, %2 and others are typing…").arg(names[0], names[1]);
    }
    m_typing.setText(text);
}

} // namespace parlance
