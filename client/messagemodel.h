// The conversation as rows: messages, the notes between them, and at the end what is still on its
// way out. Rows never change their text; only rows at the end become messages.
#pragma once

#include "client/conversation.h"
#include "client/failure.h"

#include <QAbstractListModel>

#include <deque>

namespace parlance {

class MessageModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum class Kind { Message, Pending, Failed, Gap, Reset };
    Q_ENUM(Kind)
    enum Role {
        KindRole = Qt::UserRole,
        AuthorRole, // QString
        CidRole,    // QByteArray
        TextRole,   // QString, plain text
        AtRole,     // QDateTime, local; invalid for notes
        SeqRole,    // qint64, 0 for what has no number yet
        OwnRole,    // bool
        NewsRole,   // bool: somebody else said it after we came
        MissedRole, // qint64, of a gap
        ReasonRole, // QString, why it Failed
    };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

    // Whose messages are one's own.
    void setSelf(const Member& self);

    // What is appended up to here was said before we came. Positions, because no two clocks agree.
    void setHistoryEnd(Seq seq) { m_historyEnd = seq; }
    void append(const std::vector<Conversation::Line>& lines);
    void prepend(const std::vector<Message>& messages);

    // What waits to be sent stands behind everything else until it comes back as a message.
    void addPending(const QByteArray& via, qint64 n, const QString& text);
    // One that never began to wait.
    void addFailed(const QString& text, const Failure& failure);
    void renumberPending(const QByteArray& via, qint64 n, const QByteArray& newVia, qint64 newN);
    void failPending(const QByteArray& via, qint64 n, const Failure& failure);
    // It is stored at this place, and will come from there.
    void storePending(const QByteArray& via, qint64 n, const Cursor& cursor);
    // So far everything has come: what is stored there and waits still lies before the first
    // message shown, or in a gap.
    void settlePending(const Cursor& last);

private:
    struct Row {
        Kind kind = Kind::Message;
        QString author{};
        QByteArray cid{};
        QString text{};
        qint64 at = 0;
        Seq seq = 0;
        bool isNews = false;
        qint64 missed = 0;
        std::optional<Failure> failure{};
        QByteArray via{};
        qint64 n = -1;
        std::optional<Cursor> storedAt{}; // Of one that is Pending.
    };

    static Row rowOf(const Conversation::Line& line);
    // The first row of those that wait.
    int settled() const { return static_cast<int>(m_rows.size()) - m_waiting; }
    bool isWaiting(int row) const { return row >= settled(); }
    void addWaiting(Row row);
    void removePending(const QByteArray& via, qint64 n);
    void removeRow(int row);
    std::deque<Row>::iterator findPending(const QByteArray& via, qint64 n);

    std::deque<Row> m_rows; // A deque, because history grows at both ends.
    int m_waiting = 0;      // Rows at the end that are Pending or Failed.
    Member m_self;
    Seq m_historyEnd = 0;
};

} // namespace parlance
