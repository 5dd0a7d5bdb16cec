// Who is in the room, by name, and who of them is typing.
#pragma once

#include "server/protocol/message.h"

#include <QAbstractListModel>
#include <QSet>

namespace parlance {

class PeopleModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        NameRole = Qt::UserRole, // QString, also DisplayRole
        CidRole,                 // QByteArray
        TypingRole,              // bool
        SelfRole,                // bool
    };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

    void setSelf(const QByteArray& cid);
    void apply(const Presence& presence);
    void apply(const Typing& typing);

    // All of them: the list itself is capped by the server.
    int count() const { return m_count; }
    // The names of those who type, without oneself.
    QStringList typists() const;

Q_SIGNALS:
    void countChanged();
    void typingChanged();

private:
    void insert(const Member& member);
    void remove(const QByteArray& cid);
    int rowOf(const QByteArray& cid) const;

    std::vector<Member> m_people; // Sorted by name.
    QSet<QByteArray> m_typing;
    QByteArray m_self;
    int m_count = 0;
};

} // namespace parlance
