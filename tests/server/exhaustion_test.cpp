// What the machine can do to a server: no descriptors left, a clock that is set back, clients that
// vanish at any byte of what they say. Nobody else notices, and nothing is half done.
#include "server/protocol/clientcodec.h"
#include "tests/server/localserver.h"
#include "tests/server/rawrows.h"
#include "tests/support/eventually.h"

#include <QElapsedTimer>
#include <QTest>

#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace parlance;

namespace {

// As long as it lives the process gets no descriptor any more.
class NoDescriptors {
public:
    NoDescriptors() {
        ::getrlimit(RLIMIT_NOFILE, &m_before);
        const int lowest = ::dup(0);
        ::close(lowest);
        rlimit none = m_before;
        none.rlim_cur = static_cast<rlim_t>(lowest);
        ::setrlimit(RLIMIT_NOFILE, &none);
    }
    ~NoDescriptors() { ::setrlimit(RLIMIT_NOFILE, &m_before); }
    NoDescriptors(const NoDescriptors&) = delete;
    NoDescriptors& operator=(const NoDescriptors&) = delete;

private:
    rlimit m_before{};
};

// A socket made while there were descriptors, to connect when there are none.
class BareSocket {
public:
    BareSocket() : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {}
    ~BareSocket() { ::close(m_socket); }
    BareSocket(const BareSocket&) = delete;
    BareSocket& operator=(const BareSocket&) = delete;

    void ask(quint16 port, const QByteArray& bytes) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const auto* where = reinterpret_cast<const sockaddr*>(&address);
        require(::connect(m_socket, where, sizeof(address)) == 0, "the backlog takes nobody");
        ::send(m_socket, bytes.constData(), static_cast<std::size_t>(bytes.size()), MSG_NOSIGNAL);
    }
    bool isAnswered() const {
        char byte = 0;
        return ::recv(m_socket, &byte, 1, MSG_DONTWAIT | MSG_PEEK) == 1;
    }

private:
    int m_socket;
};

// Of the processor, by this thread, in microseconds.
qint64 timeUsed() {
    rusage usage{};
    ::getrusage(RUSAGE_THREAD, &usage);
    const auto micro = [](const timeval& time) {
        return qint64(time.tv_sec) * 1'000'000 + time.tv_usec;
    };
    return micro(usage.ru_utime) + micro(usage.ru_stime);
}

QByteArray sayingOf(const QByteArray& text) {
    return post("/rooms/lobby/events", codec::encode(PostFrame{.text = text}),
                "Authorization: Bearer $TOKEN\r\n");
}

// The same by the form of a page. It is a valid one wherever its text ends, while JSON is none
// without its last brace.
QByteArray formSaying(const LocalServer& server, const QByteArray& text) {
    const QByteArray browser = "Accept: text/html\r\nCookie: $COOKIE\r\n";
    const QByteArray page = server.ask(request("GET /rooms/lobby", browser)).body;
    const QByteArray secret = "name=\"csrf\" value=\"";
    const qsizetype found = page.indexOf(secret);
    require(found >= 0, "the page has no form");
    const QByteArray body =
        "csrf=" + page.mid(found + secret.size(), 64) + "&via=form&text=" + text;
    return request("POST /rooms/lobby/say",
                   browser + "Content-Type: application/x-www-form-urlencoded\r\n" + lengthOf(body),
                   body);
}

// Leaves as a machine does whose power is cut: what is on its way is lost.
void reset(RawClient& client) {
    const linger nothing{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(client.descriptor(), SOL_SOCKET, SO_LINGER, &nothing, sizeof(nothing));
    client.close();
}

} // namespace

class ExhaustionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutDescriptorsTheOthersTalkOnAndNobodySpins();
    void aClockThatIsSetBackChangesNoOrder();
    void whatIsCutAnywhereIsNotSaid();
};

void ExhaustionTest::withoutDescriptorsTheOthersTalkOnAndNobodySpins() {
    const LocalServer server;
    RawClient listener(server.port());
    RawClient speaker(server.port());
    listener.send(
        server.fill(request("GET /rooms/lobby/events?after=now", "Accept: text/event-stream\r\n")));
    QVERIFY(listener.waitForText("event: hello"));
    std::vector<BareSocket> newcomers(20);
    {
        const NoDescriptors none;
        for (BareSocket& newcomer : newcomers) {
            newcomer.ask(server.port(), server.fill(request("GET /ping")));
        }
        const qint64 before = timeUsed();
        QElapsedTimer waiting;
        waiting.start();
        // The wait is what is tested: a listener that is always ready must not be asked all the
        // time. A thread that does would use all of it, one that sleeps next to nothing.
        QVERIFY(eventually([&] { return waiting.elapsed() > 1000; }));
        QVERIFY2(timeUsed() - before < 300'000, "the loop never slept");
        for (const BareSocket& newcomer : newcomers) {
            QVERIFY(!newcomer.isAnswered());
        }
        speaker.send(server.fill(sayingOf("still here")));
        QVERIFY(speaker.waitForAnswers(1));
        QCOMPARE(speaker.answers().front().status, 201);
        QVERIFY(listener.waitForText("still here"));
    }
    QVERIFY(eventually([&] { return std::ranges::all_of(newcomers, &BareSocket::isAnswered); }));
}

void ExhaustionTest::aClockThatIsSetBackChangesNoOrder() {
    const auto wall = std::make_shared<qint64>(1'700'000'000'000);
    ServerOptions options;
    options.clock.wall = [wall] { return *wall; };
    const LocalServer server(options);
    RawClient listener(server.port());
    listener.send(server.fill(
        request("GET /rooms/lobby/events?after=now", "Accept: application/x-ndjson\r\n")));
    QVERIFY(listener.waitForText("hello"));
    for (const qint64 step : {0, -3'600'000, 1, -86'400'000, 7'200'000}) {
        *wall += step;
        QCOMPARE(server.say("step " + QByteArray::number(step)).status, 201);
        QVERIFY(listener.waitForText("step " + QByteArray::number(step)));
    }
    const auto answer = codec::decodeAnswer(
        server.ask(request("GET /rooms/lobby/events?after=start", "Connection: close\r\n")).body);
    QVERIFY(answer.has_value());
    QCOMPARE(answer->entries.size(), std::size_t(5));
    qint64 last = 0;
    for (const Message& message : answer->entries) {
        QVERIFY(message.at >= last);
        last = message.at;
    }
    QVERIFY(server.answersPing());
}

void ExhaustionTest::whatIsCutAnywhereIsNotSaid() {
    const LocalServer server;
    const QByteArray json = server.fill(sayingOf("whole as JSON"));
    const QByteArray form = server.fill(formSaying(server, "whole+as+a+form"));
    for (const QByteArray& saying : {json, form}) {
        for (qsizetype sent = 1; sent < saying.size(); ++sent) {
            RawClient gone(server.port());
            gone.sendInPieces(saying.first(sent), (sent + 1) / 2);
            reset(gone);
            RawClient ended(server.port());
            ended.sendInPieces(saying.first(sent), (sent + 1) / 2);
            ended.endSending();
            QVERIFY(ended.waitForClose());
        }
    }
    // Nothing but their last byte was missing.
    QCOMPARE(server.ask(json).status, 201);
    QCOMPARE(server.ask(form).status, 303);
    const auto answer = codec::decodeAnswer(
        server.ask(request("GET /rooms/lobby/events?after=start", "Connection: close\r\n")).body);
    QVERIFY(answer.has_value());
    QCOMPARE(answer->entries.size(), std::size_t(2));
    QCOMPARE(answer->entries.front().text, QByteArray("whole as JSON"));
    QCOMPARE(answer->entries.back().text, QByteArray("whole as a form"));
}

QTEST_GUILESS_MAIN(ExhaustionTest)
#include "exhaustion_test.moc"
