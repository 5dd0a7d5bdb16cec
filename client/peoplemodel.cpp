#include "client/peoplemodel.h"

#include <algorithm>

namespace parlance {
namespace {

bool byName(const Member& a, const Member& b) {
    const int order =
        QString::localeAwareCompare(QString::fromUtf8(a.name), QString::fromUtf8(b.name));
    return order != 0 ? order < 0 : a.cid < b.cid;
}

} // namespace

int PeopleModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_people.size());
}

QVariant PeopleModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const Member& person = m_people[static_cast<std::size_t>(index.row())];
    switch (role) {
        case Qt::DisplayRole:
        case NameRole:
            return QString::fromUtf8(person.name);
        case CidRole:
            return person.cid;
        case TypingRole:
            return m_typing.contains(person.cid);
        case SelfRole:
            return person.cid == m_self;
        default:
            return {};
    }
}

void PeopleModel::setSelf(const QByteArray& cid) {
    m_self = cid;
    if (!m_people.empty()) {
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {SelfRole});
    }
}

void PeopleModel::apply(const Presence& presence) {
    if (presence.full) {
        beginResetModel();
        m_people = *presence.full;
        std::ranges::sort(m_people, byName);
        endResetModel();
    }
    for (const Member& member : presence.left) {
        remove(member.cid);
    }
    for (const Member& member : presence.joined) {
        // Also how another name is told.
        remove(member.cid);
        insert(member);
    }
    if (m_count != presence.count) {
        m_count = presence.count;
        Q_EMIT countChanged();
    }
}

void PeopleModel::apply(const Typing& typing) {
    m_typing = QSet<QByteArray>(typing.cids.begin(), typing.cids.end());
    if (!m_people.empty()) {
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {TypingRole});
    }
    Q_EMIT typingChanged();
}

QStringList PeopleModel::typists() const {
    QStringList names;
    for (const Member& person : m_people) {
        if (m_typing.contains(person.cid) && person.cid != m_self) {
            names.append(QString::fromUtf8(person.name));
        }
    }
    return names;
}

void PeopleModel::insert(const Member& member) {
    const auto place = std::ranges::upper_bound(m_people, member, byName);
    const int row = static_cast<int>(place - m_people.begin());
    beginInsertRows({}, row, row);
    m_people.insert(place, member);
    endInsertRows();
}

void PeopleModel::remove(const QByteArray& cid) {
    const int row = rowOf(cid);
    if (row < 0) {
        return;
    }
    beginRemoveRows({}, row, row);
    m_people.erase(m_people.begin() + row);
    endRemoveRows();
}

int PeopleModel::rowOf(const QByteArray& cid) const {
    const auto person =
        std::ranges::find_if(m_people, [&](const Member& member) { return member.cid == cid; });
    return person == m_people.end() ? -1 : static_cast<int>(person - m_people.begin());
}

} // namespace parlance
