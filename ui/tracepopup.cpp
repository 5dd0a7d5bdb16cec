#include "ui/tracepopup.h"

#include "client/trace.h"
#include "ui/clock.h"

#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollBar>

namespace parlance {
namespace {

QString lineOf(const TraceEntry& entry) {
    const QTime at = QDateTime::fromMSecsSinceEpoch(entry.at).time();
    QString said = sentence(entry);
    said[0] = said[0].toUpper(); // It stands alone here.
    return TracePopup::tr("%1   %2").arg(exactClockText(at), said);
}

} // namespace

TracePopup::TracePopup(Session& session, QWidget* parent)
    : QFrame(parent, Qt::Popup)
    , m_session(&session) {
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    auto* title = new QLabel(tr("Decisions about the transport"));
    QFont bold = title->font();
    bold.setWeight(QFont::DemiBold);
    title->setFont(bold);
    m_list.setFrameShape(QFrame::NoFrame);
    m_list.setWordWrap(true);
    m_list.setSpacing(2);
    m_list.setSelectionMode(QAbstractItemView::NoSelection);
    m_list.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list.setAccessibleName(title->text());
    m_copy.setText(tr("&Copy"));
    connect(&m_copy, &QPushButton::clicked, this, &TracePopup::copy);

    auto* top = new QHBoxLayout;
    top->addWidget(title, 1);
    top->addWidget(&m_copy);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 12);
    layout->addLayout(top);
    layout->addWidget(&m_list, 1);
    m_list.setFocus();

    connect(&session, &Session::traced, this, &TracePopup::addNews);
    connect(&session, &QObject::destroyed, this, &QWidget::close);
    for (const TraceEntry& entry : session.trace()) {
        m_list.addItem(lineOf(entry));
    }
    m_list.setCurrentRow(m_list.count() - 1);
}

void TracePopup::addNews() {
    const QScrollBar* bar = m_list.verticalScrollBar();
    const bool follows = bar->value() == bar->maximum(); // Who reads further up stays there.
    m_list.addItem(lineOf(m_session->trace().back()));
    if (follows) {
        m_list.setCurrentRow(m_list.count() - 1);
    }
}

void TracePopup::copy() {
    QStringList lines;
    for (int row = 0; row < m_list.count(); ++row) {
        lines.append(m_list.item(row)->text());
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace parlance
