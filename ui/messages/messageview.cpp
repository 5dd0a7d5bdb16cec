#include "ui/messages/messageview.h"

#include "ui/announce.h"
#include "ui/messages/accessiblelist.h"
#include "ui/messages/jumpbutton.h"
#include "ui/messages/rowpainter.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>
#include <QStyle>
#include <QTextDocument>

namespace parlance {
namespace {

constexpr int kLineStep = 40;     // One step of the wheel is three of these.
constexpr int kMostAnnounced = 5; // More at once nobody listens to.

} // namespace

MessageView::MessageView(QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_rows(font())
    , m_place(m_rows)
    , m_jump(new JumpButton(this)) {
    AccessibleList::install();
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Messages"));
    viewport()->setBackgroundRole(QPalette::Base);
    viewport()->setMouseTracking(true);
    verticalScrollBar()->setSingleStep(kLineStep);
    connect(m_jump, &JumpButton::clicked, this, &MessageView::jumpToLatest);
    m_jump->hide();
}

MessageView::~MessageView() = default;

void MessageView::setModel(QAbstractItemModel* model) {
    if (m_model) {
        m_model->disconnect(this);
    }
    m_model = model;
    if (m_model) {
        connect(m_model, &QAbstractItemModel::rowsInserted, this,
                [this](const QModelIndex&, int first, int last) { inserted(first, last); });
        connect(m_model, &QAbstractItemModel::rowsRemoved, this,
                [this](const QModelIndex&, int first, int last) { removed(first, last); });
        connect(m_model, &QAbstractItemModel::dataChanged, this,
                [this](const QModelIndex& first, const QModelIndex& last) {
                    changed(first.row(), last.row());
                });
        connect(m_model, &QAbstractItemModel::modelReset, this, [this] { reset(); });
        // Between its own destructor and QObject's there is nothing left to ask.
        connect(m_model, &QObject::destroyed, this, [this] { setModel(nullptr); });
    }
    reset();
}

void MessageView::setEmptyText(const QString& text) {
    m_emptyText = text;
    viewport()->update();
}

// What changes in the model.

void MessageView::reset() {
    m_rows.reset(m_model);
    m_place.reset();
    m_current = -1;
    clearUnread();
    arrangeSoon();
}

void MessageView::inserted(int first, int last) {
    const int count = last - first + 1;
    m_place.insert(first, count);
    m_rows.insert(first, count);
    if (m_current >= first) {
        m_current += count;
    }
    countUnread(first, last);
    // It has another neighbour now, and may need its name no more.
    refresh(last + 1);
    AccessibleList::inserted(*this, first, last);
    announceNews(first, last);
    arrangeSoon();
}

void MessageView::removed(int first, int last) {
    const int count = last - first + 1;
    m_rows.remove(first, count);
    m_place.remove(first, count);
    if (m_current >= first) {
        m_current = m_current > last ? m_current - count : -1;
    }
    refresh(first);
    AccessibleList::removed(*this, first, last);
    arrangeSoon();
}

void MessageView::changed(int first, int last) {
    if (m_place.first() >= first && m_place.first() <= last) {
        refresh(m_place.first());
    }
    m_rows.refresh(first, last);
    arrangeSoon();
}

void MessageView::countUnread(int first, int last) {
    if (isAtLatest() && isActiveWindow()) {
        return;
    }
    for (int row = first; row <= last; ++row) {
        if (!m_model->index(row, 0).data(MessageModel::NewsRole).toBool()) {
            continue;
        }
        // A line in sight stays: taking it away would move what stands below it.
        const int line = m_rows.firstNew();
        if (m_unread++ == 0 && !m_place.shows(line)) {
            m_rows.setFirstNew(row);
        }
    }
    m_jump->setUnread(m_unread);
    Q_EMIT unreadChanged();
}

// What others say now, not what is fetched of the past.
void MessageView::announceNews(int first, int last) {
    QStringList news;
    for (int row = qMax(first, last - kMostAnnounced + 1); row <= last; ++row) {
        if (m_model->index(row, 0).data(MessageModel::NewsRole).toBool()) {
            news.append(spokenText(messageRow(*m_model, row)));
        }
    }
    if (!news.isEmpty()) {
        announce(*this, news.join(u'\n'));
    }
}

void MessageView::clearUnread() {
    if (std::exchange(m_unread, 0) != 0) {
        m_jump->setUnread(0);
        Q_EMIT unreadChanged();
    }
}

void MessageView::refresh(int row) {
    m_place.moved(row, m_rows.refresh(row));
}

// Laying out.

void MessageView::arrangeSoon() {
    if (!std::exchange(m_arrangeSoon, true)) {
        QCoreApplication::postEvent(this, new QEvent(QEvent::LayoutRequest), Qt::HighEventPriority);
    }
}

void MessageView::arrange() {
    m_arrangeSoon = false;
    m_rows.setWidth(viewport()->width());
    m_place.arrange(viewport()->height());
    if (isAtLatest() && isActiveWindow()) {
        clearUnread();
    }
    syncScrollBar();
    m_jump->setVisible(!isAtLatest());
    const QRect view = viewport()->geometry();
    const QRect place({view.right() - m_jump->width() - 16, view.bottom() - m_jump->height() - 8},
                      m_jump->size());
    m_jump->move(QStyle::visualRect(layoutDirection(), view, place).topLeft());
    viewport()->update();
    // Early enough that nobody waits at the top.
    if (rowCount() > 0 && m_rows.heights().above(m_place.first()) < 2 * viewport()->height()) {
        Q_EMIT olderWanted();
    }
}

void MessageView::syncScrollBar() {
    m_arranging = true;
    QScrollBar* bar = verticalScrollBar();
    bar->setPageStep(viewport()->height());
    bar->setRange(0, m_place.mostScrolled());
    bar->setValue(m_place.scrolled());
    m_scrolled = bar->value();
    m_arranging = false;
}

// Scrolling.

void MessageView::scrollContentsBy(int, int) {
    if (m_arranging || rowCount() == 0) {
        return;
    }
    const int value = verticalScrollBar()->value();
    m_place.scroll(m_scrolled, value);
    if (value >= verticalScrollBar()->maximum() && value > m_scrolled) {
        m_place.follow();
    }
    arrange();
}

void MessageView::jumpToLatest() {
    m_place.follow();
    arrange();
}

QRect MessageView::rowRect(int row) {
    if (!m_place.shows(row)) {
        return {};
    }
    return {0, m_place.topOf(row), viewport()->width(), m_rows.heights().of(row)};
}

QRect MessageView::bubbleRect(int row) {
    const QRect rect = rowRect(row);
    return rect.isEmpty() ? rect
                          : m_rows.layout(row).bubble().toAlignedRect().translated(rect.topLeft());
}

int MessageView::rowAt(const QPoint& point) {
    for (int row = m_place.first(); row <= m_place.last(); ++row) {
        if (rowRect(row).contains(point)) {
            return row;
        }
    }
    return -1;
}

void MessageView::setCurrent(int row) {
    if (row == m_current || row < -1 || row >= rowCount()) {
        return;
    }
    m_current = row;
    if (row >= 0) {
        revealCurrent();
        AccessibleList::focused(*this, row);
    }
    viewport()->update();
}

void MessageView::revealCurrent() {
    const QRect rect = rowRect(m_current);
    if (rect.top() >= 0 && rect.bottom() <= viewport()->height() && !rect.isEmpty()) {
        return;
    }
    m_place.reveal(m_current);
    arrange();
}

// Events.

bool MessageView::event(QEvent* event) {
    switch (event->type()) {
        case QEvent::LayoutRequest:
            if (m_arrangeSoon) {
                arrange();
            }
            return true;
        case QEvent::WindowActivate:
            arrangeSoon(); // Somebody looks.
            break;
        default:
            break;
    }
    return QAbstractScrollArea::event(event);
}

void MessageView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::FontChange) {
        m_rows.setFont(font());
        arrangeSoon();
    }
    QAbstractScrollArea::changeEvent(event);
}

void MessageView::resizeEvent(QResizeEvent*) {
    arrange();
}

void MessageView::paintEvent(QPaintEvent* event) {
    if (m_arrangeSoon) {
        arrange();
    }
    const Colors colors(palette());
    QPainter painter(viewport());
    painter.fillRect(event->rect(), colors.background);
    if (rowCount() == 0) {
        painter.setPen(colors.faint);
        painter.drawText(viewport()->rect().adjusted(32, 32, -32, -32),
                         Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
        return;
    }
    for (int row = m_place.first(); row <= m_place.last(); ++row) {
        const RowLayout& layout = m_rows.layout(row);
        const int y = m_place.topOf(row);
        if (event->rect().intersects({0, y, viewport()->width(), layout.height()})) {
            const bool isCurrent = row == m_current && hasFocus();
            painter.translate(0, y);
            paintRow(painter, layout, m_rows.fonts(), colors,
                     isCurrent ? RowFocus::Current : RowFocus::None);
            painter.translate(0, -y);
        }
    }
}

void MessageView::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy)) {
        copy();
    } else if (event->key() == Qt::Key_Up) {
        setCurrent(m_current < 0 ? rowCount() - 1 : qMax(0, m_current - 1));
    } else if (event->key() == Qt::Key_Down) {
        setCurrent(m_current < 0 ? rowCount() - 1 : qMin(rowCount() - 1, m_current + 1));
    } else if (event->key() == Qt::Key_Home) {
        verticalScrollBar()->setValue(0);
    } else if (event->key() == Qt::Key_End) {
        jumpToLatest();
    } else {
        QAbstractScrollArea::keyPressEvent(event);
    }
}

const TextLink* MessageView::linkAt(const QPoint& point) {
    const int row = rowAt(point);
    return row < 0 ? nullptr : m_rows.layout(row).linkAt(point - rowRect(row).topLeft());
}

void MessageView::mousePressEvent(QMouseEvent* event) {
    const QPoint point = event->position().toPoint();
    const int row = rowAt(point);
    if (row >= 0 && bubbleRect(row).contains(point)) {
        setCurrent(row);
    } else if (event->button() == Qt::RightButton) {
        setCurrent(-1); // A menu would be about a message that nobody points at.
    }
    const TextLink* link = event->button() == Qt::LeftButton ? linkAt(point) : nullptr;
    m_pressedLink = link == nullptr ? QUrl() : link->url;
}

void MessageView::mouseReleaseEvent(QMouseEvent* event) {
    const TextLink* link = linkAt(event->position().toPoint());
    if (link != nullptr && event->button() == Qt::LeftButton && link->url == m_pressedLink) {
        Q_EMIT linkActivated(link->url);
    }
    m_pressedLink.clear();
}

void MessageView::mouseMoveEvent(QMouseEvent* event) {
    const TextLink* link = linkAt(event->position().toPoint());
    viewport()->setCursor(link == nullptr ? Qt::ArrowCursor : Qt::PointingHandCursor);
    // Where it really leads, before anybody goes there. A tool tip takes a text with "&lt;" for
    // HTML.
    viewport()->setToolTip(link == nullptr ? QString()
                                           : Qt::convertFromPlainText(link->url.toDisplayString()));
}

void MessageView::focusInEvent(QFocusEvent* event) {
    if (m_current < 0 && event->reason() != Qt::MouseFocusReason) {
        setCurrent(m_place.last());
    }
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void MessageView::copy() {
    if (m_current >= 0) {
        const MessageRow row = messageRow(*m_model, m_current);
        QGuiApplication::clipboard()->setText(row.isNote() ? noteText(row) : row.text);
    }
}

void MessageView::contextMenuEvent(QContextMenuEvent* event) {
    if (m_current < 0) {
        return;
    }
    const MessageRow row = messageRow(*m_model, m_current);
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("&Copy"), QKeySequence::Copy, this, &MessageView::copy);
    for (const TextLink& link : m_rows.layout(m_current).links()) {
        const QString host = link.url.host().replace(u'&', QStringLiteral("&&"));
        const bool isFirst = menu->actions().size() == 1;
        const QString text = isFirst ? tr("&Open %1") : tr("&Open %1").remove(u'&');
        menu->addAction(text.arg(host), this,
                        [this, url = link.url] { Q_EMIT linkActivated(url); });
    }
    if (row.kind == MessageModel::Kind::Failed) {
        menu->addAction(tr("&Write it again"), this,
                        [this, text = row.text] { Q_EMIT textReturned(text); });
    }
    if (!row.cid.isEmpty() && !row.own && !row.isNote()) {
        Q_EMIT menuOpening({row.cid, row.author.toUtf8()}, menu);
    }
    menu->popup(event->reason() == QContextMenuEvent::Keyboard
                    ? viewport()->mapToGlobal(bubbleRect(m_current).center())
                    : event->globalPos());
}

} // namespace parlance
