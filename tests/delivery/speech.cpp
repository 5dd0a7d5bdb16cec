#include "tests/delivery/speech.h"

namespace parlance::delivery {

Speech::Speech(Guest& speaker, std::vector<QByteArray> texts, int inFlight)
    : m_speaker(speaker)
    , m_texts(std::move(texts))
    , m_inFlight(inFlight) {
    m_speaker.onAnswer = [this] { goOn(); };
    goOn();
}

Speech::~Speech() {
    m_speaker.onAnswer = nullptr;
}

void Speech::goOn() {
    if (m_speaking) {
        return; // A poster that is over answers at once.
    }
    m_speaking = true;
    while (m_next < m_texts.size() && m_speaker.unanswered() < m_inFlight) {
        m_last = m_speaker.say(m_texts[m_next++]);
        m_first = m_first == 0 ? m_last : m_first;
    }
    m_speaking = false;
}

bool Speech::wasTaken() const {
    for (qint64 n = m_first; n <= m_last; ++n) {
        const auto outcome = m_speaker.outcomes.find(n);
        if (outcome != m_speaker.outcomes.end() && errorOf(outcome->second) != Error::None) {
            return false;
        }
    }
    return true;
}

} // namespace parlance::delivery
