// A conversation of a wished length in a view of a fixed size.
#pragma once

#include "ui/messages/messageview.h"

#include <QCoreApplication>
#include <QTest>

namespace parlance {

inline constexpr qint64 kBeginning = 1'700'000'000'000; // A day in 2023.
inline constexpr qint64 kMinute = 60'000;

inline Message message(Seq seq, const QByteArray& cid, const QByteArray& text, qint64 at) {
    return {.room = *RoomName::parse("lobby"),
            .cursor = {QByteArrayLiteral("aaaaaaaaaaaa"), seq},
            .cid = cid,
            .from = "Person " + cid,
            .at = at,
            .text = text};
}

// Messages of three people with texts of different lengths.
inline std::vector<Message> messages(Seq first, Seq last) {
    std::vector<Message> result;
    for (Seq seq = first; seq <= last; ++seq) {
        result.push_back(message(seq, QByteArray::number(seq / 4 % 3),
                                 "Number " + QByteArray::number(seq) + " " +
                                     QByteArray("words ").repeated(int(seq * 7 % 50)),
                                 kBeginning + seq * kMinute));
    }
    return result;
}

inline std::vector<Conversation::Line> lines(Seq first, Seq last) {
    const std::vector<Message> said = messages(first, last);
    return {said.begin(), said.end()};
}

struct ConversationFixture {
    ConversationFixture() {
        view.resize(600, 480);
        view.setModel(&model);
        view.show();
        view.activateWindow();
        (void)QTest::qWaitForWindowActive(&view);
    }

    // Lets everything that was posted happen, and paints.
    void settle() {
        QCoreApplication::processEvents();
        view.grab();
    }
    void append(Seq first, Seq last) {
        model.append(lines(first, last));
        settle();
    }
    void prepend(Seq first, Seq last) {
        model.prepend(messages(first, last));
        settle();
    }

    MessageModel model;
    MessageView view;
};

} // namespace parlance
