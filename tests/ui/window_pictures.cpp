// Pictures of the window for the README and for whoever judges its look: light and dark, with the
// same conversation every time. Run it with the directory that they go into.
#include "app/desktop.h"
#include "tests/support/eventually.h"
#include "ui/theme.h"

#include <QApplication>
#include <QIcon>
#include <QPainter>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <map>

namespace parlance {
namespace {

struct Said {
    const char* name; // Empty: the host.
    const char* text;
};

constexpr Said kMorning[] = {
    {"Ana Lima",
     "Good morning everybody! The survey sheets are at "
     "http://192.168.1.20:8080/sheets – please take one each."},
    {"Bo", "Morning!"},
    {"Bo",
     "Two of the tablets have no battery left. I put them on the charger in the mess; they "
     "should be ready in about an hour, so whoever goes out first takes the paper forms."},
    {"", "Thanks, Bo. Who has the GPS?"},
    {"دانا", "جهاز الملاحة عندي"},
    {"Chidi Okafor", "I can take the north transect.\nBack at noon:\n  – 12 plots\n  – 2 cameras"},
    {"", "Perfect."},
    {"", "Then Ana and I do the shore. Radio on channel 4."},
    {"Ana Lima", "On my way 5 minutes late, the boots are still wet"},
};

class Pictures {
public:
    explicit Pictures(QString directory) : m_directory(std::move(directory)) {}

    bool take() {
        ServerOptions options;
        options.address = QHostAddress(QHostAddress::LocalHost);
        options.port = 0;
        Settings().setName(QStringLiteral("Mara Costa"));
        Desktop desktop(options);
        bool isFinished = false;
        QObject::connect(&desktop, &Desktop::finished, &desktop, [&] { isFinished = true; });
        desktop.run({});
        save(desktop.window(), QStringLiteral("start"));
        desktop.run({.host = true});
        const auto isLive = [&] {
            return desktop.session() != nullptr && desktop.session()->messages().rowCount() == 0 &&
                   desktop.session()->status().phase == Session::Phase::Live;
        };
        if (!eventually(isLive) || !talk(desktop)) {
            return false;
        }
        desktop.window().host().setAddresses(
            {{QStringLiteral("http://192.168.1.20:8080/"), HostAddress::Way::WiFi, true,
              QStringLiteral("wlp2s0")},
             {QStringLiteral("http://10.0.0.7:8080/"), HostAddress::Way::Ethernet, false,
              QStringLiteral("enp1s0")},
             {QStringLiteral("http://172.17.0.1:8080/"), HostAddress::Way::Virtual, false,
              QStringLiteral("docker0")}});
        m_guests.begin()->second->typing();
        const bool isTold =
            eventually([&] { return !desktop.session()->people().typists().isEmpty(); });
        save(desktop.window(), QStringLiteral("host"));
        const bool isExplained = fallBack(desktop);
        const bool isReading = readUp(desktop);
        const bool isInspected = inspect(desktop);
        desktop.quit();
        return eventually([&] { return isFinished; }) && isTold && isExplained && isReading &&
               isInspected;
    }

private:
    bool talk(Desktop& desktop) {
        int count = 0;
        for (const auto& [name, text] : kMorning) {
            Session* session = desktop.session();
            if (*name != '\0') {
                session = guest(desktop.hosting().room(), QString::fromUtf8(name));
            }
            session->send(QString::fromUtf8(text));
            ++count;
            const bool isShown = eventually([&] {
                return desktop.session()->messages().rowCount() == count &&
                       desktop.session()
                               ->messages()
                               .index(count - 1)
                               .data(MessageModel::SeqRole)
                               .toLongLong() == count;
            });
            if (!isShown) {
                return false;
            }
        }
        return eventually([&] { return desktop.session()->people().count() == 5; });
    }

    // WebSocket is refused, then streams as well, and at last nothing any more.
    bool fallBack(Desktop& desktop) {
        Session& session = *desktop.session();
        const auto isOn = [&](Transport transport) {
            return eventually([&] {
                return session.status().phase == Session::Phase::Live &&
                       session.status().transport == transport;
            });
        };
        HostLink& host = desktop.hosting().link();
        const auto simulate = [&](const Faults& faults) {
            host.simulate({.faults = faults});
            return eventually([&] { return host.view().simulated.everybody == faults; });
        };
        bool isRight = simulate({.refuseWebSocket = true});
        session.reconnect();
        isRight = isRight && isOn(Transport::Sse);
        isRight = isRight && simulate({.refuseWebSocket = true, .refuseStreams = true});
        session.reconnect();
        isRight = isRight && isOn(Transport::LongPoll);
        auto* badge = desktop.window().findChild<TransportBadge*>();
        badge->showTrace();
        save(desktop.window(), QStringLiteral("trace"));
        isRight = isRight && simulate({});
        session.wake();
        isRight = isRight && isOn(Transport::WebSocket);
        QCoreApplication::processEvents();
        save(desktop.window(), QStringLiteral("climbed"));
        badge->findChild<TracePopup*>()->close();
        return isRight;
    }

    // Somebody reads further up while the others go on, and comes back.
    bool readUp(Desktop& desktop) {
        MainWindow& window = desktop.window();
        MessageView& view = window.room().messages();
        window.resize(window.width(), 520);
        QCoreApplication::processEvents();
        view.setFocus();
        view.setCurrent(1);
        QCoreApplication::processEvents();
        for (const char* text : {"Found the boots", "And the radio", "Leaving now"}) {
            m_guests.begin()->second->send(QString::fromUtf8(text));
        }
        const bool isTold = eventually([&] { return view.unread() == 3; });
        save(window, QStringLiteral("unread"));
        MessageModel& model = desktop.session()->messages();
        model.addPending("x", 1, QStringLiteral("Take the long rope"));
        model.failPending("x", 1,
                          {.kind = Failure::Kind::Refused,
                           .httpStatus = 403,
                           .subject = Failure::Subject::Message});
        model.addPending("x", 2, QStringLiteral("and the second radio"));
        view.jumpToLatest();
        save(window, QStringLiteral("new"));
        return isTold;
    }

    // Five guests, each by another transport, a few words, a fault, and a race.
    bool inspect(Desktop& desktop) {
        MainWindow& window = desktop.window();
        window.resize(1200, 860);
        auto* dock = window.findChild<QDockWidget*>(QStringLiteral("inspector"));
        dock->show();
        dock->raise();
        window.resizeDocks({dock}, {480}, Qt::Horizontal);
        std::size_t next = 0;
        for (auto& [name, session] : m_guests) {
            session->choose(kTransports[next++ % kTransports.size()]);
        }
        desktop.hosting().link().simulate({.faults = {.delay = 100}});
        // Half a minute is what the timeline shows.
        QElapsedTimer since;
        since.start();
        for (int said = 0; said < 12; ++said) {
            desktop.session()->send(QStringLiteral("%1 of 12").arg(said + 1));
            const qint64 until = (said + 1) * 2'000LL;
            if (!eventually([&] { return since.elapsed() > until; })) {
                return false;
            }
        }
        save(window, QStringLiteral("inspector"));
        desktop.hosting().link().simulateNothing();
        auto* panel = window.findChild<InspectorPanel*>();
        panel->setCurrentIndex(1);
        auto* race = panel->findChild<RacePanel*>();
        race->findChild<QSpinBox*>()->setValue(50);
        race->findChild<QPushButton*>()->click();
        const bool isRun = eventually([&] { return !race->csv().isEmpty(); });
        save(window, QStringLiteral("race"));
        return isRun;
    }

    Session* guest(const RoomUrl& room, const QString& name) {
        auto& session = m_guests[name];
        if (!session) {
            session = std::make_unique<Session>(SessionOptions{
                .room = room, .name = name.toUtf8(), .tokenFile = m_files.filePath(name)});
            session->start();
        }
        return session.get();
    }

    void save(MainWindow& window, const QString& name) {
        for (const Theme theme : {Theme::Light, Theme::Dark}) {
            applyTheme(theme);
            QCoreApplication::processEvents();
            QPixmap picture = window.grab();
            if (auto* popup = window.findChild<TracePopup*>()) {
                QPainter painter(&picture);
                popup->render(&painter, popup->pos() - window.mapToGlobal(QPoint(0, 0)));
            }
            picture.save(m_directory + u'/' + name + u'-' + wordOf(theme) + QStringLiteral(".png"));
        }
    }

    QString m_directory;
    QTemporaryDir m_files;
    std::map<QString, std::unique_ptr<Session>> m_guests;
};

} // namespace
} // namespace parlance

int main(int argc, char** argv) {
    const QTemporaryDir home;
    qputenv("HOME", home.path().toLocal8Bit());
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("parlance"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/org.parlance.Parlance.svg")));
    QApplication::setQuitOnLastWindowClosed(false);
    return argc == 2 && parlance::Pictures(QString::fromLocal8Bit(argv[1])).take() ? 0 : 1;
}
