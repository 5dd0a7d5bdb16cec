// Connections without the rest of a server: a handler of the test's own, and a clock that it moves.
#include "server/net/connections.h"

#include "server/net/listener.h"
#include "tests/support/eventually.h"
#include "tests/support/rawclient.h"

#include <QTest>

#include <cerrno>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace parlance;

namespace {

const QByteArray kRequest = "GET / HTTP/1.1\r\nHost: h\r\n\r\n";
// The kernel's buffers on both sides of a connection take some megabytes before anything waits.
constexpr qsizetype kMuch = 64 * 1024 * 1024;

// The network part of a server.
class Net {
public:
    using Handler = Connections::Handler;

    explicit Net(Handler handler, Connections::AddressCap cap = Connections::AddressCap::Off,
                 qsizetype most = limits::kConnections)
        : m_connections(m_timers, m_turn, m_clock, {}, cap, std::move(handler), nullptr, most) {
        m_turn.setPhases({.submit = [] {},
                          .news = [] {},
                          .write = [this] { m_connections.flush(); },
                          .bury = [this] { m_connections.bury(); }});
        m_listener.open(QHostAddress::LocalHost, 0);
    }

    quint16 port() const { return m_listener.serverPort(); }
    Connections& connections() { return m_connections; }
    qsizetype count() const { return m_connections.count(); }

    void pass(qint64 milliseconds) {
        m_now += milliseconds;
        m_timers.fire();
    }

    qsizetype largestPending() const {
        qsizetype largest = 0;
        m_connections.forEach([&](const Connection& connection) {
            largest = std::max(largest, connection.channel().pending());
        });
        return largest;
    }
    qsizetype largestInput() const {
        qsizetype largest = 0;
        m_connections.forEach([&](const Connection& connection) {
            largest = std::max(largest, connection.earlyInput().size());
        });
        return largest;
    }

private:
    qint64 m_now = 1'000;
    Clock m_clock{[] { return qint64(0); }, [this] { return m_now; }};
    Timers m_timers{m_clock};
    Turn m_turn;
    Connections m_connections;
    Listener m_listener{[this](qintptr descriptor) { m_connections.accept(descriptor); }};
};

http::Response answerOf(qsizetype size) {
    return {.status = 200, .body = QByteArray(size, 'x')};
}

Net::Handler answering(qsizetype size) {
    return [size](Exchange exchange) { exchange.respond(answerOf(size)); };
}

// Leaves the answering to the test.
struct Kept {
    std::vector<Exchange> exchanges;

    Net::Handler handler() {
        return [this](Exchange exchange) { exchanges.push_back(std::move(exchange)); };
    }
    void answerFirst() {
        Exchange first = std::move(exchanges.front());
        exchanges.clear();
        first.respond(answerOf(1));
    }
};

} // namespace

namespace {

int connectedSocket(quint16 port) {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const auto* where = reinterpret_cast<const sockaddr*>(&address);
    return ::connect(socket, where, sizeof(address)) == 0 ? socket : -1;
}

} // namespace

class ConnectionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void answersThatNobodyReadsHoldRequestsBack();
    void aSlowReaderGetsEveryAnswerInOrder();
    void requestsBehindAWaitingOneAreBounded();
    void everyAnswerIsWrittenToItsEnd();
    void aPeerThatReadsNothingIsCutAfterAWhile();
    void aPeerThatReadsALittleIsNotCut();
    void aPeerThatLeavesTooMuchUnreadIsCut();
    void anIdleConnectionKeepsNothing();
    void anAnswerGivenUpIsAnError();
    void whoHasGoneBeforeBeingAcceptedIsNotHeard();
    void aHalfClosedConnectionGetsItsAnswer();
    void aHalfClosedConnectionGetsAllAnswersHoweverSlowlyItReads();
    void aReaderThatSaysItIsDoneHasLeft();
    void theLastAnswerSurvivesWhatThePeerStillSends();
    void aPeerThatNeverClosesIsCut();
    void everyDeadlineHasItsOwnPart();
    void aRequestStartsTheIdleTimeAnew();
    void whoeverWaitsForAnAnswerHasNoDeadline();
    void retiringClosesTheIdleAndLetsOthersFinish();
    void anAddressHasItsShare();
    void thereAreNoMoreThanTheServerTakes();
    void whoIsTurnedAwayTakesNobodysPlace();
};

void ConnectionsTest::answersThatNobodyReadsHoldRequestsBack() {
    constexpr qsizetype kAnswer = 10'000;
    int served = 0;
    Net net([&](Exchange exchange) {
        ++served;
        exchange.respond(answerOf(kAnswer));
    });
    RawClient client(net.port(), RawClient::Reading::No);
    client.send(kRequest.repeated(kMuch / kAnswer));
    qsizetype largestPending = 0;
    qsizetype largestInput = 0;
    int before = -1;
    // Until nothing moves any more: the reading side has stopped as well.
    QVERIFY(eventually([&] {
        largestPending = std::max(largestPending, net.largestPending());
        largestInput = std::max(largestInput, net.largestInput());
        return net.largestPending() > 0 && std::exchange(before, served) == served;
    }));
    QVERIFY(served < kMuch / kAnswer);
    QVERIFY(largestPending <= limits::kPullBelow + kAnswer + 1000);
    QVERIFY(largestInput <= limits::kPipelined + 64 * 1024);
    QCOMPARE(net.count(), 1);
}

// RFC 9112 section 9.3.2, with the answers held back again and again.
void ConnectionsTest::aSlowReaderGetsEveryAnswerInOrder() {
    constexpr int kRequests = 3000;
    int served = 0;
    Net net([&](Exchange exchange) {
        http::Response response = answerOf(5000);
        response.headers.add("x-number", QByteArray::number(served++));
        exchange.respond(response);
    });
    RawClient client(net.port(), RawClient::Reading::No);
    client.send(kRequest.repeated(kRequests));
    QVERIFY(eventually([&] { return net.largestPending() > 0; }));
    QVERIFY(served < kRequests);
    client.startReading();
    const qsizetype enough = kRequests * 5000;
    QVERIFY(eventually([&] { return client.received().size() > enough && served == kRequests; }));
    QVERIFY(client.waitForAnswers(kRequests));
    const std::vector<RawAnswer> answers = client.answers();
    for (int i = 0; i < kRequests; ++i) {
        QCOMPARE(answers[static_cast<std::size_t>(i)].headers.value("x-number").toInt(), i);
    }
}

void ConnectionsTest::requestsBehindAWaitingOneAreBounded() {
    Kept kept;
    Net net(kept.handler());
    RawClient client(net.port());
    client.send(kRequest.repeated(kMuch / 8 / kRequest.size()));
    qsizetype largest = 0;
    // Each answer takes one request out and must not let another segment of them in.
    for (int i = 0; i < 500; ++i) {
        QVERIFY(eventually([&] { return !kept.exchanges.empty(); }));
        QCoreApplication::processEvents();
        largest = std::max(largest, net.largestInput());
        kept.answerFirst();
    }
    QVERIFY(largest > 0);
    QVERIFY2(largest <= limits::kPipelined + 64 * 1024, QByteArray::number(largest).constData());
}

// Larger than what the system takes at once, one after the other on one connection.
void ConnectionsTest::everyAnswerIsWrittenToItsEnd() {
    Net net(answering(900'000));
    RawClient client(net.port());
    for (std::size_t i = 1; i <= 5; ++i) {
        client.send(kRequest);
        QVERIFY(client.waitForAnswers(i));
    }
}

void ConnectionsTest::aPeerThatReadsNothingIsCutAfterAWhile() {
    Net net(answering(900'000)); // Less than kUnsent.
    RawClient client(net.port(), RawClient::Reading::No);
    RawClient other(net.port());
    client.send(kRequest.repeated(40));
    QVERIFY(eventually([&] { return net.largestPending() > 0; }));
    other.send(kRequest);
    QVERIFY(other.waitForAnswers(1));
    net.pass(Deadlines{}.writeStall - 1);
    QCoreApplication::processEvents();
    QCOMPARE(net.count(), 2);
    // Counted from the last byte that the system has taken.
    QVERIFY(eventually([&] {
        net.pass(100);
        return net.count() == 1;
    }));
    other.send(kRequest);
    QVERIFY(other.waitForAnswers(2));
}

void ConnectionsTest::aPeerThatReadsALittleIsNotCut() {
    constexpr qsizetype kAnswer = 800'000;
    constexpr int kRequests = 40;
    Net net(answering(kAnswer));
    RawClient client(net.port(), RawClient::Reading::No);
    client.send(kRequest.repeated(kRequests));
    QVERIFY(eventually([&] { return net.largestPending() > 0; }));
    // It reads some before every deadline, for longer than any of them.
    for (int i = 0; i < 6; ++i) {
        const qint64 read = client.received().size();
        client.readSome(4'000'000);
        QVERIFY(eventually([&] { return client.received().size() - read >= 4'000'000; }));
        QVERIFY(eventually([&] { return net.largestPending() > 0; }));
        net.pass(Deadlines{}.writeStall - 1);
        QCoreApplication::processEvents();
        QCOMPARE(net.count(), 1);
    }
    client.startReading();
    QVERIFY(eventually([&] { return client.received().size() > kRequests * kAnswer; }));
    QCOMPARE(net.count(), 1);
}

void ConnectionsTest::aPeerThatLeavesTooMuchUnreadIsCut() {
    Connection* streaming = nullptr;
    Net net([&](Exchange exchange) {
        streaming = exchange.takeOver();
        streaming->begin({}, Connection::Body::UntilClose);
    });
    RawClient client(net.port(), RawClient::Reading::No);
    client.send(kRequest);
    QVERIFY(eventually([&] { return streaming != nullptr; }));
    // A stream that writes on without looking at what waits.
    qsizetype largest = 0;
    qsizetype written = 0;
    while (net.count() > 0 && written < kMuch) {
        const QByteArray piece(50'000, 'x');
        streaming->write(piece);
        written += piece.size();
        QCoreApplication::processEvents();
        largest = std::max(largest, net.largestPending());
    }
    QCOMPARE(net.count(), 0);
    QVERIFY(largest <= limits::kUnsent);
}

void ConnectionsTest::anIdleConnectionKeepsNothing() {
    Net net(answering(1000));
    RawClient client(net.port());
    client.send(kRequest.repeated(100));
    QVERIFY(client.waitForAnswers(100));
    QCOMPARE(net.largestPending(), 0);
    net.connections().forEach([](const Connection& connection) {
        QCOMPARE(connection.earlyInput().capacity(), 0);
        QVERIFY(connection.occupant() == nullptr);
    });
}

// What it sent before its reset can still be read, but nobody knows any more where it came from.
void ConnectionsTest::whoHasGoneBeforeBeingAcceptedIsNotHeard() {
    Kept kept;
    Net net(kept.handler());
    const int gone = connectedSocket(net.port());
    const auto size = std::size_t(kRequest.size());
    QCOMPARE(::send(gone, kRequest.constData(), size, 0), ssize_t(size));
    const linger reset{.l_onoff = 1, .l_linger = 0};
    QCOMPARE(::setsockopt(gone, SOL_SOCKET, SO_LINGER, &reset, sizeof(reset)), 0);
    ::close(gone);
    RawClient there(net.port());
    there.send(kRequest);
    QVERIFY(eventually([&] { return !kept.exchanges.empty(); }));
    QCOMPARE(kept.exchanges.size(), std::size_t(1));
    QCOMPARE(net.count(), 1);
}

void ConnectionsTest::anAnswerGivenUpIsAnError() {
    Net net([](const Exchange&) {});
    RawClient client(net.port());
    client.send(kRequest + kRequest);
    QVERIFY(client.waitForAnswers(2));
    QCOMPARE(client.answers().front().status, 500);
}

// RFC 9112 section 9.6.
void ConnectionsTest::aHalfClosedConnectionGetsItsAnswer() {
    Kept kept;
    Net net(kept.handler());
    RawClient client(net.port());
    client.send(kRequest + kRequest);
    client.endSending();
    for (std::size_t i = 1; i <= 2; ++i) {
        QVERIFY(eventually([&] { return !kept.exchanges.empty(); }));
        kept.answerFirst();
        QVERIFY(client.waitForAnswers(i));
    }
    QVERIFY(client.waitForClose());
    QVERIFY(!client.answers().front().headers.has("connection"));
    QCOMPARE(client.answers().back().headers.value("connection"), QByteArray("close"));
    QVERIFY(eventually([&] { return net.count() == 0; }));
}

void ConnectionsTest::aHalfClosedConnectionGetsAllAnswersHoweverSlowlyItReads() {
    constexpr int kRequests = 1500;
    Net net(answering(10'000));
    RawClient client(net.port(), RawClient::Reading::No);
    client.send(kRequest.repeated(kRequests));
    client.endSending();
    QVERIFY(eventually([&] { return net.largestPending() > 0; }));
    client.startReading();
    QVERIFY(client.waitForClose());
    QCOMPARE(client.answers().size(), std::size_t(kRequests));
    QVERIFY(client.answers().back().complete);
}

void ConnectionsTest::aReaderThatSaysItIsDoneHasLeft() {
    struct Listening final : public Occupant {
        explicit Listening(int& gone) : left(gone) {}
        ~Listening() override { ++left; }
        int& left;
    };
    int requests = 0;
    int left = 0;
    Net net([&](Exchange exchange) {
        if (++requests == 1) {
            return exchange.respond(answerOf(5));
        }
        exchange.connection()->occupy(std::make_unique<Listening>(left));
        // Kept by nobody: what a waiting poll does with its exchange when it goes.
        exchange.takeOver();
    });
    RawClient client(net.port());
    client.send(kRequest + kRequest);
    client.endSending();
    QVERIFY(client.waitForClose());
    QCOMPARE(requests, 2);
    QVERIFY(eventually([&] { return net.count() == 0; }));
    QCOMPARE(left, 1);
    // What was answered before it waited has arrived.
    QCOMPARE(client.answers().size(), std::size_t(1));
    QVERIFY(client.answers().front().complete);
}

// RFC 9112 section 9.6: a reset would take the answer with it.
void ConnectionsTest::theLastAnswerSurvivesWhatThePeerStillSends() {
    Net net(answering(5));
    RawClient client(net.port(), RawClient::Reading::No);
    client.send("G@T / HTTP/1.1\r\n");
    for (int i = 0; i < 50; ++i) {
        client.send(QByteArray(20'000, 'x'));
        QCoreApplication::processEvents();
    }
    client.startReading();
    QVERIFY(client.waitForClose());
    QCOMPARE(client.answers().size(), std::size_t(1));
    QCOMPARE(client.answers().front().status, 400);
    QVERIFY(client.answers().front().complete);
}

void ConnectionsTest::aPeerThatNeverClosesIsCut() {
    Net net(answering(5));
    RawClient client(net.port(), RawClient::Reading::No);
    client.send("GET / HTTP/1.0\r\n\r\n");
    // Its answer has left and its end has been said, but it does not look at either.
    QVERIFY(eventually([&] {
        net.pass(100);
        return net.count() == 0;
    }));
}

void ConnectionsTest::everyDeadlineHasItsOwnPart() {
    const Deadlines deadlines;
    const auto cutAfter = [&](const QByteArray& sent, qint64 deadline) {
        Kept kept;
        Net net(kept.handler());
        RawClient client(net.port());
        client.send(sent);
        if (!eventually([&] { return net.count() == 1; })) {
            return QByteArray("not accepted");
        }
        for (int i = 0; i < 5; ++i) {
            QCoreApplication::processEvents();
        }
        net.pass(deadline - 1);
        for (int i = 0; i < 5; ++i) {
            QCoreApplication::processEvents();
        }
        if (!client.answers().empty() || client.isClosed()) {
            return QByteArray("too early");
        }
        net.pass(1);
        if (!client.waitForClose()) {
            return QByteArray("never closed");
        }
        return client.answers().empty() ? QByteArray("closed")
                                        : QByteArray::number(client.answers().front().status);
    };
    QCOMPARE(cutAfter("", deadlines.idle), QByteArray("closed"));
    QCOMPARE(cutAfter("\r\n\r\n", deadlines.idle), QByteArray("closed"));
    QCOMPARE(cutAfter("G", deadlines.head), QByteArray("408"));
    QCOMPARE(cutAfter(kRequest.chopped(1), deadlines.head), QByteArray("408"));
    const QByteArray post = "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\n";
    QCOMPARE(cutAfter(post, deadlines.body), QByteArray("408"));
    QCOMPARE(cutAfter(post + "hell", deadlines.body), QByteArray("408"));
}

void ConnectionsTest::aRequestStartsTheIdleTimeAnew() {
    Net net(answering(5));
    RawClient client(net.port());
    for (std::size_t i = 1; i <= 3; ++i) {
        client.send(kRequest);
        QVERIFY(client.waitForAnswers(i));
        net.pass(Deadlines{}.idle - 1);
    }
    QCOMPARE(net.count(), 1);
    net.pass(1);
    QVERIFY(client.waitForClose());
    QCOMPARE(client.answers().size(), std::size_t(3));
}

void ConnectionsTest::whoeverWaitsForAnAnswerHasNoDeadline() {
    Kept kept;
    Net net(kept.handler());
    RawClient client(net.port());
    client.send(kRequest);
    QVERIFY(eventually([&] { return !kept.exchanges.empty(); }));
    net.pass(1'000'000);
    QCoreApplication::processEvents();
    kept.answerFirst();
    QVERIFY(client.waitForAnswers(1));
    QCOMPARE(client.answers().front().status, 200);
}

void ConnectionsTest::retiringClosesTheIdleAndLetsOthersFinish() {
    Kept kept;
    Net net(kept.handler());
    RawClient idle(net.port());
    RawClient asking(net.port());
    RawClient halfway(net.port());
    asking.send(kRequest + kRequest);
    halfway.send(kRequest.chopped(4));
    QVERIFY(eventually([&] { return net.count() == 3 && !kept.exchanges.empty(); }));
    net.connections().retireAll();
    QVERIFY(idle.waitForClose());
    kept.answerFirst();
    QVERIFY(asking.waitForClose());
    QCOMPARE(asking.answers().size(), std::size_t(1));
    QCOMPARE(asking.answers().front().headers.value("connection"), QByteArray("close"));
    halfway.send(kRequest.last(4));
    QVERIFY(eventually([&] { return !kept.exchanges.empty(); }));
    kept.answerFirst();
    QVERIFY(halfway.waitForClose());
    QCOMPARE(halfway.answers().size(), std::size_t(1));
}

void ConnectionsTest::anAddressHasItsShare() {
    Net net(answering(5), Connections::AddressCap::On);
    std::vector<std::unique_ptr<RawClient>> crowd;
    for (int i = 0; i < limits::kConnectionsPerAddress; ++i) {
        crowd.push_back(std::make_unique<RawClient>(net.port()));
    }
    QVERIFY(eventually([&] { return net.count() == limits::kConnectionsPerAddress; }));
    RawClient late(net.port());
    QVERIFY(late.waitForClose());
    QCOMPARE(late.answers().front().status, 503);
    // Whoever leaves makes room.
    QVERIFY(eventually([&] { return net.count() == limits::kConnectionsPerAddress; }));
    crowd.pop_back();
    QVERIFY(eventually([&] { return net.count() == limits::kConnectionsPerAddress - 1; }));
    RawClient next(net.port());
    next.send(kRequest);
    QVERIFY(next.waitForAnswers(1));
    QCOMPARE(next.answers().front().status, 200);
}

void ConnectionsTest::thereAreNoMoreThanTheServerTakes() {
    constexpr int kMost = 20;
    Net net(answering(5), Connections::AddressCap::Off, kMost);
    std::vector<std::unique_ptr<RawClient>> crowd;
    for (int i = 0; i < kMost; ++i) {
        crowd.push_back(std::make_unique<RawClient>(net.port()));
    }
    QVERIFY(eventually([&] { return net.count() == kMost; }));
    RawClient late(net.port());
    QVERIFY(late.waitForClose());
    QCOMPARE(late.answers().size(), std::size_t(1));
    QCOMPARE(late.answers().front().status, 503);
    QVERIFY(late.answers().front().body.contains("\"too_many_connections\""));
    for (const auto& client : crowd) {
        client->send(kRequest);
        QVERIFY(client->waitForAnswers(1));
        QCOMPARE(client->answers().front().status, 200);
    }
    QVERIFY(eventually([&] { return net.count() == kMost; }));
    // A bare socket, which does not close because the server does, has no place that it could keep
    // from the next one.
    const int turnedAway = connectedSocket(net.port());
    QVERIFY(turnedAway >= 0);
    QVERIFY(eventually([&] { return net.count() == kMost + 1; }));
    crowd.pop_back();
    QVERIFY(eventually([&] { return net.count() == kMost; }));
    RawClient next(net.port());
    next.send(kRequest);
    QVERIFY(next.waitForAnswers(1));
    QCOMPARE(next.answers().front().status, 200);
    ::close(turnedAway);
}

void ConnectionsTest::whoIsTurnedAwayTakesNobodysPlace() {
    Net net(answering(5), Connections::AddressCap::On);
    const int wanted = limits::kConnectionsPerAddress + 3 * limits::kRefusedAtOnce;
    // Bare sockets, which do not close because the server does.
    std::vector<int> crowd;
    for (int i = 0; i < wanted; ++i) {
        crowd.push_back(connectedSocket(net.port()));
        QVERIFY(crowd.back() >= 0);
    }
    const int most = limits::kConnectionsPerAddress + limits::kRefusedAtOnce;
    QVERIFY(eventually([&] { return net.count() == most; }));
    // The last ones of them do not even hear why.
    char byte = 0;
    ssize_t got = -1;
    QVERIFY(eventually([&] {
        got = ::recv(crowd.back(), &byte, 1, MSG_DONTWAIT);
        return got >= 0 || errno != EAGAIN;
    }));
    QVERIFY(got <= 0);
    QCOMPARE(net.count(), most);
    for (const int socket : crowd) {
        ::close(socket);
    }
}

QTEST_GUILESS_MAIN(ConnectionsTest)
#include "connections_test.moc"
