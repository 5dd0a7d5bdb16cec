#include "app/desktop.h"

#include "app/singleinstance.h"
#include "app/stopsignals.h"
#include "client/reason.h"
#include "ui/language.h"
#include "ui/quitquestion.h"

#include <QApplication>
#include <QIcon>
#include <QNetworkInformation>

#include <algorithm>
#include <cstdio>

namespace parlance {
namespace {

// What another start was asked to do.
void obey(Desktop& desktop, const QStringList& words) {
    const auto parsed = parseOptions(QCoreApplication::arguments().first(1) + words,
                                     Edition::Desktop, settingsName(Edition::Desktop));
    const auto* options = std::get_if<Options>(&parsed);
    desktop.run(options == nullptr ? Options() : *options);
}

} // namespace

Desktop::Desktop(const ServerOptions& server, Hosting::Interfaces interfaces)
    : m_hosting(server, std::move(interfaces))
    , m_encrypting(m_settings, m_hosting,
                   [this] { return m_hosted ? m_hosted->self().cid : QByteArray(); })
    , m_trusting([this](const RoomUrl& room) { approach(room); }) {
    makeWindow();
    connect(&m_hosting, &Hosting::started, this, &Desktop::showHosted);
    connect(&m_hosting, &Hosting::failed, this, [this](const QString& reason) {
        m_window->start().showProblem(reason);
        m_window->host().showProblem(reason);
    });
    connect(&m_hosting, &Hosting::addressesChanged, this,
            [this] { m_window->host().setAddresses(m_hosting.addresses()); });
    connect(&m_hosting, &Hosting::stopped, this, &Desktop::finished);
}

Desktop::~Desktop() = default;

void Desktop::makeWindow() {
    applyLanguage(m_settings.language());
    applyTextSize(m_settings.isProjected() ? kProjectedTextSize : m_settings.textSize());
    m_window = std::make_unique<MainWindow>(m_settings);
    connect(m_window.get(), &MainWindow::hostRequested, this, &Desktop::host);
    connect(m_window.get(), &MainWindow::joinRequested, this, &Desktop::join);
    connect(m_window.get(), &MainWindow::renamed, this, &Desktop::rename);
    connect(m_window.get(), &MainWindow::closeRequested, this, &Desktop::closeWindow);
    connect(m_window.get(), &MainWindow::outdated, this, &Desktop::remakeWindow,
            Qt::QueuedConnection); // It is the one that says so.
    m_encrypting.use(*m_window);
}

// Texts and letters are made with their widgets, so another language or size is another window in
// the same place. The sessions go on meanwhile.
void Desktop::remakeWindow() {
    if (m_quitting) {
        return;
    }
    m_window->saveLayout();
    m_window->leaveRoom();
    m_window.reset();
    makeWindow();
    if (m_hosted) {
        fillHostPanel();
        m_window->showHosting(m_hosting.link());
    }
    if (session() != nullptr) {
        showRoom(*session());
    }
    m_window->raiseToFront();
}

void Desktop::fillHostPanel() {
    m_window->host().setAddresses(m_hosting.addresses());
    m_window->host().setNotice(m_hosting.notice());
}

void Desktop::showRoom(Session& shown) {
    m_window->room().setEmptyText(&shown == m_hosted.get()
                                      ? tr("Nobody has written yet. Show the others the code on "
                                           "the right, or tell them the address below it.")
                                      : tr("Nobody has written yet. Say hello!"));
    m_window->show(&shown, roomsBeside(shown.room()));
}

void Desktop::run(const Options& options) {
    m_window->raiseToFront();
    const bool isUsed = options.given.isEmpty() || m_hosting.use(options.server);
    if (options.join) {
        join(*options.join);
    } else if (options.host) {
        host();
    }
    if (!options.badLink.isEmpty()) {
        m_window->showNotice(tr("%1 is no address of a room.").arg(options.badLink));
    } else if (!isUsed) {
        m_window->showNotice(tr("Your room runs already. For %1 to take effect, quit Parlance and "
                                "start it again.")
                                 .arg(options.given.join(QStringLiteral(", "))));
    }
}

void Desktop::host() {
    stopAsking();
    if (m_hosting.isRunning()) {
        showHosted();
        return;
    }
    m_window->start().showStarting();
    m_hosting.start();
}

void Desktop::showHosted() {
    // After a start of another kind it may be reached in another way.
    std::unique_ptr<Session> former;
    if (!m_hosted || m_hosted->room().link() != m_hosting.room().link()) {
        former = std::exchange(m_hosted, enter(m_hosting.room()));
    }
    fillHostPanel(); // Before its dock gets the width that it had.
    showRoom(*m_hosted);
    m_window->showHosting(m_hosting.link());
    m_visiting.reset();
}

void Desktop::join(const RoomUrl& room) {
    stopAsking();
    if (isHostedHere(room)) { // We are the same person in all its rooms.
        visit(room.namesRoom() ? m_hosted->room().other(room.room()) : m_hosted->room());
    } else {
        m_trusting.approach(*m_window, room);
    }
}

void Desktop::approach(const RoomUrl& room) {
    stopAsking();
    room.namesRoom() ? visit(room) : askForRoom(room);
}

// By whichever address of this computer, encrypted or not.
bool Desktop::isHostedHere(const RoomUrl& room) const {
    if (!m_hosted) {
        return false;
    }
    QStringList hosts{m_hosted->room().host()};
    for (const HostAddress& address : m_hosting.addresses()) {
        hosts.append(RoomUrl::parse(address.url)->host());
    }
    return room.port() == m_hosted->room().port() && hosts.contains(room.host());
}

void Desktop::askForRoom(const RoomUrl& server) {
    m_window->showNotice(tr("Asking %1 for its room…").arg(server.origin()));
    m_http.setPin(server.fingerprint());
    m_asking = findDefaultRoom(m_http, server, {}, [this, server](const FoundRoom& found) {
        stopAsking();
        if (found) {
            approach(*found);
        } else if (!m_trusting.settle(*m_window, server, found.error())) {
            m_window->showNotice(
                tr("This room cannot be entered: %1.").arg(reasonOf(found.error())));
        }
    });
}

void Desktop::stopAsking() {
    if (m_asking) {
        m_asking.reset();
        m_window->showNotice({});
    }
}

void Desktop::visit(const RoomUrl& room) {
    if (m_hosted && room.page() == m_hosted->room().page()) {
        showHosted();
        return;
    }
    // An invitation may open what was closed, as may another certificate that is trusted.
    const bool isNews = !room.invitation().isEmpty() ||
                        (m_visiting && room.fingerprint() != m_visiting->room().fingerprint());
    if (m_visiting && room.page() == m_visiting->room().page() && !isNews) {
        return;
    }
    // The old one goes when nothing shows it any more.
    const auto former = std::exchange(m_visiting, enter(room));
    // Once somebody there has taken us in: what was mistyped is not to be proposed again.
    connect(m_visiting.get(), &Session::selfChanged, this, [this, room] {
        m_settings.addRecent(room);
        m_trusting.welcomed(room);
    });
    connect(m_visiting.get(), &Session::statusChanged, this, &Desktop::settle,
            Qt::QueuedConnection); // It is the one that goes when there is an answer.
    showRoom(*m_visiting);
}

void Desktop::settle() {
    const Session::Status status = m_visiting ? m_visiting->status() : Session::Status();
    if (status.phase == Session::Phase::Refused && status.why) {
        m_trusting.settle(*m_window, m_visiting->room(), *status.why);
    }
}

QList<RoomUrl> Desktop::roomsBeside(const RoomUrl& present) const {
    QList<RoomUrl> rooms;
    const auto add = [&](const std::optional<RoomUrl>& room) {
        const auto isSame = [&](const RoomUrl& other) { return other.page() == room->page(); };
        if (room && std::ranges::none_of(rooms, isSame)) {
            rooms.append(*room);
        }
    };
    add(present);
    if (m_hosted) {
        add(m_hosted->room());
    }
    for (const QString& recent : m_settings.recents()) {
        const auto room = RoomUrl::parse(recent);
        if (room && room->origin() == present.origin()) {
            add(room);
        }
    }
    return rooms;
}

// Only a hint to look now: what the system believes about a network is too often wrong to act on.
// It costs 6 MiB and two threads, so it waits for the first room.
void Desktop::watchNetwork() {
    if (QNetworkInformation::instance() != nullptr ||
        !QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Reachability)) {
        return;
    }
    const auto wake = [this] {
        for (Session* each : sessions()) {
            each->wake();
        }
    };
    const QNetworkInformation* network = QNetworkInformation::instance();
    connect(network, &QNetworkInformation::reachabilityChanged, this, wake);
    // From Wi-Fi to a cable everything stays within reach, and every connection is dead.
    connect(network, &QNetworkInformation::transportMediumChanged, this, wake);
    connect(network, &QNetworkInformation::isBehindCaptivePortalChanged, this, wake);
}

std::unique_ptr<Session> Desktop::enter(const RoomUrl& room) {
    watchNetwork();
    auto session = std::make_unique<Session>(
        SessionOptions{.room = room,
                       .name = m_settings.name().toUtf8(),
                       .outboxDirectory = OutboxStore::defaultDirectory(),
                       .transport = m_settings.transport(),
                       .memory = TransportMemory(TransportMemory::defaultPath())});
    // What the server refused must not keep us out at the next start.
    connect(session.get(), &Session::renameRefused, this, [this, entered = session.get()] {
        m_settings.setName(QString::fromUtf8(entered->self().name));
    });
    session->start();
    return session;
}

void Desktop::rename() {
    for (Session* each : sessions()) {
        each->rename(m_settings.name().toUtf8());
    }
}

QList<Session*> Desktop::sessions() const {
    QList<Session*> all{m_hosted.get(), m_visiting.get()};
    all.removeAll(nullptr);
    return all;
}

void Desktop::closeWindow() {
    if (m_hosted && m_hosting.isRunning() && !m_quitting) {
        // The server knows those without a name too.
        m_hosting.countGuests(m_hosted->self().cid,
                              [this](int guests) { closeUnlessGuests(guests); });
    } else {
        quit();
    }
}

void Desktop::closeUnlessGuests(int guests) {
    if (guests > 0 && !m_quitting) {
        askBeforeQuitting(*m_window, guests, [this] { quit(); });
    } else {
        quit();
    }
}

void Desktop::quit() {
    if (std::exchange(m_quitting, true)) {
        return;
    }
    m_asking.reset();
    m_window->saveLayout();
    m_window->leaveRoom();
    m_window->hide();
    // Our own place in the room first, or the server would wait for us to take its goodbye.
    m_visiting.reset();
    m_hosted.reset();
    m_hosting.stop();
}

int runDesktop(const QStringList& arguments) {
    const auto parsed = parseOptions(arguments, Edition::Desktop, settingsName(Edition::Desktop));
    if (const auto* printout = std::get_if<Printout>(&parsed)) {
        std::fputs(printout->text.toUtf8().constData(), stderr);
        return printout->exitCode;
    }
    const auto& options = std::get<Options>(parsed);
    // A room in memory is its window's alone.
    const bool isShared = !options.server.dataDirectory.isEmpty();
    SingleInstance instance(options.server.dataDirectory);
    if (isShared && instance.handOver(arguments.sliced(1))) {
        if (!options.given.isEmpty()) {
            const QString sentence =
                QStringLiteral("Parlance runs already and has been handed %1.\n");
            std::fputs(sentence.arg(options.given.join(QStringLiteral(", "))).toUtf8().constData(),
                       stderr);
        }
        return 0;
    }
    QGuiApplication::setDesktopFileName(QStringLiteral("org.parlance.Parlance"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/org.parlance.Parlance.svg")));
    QApplication::setQuitOnLastWindowClosed(false);
    Desktop desktop(options.server);
    QObject::connect(&desktop, &Desktop::finished, qApp, &QCoreApplication::quit,
                     Qt::QueuedConnection);
    const StopSignals signals([&desktop] { desktop.quit(); });
    if (isShared) {
        instance.listen([&desktop](const QStringList& words) { obey(desktop, words); });
    }
    desktop.run(options);
    return QApplication::exec();
}

} // namespace parlance
