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

private:
    void showCount();

    QPointer<PeopleModel> m_people;
    QLabel m_count;
    QListView m_list;
};

} // namespace parlance
