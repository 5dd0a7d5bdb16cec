// Somebody at a whole window, its server included, and somebody else in the room: what the tests of
// the window have in common.
#pragma once

#include "app/desktop.h"
#include "tests/support/eventually.h"
#include "tests/ui/uitest.h"

#include <QLabel>

namespace parlance {

inline ServerOptions inMemory(quint16 port = 0) {
    ServerOptions options;
    options.address = QHostAddress(QHostAddress::LocalHost);
    options.port = port;
    return options;
}

// The visible button with this text, whatever its mnemonic.
inline QAbstractButton* button(QWidget& window, const QString& text) {
    for (auto* candidate : window.findChildren<QAbstractButton*>()) {
        if (candidate->isVisible() && candidate->text().remove(u'&') == text) {
            return candidate;
        }
    }
    return nullptr;
}

inline void click(QWidget& window, const char* text) {
    QAbstractButton* found = button(window, QString::fromUtf8(text));
    QVERIFY2(found != nullptr, text);
    QTest::mouseClick(found, Qt::LeftButton);
}

inline bool shows(const MessageView& view, const QString& text) {
    for (int row = view.rowCount() - 1; row >= 0; --row) {
        const MessageRow content = messageRow(*view.model(), row);
        if (content.text == text && content.kind == MessageModel::Kind::Message) {
            return true;
        }
    }
    return false;
}

struct Person {
    explicit Person(const ServerOptions& options = inMemory(),
                    Hosting::Interfaces interfaces = runningInterfaces)
        : desktop(options, std::move(interfaces)) {
        QObject::connect(&desktop, &Desktop::finished, &desktop, [this] { isFinished = true; });
        desktop.run({});
        (void)QTest::qWaitForWindowActive(&window);
    }

    ~Person() {
        desktop.quit();
        (void)eventually([this] { return isFinished; });
    }

    void host() {
        click(window, "Host a Room");
        QVERIFY(eventually([this] { return isLive(); }));
    }
    bool isLive() const {
        return desktop.session() != nullptr &&
               desktop.session()->status().phase == Session::Phase::Live;
    }
    // Types into whatever has the focus, as one does.
    void type(const char* text) { QTest::keyClicks(window.focusWidget(), QString::fromUtf8(text)); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(window.focusWidget(), key, modifiers);
    }
    bool sees(const char* text) {
        return eventually([&] { return shows(messages(), QString::fromUtf8(text)); });
    }
    MessageView& messages() { return window.room().messages(); }
    // Where it can be seen.
    QLabel* notice(const char* text) const {
        for (auto* label : window.findChildren<QLabel*>()) {
            if (label->isVisible() && label->text().contains(QString::fromUtf8(text))) {
                return label;
            }
        }
        return nullptr;
    }
    bool reads(const char* text) {
        return eventually([&] { return notice(text) != nullptr; });
    }
    QString badge() const { return window.findChild<TransportBadge*>()->text(); }

    bool isFinished = false;
    Desktop desktop;
    MainWindow& window = desktop.window();
};

// Somebody else in the room.
struct Guest {
    Guest(const RoomUrl& room, const QString& name, std::optional<Transport> transport = {})
        : session({.room = room,
                   .name = name.toUtf8(),
                   .tokenFile = files.filePath(QStringLiteral("tokens")),
                   .transport = transport}) {
        session.start();
    }
    bool isLive() {
        return eventually([this] { return session.status().phase == Session::Phase::Live; });
    }
    bool sees(const QString& text) {
        return eventually([&] {
            const MessageModel& model = session.messages();
            const int last = model.rowCount() - 1;
            return last >= 0 && model.index(last).data().toString() == text;
        });
    }

    QTemporaryDir files;
    Session session;
};

} // namespace parlance
