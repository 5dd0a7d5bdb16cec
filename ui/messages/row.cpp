#include "ui/messages/row.h"

#include "ui/clock.h"

#include <QCoreApplication>
#include <QLocale>

namespace parlance {
namespace {

struct RowText {
    Q_DECLARE_TR_FUNCTIONS(parlance::RowText)
};

MessageRow plainRow(const QAbstractItemModel& model, int row) {
    const QModelIndex index = model.index(row, 0);
    return {.kind = index.data(MessageModel::KindRole).value<MessageModel::Kind>(),
            .author = index.data(MessageModel::AuthorRole).toString(),
            .cid = index.data(MessageModel::CidRole).toByteArray(),
            .text = index.data(MessageModel::TextRole).toString(),
            .at = index.data(MessageModel::AtRole).toDateTime(),
            .own = index.data(MessageModel::OwnRole).toBool(),
            .missed = index.data(MessageModel::MissedRole).toLongLong(),
            .reason = index.data(MessageModel::ReasonRole).toString()};
}

bool continues(const MessageRow& row, const MessageRow& before) {
    if (before.isNote() || row.cid != before.cid || row.author != before.author) {
        return false;
    }
    // What is still on its way was said just now.
    const QDateTime at = row.at.isValid() ? row.at : QDateTime::currentDateTime();
    return !before.at.isValid() || before.at.secsTo(at) < kGroupSeconds;
}

} // namespace

MessageRow messageRow(const QAbstractItemModel& model, int row) {
    MessageRow content = plainRow(model, row);
    if (content.isNote()) {
        return content;
    }
    if (row == 0) {
        content.startsDay = content.at.isValid();
        content.startsGroup = true;
        return content;
    }
    const MessageRow before = plainRow(model, row - 1);
    // A note has no time: what follows it says its day again.
    content.startsDay =
        content.at.isValid() &&
        (before.isNote() || (before.at.isValid() && before.at.date() != content.at.date()));
    content.startsGroup = content.startsDay || !continues(content, before);
    return content;
}

QString noteText(const MessageRow& row) {
    if (row.kind == MessageModel::Kind::Gap) {
        return row.missed == 1 ? RowText::tr("One message is no longer kept")
                               : RowText::tr("%Ln messages are no longer kept", nullptr,
                                             static_cast<int>(row.missed));
    }
    return RowText::tr("Here another history begins");
}

QString dayText(const QDate& day) {
    const QDate today = QDate::currentDate();
    if (day == today) {
        return RowText::tr("Today");
    }
    if (day == today.addDays(-1)) {
        return RowText::tr("Yesterday");
    }
    return QLocale().toString(day, QLocale::LongFormat);
}

QString timeText(const QDateTime& at) {
    return at.isValid() ? clockText(at.time()) : QString();
}

QString stateText(const MessageRow& row) {
    if (row.kind == MessageModel::Kind::Pending) {
        return RowText::tr("Sending…");
    }
    if (row.kind == MessageModel::Kind::Failed) {
        return RowText::tr("Not sent, because %1").arg(row.reason);
    }
    return {};
}

QString spokenText(const MessageRow& row) {
    if (row.isNote()) {
        return noteText(row);
    }
    const QString state = stateText(row);
    const QString when = state.isEmpty() ? timeText(row.at) : state;
    return RowText::tr("%1, %2: %3").arg(row.author, when, row.text);
}

} // namespace parlance
