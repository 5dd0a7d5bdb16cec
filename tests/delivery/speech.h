// Many messages of one guest, with so many unanswered at a time. It goes on by itself while the
// scenario does something else.
#pragma once

#include "tests/delivery/guest.h"

namespace parlance::delivery {

class Speech {
public:
    Speech(Guest& speaker, std::vector<QByteArray> texts, int inFlight = 64);
    ~Speech();
    Q_DISABLE_COPY_MOVE(Speech)

    // Everything was sent and answered.
    bool isOver() const { return m_next == m_texts.size() && m_speaker.isQuiet(); }
    // What was answered was taken.
    bool wasTaken() const;

private:
    void goOn();

    Guest& m_speaker;
    std::vector<QByteArray> m_texts;
    std::size_t m_next = 0;
    int m_inFlight;
    qint64 m_first = 0; // The n of the first and of the last one said.
    qint64 m_last = 0;
    bool m_speaking = false;
};

} // namespace parlance::delivery
