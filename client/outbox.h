// What was typed and is not yet known to be stored. It goes out in order, by whichever poster there
// is, again and again under the same number, so that it is stored once.
#pragma once

#include "client/backoff.h"
#include "client/poster.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <memory>

namespace parlance {

class Outbox final : public QObject {
    Q_OBJECT

public:
    explicit Outbox(Random random, QObject* parent = nullptr);

    // The frame as it will be sent: with this outbox's `via` and the next `n`.
    PostFrame add(const QByteArray& text);
    bool isEmpty() const { return m_waiting.empty(); }

    // Sends everything that waits, first to last, by this poster from now on; null stops.
    void use(std::unique_ptr<Poster> poster);
    Poster* poster() { return m_poster.get(); }

Q_SIGNALS:
    void stored(const QByteArray& via, qint64 n);
    // For good: it was taken out.
    void refused(const QByteArray& via, qint64 n, const parlance::Failure& failure);
    // The same text goes out under another number, because its own was used before.
    void renumbered(const QByteArray& via, qint64 n, const QByteArray& newVia, qint64 newN);
    // Nothing is sent until a poster with another token is used.
    void tokenRefused();

private:
    struct Waiting {
        PostFrame frame;
        bool sent = false; // Handed to the present poster.
    };

    void sendAll();
    void done(const PostFrame& frame, const Poster::Outcome& outcome);
    void failed(std::deque<Waiting>::iterator waiting, const Failure& failure);
    void retryLater(const Failure& failure);
    void forgetSent();

    Random m_random;
    QByteArray m_via;
    qint64 m_next = 1;
    std::deque<Waiting> m_waiting;
    std::unique_ptr<Poster> m_poster;
    int m_generation = 0; // Of the poster: what an earlier one says does not count.
    Backoff m_backoff;
    QTimer m_retry;
};

} // namespace parlance
