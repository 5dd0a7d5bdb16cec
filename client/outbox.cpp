#include "client/outbox.h"

#include "client/clientlimits.h"

#include <algorithm>
#include <utility>

namespace parlance {
namespace {

constexpr qsizetype kViaLength = 16;
// A message that is stored may stay in the file for so long: sent again it would be recognised.
constexpr std::chrono::milliseconds kForgetAfter{1'000};

} // namespace

Outbox::Outbox(Random random, OutboxStore store, QObject* parent)
    : QObject(parent)
    , m_random(std::move(random))
    , m_store(std::move(store))
    , m_via(m_random.word(kViaLength))
    , m_backoff(m_random) {
    for (PostFrame& frame : m_store.load()) {
        m_bytes += frame.text.size();
        m_waiting.push_back(std::move(frame));
    }
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &Outbox::sendAll);
    m_saveSoon.setSingleShot(true);
    connect(&m_saveSoon, &QTimer::timeout, this, &Outbox::save);
}

Outbox::~Outbox() {
    if (m_saveSoon.isActive()) {
        save();
    }
}

std::optional<PostFrame> Outbox::add(const QByteArray& text) {
    const bool isFull =
        m_waiting.size() >= limits::kOutboxMessages || m_bytes + text.size() > limits::kOutboxTexts;
    if (isFull) {
        return std::nullopt;
    }
    const PostFrame frame{.text = text, .n = m_next++, .via = m_via};
    m_waiting.push_back(frame);
    m_bytes += text.size();
    // Before it can be on its way: what is shown as waiting is there after a crash as well.
    save();
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
    m_sent = 0;
    sendAll();
}

void Outbox::sendAll() {
    // A poster may answer at once, and the answer may change everything here: another poster, or a
    // pause before all go again.
    const int generation = m_generation;
    while (m_poster && generation == m_generation && !m_retry.isActive() &&
           m_sent < m_waiting.size()) {
        const PostFrame frame = m_waiting[m_sent++];
        m_poster->post(frame, [this, frame, generation](const Poster::Outcome& outcome) {
            if (generation == m_generation) {
                done(frame, outcome);
            }
        });
    }
}

void Outbox::done(const PostFrame& frame, const Poster::Outcome& outcome) {
    const auto waiting = std::ranges::find_if(m_waiting, [&](const PostFrame& other) {
        return other.via == frame.via && other.n == frame.n;
    });
    if (waiting == m_waiting.end()) {
        return;
    }
    if (const auto* failure = std::get_if<Failure>(&outcome)) {
        return failed(waiting, *failure);
    }
    remove(waiting);
    m_backoff.reset();
    Q_EMIT stored(frame.via, *frame.n, std::get<Posted>(outcome).cursor);
}

void Outbox::failed(Waiting::iterator waiting, const Failure& failure) {
    const PostFrame frame = *waiting;
    if (failure.code == Error::NumberReused) {
        // Another program used our numbers, or we forgot having used them: draw new ones.
        m_via = m_random.word(kViaLength);
        waiting->via = m_via;
        waiting->n = m_next++;
        save();
        Q_EMIT renumbered(frame.via, *frame.n, m_via, m_next - 1);
        retryLater(failure);
    } else if (failure.code == Error::TokenMissing || failure.code == Error::TokenUnknown) {
        m_sent = 0;
        Q_EMIT tokenRefused();
    } else if (failure.isFinal()) {
        remove(waiting);
        Q_EMIT refused(frame.via, *frame.n, failure);
    } else {
        retryLater(failure);
    }
}

void Outbox::remove(Waiting::iterator frame) {
    // After a failure nothing counts as sent, and yet a late answer may come for the first ones.
    const auto index = static_cast<std::size_t>(frame - m_waiting.begin());
    m_sent -= index < m_sent ? 1 : 0;
    m_bytes -= frame->text.size();
    m_waiting.erase(frame);
    if (!m_saveSoon.isActive()) {
        m_saveSoon.start(kForgetAfter);
    }
}

// Everything that waits is sent again, in order: what had arrived is recognised by its number.
void Outbox::retryLater(const Failure& failure) {
    m_sent = 0;
    if (!m_retry.isActive()) {
        const auto atLeast = failure.retryAfter.value_or(std::chrono::milliseconds(0));
        m_retry.start(std::max(m_backoff.next(), atLeast));
    }
}

void Outbox::save() {
    m_saveSoon.stop();
    m_store.save(m_waiting);
}

} // namespace parlance
