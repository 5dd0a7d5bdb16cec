#include "ui/hostpanel.h"

#include "server/protocol/fingerprint.h"

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
    m_host.setText(tr("Host a Room"));
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
    m_text.setFocusPolicy(Qt::StrongFocus); // To be marked and copied by keys it must be reached.
    m_text.setAccessibleName(tr("Address of the room"));
    makePlain(m_reason);
    m_reason.setAlignment(Qt::AlignHCenter);
    m_copy.setText(tr("Copy Address"));
    connect(&m_copy, &QPushButton::clicked, this, &HostPanel::copy);
    makePlain(m_notice);
    m_notice.hide();
    m_listTitle.setText(tr("Addresses of this computer"));
    m_listTitle.setBuddy(&m_list);
    m_list.setAccessibleName(tr("Addresses of this computer"));
    m_list.setFrameShape(QFrame::NoFrame);
    m_list.setWordWrap(true);
    m_list.setSpacing(4);
    m_list.viewport()->setAutoFillBackground(false);
    connect(&m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        m_chosen = m_addresses[row].url;
        showAddress(row);
    });

    auto* room = new QWidget;
    auto* layout = new QVBoxLayout(room);
    layout->setContentsMargins(16, 16, 16, 8);
    layout->setSpacing(8);
    layout->addWidget(&m_code, 0);
    layout->addWidget(&m_text);
    layout->addWidget(&m_reason);
    layout->addWidget(&m_copy);
    layout->addWidget(&m_notice);
    layout->addWidget(&m_encryption);
    layout->addSpacing(8);
    layout->addWidget(&m_listTitle);
    layout->addWidget(&m_list, 1);
    layout->addStretch();
    return room;
}

void HostPanel::setAddresses(const QList<HostAddress>& addresses) {
    m_addresses = addresses;
    setCurrentWidget(m_room);
    const QSignalBlocker blocker(m_list); // Nobody has chosen anything.
    m_list.clear();
    for (const HostAddress& address : addresses) {
        auto* item = new QListWidgetItem(address.url + u'\n' + reasonText(address), &m_list);
        item->setToolTip(tr("Show this one as the code"));
    }
    m_listTitle.setVisible(addresses.size() > 1);
    m_list.setVisible(addresses.size() > 1);
    const auto chosen = std::ranges::find(addresses, m_chosen, &HostAddress::url);
    const auto row = chosen == addresses.end() ? 0 : chosen - addresses.begin();
    m_list.setCurrentRow(static_cast<int>(row));
    showAddress(static_cast<int>(row));
}

void HostPanel::showAddress(int row) {
    const HostAddress address = m_addresses.value(row);
    m_address = address.url;
    m_copyAction.setEnabled(!m_address.isEmpty());
    m_code.setText(m_address);
    m_text.setText(m_address);
    m_text.setAccessibleDescription(m_address); // The name stands for what is written.
    m_reason.setText(reasonText(address));
}

QString HostPanel::link() const {
    const QByteArray& fingerprint = m_encryption.fingerprint();
    return fingerprint.isEmpty() ? m_address
                                 : m_address + QStringLiteral("#tls=") +
                                       QString::fromLatin1(fingerprintLink(fingerprint));
}

void HostPanel::setNotice(const QString& notice) {
    m_notice.setText(notice);
    m_notice.setVisible(!notice.isEmpty());
}

void HostPanel::showProblem(const QString& reason) {
    m_problem.setText(reason);
    m_host.setText(tr("Try Again"));
    setCurrentIndex(0);
}

void HostPanel::copy() {
    QGuiApplication::clipboard()->setText(link());
    m_copy.setText(tr("Copied"));
    QTimer::singleShot(kCopiedShown, &m_copy, [this] { m_copy.setText(tr("Copy Address")); });
}

} // namespace parlance
