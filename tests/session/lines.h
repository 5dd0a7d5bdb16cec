// Messages and hellos as short as a test wants them.
#pragma once

#include "client/conversation.h"

#include <QStringList>

namespace parlance {

inline const QByteArray kEpoch = "abcdefghijkl";

inline Message message(Seq seq, const QByteArray& epoch = kEpoch) {
    return {.room = *RoomName::parse("lobby"),
            .cursor = {epoch, seq},
            .cid = "ana",
            .from = "Ana",
            .at = 1000 + seq,
            .text = QByteArray::number(seq)};
}

inline Hello hello(Seq after, Resume resume = Resume::Ok, const QByteArray& epoch = kEpoch) {
    return {.room = *RoomName::parse("lobby"), .cursor = {epoch, after}, .resume = resume};
}

// "1 2 gap:37 reset 5"
inline QString words(const std::vector<Conversation::Line>& lines) {
    QStringList words;
    for (const Conversation::Line& line : lines) {
        if (const auto* gap = std::get_if<Conversation::Gap>(&line)) {
            words.append(QStringLiteral("gap:%1").arg(gap->missed));
        } else if (std::holds_alternative<Conversation::Reset>(line)) {
            words.append(QStringLiteral("reset"));
        } else {
            words.append(QString::fromUtf8(std::get<Message>(line).text));
        }
    }
    return words.join(u' ');
}

} // namespace parlance
