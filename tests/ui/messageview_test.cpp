// The list of messages: how much it does, and that nobody loses the place where they read.
#include "tests/ui/conversationfixture.h"
#include "tests/ui/uitest.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QClipboard>
#include <QElapsedTimer>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTextDocument>

namespace parlance {
namespace {

// What fits on the viewport, with the layouts around it that are made at most.
constexpr int kScreenful = 60;

void wheel(MessageView& view, int steps) {
    const QPoint centre = view.viewport()->rect().center();
    QWheelEvent event(centre, view.viewport()->mapToGlobal(centre), {}, {0, 120 * steps},
                      Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(view.viewport(), &event);
}

} // namespace

class MessageViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aHundredThousandMessagesCostAScreenful();
    void showsTheLatestAndFollows();
    void readsOnWhileOthersWrite();
    void readsOnWhenOlderOnesAreFetched_data();
    void readsOnWhenOlderOnesAreFetched();
    void asksForOlderOnesNearTheTop();
    void scrollsToBothEndsByWheel();
    void keepsTheEndInSightWhenResized();
    void countsWhatNobodyHasSeen();
    void whatWasSaidBeforeWeCameIsNotUnread();
    void aRightClickBesideABubbleIsAboutNoMessage();
    void aNewLineInSightStays();
    void jumpsToTheLatest();
    void aPendingMessageBecomesAMessageInItsPlace();
    void copiesTheChosenMessage();
    void nothingThatGuestsWriteIsMarkup();
    void opensLinksByClick();
    void whereALinkLeadsIsShownAsText();
    void tellsEveryMessageToScreenReaders();
    void survivesTheEndOfItsModel();
};

void MessageViewTest::aHundredThousandMessagesCostAScreenful() {
    ConversationFixture fixture;
    MessageView& view = fixture.view;
    QElapsedTimer timer;
    fixture.model.append(lines(1, 100'000));
    timer.start();
    fixture.settle();
    qInfo("showing 100,000 messages: %.2f ms", double(timer.nsecsElapsed()) / 1e6);
    QVERIFY2(view.laidOut() <= kScreenful, qPrintable(QString::number(view.laidOut())));

    constexpr int kAppends = 200;
    const qint64 before = view.laidOut();
    qint64 slowest = 0;
    for (int i = 1; i <= kAppends; ++i) {
        timer.start();
        fixture.append(100'000 + i, 100'000 + i);
        slowest = qMax(slowest, timer.nsecsElapsed());
    }
    qInfo("one append with its paint: at most %.2f ms", double(slowest) / 1e6);
    QVERIFY(view.laidOut() - before <= 2 * kAppends);

    slowest = 0;
    for (int page = 0; page < 200; ++page) {
        const qint64 laidOut = view.laidOut();
        timer.start();
        QTest::keyClick(&view, Qt::Key_PageUp);
        fixture.settle();
        slowest = qMax(slowest, timer.nsecsElapsed());
        QVERIFY(view.laidOut() - laidOut <= kScreenful);
    }
    qInfo("one page up with its paint: at most %.2f ms", double(slowest) / 1e6);

    slowest = 0;
    for (int part = 0; part < 100; ++part) {
        const qint64 laidOut = view.laidOut();
        timer.start();
        view.verticalScrollBar()->setValue(view.verticalScrollBar()->maximum() / 100 * part);
        fixture.settle();
        slowest = qMax(slowest, timer.nsecsElapsed());
        QVERIFY(view.laidOut() - laidOut <= kScreenful);
    }
    qInfo("one jump of the scroll bar with its paint: at most %.2f ms", double(slowest) / 1e6);
}

void MessageViewTest::showsTheLatestAndFollows() {
    ConversationFixture fixture;
    fixture.append(1, 100);
    QVERIFY(!fixture.view.rowRect(99).isEmpty());
    QVERIFY(fixture.view.rowRect(50).isEmpty());
    fixture.append(101, 110);
    QVERIFY(fixture.view.isAtLatest());
    QVERIFY(fixture.view.rowRect(109).bottom() < fixture.view.viewport()->height());
    QCOMPARE(fixture.view.verticalScrollBar()->value(),
             fixture.view.verticalScrollBar()->maximum());
}

void MessageViewTest::readsOnWhileOthersWrite() {
    ConversationFixture fixture;
    fixture.append(1, 200);
    wheel(fixture.view, 20);
    fixture.settle();
    const int row = fixture.view.rowAt({100, 200});
    const QRect place = fixture.view.bubbleRect(row);
    for (int i = 0; i < 50; ++i) {
        fixture.append(201 + i, 201 + i);
        QCOMPARE(fixture.view.bubbleRect(row), place);
    }
    QVERIFY(!fixture.view.isAtLatest());
}

void MessageViewTest::readsOnWhenOlderOnesAreFetched_data() {
    QTest::addColumn<int>("up");
    // At the very top the first message loses its day and perhaps its name.
    for (const int up : {0, 3, 10, 1000}) {
        QTest::addRow("%d steps up", up) << up;
    }
}

void MessageViewTest::readsOnWhenOlderOnesAreFetched() {
    QFETCH(int, up);
    ConversationFixture fixture;
    fixture.append(201, 250);
    wheel(fixture.view, up);
    fixture.settle();
    const int row = fixture.view.rowAt({100, 300});
    const QRect place = fixture.view.bubbleRect(row);
    fixture.prepend(101, 200);
    QCOMPARE(fixture.view.bubbleRect(row + 100), place);
    fixture.prepend(1, 100);
    QCOMPARE(fixture.view.bubbleRect(row + 200), place);
}

void MessageViewTest::asksForOlderOnesNearTheTop() {
    ConversationFixture fixture;
    QSignalSpy wanted(&fixture.view, &MessageView::olderWanted);
    fixture.append(1, 500);
    QCOMPARE(wanted.count(), 0);
    QTest::keyClick(&fixture.view, Qt::Key_Home);
    fixture.settle();
    QVERIFY(wanted.count() > 0);
}

void MessageViewTest::scrollsToBothEndsByWheel() {
    ConversationFixture fixture;
    fixture.append(1, 300);
    for (int i = 0; i < 1000 && fixture.view.rowRect(0).isEmpty(); ++i) {
        wheel(fixture.view, 5);
    }
    wheel(fixture.view, 5);
    QCOMPARE(fixture.view.rowRect(0).top(), 0);
    QCOMPARE(fixture.view.verticalScrollBar()->value(), 0);
    for (int i = 0; i < 1000 && !fixture.view.isAtLatest(); ++i) {
        wheel(fixture.view, -5);
    }
    QVERIFY(fixture.view.isAtLatest());
    QVERIFY(!fixture.view.rowRect(299).isEmpty());
}

void MessageViewTest::keepsTheEndInSightWhenResized() {
    ConversationFixture fixture;
    fixture.append(1, 300);
    fixture.view.resize(320, 300);
    fixture.settle();
    QVERIFY(fixture.view.isAtLatest());
    QVERIFY(!fixture.view.rowRect(299).isEmpty());
    QTest::keyClick(&fixture.view, Qt::Key_PageUp);
    const int first = fixture.view.rowAt({100, 1});
    fixture.view.resize(700, 300);
    fixture.settle();
    QCOMPARE(fixture.view.rowAt({100, 1}), first);
}

void MessageViewTest::countsWhatNobodyHasSeen() {
    ConversationFixture fixture;
    fixture.append(1, 100);
    QCOMPARE(fixture.view.unread(), 0);
    wheel(fixture.view, 10);
    const qint64 now = kBeginning; // The server's clock says what it likes.
    fixture.model.append({message(101, "a", "one", now), message(102, "b", "two", now)});
    fixture.model.setSelf({"me", "Me"});
    fixture.model.append({message(103, "me", "mine", now)});
    fixture.settle();
    QCOMPARE(fixture.view.unread(), 2);
    fixture.view.jumpToLatest();
    fixture.settle();
    QCOMPARE(fixture.view.unread(), 0);
}

void MessageViewTest::whatWasSaidBeforeWeCameIsNotUnread() {
    ConversationFixture fixture;
    fixture.append(1, 100);
    wheel(fixture.view, 10);
    fixture.model.setHistoryEnd(102);
    const qint64 ahead = QDateTime::currentMSecsSinceEpoch() + 60 * kMinute;
    fixture.model.append({message(101, "a", "one", ahead), message(102, "b", "two", ahead)});
    fixture.settle();
    QCOMPARE(fixture.view.unread(), 0);
    const qint64 behind = QDateTime::currentMSecsSinceEpoch() - 60 * kMinute;
    fixture.model.append({message(103, "a", "three", behind)});
    fixture.settle();
    QCOMPARE(fixture.view.unread(), 1);
    fixture.view.verticalScrollBar()->setValue(0);
    fixture.model.prepend({message(0, "a", "nought", ahead)});
    fixture.settle();
    QCOMPARE(fixture.view.unread(), 1);
}

void MessageViewTest::aRightClickBesideABubbleIsAboutNoMessage() {
    ConversationFixture fixture;
    fixture.append(1, 20);
    fixture.view.setCurrent(19);
    const QRect row = fixture.view.rowRect(18);
    const QPoint beside(row.right() - 2, row.center().y());
    QVERIFY(!fixture.view.bubbleRect(18).contains(beside));
    QTest::mouseClick(fixture.view.viewport(), Qt::RightButton, {}, beside);
    QContextMenuEvent event(QContextMenuEvent::Mouse, beside,
                            fixture.view.viewport()->mapToGlobal(beside));
    QCoreApplication::sendEvent(fixture.view.viewport(), &event);
    QVERIFY(fixture.view.findChild<QMenu*>() == nullptr);
}

void MessageViewTest::aNewLineInSightStays() {
    ConversationFixture fixture;
    fixture.append(1, 100);
    wheel(fixture.view, 10);
    const qint64 now = kBeginning; // The server's clock says what it likes.
    fixture.model.append({message(101, "a", "one", now)});
    fixture.view.jumpToLatest();
    wheel(fixture.view, 1);
    fixture.settle();
    QVERIFY(!fixture.view.isAtLatest());
    const QRect place = fixture.view.bubbleRect(99);
    fixture.model.append({message(102, "b", "two", now)});
    fixture.settle();
    QCOMPARE(fixture.view.unread(), 1);
    QCOMPARE(fixture.view.bubbleRect(99), place);
}

void MessageViewTest::jumpsToTheLatest() {
    ConversationFixture fixture;
    fixture.append(1, 100);
    auto* jump = fixture.view.findChild<QAbstractButton*>();
    QVERIFY(!jump->isVisible());
    wheel(fixture.view, 10);
    QVERIFY(jump->isVisible());
    QTest::mouseClick(jump, Qt::LeftButton);
    QVERIFY(fixture.view.isAtLatest());
    QVERIFY(!jump->isVisible());
}

void MessageViewTest::aPendingMessageBecomesAMessageInItsPlace() {
    ConversationFixture fixture;
    fixture.model.setSelf({"me", "Me"});
    fixture.append(1, 30);
    fixture.model.addPending("via", 1, QStringLiteral("Hello"));
    fixture.settle();
    QCOMPARE(fixture.view.rowCount(), 31);
    Message stored = message(31, "me", "Hello", kBeginning + 31 * kMinute);
    stored.via = "via";
    stored.n = 1;
    fixture.model.append({stored});
    fixture.settle();
    QCOMPARE(fixture.view.rowCount(), 31);
    QVERIFY(fixture.view.isAtLatest());
    QVERIFY(!fixture.view.rowRect(30).isEmpty());
}

void MessageViewTest::copiesTheChosenMessage() {
    ConversationFixture fixture;
    fixture.append(1, 10);
    QGuiApplication::clipboard()->clear();
    QTest::mouseClick(fixture.view.viewport(), Qt::LeftButton, {},
                      fixture.view.bubbleRect(8).center());
    QCOMPARE(fixture.view.current(), 8);
    QTest::keyClick(&fixture.view, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QString::fromUtf8(messages(9, 9)[0].text));
    QTest::keyClick(&fixture.view, Qt::Key_Up);
    QCOMPARE(fixture.view.current(), 7);

    QContextMenuEvent ask(QContextMenuEvent::Keyboard, {}, {});
    QCoreApplication::sendEvent(fixture.view.viewport(), &ask);
    auto* menu = fixture.view.findChild<QMenu*>();
    QVERIFY(menu != nullptr && menu->isVisible());
    QTest::keyClick(menu, Qt::Key_C);
    QCOMPARE(QGuiApplication::clipboard()->text(), QString::fromUtf8(messages(8, 8)[0].text));
}

void MessageViewTest::nothingThatGuestsWriteIsMarkup() {
    ConversationFixture fixture;
    const QByteArray evil = "<b>bold</b> <img src=http://127.0.0.1/x> &amp; javascript:alert(1)";
    fixture.model.append({message(1, "a", evil, kBeginning)});
    fixture.settle();
    const RowLayout layout(messageRow(fixture.model, 0), Fonts(fixture.view.font()), 600);
    QCOMPARE(layout.text().text(), QString::fromUtf8(evil));
}

void MessageViewTest::opensLinksByClick() {
    ConversationFixture fixture;
    fixture.model.append({message(1, "a", "http://127.0.0.1:8080/a?b=c.", kBeginning)});
    fixture.settle();
    QSignalSpy activated(&fixture.view, &MessageView::linkActivated);
    QTest::mouseClick(fixture.view.viewport(), Qt::LeftButton, {},
                      fixture.view.bubbleRect(0).center());
    QCOMPARE(activated.count(), 1);
    QCOMPARE(activated[0][0].toUrl(), QUrl(QStringLiteral("http://127.0.0.1:8080/a?b=c")));
}

void MessageViewTest::whereALinkLeadsIsShownAsText() {
    ConversationFixture fixture;
    const QString address = QStringLiteral("http://127.0.0.1/?a&lt;img&gt;x");
    fixture.model.append({message(1, "a", address.toUtf8(), kBeginning)});
    fixture.settle();
    const QPoint there = fixture.view.bubbleRect(0).center();
    QMouseEvent move(QEvent::MouseMove, there, fixture.view.viewport()->mapToGlobal(there),
                     Qt::NoButton, Qt::NoButton, {});
    QCoreApplication::sendEvent(fixture.view.viewport(), &move);
    // A tip is taken for HTML or for text, by what is in it.
    const QString tip = fixture.view.viewport()->toolTip();
    QTextDocument shown;
    Qt::mightBeRichText(tip) ? shown.setHtml(tip) : shown.setPlainText(tip);
    QCOMPARE(shown.toPlainText(), address);
}

void MessageViewTest::tellsEveryMessageToScreenReaders() {
    ConversationFixture fixture;
    fixture.append(11, 40);
    QAccessibleInterface* list = QAccessible::queryAccessibleInterface(&fixture.view);
    QCOMPARE(list->role(), QAccessible::List);
    QCOMPARE(list->childCount(), 30);
    QAccessibleInterface* item = list->child(29);
    QCOMPARE(item->role(), QAccessible::ListItem);
    QCOMPARE(list->indexOfChild(item), 29);
    QVERIFY(item->text(QAccessible::Name).startsWith(QStringLiteral("Person 1, ")));
    QVERIFY(item->text(QAccessible::Name).contains(QStringLiteral("Number 40 ")));
    QVERIFY(!item->rect().isEmpty());
    const QString before = item->text(QAccessible::Name);
    // It stays the same message, whatever comes in front of it.
    fixture.prepend(1, 10);
    QCOMPARE(list->childCount(), 40);
    QCOMPARE(list->indexOfChild(item), 39);
    QCOMPARE(item->text(QAccessible::Name), before);
}

void MessageViewTest::survivesTheEndOfItsModel() {
    MessageView view;
    {
        MessageModel model;
        model.append(lines(1, 20));
        view.setModel(&model);
        view.resize(300, 300);
        view.grab();
    }
    QCOMPARE(view.rowCount(), 0);
    view.grab();
}

} // namespace parlance

PARLANCE_UI_TEST_MAIN(parlance::MessageViewTest)
#include "messageview_test.moc"
