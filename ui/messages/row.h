// What one row of the conversation shows, and how it stands to the row before it.
#pragma once

#include "client/messagemodel.h"

#include <QDateTime>

namespace parlance {

struct MessageRow {
    MessageModel::Kind kind = MessageModel::Kind::Message;
    QString author{};
    QByteArray cid{};
    QString text{};
    QDateTime at{}; // Invalid for what has not been stored yet.
    bool own = false;
    qint64 missed = 0;
    QString reason{};

    bool startsDay = false;
    bool startsGroup = false; // Shows who speaks, and when.
    bool isFirstNew = false;

    bool isNote() const {
        return kind == MessageModel::Kind::Gap || kind == MessageModel::Kind::Reset;
    }
};

// Messages of one author belong together for this long.
inline constexpr int kGroupSeconds = 5 * 60;

MessageRow messageRow(const QAbstractItemModel& model, int row);

// In words, for separators and for those who listen.
QString noteText(const MessageRow& row);
QString dayText(const QDate& day);
QString timeText(const QDateTime& at);
QString stateText(const MessageRow& row); // "Sending…", "Not sent: …", or nothing.
QString spokenText(const MessageRow& row);

} // namespace parlance
