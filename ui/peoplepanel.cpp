#include "ui/peoplepanel.h"

#include "ui/avatar.h"
#include "ui/colors.h"

#include <QPainter>
#include <QStyle>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace parlance {
namespace {

constexpr int kRow = 48;
constexpr int kAvatar = 32;

class PersonDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override {
        return {kAvatar, qMax(kRow, 2 * option.fontMetrics.height() + 8)};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const QRect row = option.rect;
        const Colors colors(option.palette);
        const QString name = index.data(PeopleModel::NameRole).toString();
        if (option.state & QStyle::State_HasFocus) {
            painter->setPen(colors.accent);
            painter->drawRect(row.adjusted(1, 1, -2, -2));
        }
        const auto mirrored = [&](const QRect& rect) {
            return QStyle::visualRect(option.direction, row, rect);
        };
        const QRect avatar(row.left() + 8, row.center().y() - kAvatar / 2, kAvatar, kAvatar);
        paintAvatar(*painter, mirrored(avatar), name,
                    index.data(PeopleModel::CidRole).toByteArray());

        const QString detail = detailOf(index);
        const int line = option.fontMetrics.height();
        QRect text(row.left() + kAvatar + 20, row.top(), row.width() - kAvatar - 28, line);
        text.moveTop(row.center().y() - (detail.isEmpty() ? line : 2 * line) / 2);
        text = mirrored(text);
        painter->setPen(colors.text);
        painter->drawText(text, Qt::AlignLeading | Qt::TextSingleLine,
                          option.fontMetrics.elidedText(name, Qt::ElideRight, text.width()));
        painter->setPen(colors.faint);
        painter->drawText(text.translated(0, line), Qt::AlignLeading | Qt::TextSingleLine, detail);
    }

private:
    static QString detailOf(const QModelIndex& index) {
        if (index.data(PeopleModel::SelfRole).toBool()) {
            return PeoplePanel::tr("You");
        }
        return index.data(PeopleModel::TypingRole).toBool() ? PeoplePanel::tr("typing…")
                                                            : QString();
    }
};

} // namespace

PeoplePanel::PeoplePanel(QWidget* parent) : QWidget(parent) {
    m_count.setContentsMargins(16, 8, 8, 8);
    m_list.setFrameShape(QFrame::NoFrame);
    m_list.setItemDelegate(new PersonDelegate(&m_list));
    m_list.setUniformItemSizes(true);
    m_list.setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list.setAccessibleName(tr("People"));
    m_list.setContextMenuPolicy(Qt::CustomContextMenu);
    connect(&m_list, &QWidget::customContextMenuRequested, this, &PeoplePanel::requestMenu);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(&m_count);
    layout->addWidget(&m_list);
}

void PeoplePanel::show(PeopleModel* people) {
    if (m_people) {
        m_people->disconnect(this);
    }
    m_people = people;
    m_list.setModel(people);
    if (people != nullptr) {
        connect(people, &PeopleModel::countChanged, this, &PeoplePanel::showCount);
    }
    showCount();
}

void PeoplePanel::requestMenu(const QPoint& at) {
    const QModelIndex index = m_list.indexAt(at);
    if (index.isValid() && !index.data(PeopleModel::SelfRole).toBool()) {
        Q_EMIT menuRequested({index.data(PeopleModel::CidRole).toByteArray(),
                              index.data(PeopleModel::NameRole).toString().toUtf8()},
                             m_list.viewport()->mapToGlobal(at));
    }
}

void PeoplePanel::showCount() {
    const int count = m_people ? m_people->count() : 0;
    m_count.setText(count == 1 ? tr("1 person") : tr("%Ln people", nullptr, count));
}

} // namespace parlance
