#include "ui/roomspanel.h"

#include "ui/colors.h"

#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace parlance {
namespace {

constexpr int kRow = 32;
constexpr int kMostRows = 6; // Beyond that the list scrolls.

// Styles paint the chosen row alike with the keyboard on it and without.
class RoomDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        QStyledItemDelegate::paint(painter, option, index);
        if (option.state & QStyle::State_HasFocus) {
            const bool isChosen = option.state & QStyle::State_Selected;
            painter->setPen(QPen(isChosen ? option.palette.color(QPalette::HighlightedText)
                                          : Colors(option.palette).accent,
                                 2));
            painter->drawRect(option.rect.adjusted(3, 3, -4, -4));
        }
    }
};

} // namespace

RoomsPanel::RoomsPanel(QWidget* parent) : QWidget(parent) {
    m_list.setFrameShape(QFrame::NoFrame);
    m_list.setAccessibleName(tr("Rooms"));
    m_list.setItemDelegate(new RoomDelegate(&m_list));
    m_list.setUniformItemSizes(true);
    m_list.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list.viewport()->setAutoFillBackground(false);
    m_other.setPlaceholderText(tr("Another room"));
    m_other.setAccessibleName(tr("Another room on this server"));
    m_other.setClearButtonEnabled(true);
    m_problem.setWordWrap(true);
    m_problem.setText(tr("A room's name is made of a to z, 0 to 9, - and _."));
    m_problem.hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 8);
    layout->setSpacing(4);
    layout->addWidget(&m_list);
    layout->addWidget(&m_other);
    layout->addWidget(&m_problem);
    // No higher than it needs to be: the people below are more.
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);

    const auto enter = [this](const QListWidgetItem* item) {
        Q_EMIT joinRequested(*RoomUrl::parse(item->data(Qt::UserRole).toString()));
    };
    // Styles differ in whether one click activates; asking for the present room does nothing.
    connect(&m_list, &QListWidget::itemClicked, this, enter);
    connect(&m_list, &QListWidget::itemActivated, this, enter);
    connect(&m_other, &QLineEdit::returnPressed, this, &RoomsPanel::enterTyped);
    connect(&m_other, &QLineEdit::textEdited, &m_problem, &QLabel::hide);
}

void RoomsPanel::show(const std::optional<RoomUrl>& present, const QList<RoomUrl>& rooms) {
    m_present = present;
    const int height = qMax(kRow, m_list.fontMetrics().height() + 8);
    m_list.clear();
    for (const RoomUrl& room : rooms) {
        const QString name = QString::fromLatin1(room.room().bytes());
        const bool isElsewhere = present && room.origin() != present->origin();
        auto* item =
            new QListWidgetItem(isElsewhere ? tr("%1 (hosted here)").arg(name) : name, &m_list);
        item->setData(Qt::UserRole, room.page().toString());
        item->setSizeHint({0, height});
        if (present && room.page() == present->page()) {
            m_list.setCurrentItem(item);
        }
    }
    m_list.sortItems();
    m_list.setFixedHeight(height * qBound(1, m_list.count(), kMostRows));
}

void RoomsPanel::enterTyped() {
    // Names have small letters only; nobody need know.
    const auto name = RoomName::parse(m_other.text().trimmed().toLower().toUtf8());
    m_problem.setVisible(!name);
    if (name && m_present) {
        m_other.clear();
        Q_EMIT joinRequested(m_present->other(*name));
    }
}

} // namespace parlance
