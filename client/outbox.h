// What was typed and is not yet known to be stored. It goes out in order, by whichever poster there
// is, again and again under the same number, so that it is stored once. What still waits when the
// program ends is there again at the next start.
#pragma once

#include "client/backoff.h"
#include "client/outboxstore.h"
#include "client/poster.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <memory>

namespace parlance {

class Outbox final : public QObject {
    Q_OBJECT

public:
    explicit Outbox(Random random, OutboxStore store = {}, QObject* parent = nullptr);
    ~Outbox() override;

    // The frame as it will be sent: with this outbox's `via` and the next `n`. Nothing where too
    // much waits already.
    std::optional<PostFrame> add(const QByteArray& text);
    bool isEmpty() const { return m_waiting.empty(); }
    // In the order in which they will be sent.
    const std::deque<PostFrame>& waiting() const { return m_waiting; }

    // Sends everything that waits, first to last, by this poster from now on; null stops.
    void use(std::unique_ptr<Poster> poster);
    Poster* poster() { return m_poster.get(); }

Q_SIGNALS:
    // The message has this place in the room, which may lie before everything that is shown.
    void stored(const QByteArray& via, qint64 n, const parlance::Cursor& cursor);
    // For good: it was taken out.
    void refused(const QByteArray& via, qint64 n, const parlance::Failure& failure);
    // The same text goes out under another number, because its own was used before.
    void renumbered(const QByteArray& via, qint64 n, const QByteArray& newVia, qint64 newN);
    // Nothing is sent until a poster with another token is used.
    void tokenRefused();

private:
    using Waiting = std::deque<PostFrame>;

    void sendAll();
    void done(const PostFrame& frame, const Poster::Outcome& outcome);
    void failed(Waiting::iterator frame, const Failure& failure);
    void remove(Waiting::iterator frame);
    void retryLater(const Failure& failure);
    void save();

    Random m_random;
    OutboxStore m_store;
    QByteArray m_via;
    qint64 m_next = 1;
    Waiting m_waiting;
    std::size_t m_sent = 0; // So many of them, the first ones, the present poster has.
    qsizetype m_bytes = 0;  // Of their texts.
    std::unique_ptr<Poster> m_poster;
    int m_generation = 0; // Of the poster: what an earlier one says does not count.
    Backoff m_backoff;
    QTimer m_retry;
    QTimer m_saveSoon;
};

} // namespace parlance
