#include "client/outbox.h"

#include "client/clientlimits.h"
#include "server/protocol/limits.h"

#include <QSignalSpy>
#include <QTest>

using namespace parlance;

namespace {

// Remembers what it was given; the test answers.
class FakePoster final : public Poster {
public:
    explicit FakePoster(std::vector<std::pair<PostFrame, Done>>& posts) : m_posts(posts) {}
    void post(const PostFrame& frame, Done done) override {
        m_posts.emplace_back(frame, std::move(done));
    }
    void signal(const TypingFrame&) override {}
    void signal(const EchoFrame&) override {}

private:
    std::vector<std::pair<PostFrame, Done>>& m_posts;
};

} // namespace

class OutboxTest : public QObject {
    Q_OBJECT

private:
    std::vector<std::pair<PostFrame, Poster::Done>> posts;

    std::unique_ptr<Poster> poster() { return std::make_unique<FakePoster>(posts); }
    QByteArray texts() const {
        QByteArray texts;
        for (const auto& [frame, done] : posts) {
            texts += frame.text;
        }
        return texts;
    }
    static Posted stored(const PostFrame& frame) {
        return {.room = *RoomName::parse("lobby"), .n = frame.n, .via = frame.via};
    }
    void answer(std::size_t index, const Poster::Outcome& outcome) {
        // A copy: an answer may send again, which grows the list.
        const Poster::Done done = posts[index].second;
        done(outcome);
    }

private Q_SLOTS:
    void init() { posts.clear(); }

    void nothingIsLostBeforeThereIsAWayOut() {
        Outbox outbox{Random(1)};
        outbox.add("a");
        outbox.add("b");
        outbox.use(poster());
        QCOMPARE(texts(), "ab");
        outbox.add("c");
        QCOMPARE(texts(), "abc");
    }

    void tooMuchIsNotTaken() {
        Outbox outbox{Random(1)};
        for (std::size_t i = 0; i < limits::kOutboxMessages; ++i) {
            QVERIFY(outbox.add("a"));
        }
        QVERIFY(!outbox.add("a"));
        Outbox wordy{Random(1)};
        const QByteArray text(limits::kText, 'x');
        qsizetype taken = 0;
        while (wordy.add(text)) {
            taken += text.size();
        }
        QVERIFY(taken <= limits::kOutboxTexts && taken > limits::kOutboxTexts - text.size());
        wordy.use(poster());
        answer(0, stored(posts[0].first));
        QVERIFY(wordy.add(text)); // There is room again.
    }

    void everyTextHasItsOwnNumber() {
        Outbox outbox{Random(1)};
        const PostFrame a = *outbox.add("a");
        const PostFrame b = *outbox.add("b");
        QCOMPARE(a.via, b.via);
        QVERIFY(a.n != b.n);
        QVERIFY(Outbox{Random(2)}.add("a")->via != a.via);
    }

    void whatIsStoredIsGone() {
        Outbox outbox{Random(1)};
        QSignalSpy spy(&outbox, &Outbox::stored);
        outbox.use(poster());
        const PostFrame a = *outbox.add("a");
        answer(0, stored(a));
        QCOMPARE(spy.count(), 1);
        QVERIFY(outbox.isEmpty());
        outbox.use(poster());
        QCOMPARE(texts(), "a");
    }

    void afterASwitchEverythingUnansweredGoesAgainUnderItsNumber() {
        Outbox outbox{Random(1)};
        outbox.use(poster());
        const PostFrame a = *outbox.add("a");
        outbox.add("b");
        answer(0, stored(a));
        outbox.use(poster());
        QCOMPARE(texts(), "abb");
        QCOMPARE(posts[1].first.n, posts[2].first.n);
        QCOMPARE(posts[1].first.via, posts[2].first.via);
    }

    void whatAFormerPosterSaysDoesNotCount() {
        Outbox outbox{Random(1)};
        outbox.use(poster());
        outbox.add("a");
        outbox.use(poster());
        answer(0, Failure{.kind = Failure::Kind::Refused, .httpStatus = 400});
        QVERIFY(!outbox.isEmpty());
    }

    void afterAFailureAllGoAgainInOrder() {
        Outbox outbox{Random(1)};
        outbox.use(poster());
        outbox.add("a");
        outbox.add("b");
        answer(0, Failure{.kind = Failure::Kind::Broken});
        answer(1, Failure{.kind = Failure::Kind::Broken});
        outbox.add("c");
        QTRY_COMPARE(texts(), "ababc");
    }

    void aPosterThatFailsAtOnceIsAskedAgainLater() {
        class Closed final : public Poster {
        public:
            explicit Closed(int& asked) : m_asked(asked) {}
            void post(const PostFrame&, Done done) override {
                ++m_asked;
                done(Failure{.kind = Failure::Kind::Broken});
            }
            void signal(const TypingFrame&) override {}
            void signal(const EchoFrame&) override {}

        private:
            int& m_asked;
        };
        Outbox outbox{Random(1)};
        outbox.add("a");
        outbox.add("b");
        int asked = 0;
        outbox.use(std::make_unique<Closed>(asked));
        QCOMPARE(asked, 1);
        QTRY_VERIFY(asked >= 3);
        outbox.use(poster());
        QCOMPARE(texts(), "ab");
    }

    void aRefusalForGoodIsTakenOutAndTold() {
        Outbox outbox{Random(1)};
        QSignalSpy spy(&outbox, &Outbox::refused);
        outbox.use(poster());
        outbox.add("a");
        answer(0,
               Failure{
                   .kind = Failure::Kind::Refused, .httpStatus = 413, .code = Error::TextTooLarge});
        QCOMPARE(spy.count(), 1);
        QVERIFY(outbox.isEmpty());
    }

    void aNumberThatWasUsedBeforeIsReplaced() {
        Outbox outbox{Random(1)};
        QSignalSpy spy(&outbox, &Outbox::renumbered);
        outbox.use(poster());
        const PostFrame a = *outbox.add("a");
        answer(0,
               Failure{
                   .kind = Failure::Kind::Refused, .httpStatus = 409, .code = Error::NumberReused});
        QTRY_COMPARE(texts(), "aa");
        QVERIFY(posts[1].first.via != a.via);
        QCOMPARE(spy.count(), 1);
    }

    void aRefusedTokenStopsUntilThereIsAnother() {
        Outbox outbox{Random(1)};
        QSignalSpy spy(&outbox, &Outbox::tokenRefused);
        outbox.use(poster());
        outbox.add("a");
        answer(0,
               Failure{
                   .kind = Failure::Kind::Refused, .httpStatus = 401, .code = Error::TokenUnknown});
        QCOMPARE(spy.count(), 1);
        QCOMPARE(texts(), "a");
        outbox.use(poster());
        QCOMPARE(texts(), "aa");
    }
};

QTEST_GUILESS_MAIN(OutboxTest)
#include "outbox_test.moc"
