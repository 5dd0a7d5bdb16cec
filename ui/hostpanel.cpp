#include "ui/hostpanel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace parlance {
namespace {

using namespace std::chrono_literals;

constexpr auto kCopiedShown = 2s;

QString wayText(HostAddress::Way way) {
    switch (way) {
        case HostAddress::Way::WiFi:
            return HostPanel::tr("Wi-Fi");
        case HostAddress::Way::Ethernet:
            return HostPanel::tr("Ethernet");
        case HostAddress::Way::Virtual:
            return HostPanel::tr("Virtual network");
        case HostAddress::Way::Vpn:
            return HostPanel::tr("VPN");
        case HostAddress::Way::ThisMachine:
            return HostPanel::tr("This computer only");
        case HostAddress::Way::Other:
            break;
    }
    return HostPanel::tr("Network");
}

QString reasonText(const HostAddress& address) {
    QStringList parts{wayText(address.way)};
    if (address.isDefaultRoute) {
        parts.append(HostPanel::tr("default route"));
    }
    if (!address.interface.isEmpty()) {
        parts.append(address.interface);
    }
    return parts.join(QStringLiteral(" · "));
}

void makePlain(QLabel& label) {
    label.setTextFormat(Qt::PlainText);
    label.setWordWrap(true);
}

} // namespace

HostPanel::HostPanel(QWidget* parent) : QStackedWidget(parent), m_copyAction(tr("Copy &Address")) {
    m_copyAction.setShortcut(QKeySequence(tr("Ctrl+Shift+A")));
    m_copyAction.setEnabled(false); // There is none yet.
    connect(&m_copyAction, &QAction::triggered, this, &HostPanel::copy);
    addWidget(makeOffer());
    m_room = makeRoom();
    addWidget(m_room);
}

QWidget* HostPanel::makeOffer() {
    makePlain(m_problem);
    m_problem.setText(
        tr("This computer can serve a room of its own. The others need only a "
           "browser."));
    m_host.setText(tr("&Host a Room"));
    connect(&m_host, &QPushButton::clicked, this, &HostPanel::hostRequested);
    auto* offer = new QWidget;
    auto* layout = new QVBoxLayout(offer);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(16);
    layout->addWidget(&m_problem);
    layout->addWidget(&m_host);
    layout->addStretch();
    return offer;
}

QWidget* HostPanel::makeRoom() {
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.25);
    large.setWeight(QFont::DemiBold);
    m_text.setFont(large);
    makePlain(m_text);
    m_text.setAlignment(Qt::AlignHCenter);
    m_text.setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text.setAccessibleName(tr("Address of the room"));
    makePlain(m_reason);
    m_reason.setAlignment(Qt::AlignHCenter);
    m_copy.setText(tr("&Copy Address"));
    connect(&m_copy, &QPushButton::clicked, this, &HostPanel::copy);
    makePlain(m_notice);
    m_notice.hide();
    m_othersTitle.setText(tr("&Other addresses of this computer"));
    m_othersTitle.setBuddy(&m_others);
    m_others.setAccessibleName(tr("Other addresses of this computer"));
    m_others.setFrameShape(QFrame::NoFrame);
    m_others.setWordWrap(true);
    m_others.setSpacing(4);
    m_others.viewport()->setAutoFillBackground(false);
    connect(&m_others, &QListWidget::itemActivated, this,
            [this](const QListWidgetItem* item) { choose(item->data(Qt::UserRole).toString()); });

    auto* room = new QWidget;
    auto* layout = new QVBoxLayout(room);
    layout->setContentsMargins(16, 16, 16, 8);
    layout->setSpacing(8);
    layout->addWidget(&m_code, 0);
    layout->addWidget(&m_text);
    layout->addWidget(&m_reason);
    layout->addWidget(&m_copy);
    layout->addWidget(&m_notice);
    layout->addSpacing(8);
    layout->addWidget(&m_othersTitle);
    layout->addWidget(&m_others, 1);
    layout->addStretch();
    return room;
}

void HostPanel::setAddresses(const QList<HostAddress>& addresses) {
    m_addresses = addresses;
    setCurrentWidget(m_room);
    const bool isThere = std::ranges::any_of(
        addresses, [this](const HostAddress& address) { return address.url == m_address; });
    const QString best = addresses.isEmpty() ? QString() : addresses.constFirst().url;
    choose(isThere ? m_address : best);
}

void HostPanel::choose(const QString& url) {
    m_address = url;
    m_copyAction.setEnabled(!url.isEmpty());
    m_code.setText(url);
    m_text.setText(url);
    m_others.clear();
    for (const HostAddress& address : m_addresses) {
        if (address.url == url) {
            m_reason.setText(reasonText(address));
            continue;
        }
        auto* item = new QListWidgetItem(address.url + u'\n' + reasonText(address), &m_others);
        item->setData(Qt::UserRole, address.url);
        item->setToolTip(tr("Show this one as the code"));
    }
    m_othersTitle.setVisible(m_others.count() > 0);
    m_others.setVisible(m_others.count() > 0);
}

void HostPanel::setNotice(const QString& notice) {
    m_notice.setText(notice);
    m_notice.setVisible(!notice.isEmpty());
}

void HostPanel::showProblem(const QString& reason) {
    m_problem.setText(reason);
    m_host.setText(tr("Try &Again"));
    setCurrentIndex(0);
}

void HostPanel::copy() {
    QGuiApplication::clipboard()->setText(m_address);
    m_copy.setText(tr("Copied"));
    QTimer::singleShot(kCopiedShown, &m_copy, [this] { m_copy.setText(tr("&Copy Address")); });
}

} // namespace parlance
