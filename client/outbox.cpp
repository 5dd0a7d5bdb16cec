#include "client/outbox.h"

#include <algorithm>
#include <utility>

namespace parlance {
namespace {

constexpr qsizetype kViaLength = 16;

} // namespace

Outbox::Outbox(Random random, QObject* parent)
    : QObject(parent)
    , m_random(std::move(random))
    , m_via(m_random.word(kViaLength))
    , m_backoff(m_random) {
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &Outbox::sendAll);
}

PostFrame Outbox::add(const QByteArray& text) {
    const PostFrame frame{.text = text, .n = m_next++, .via = m_via};
    m_waiting.push_back({frame});
    // While a pause runs, what came before goes first.
    if (!m_retry.isActive()) {
        sendAll();
    }
    return frame;
}

void Outbox::use(std::unique_ptr<Poster> poster) {
    // We may be in a call of the former one's.
    std::shared_ptr<Poster> former = std::exchange(m_poster, std::move(poster));
    if (former) {
        QTimer::singleShot(0, this, [former] {});
    }
    ++m_generation;
    m_retry.stop();
    forgetSent();
    sendAll();
}

void Outbox::sendAll() {
    // A poster may answer at once, and the answer may change everything here: hence the index, and
    // a look at the generation.
    const int generation = m_generation;
    for (std::size_t i = 0; m_poster && generation == m_generation && i < m_waiting.size(); ++i) {
        if (std::exchange(m_waiting[i].sent, true)) {
            continue;
        }
        const PostFrame frame = m_waiting[i].frame;
        m_poster->post(frame, [this, frame, generation](const Poster::Outcome& outcome) {
            if (generation == m_generation) {
                done(frame, outcome);
            }
        });
    }
}

void Outbox::done(const PostFrame& frame, const Poster::Outcome& outcome) {
    const auto waiting = std::ranges::find_if(m_waiting, [&](const Waiting& other) {
        return other.frame.via == frame.via && other.frame.n == frame.n;
    });
    if (waiting == m_waiting.end()) {
        return;
    }
    if (const auto* failure = std::get_if<Failure>(&outcome)) {
        return failed(waiting, *failure);
    }
    m_waiting.erase(waiting);
    m_backoff.reset();
    Q_EMIT stored(frame.via, *frame.n);
}

void Outbox::failed(std::deque<Waiting>::iterator waiting, const Failure& failure) {
    const PostFrame frame = waiting->frame;
    if (failure.code == Error::NumberReused) {
        // Another program used our numbers, or we forgot having used them: draw new ones.
        m_via = m_random.word(kViaLength);
        waiting->frame.via = m_via;
        waiting->frame.n = m_next++;
        Q_EMIT renumbered(frame.via, *frame.n, m_via, m_next - 1);
        retryLater(failure);
    } else if (failure.code == Error::TokenMissing || failure.code == Error::TokenUnknown) {
        forgetSent();
        Q_EMIT tokenRefused();
    } else if (failure.isFinal()) {
        m_waiting.erase(waiting);
        Q_EMIT refused(frame.via, *frame.n, failure);
    } else {
        retryLater(failure);
    }
}

// Everything that waits is sent again, in order: what had arrived is recognised by its number.
void Outbox::retryLater(const Failure& failure) {
    forgetSent();
    if (!m_retry.isActive()) {
        const auto atLeast = failure.retryAfter.value_or(std::chrono::milliseconds(0));
        m_retry.start(std::max(m_backoff.next(), atLeast));
    }
}

void Outbox::forgetSent() {
    for (Waiting& waiting : m_waiting) {
        waiting.sent = false;
    }
}

} // namespace parlance
