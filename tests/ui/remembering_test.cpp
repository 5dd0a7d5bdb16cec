// What the window remembers from one start to the next, and what an administrator decides for it.
#include "tests/ui/person.h"

#include <QLineEdit>

namespace parlance {
namespace {

// What stands in /etc/xdg elsewhere.
QString machineFile() {
    return qEnvironmentVariable("XDG_CONFIG_DIRS") + QStringLiteral("/parlance/desktop.ini");
}

void administrate(const QByteArray& text) {
    QVERIFY(QDir().mkpath(QFileInfo(machineFile()).path()));
    QFile file(machineFile());
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

} // namespace

class RememberingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void remembersNameTransportAndDocks();
    void isAsLargeAndDividedAsItWas();
    void anAdministratorGivesDefaults();
    void whatAnAdministratorLocksIsShownAndStays();
};

void RememberingTest::init() {
    QFile::remove(machineFile());
    QDir(QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation)).removeRecursively();
}

void RememberingTest::remembersNameTransportAndDocks() {
    {
        Person ana;
        auto* name = ana.window.start().findChild<QLineEdit*>();
        name->selectAll();
        QTest::keyClicks(name, QStringLiteral("Ana Lima"));
        ana.host();
        QCOMPARE(ana.desktop.session()->self().name, "Ana Lima");
        QTest::keyClick(&ana.window, Qt::Key_3, Qt::ControlModifier);
        QTest::keyClick(&ana.window, Qt::Key_F9);
    }
    Person again;
    QCOMPARE(again.window.start().name(), QStringLiteral("Ana Lima"));
    again.host();
    QCOMPARE(again.desktop.session()->choice(), Transport::Stream);
    QVERIFY(!again.window.findChild<QDockWidget*>(QStringLiteral("people"))->isVisible());
    QVERIFY(again.window.findChild<QDockWidget*>(QStringLiteral("host"))->isVisible());
}

void RememberingTest::isAsLargeAndDividedAsItWas() {
    constexpr QRect kPlace(5, 30, 790, 610);
    const auto widths = [](const MainWindow& window) {
        QList<int> all;
        for (const char* name : {"people", "host"}) {
            all.append(window.findChild<QDockWidget*>(QString::fromLatin1(name))->width());
        }
        return all;
    };
    QList<int> before;
    {
        Person ana;
        ana.window.setGeometry(kPlace);
        ana.host();
        const int asItComes = widths(ana.window)[1];
        auto* host = ana.window.findChild<QDockWidget*>(QStringLiteral("host"));
        ana.window.resizeDocks({host}, {asItComes - 8}, Qt::Horizontal);
        QVERIFY(eventually([&] { return widths(ana.window)[1] == asItComes - 8; }));
        before = widths(ana.window);
    }
    Person again;
    QCOMPARE(again.window.geometry(), kPlace);
    again.host();
    QVERIFY(eventually([&] { return widths(again.window) == before; }));
}

void RememberingTest::anAdministratorGivesDefaults() {
    administrate("[General]\nname=Room 12\ntransport=sse\ntheme=dark\n");
    QCOMPARE(Settings().name(), QStringLiteral("Room 12"));
    QCOMPARE(Settings().transport(), Transport::Sse);
    QCOMPARE(Settings().theme(), Theme::Dark);
    Settings().setName(QStringLiteral("Ana"));
    QCOMPARE(Settings().name(), QStringLiteral("Ana"));
}

void RememberingTest::whatAnAdministratorLocksIsShownAndStays() {
    Settings().setName(QStringLiteral("Ana"));
    Settings().setTransport(Transport::LongPoll);
    administrate("[General]\nname=Room 12\ntransport=sse\nlocked=name, transport\n");
    Settings().setTransport(Transport::WebSocket);
    QCOMPARE(Settings().transport(), Transport::Sse);
    Person ana;
    QCOMPARE(ana.window.start().name(), QStringLiteral("Room 12"));
    auto* name = ana.window.start().findChild<QLineEdit*>();
    QVERIFY(!name->isEnabled());
    QVERIFY(name->toolTip().contains(QStringLiteral("administrator")));
    ana.host();
    QTest::keyClick(&ana.window, Qt::Key_3, Qt::ControlModifier);
    QCOMPARE(ana.desktop.session()->choice(), Transport::Sse);

    QTest::keyClick(&ana.window, Qt::Key_Comma, Qt::ControlModifier);
    auto* dialog = ana.window.findChild<PreferencesDialog*>();
    QVERIFY(dialog != nullptr);
    QVERIFY(!dialog->findChild<QLineEdit*>()->isEnabled());
    QStringList changeable;
    for (auto* box : dialog->findChildren<QComboBox*>()) {
        if (box->isEnabled()) {
            changeable.append(box->itemText(0));
        }
    }
    // The theme, the language and the size of the text.
    const QString system = QStringLiteral("As the system");
    QCOMPARE(changeable, (QStringList{system, system, QStringLiteral("100%")}));
    bool isSaid = false;
    for (auto* label : dialog->findChildren<QLabel*>()) {
        isSaid |= label->isVisible() && label->text().contains(QStringLiteral("administrator"));
    }
    QVERIFY(isSaid);
    dialog->accept();
    QCOMPARE(ana.desktop.session()->choice(), Transport::Sse);
    QCOMPARE(Settings().name(), QStringLiteral("Room 12"));
}

} // namespace parlance

PARLANCE_UI_TEST_MAIN(parlance::RememberingTest)
#include "remembering_test.moc"
