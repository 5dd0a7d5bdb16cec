// The conversation for screen readers: a list with one item per message. Items are made when
// somebody asks for them, so a long history costs nothing.
#pragma once

#include <QAccessibleWidget>

#include <map>

namespace parlance {

class MessageView;

class AccessibleList final : public QAccessibleWidget {
public:
    explicit AccessibleList(MessageView& view);
    ~AccessibleList() override;

    // Qt makes one for every MessageView from here on.
    static void install();

    // What the view tells its list, if anybody has asked for one.
    static void inserted(MessageView& view, int first, int last);
    static void removed(MessageView& view, int first, int last);
    static void focused(MessageView& view, int row);

    int childCount() const override;
    QAccessibleInterface* child(int index) const override;
    int indexOfChild(const QAccessibleInterface* child) const override;
    QAccessibleInterface* childAt(int x, int y) const override;
    QAccessibleInterface* focusChild() const override;

private:
    void shift(int from, int by);

    MessageView& m_view;
    mutable std::map<int, QAccessible::Id> m_items; // By row.
};

} // namespace parlance
