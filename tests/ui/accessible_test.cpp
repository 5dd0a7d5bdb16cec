// The window for those who cannot see it, or need large or strong letters: names and roles, what is
// read out by itself, contrast, text of twice the size. By keyboard alone: keyboard_test.
#include "tests/ui/faces.h"
#include "tests/ui/fits.h"
#include "tests/ui/uitest.h"
#include "ui/colors.h"
#include "ui/simulatebadge.h"
#include "ui/theme.h"

#include <QAbstractAnimation>
#include <QAccessible>
#include <QComboBox>
#include <QPushButton>
#include <QSet>
#include <QSpinBox>

namespace parlance {
namespace {

using Role = QAccessible::Role;

QString className(const QObject& object) {
    return QString::fromLatin1(object.metaObject()->className());
}

bool takesTab(const QWidget& widget) {
    return widget.isVisible() && widget.isEnabled() && (widget.focusPolicy() & Qt::TabFocus) != 0 &&
           widget.focusProxy() == nullptr;
}

// What a screen reader may call what one can use.
bool isControl(Role role) {
    static const QSet<int> kControls{
        QAccessible::Button,      QAccessible::CheckBox, QAccessible::RadioButton,
        QAccessible::ButtonMenu,  QAccessible::ComboBox, QAccessible::EditableText,
        QAccessible::SpinBox,     QAccessible::List,     QAccessible::Table,
        QAccessible::PageTabList, QAccessible::Slider,   QAccessible::ScrollBar,
        QAccessible::Link,        QAccessible::Tree,     QAccessible::StaticText};
    return kControls.contains(role);
}

// One line for each control without a name or with a role that says nothing, and for each picture
// without a name.
QStringList unnamed(const QWidget& window) {
    QStringList lines;
    for (auto* widget : window.findChildren<QWidget*>()) {
        const bool isPainted = widget->property("accessibleRole").isValid() && widget->isVisible();
        if (!takesTab(*widget) && !isPainted) {
            continue;
        }
        // A scroll area of other widgets, and what belongs to a control that has the name.
        if (className(*widget) == QLatin1StringView("QScrollArea") ||
            qobject_cast<QAbstractSpinBox*>(widget->parentWidget()) != nullptr ||
            qobject_cast<QComboBox*>(widget->parentWidget()) != nullptr) {
            continue;
        }
        QAccessibleInterface* told = QAccessible::queryAccessibleInterface(widget);
        const QString name = told->text(QAccessible::Name);
        const bool isRight =
            isPainted ? told->role() == QAccessible::Graphic : isControl(told->role());
        const bool isTabList = told->role() == QAccessible::PageTabList;
        if ((name.isEmpty() && !isTabList) || !isRight) {
            lines.append(QStringLiteral("%1: \"%2\", role %3")
                             .arg(className(*widget), name)
                             .arg(static_cast<int>(told->role())));
        }
    }
    return lines;
}

// What a screen reader was last told by itself; without one running no event leaves the program, so
// that window_atspi listens to those.
QString announced(QWidget& from) {
    auto* announcer = from.findChild<QWidget*>(QStringLiteral("announcer"));
    if (announcer == nullptr) {
        return {};
    }
    QAccessibleInterface* told = QAccessible::queryAccessibleInterface(announcer);
    return told->role() == QAccessible::Notification ? told->text(QAccessible::Name) : QString();
}

} // namespace

class AccessibleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QAccessible::setActive(true); }
    void everyControlHasANameAndARole();
    void whatOthersSayIsReadOut();
    void whatIsWrongIsReadOut();
    void nothingMovesByItself();
    void theThemesCanBeRead_data();
    void theThemesCanBeRead();
    void textOfTwiceTheSizeIsWhole();
};

void AccessibleTest::everyControlHasANameAndARole() {
    HostedWindow host;
    const bool all = visitFaces(host, [](QWidget& face, const QString& name) {
        QCOMPARE(name + u'\n' + unnamed(face).join(u'\n'), name + u'\n');
    });
    QVERIFY(all);
}

void AccessibleTest::whatOthersSayIsReadOut() {
    HostedWindow host;
    QVERIFY(host.enter());
    QWidget& messages = host.window().room().messages();
    const QTemporaryDir files;
    Session guest({.room = host.session().room(),
                   .name = QByteArrayLiteral("Bo"),
                   .tokenFile = files.filePath(QStringLiteral("tokens"))});
    guest.start();
    host.session().send(QStringLiteral("my own words"));
    QVERIFY(eventually([&] { return guest.messages().rowCount() == 1; }));
    QCOMPARE(announced(messages), QString());
    guest.send(QStringLiteral("good evening"));
    QVERIFY(eventually([&] { return host.session().messages().rowCount() == 2; }));
    const QString said = announced(messages);
    QVERIFY2(
        said.startsWith(QStringLiteral("Bo, ")) && said.endsWith(QStringLiteral(": good evening")),
        qPrintable(said));
}

void AccessibleTest::whatIsWrongIsReadOut() {
    HostedWindow host;
    QVERIFY(host.enter());
    host.window().showNotice(QStringLiteral("Something is wrong."));
    QCOMPARE(announced(*host.window().findChild<TroubleBar*>()),
             QStringLiteral("Something is wrong."));
}

void AccessibleTest::nothingMovesByItself() {
    HostedWindow host;
    QVERIFY(!host.window().isAnimated()); // Its docks.
    const bool all = visitFaces(host, [](QWidget& face, const QString& name) {
        for (const auto* animation : face.findChildren<QAbstractAnimation*>()) {
            const QString what = className(*animation) + u' ' + className(*animation->parent());
            // The window's take no time; a style's own follow what the desktop tells the style.
            QVERIFY2(animation->totalDuration() == 0 || animation->inherits("QStyleAnimation"),
                     qPrintable(name + u' ' + what));
        }
    });
    QVERIFY(all);
    for (const auto effect : {Qt::UI_AnimateMenu, Qt::UI_FadeMenu, Qt::UI_AnimateCombo,
                              Qt::UI_AnimateTooltip, Qt::UI_FadeTooltip, Qt::UI_AnimateToolBox}) {
        QVERIFY(!QApplication::isEffectEnabled(effect));
    }
}

void AccessibleTest::theThemesCanBeRead_data() {
    QTest::addColumn<int>("theme");
    QTest::newRow("light") << static_cast<int>(Theme::Light);
    QTest::newRow("dark") << static_cast<int>(Theme::Dark);
}

// WCAG 2.1, success criterion 1.4.3 (AA).
void AccessibleTest::theThemesCanBeRead() {
    QFETCH(int, theme);
    applyTheme(static_cast<Theme>(theme));
    const QPalette palette = QApplication::palette();
    const auto check = [&palette](QPalette::ColorRole text, QPalette::ColorRole ground) {
        const QColor below = palette.color(ground);
        const QColor pale = palette.color(text);
        const float part = pale.alphaF(); // A pale one is mixed with what it stands on.
        const QColor seen = QColor::fromRgbF(pale.redF() * part + below.redF() * (1 - part),
                                             pale.greenF() * part + below.greenF() * (1 - part),
                                             pale.blueF() * part + below.blueF() * (1 - part));
        const double ratio = contrast(seen, below);
        QVERIFY2(ratio >= 4.5, qPrintable(QStringLiteral("%1 on %2: %3")
                                              .arg(static_cast<int>(text))
                                              .arg(static_cast<int>(ground))
                                              .arg(ratio)));
    };
    check(QPalette::WindowText, QPalette::Window);
    check(QPalette::Text, QPalette::Base);
    check(QPalette::Text, QPalette::AlternateBase);
    check(QPalette::ButtonText, QPalette::Button);
    check(QPalette::ToolTipText, QPalette::ToolTipBase);
    check(QPalette::HighlightedText, QPalette::Highlight);
    check(QPalette::PlaceholderText, QPalette::Base);
    check(QPalette::PlaceholderText, QPalette::Window);
    check(QPalette::Link, QPalette::Base);
    const Colors colors(palette);
    QVERIFY(contrast(colors.faint, colors.background) >= kReadable);
    QVERIFY(contrast(colors.accent, colors.background) >= kReadable);
    QVERIFY(contrast(colors.warning, colors.background) >= kReadable);
    QVERIFY(contrast(colors.faint, palette.color(QPalette::Window)) >= kReadable);
    QVERIFY(contrast(colors.text, colors.bubble) >= kReadable);
    QVERIFY(contrast(readable(colors.text, colors.ownBubble), colors.ownBubble) >= kReadable);
    // What is on its way has a paler bubble (messages/rowpainter).
    const auto halfway = [&](const QColor& bubble) {
        return QColor::fromRgbF((bubble.redF() + colors.background.redF()) / 2,
                                (bubble.greenF() + colors.background.greenF()) / 2,
                                (bubble.blueF() + colors.background.blueF()) / 2);
    };
    QVERIFY(contrast(readable(colors.text, colors.ownBubble), halfway(colors.ownBubble)) >=
            kReadable);
    // What is no text, but says something: 1.4.11.
    constexpr double kSeen = 3;
    for (const QColor& ground : {colors.background, palette.color(QPalette::Window)}) {
        for (const QColor& tone : {colors.accent, colors.warning, colors.faint}) {
            QVERIFY(contrast(tone, ground) >= kSeen);
        }
    }
    const QPalette badge = SimulateBadge().palette();
    QVERIFY(contrast(badge.color(QPalette::ButtonText), badge.color(QPalette::Button)) >=
            kReadable);
    applyTheme(Theme::System);
}

void AccessibleTest::textOfTwiceTheSizeIsWhole() {
    Settings().setTextSize(200);
    {
        HostedWindow host;
        const bool all = visitFaces(host, [](QWidget& face, const QString& name) {
            picture(face, QStringLiteral("large-") + name);
            QCOMPARE(name + u'\n' + cutOff(face).join(u'\n'), name + u'\n');
        });
        QVERIFY(all);
    }
    Settings().setTextSize(100);
    applyTextSize(100);
}

} // namespace parlance

PARLANCE_UI_TEST_MAIN(parlance::AccessibleTest)
#include "accessible_test.moc"
