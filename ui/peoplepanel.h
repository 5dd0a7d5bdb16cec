// Who is in the room.
#pragma once

#include "client/peoplemodel.h"

#include <QLabel>
#include <QListView>
#include <QPointer>
#include <QWidget>

namespace parlance {

class PeoplePanel final : public QWidget {
    Q_OBJECT

public:
    explicit PeoplePanel(QWidget* parent = nullptr);

    void show(PeopleModel* people);

Q_SIGNALS:
    // Somebody other than us, by the mouse or by the menu key.
    void menuRequested(const parlance::Member& guest, const QPoint& at);

private:
    void requestMenu(const QPoint& at);
    void showCount();

    QPointer<PeopleModel> m_people;
    QLabel m_count;
    QListView m_list;
};

} // namespace parlance
