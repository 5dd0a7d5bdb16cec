#include "ui/messages/messageview.h"

#include "ui/messages/accessiblelist.h"
#include "ui/messages/jumpbutton.h"
#include "ui/messages/rowpainter.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>

namespace parlance {
namespace {

constexpr int kBottom = 8;    // Below the last message.
constexpr int kLineStep = 40; // One step of the wheel is three of these.

} // namespace

MessageView::MessageView(QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_rows(font())
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
    m_shownSince = QDateTime::currentMSecsSinceEpoch();
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
    m_anchor = {};
    m_last = -1;
    m_current = -1;
    m_following = true;
    clearUnread();
    arrangeSoon();
}

void MessageView::inserted(int first, int last) {
    const int count = last - first + 1;
    const bool wasEmpty = rowCount() == 0;
    m_rows.insert(first, count);
    for (int* row : {&m_anchor.row, &m_current}) {
        if (!wasEmpty && *row >= first) {
            *row += count;
        }
    }
    countUnread(first, last);
    // It has another neighbour now, and may need its name no more.
    refresh(last + 1);
    AccessibleList::inserted(*this, first, last);
    arrangeSoon();
}

void MessageView::removed(int first, int last) {
    const int count = last - first + 1;
    m_rows.remove(first, count);
    if (m_anchor.row >= first) {
        m_anchor.row = m_anchor.row > last ? m_anchor.row - count : qMax(0, first - 1);
    }
    if (m_current >= first) {
        m_current = m_current > last ? m_current - count : -1;
    }
    refresh(first);
    AccessibleList::removed(*this, first, last);
    arrangeSoon();
}

void MessageView::changed(int first, int last) {
    if (m_anchor.row >= first && m_anchor.row <= last) {
        refresh(m_anchor.row);
    }
    m_rows.refresh(first, last);
    arrangeSoon();
}

void MessageView::countUnread(int first, int last) {
    if (m_following && isActiveWindow()) {
        return;
    }
    for (int row = first; row <= last; ++row) {
        const MessageRow content = messageRow(*m_model, row);
        // What was said before we came is history.
        const bool isNews = content.kind == MessageModel::Kind::Message && !content.own &&
                            content.at.toMSecsSinceEpoch() >= m_shownSince;
        if (!isNews) {
            continue;
        }
        // A line in sight stays: taking it away would move what stands below it.
        const int line = m_rows.firstNew();
        if (m_unread++ == 0 && (line < m_anchor.row || line > m_last)) {
            m_rows.setFirstNew(row);
        }
    }
    m_jump->setUnread(m_unread);
    Q_EMIT unreadChanged();
}

void MessageView::clearUnread() {
    if (std::exchange(m_unread, 0) != 0) {
        m_jump->setUnread(0);
        Q_EMIT unreadChanged();
    }
}

void MessageView::refresh(int row) {
    const int moved = m_rows.refresh(row);
    if (row == m_anchor.row && m_anchor.offset > 0) {
        m_anchor.offset += moved;
    }
}

// Laying out.

void MessageView::arrangeSoon() {
    if (!std::exchange(m_arrangeSoon, true)) {
        QCoreApplication::postEvent(this, new QEvent(QEvent::LayoutRequest), Qt::HighEventPriority);
    }
}

void MessageView::arrange() {
    m_arrangeSoon = false;
    m_last = -1;
    m_rows.setWidth(viewport()->width());
    const int height = viewport()->height();
    if (rowCount() > 0 && height > 0) {
        if (m_following) {
            anchorAtEnd();
        } else {
            normalise();
        }
        int y = -m_anchor.offset;
        for (int row = m_anchor.row; row < rowCount() && y < height; ++row) {
            y += m_rows.heightOf(row);
            m_last = row;
        }
        if (!m_following && m_last == rowCount() - 1 && y <= height - kBottom) {
            anchorAtEnd(); // Nothing but emptiness further down.
            m_following = true;
        }
        m_rows.keep(m_anchor.row, m_last);
    }
    if (m_following && isActiveWindow()) {
        clearUnread();
    }
    syncScrollBar();
    m_jump->setVisible(!m_following);
    m_jump->move(viewport()->geometry().bottomRight() -
                 QPoint(m_jump->width() + 16, m_jump->height() + 8));
    viewport()->update();
    // Early enough that nobody waits at the top.
    if (rowCount() > 0 && m_rows.heights().above(m_anchor.row) < 2 * height) {
        Q_EMIT olderWanted();
    }
}

void MessageView::anchorAtEnd() {
    int row = rowCount();
    int y = viewport()->height() - kBottom;
    while (row > 0 && y > 0) {
        y -= m_rows.heightOf(--row);
    }
    m_anchor = {row, -y};
}

void MessageView::normalise() {
    m_anchor.row = qBound(0, m_anchor.row, rowCount() - 1);
    while (m_anchor.offset < 0 && m_anchor.row > 0) {
        m_anchor.offset += m_rows.heightOf(--m_anchor.row);
    }
    m_anchor.offset = qMax(0, m_anchor.offset);
    while (m_anchor.row < rowCount() - 1 && m_anchor.offset >= m_rows.heightOf(m_anchor.row)) {
        m_anchor.offset -= m_rows.heightOf(m_anchor.row++);
    }
}

void MessageView::syncScrollBar() {
    m_arranging = true;
    QScrollBar* bar = verticalScrollBar();
    const int height = viewport()->height();
    const qint64 most = qMax<qint64>(0, m_rows.heights().total() + kBottom - height);
    const qint64 value = m_rows.heights().above(m_anchor.row) + m_anchor.offset;
    bar->setPageStep(height);
    bar->setRange(0, static_cast<int>(most));
    bar->setValue(static_cast<int>(m_following ? most : qMin(most, value)));
    m_scrolled = bar->value();
    m_arranging = false;
}

// Scrolling.

void MessageView::scrollContentsBy(int, int) {
    if (m_arranging || rowCount() == 0) {
        return;
    }
    const int value = verticalScrollBar()->value();
    const int by = value - m_scrolled;
    m_following = value >= verticalScrollBar()->maximum() && by > 0;
    if (qAbs(by) <= 2 * viewport()->height()) {
        m_anchor.offset += by; // Measured rows: not a pixel is lost on the way.
    } else {
        m_anchor.row = m_rows.heights().rowAt(value);
        m_anchor.offset = static_cast<int>(value - m_rows.heights().above(m_anchor.row));
    }
    arrange();
}

void MessageView::jumpToLatest() {
    m_following = true;
    arrange();
}

QRect MessageView::rowRect(int row) {
    if (row < m_anchor.row || row > m_last) {
        return {};
    }
    const qint64 top =
        m_rows.heights().above(row) - m_rows.heights().above(m_anchor.row) - m_anchor.offset;
    return {0, static_cast<int>(top), viewport()->width(), m_rows.heights().of(row)};
}

QRect MessageView::bubbleRect(int row) {
    const QRect rect = rowRect(row);
    return rect.isEmpty() ? rect
                          : m_rows.layout(row).bubble().toAlignedRect().translated(rect.topLeft());
}

int MessageView::rowAt(const QPoint& point) {
    for (int row = m_anchor.row; row <= m_last; ++row) {
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
    m_following = false;
    if (m_current <= m_anchor.row) {
        m_anchor = {m_current, 0};
    } else {
        m_anchor = {m_current, m_rows.heightOf(m_current) + kBottom - viewport()->height()};
    }
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
    int y = -m_anchor.offset;
    for (int row = m_anchor.row; row <= m_last; ++row) {
        const RowLayout& layout = m_rows.layout(row);
        if (event->rect().intersects({0, y, viewport()->width(), layout.height()})) {
            const bool isCurrent = row == m_current && hasFocus();
            painter.translate(0, y);
            paintRow(painter, layout, m_rows.fonts(), colors,
                     isCurrent ? RowFocus::Current : RowFocus::None);
            painter.translate(0, -y);
        }
        y += layout.height();
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
    // Where it really leads, before anybody goes there.
    viewport()->setToolTip(link == nullptr ? QString() : link->url.toDisplayString());
}

void MessageView::focusInEvent(QFocusEvent* event) {
    if (m_current < 0 && event->reason() != Qt::MouseFocusReason) {
        setCurrent(m_last);
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
        menu->addAction(tr("&Open %1").arg(host), this,
                        [this, url = link.url] { Q_EMIT linkActivated(url); });
    }
    if (row.kind == MessageModel::Kind::Failed) {
        menu->addAction(tr("&Write it again"), this,
                        [this, text = row.text] { Q_EMIT textReturned(text); });
    }
    menu->popup(event->reason() == QContextMenuEvent::Keyboard
                    ? viewport()->mapToGlobal(bubbleRect(m_current).center())
                    : event->globalPos());
}

} // namespace parlance
