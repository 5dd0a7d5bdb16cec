#include "client/messagemodel.h"

#include "client/reason.h"

#include <QDateTime>

#include <algorithm>

namespace parlance {

int MessageModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant MessageModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
        case Qt::DisplayRole:
        case TextRole:
            return row.text;
        case KindRole:
            return QVariant::fromValue(row.kind);
        case AuthorRole:
            return isWaiting(index.row()) ? QString::fromUtf8(m_self.name) : row.author;
        case CidRole:
            return isWaiting(index.row()) ? m_self.cid : row.cid;
        case AtRole:
            return row.at > 0 ? QDateTime::fromMSecsSinceEpoch(row.at) : QDateTime();
        case SeqRole:
            return row.seq;
        case OwnRole:
            return isWaiting(index.row()) || (!row.cid.isEmpty() && row.cid == m_self.cid);
        case NewsRole:
            return row.isNews && row.cid != m_self.cid;
        case MissedRole:
            return row.missed;
        case ReasonRole:
            return row.failure ? reasonOf(*row.failure) : QString();
        default:
            return {};
    }
}

void MessageModel::setSelf(const Member& self) {
    m_self = self;
    if (!m_rows.empty()) {
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {OwnRole, AuthorRole, CidRole});
    }
}

MessageModel::Row MessageModel::rowOf(const Conversation::Line& line) {
    if (const auto* gap = std::get_if<Conversation::Gap>(&line)) {
        return {.kind = Kind::Gap, .missed = gap->missed};
    }
    if (std::holds_alternative<Conversation::Reset>(line)) {
        return {.kind = Kind::Reset};
    }
    const auto& message = std::get<Message>(line);
    return {.author = QString::fromUtf8(message.from),
            .cid = message.cid,
            .text = QString::fromUtf8(message.text),
            .at = message.at,
            .seq = message.cursor.seq,
            .via = message.via,
            .n = message.n.value_or(-1)};
}

void MessageModel::append(const std::vector<Conversation::Line>& lines) {
    if (lines.empty()) {
        return;
    }
    // First out of the waiting rows, then in as messages: nobody sees both.
    for (const Conversation::Line& line : lines) {
        const auto* message = std::get_if<Message>(&line);
        if (message != nullptr && message->n && message->cid == m_self.cid) {
            removePending(message->via, *message->n);
        }
    }
    const int at = settled();
    beginInsertRows({}, at, at + static_cast<int>(lines.size()) - 1);
    auto place = m_rows.begin() + at;
    for (const Conversation::Line& line : lines) {
        Row row = rowOf(line);
        row.isNews = row.kind == Kind::Message && row.seq > m_historyEnd;
        place = std::next(m_rows.insert(place, std::move(row)));
    }
    endInsertRows();
}

void MessageModel::prepend(const std::vector<Message>& messages) {
    if (messages.empty()) {
        return;
    }
    beginInsertRows({}, 0, static_cast<int>(messages.size()) - 1);
    for (auto message = messages.rbegin(); message != messages.rend(); ++message) {
        m_rows.push_front(rowOf(*message));
    }
    endInsertRows();
}

void MessageModel::addPending(const QByteArray& via, qint64 n, const QString& text) {
    addWaiting({.kind = Kind::Pending, .text = text, .via = via, .n = n});
}

void MessageModel::addFailed(const QString& text, const Failure& failure) {
    addWaiting({.kind = Kind::Failed, .text = text, .failure = failure});
}

// Whose it is goes without saying, and at the start we do not know it yet.
void MessageModel::addWaiting(Row row) {
    const int end = rowCount();
    beginInsertRows({}, end, end);
    m_rows.push_back(std::move(row));
    ++m_waiting;
    endInsertRows();
}

void MessageModel::renumberPending(const QByteArray& via, qint64 n, const QByteArray& newVia,
                                   qint64 newN) {
    const auto row = findPending(via, n);
    if (row != m_rows.end()) {
        row->via = newVia;
        row->n = newN;
    }
}

void MessageModel::failPending(const QByteArray& via, qint64 n, const Failure& failure) {
    const auto row = findPending(via, n);
    if (row != m_rows.end()) {
        row->kind = Kind::Failed;
        row->failure = failure;
        const QModelIndex changed = index(static_cast<int>(row - m_rows.begin()));
        Q_EMIT dataChanged(changed, changed, {KindRole, ReasonRole});
    }
}

void MessageModel::storePending(const QByteArray& via, qint64 n, const Cursor& cursor) {
    const auto row = findPending(via, n);
    if (row != m_rows.end()) {
        row->storedAt = cursor;
    }
}

void MessageModel::settlePending(const Cursor& last) {
    for (int row = rowCount() - 1; row >= settled(); --row) {
        const auto& storedAt = m_rows[static_cast<std::size_t>(row)].storedAt;
        if (storedAt && (storedAt->epoch != last.epoch || storedAt->seq <= last.seq)) {
            removeRow(row);
        }
    }
}

void MessageModel::removePending(const QByteArray& via, qint64 n) {
    const auto row = findPending(via, n);
    if (row != m_rows.end()) {
        removeRow(static_cast<int>(row - m_rows.begin()));
    }
}

void MessageModel::removeRow(int row) {
    beginRemoveRows({}, row, row);
    m_rows.erase(m_rows.begin() + row);
    --m_waiting;
    endRemoveRows();
}

std::deque<MessageModel::Row>::iterator MessageModel::findPending(const QByteArray& via, qint64 n) {
    return std::find_if(m_rows.begin() + settled(), m_rows.end(),
                        [&](const Row& row) { return row.via == via && row.n == n; });
}

} // namespace parlance
