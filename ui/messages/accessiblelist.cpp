#include "ui/messages/accessiblelist.h"

#include "ui/messages/messageview.h"

namespace parlance {
namespace {

class Item final : public QAccessibleInterface {
public:
    Item(MessageView& view, int row) : m_view(&view), m_row(row) {}

    int row() const { return m_row; }
    void setRow(int row) { m_row = row; }

    bool isValid() const override { return m_view && m_row < m_view->rowCount(); }
    QObject* object() const override { return nullptr; }
    QWindow* window() const override { return m_view->window()->windowHandle(); }
    QAccessibleInterface* parent() const override {
        return QAccessible::queryAccessibleInterface(m_view);
    }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }

    QString text(QAccessible::Text kind) const override {
        return kind == QAccessible::Name && isValid()
                   ? spokenText(messageRow(*m_view->model(), m_row))
                   : QString();
    }
    void setText(QAccessible::Text, const QString&) override {}

    QRect rect() const override {
        const QRect inView = m_view->rowRect(m_row);
        return inView.isEmpty()
                   ? inView
                   : QRect(m_view->viewport()->mapToGlobal(inView.topLeft()), inView.size());
    }
    QAccessible::State state() const override {
        QAccessible::State state;
        state.focusable = true;
        state.selectable = true;
        state.selected = state.focused = m_view->current() == m_row;
        state.offscreen = m_view->rowRect(m_row).isEmpty();
        state.readOnly = true;
        return state;
    }

private:
    QPointer<MessageView> m_view;
    int m_row;
};

QAccessibleInterface* makeList(const QString&, QObject* object) {
    auto* view = qobject_cast<MessageView*>(object);
    return view == nullptr ? nullptr : new AccessibleList(*view);
}

} // namespace

AccessibleList::AccessibleList(MessageView& view)
    : QAccessibleWidget(&view, QAccessible::List)
    , m_view(view) {
    view.m_accessible = this;
}

AccessibleList::~AccessibleList() {
    // The view may be half gone already, but not before the last of QObject is.
    if (auto* view = qobject_cast<MessageView*>(object())) {
        view->m_accessible = nullptr;
    }
    for (const auto& [row, id] : m_items) {
        QAccessible::deleteAccessibleInterface(id);
    }
}

void AccessibleList::install() {
    static const bool once = [] {
        QAccessible::installFactory(makeList);
        return true;
    }();
    Q_UNUSED(once);
}

int AccessibleList::childCount() const {
    return m_view.rowCount();
}

QAccessibleInterface* AccessibleList::child(int index) const {
    if (index < 0 || index >= childCount()) {
        return nullptr;
    }
    if (const auto known = m_items.find(index); known != m_items.end()) {
        return QAccessible::accessibleInterface(known->second);
    }
    auto* item = new Item(m_view, index);
    m_items[index] = QAccessible::registerAccessibleInterface(item);
    return item;
}

int AccessibleList::indexOfChild(const QAccessibleInterface* child) const {
    const auto* item = dynamic_cast<const Item*>(child);
    return item == nullptr ? -1 : item->row();
}

QAccessibleInterface* AccessibleList::childAt(int x, int y) const {
    return child(m_view.rowAt(m_view.viewport()->mapFromGlobal(QPoint(x, y))));
}

QAccessibleInterface* AccessibleList::focusChild() const {
    return child(m_view.current());
}

void AccessibleList::shift(int from, int by) {
    std::map<int, QAccessible::Id> shifted;
    for (auto item = m_items.lower_bound(from); item != m_items.end();) {
        auto node = m_items.extract(item++);
        node.key() += by;
        static_cast<Item*>(QAccessible::accessibleInterface(node.mapped()))->setRow(node.key());
        shifted.insert(std::move(node));
    }
    m_items.merge(shifted);
}

void AccessibleList::inserted(MessageView& view, int first, int last) {
    AccessibleList* list = view.m_accessible;
    if (list == nullptr) {
        return;
    }
    list->shift(first, last - first + 1);
    // A page of history would be announced as hundreds of news.
    if (last == view.rowCount() - 1 && first == last) {
        QAccessibleEvent event(&view, QAccessible::ObjectCreated);
        event.setChild(first);
        QAccessible::updateAccessibility(&event);
    }
}

void AccessibleList::removed(MessageView& view, int first, int last) {
    AccessibleList* list = view.m_accessible;
    if (list == nullptr) {
        return;
    }
    for (auto item = list->m_items.lower_bound(first);
         item != list->m_items.end() && item->first <= last;) {
        QAccessible::deleteAccessibleInterface(item->second);
        item = list->m_items.erase(item);
    }
    list->shift(last + 1, first - last - 1);
}

void AccessibleList::focused(MessageView& view, int row) {
    if (QAccessible::isActive()) {
        QAccessibleEvent event(&view, QAccessible::Focus);
        event.setChild(row);
        QAccessible::updateAccessibility(&event);
    }
}

} // namespace parlance
