// What is sent twice is said once.
#include "tests/delivery/history.h"
#include "tests/support/eventually.h"

#include <QTest>

using namespace parlance;
using namespace parlance::delivery;

class DeliverySendingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addRows(Schemes::Both); }
    void aRepeatGetsTheFirstNumbersAndIsShownOnce();
    void aRepeatIsKnownWhicheverWayItComes();
    void theSameNumberWithAnotherTextIsRefused();
    void numbersOfOthersAreNoRepeats();
    void whatHasNoNumberIsSaidAsOftenAsItIsSent();
    void aRepeatBeforeTheCommitWaitsForIt();
    void aRepeatIsKnownAfterARestart();
};

namespace {

// Says it as the next one or again, and returns where it stands.
Seq place(Guest& guest, const PostFrame& frame) {
    guest.outcomes.erase(*frame.n);
    guest.say(frame);
    require(eventually([&] { return guest.outcomes.contains(*frame.n); }), "No answer came.");
    return seqOf(guest.outcomes.at(*frame.n));
}

void sendWithoutNumber(Guest& guest, const QByteArray& text) {
    const QByteArray frame = codec::encode(PostFrame{text});
    if (rowTransport() == Transport::WebSocket) {
        static_cast<WebSocketLink&>(guest.ear().link()).send(frame);
    } else {
        require(guest.post(guest.room().events(), frame).status == 201, "It was not taken.");
    }
}

} // namespace

void DeliverySendingTest::aRepeatGetsTheFirstNumbersAndIsShownOnce() {
    const TestServer server;
    Guest ana(server, "Ana");
    QCOMPARE(place(ana, {"1", 1, "v"}), 1);
    QCOMPARE(place(ana, {"2", 2, "v"}), 2);
    QCOMPARE(place(ana, {"1", 1, "v"}), 1);
    QCOMPARE(place(ana, {"2", 2, "v"}), 2);
    QCOMPARE(place(ana, {"3", 3, "v"}), 3);
    QCOMPARE(compare(ana, numbers(1, 3)), QByteArray());
}

void DeliverySendingTest::aRepeatIsKnownWhicheverWayItComes() {
    const TestServer server;
    Guest ana(server, "Ana");
    const PostFrame frame{"1", 1, "v"};
    QCOMPARE(place(ana, frame), 1);
    const HttpAnswer answer = ana.post(ana.room().events(), codec::encode(frame));
    QCOMPARE(answer.status, 200);
    QCOMPARE(codec::decodePosted(answer.body)->seq, 1);
    ana.switchTo(Transport::WebSocket);
    QCOMPARE(place(ana, frame), 1);
    ana.switchTo(Transport::ShortPoll);
    QCOMPARE(place(ana, frame), 1);
    QCOMPARE(place(ana, {"2", 2, "v"}), 2);
    QCOMPARE(compare(ana, numbers(1, 2)), QByteArray());
}

void DeliverySendingTest::theSameNumberWithAnotherTextIsRefused() {
    const TestServer server;
    Guest ana(server, "Ana");
    QCOMPARE(place(ana, {"1", 1, "v"}), 1);
    QCOMPARE(place(ana, {"something else", 1, "v"}), 0);
    QVERIFY(errorOf(ana.outcomes.at(1)) == Error::NumberReused);
    // The way out: another via.
    QCOMPARE(place(ana, {"2", 1, "w"}), 2);
    ana.outcomes.clear();
    QCOMPARE(compare(ana, numbers(1, 2)), QByteArray());
}

void DeliverySendingTest::numbersOfOthersAreNoRepeats() {
    const TestServer server;
    Guest ana(server, "Ana");
    Guest bo(server, "Bo");
    QCOMPARE(place(ana, {"x", 1, "v"}), 1);
    QCOMPARE(place(bo, {"x", 1, "v"}), 2);
    QCOMPARE(place(ana, {"x", 1, "w"}), 3);
    QCOMPARE(compare(bo, {"x", "x", "x"}), QByteArray());
}

void DeliverySendingTest::whatHasNoNumberIsSaidAsOftenAsItIsSent() {
    const TestServer server;
    Guest ana(server, "Ana");
    sendWithoutNumber(ana, "x");
    sendWithoutNumber(ana, "x");
    QCOMPARE(compare(ana, {"x", "x"}), QByteArray());
    QVERIFY(!ana.shown.front().n);
}

void DeliverySendingTest::aRepeatBeforeTheCommitWaitsForIt() {
    constexpr int kMessages = 50;
    const TestServer server;
    Guest ana(server, "Ana");
    // Three ways at once, none of which knows of the others.
    std::vector<std::unique_ptr<Http>> https;
    std::vector<std::unique_ptr<Poster>> posters;
    for (int i = 0; i < 3; ++i) {
        https.push_back(std::make_unique<Http>(ana.room().fingerprint()));
        posters.push_back(
            std::make_unique<HttpPoster>(*https.back(), ana.room(), ana.token(), briskTimings()));
    }
    std::map<qint64, std::vector<Seq>> places;
    int answers = 0;
    for (qint64 n = 1; n <= kMessages; ++n) {
        const PostFrame frame{QByteArray::number(n), n, "v"};
        const auto note = [&, n](const Poster::Outcome& outcome) {
            places[n].push_back(seqOf(outcome));
            ++answers;
        };
        for (const auto& poster : posters) {
            poster->post(frame, note);
        }
        ana.poster().post(frame, note);
    }
    QVERIFY(eventually([&] { return answers == 4 * kMessages; }));
    QCOMPARE(compare(ana, numbers(1, kMessages)), QByteArray());
    for (const auto& [n, seqs] : places) {
        QCOMPARE(seqs, std::vector<Seq>(4, n));
    }
}

void DeliverySendingTest::aRepeatIsKnownAfterARestart() {
    if (rowStorage() == Storage::Memory) {
        QSKIP("A memory is gone with its server.");
    }
    TestServer server;
    Guest ana(server, "Ana");
    QCOMPARE(place(ana, {"1", 1, "v"}), 1);
    QCOMPARE(place(ana, {"2", 2, "v"}), 2);
    server.stop();
    server.start();
    ana.comeBack();
    QCOMPARE(place(ana, {"1", 1, "v"}), 1);
    QCOMPARE(place(ana, {"another", 2, "v"}), 0);
    QVERIFY(errorOf(ana.outcomes.at(2)) == Error::NumberReused);
    QCOMPARE(place(ana, {"3", 3, "v"}), 3);
    ana.outcomes.clear();
    QCOMPARE(compare(ana, numbers(1, 3)), QByteArray());
}

QTEST_GUILESS_MAIN(DeliverySendingTest)
#include "delivery_sending_test.moc"
