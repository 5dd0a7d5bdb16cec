// The host's line to its server: what it sees, and what it switches.
#include "client/hostlink.h"

#include "app/embeddedserver.h"
#include "client/link.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace parlance;

namespace {

constexpr int kPatience = 30'000;

} // namespace

class HostLinkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void seesWhoIsThere();
    void switchesFaultsForEverybody();
    void switchesFaultsForOneGuest();
    void switchesOffWhatAnotherSwitchedOn();
    void getsLanesOnlyWhileTheyAreWanted();
    void tellsWhatWasRefused();
    void decidesAndSeesWhatHolds();

private:
    std::unique_ptr<Link> listener(Transport transport);
    QByteArray join(const QByteArray& name);
    RoomUrl room() const {
        return *RoomUrl::parse(QStringLiteral("http://127.0.0.1:%1/rooms/lobby").arg(m_port));
    }

    std::unique_ptr<EmbeddedServer> m_server;
    quint16 m_port = 0;
    QByteArray m_token;
    Http m_http;
};

void HostLinkTest::init() {
    m_server = std::make_unique<EmbeddedServer>();
    m_port = 0;
    connect(m_server.get(), &EmbeddedServer::started, m_server.get(), [this](const auto& running) {
        m_port = running.port;
        m_token = running.hostToken;
    });
    ServerOptions options;
    options.address = QHostAddress(QHostAddress::LocalHost);
    options.port = 0;
    m_server->start(options);
    QTRY_VERIFY_WITH_TIMEOUT(m_port != 0, kPatience);
}

void HostLinkTest::cleanup() {
    QSignalSpy stopped(m_server.get(), &EmbeddedServer::stopped);
    m_server->stop();
    QTRY_COMPARE_WITH_TIMEOUT(stopped.count(), 1, kPatience);
    m_server.reset();
}

std::unique_ptr<Link> HostLinkTest::listener(Transport transport) {
    auto link = makeLink(transport, {.http = &m_http, .room = room()});
    link->open({FromLatest{}, std::nullopt});
    return link;
}

// Somebody's cid.
QByteArray HostLinkTest::join(const QByteArray& name) {
    std::optional<HttpAnswer> answer;
    const Http::Call call = m_http.post(
        Http::request(room().members(), {}), "{\"name\":\"" + name + "\"}",
        std::chrono::milliseconds(kPatience), [&](const HttpAnswer& told) { answer = told; });
    [&] { QTRY_VERIFY_WITH_TIMEOUT(answer, kPatience); }();
    return QJsonDocument::fromJson(answer->body)[u"cid"].toString().toUtf8();
}

void HostLinkTest::seesWhoIsThere() {
    HostLink host(room(), m_token);
    QTRY_VERIFY_WITH_TIMEOUT(host.view().counters.size() >= kTransports.size(), kPatience);
    QVERIFY(host.view().guests.empty());
    const auto link = listener(Transport::Sse);
    QTRY_COMPARE_WITH_TIMEOUT(host.view().guests.size(), std::size_t(1), kPatience);
    QCOMPARE(host.view().guests[0].transport, QByteArray("sse"));
    QCOMPARE(host.view().guests[0].address, QStringLiteral("127.0.0.1"));
    QCOMPARE(host.view().guests[0].open, 1);
    QCOMPARE(host.view().counters[indexOf(Transport::Sse)].open, 1);
}

void HostLinkTest::switchesFaultsForEverybody() {
    HostLink host(room(), m_token);
    host.simulate({.faults = {.refuseWebSocket = true, .cutAfter = 5'000}});
    QTRY_VERIFY_WITH_TIMEOUT(host.view().simulated.everybody.refuseWebSocket, kPatience);
    QCOMPARE(host.view().simulated.everybody.cutAfter, 5'000);
    const auto link = listener(Transport::WebSocket);
    QSignalSpy failed(link.get(), &Link::failed);
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, kPatience);
    host.simulateNothing();
    QTRY_VERIFY_WITH_TIMEOUT(!host.view().simulated.any(), kPatience);
}

void HostLinkTest::switchesFaultsForOneGuest() {
    HostLink host(room(), m_token);
    host.simulate({.guest = "127.0.0.1", .faults = {.refuseStreams = true}});
    QTRY_COMPARE_WITH_TIMEOUT(host.view().simulated.guests.size(), std::size_t(1), kPatience);
    QCOMPARE(host.view().simulated.guests[0].guest, QByteArray("127.0.0.1"));
    QVERIFY(!host.view().simulated.everybody.any());
    host.simulateNothing();
    QTRY_VERIFY_WITH_TIMEOUT(!host.view().simulated.any(), kPatience);
}

void HostLinkTest::switchesOffWhatAnotherSwitchedOn() {
    HostLink script(room(), m_token);
    HostLink host(room(), m_token);
    script.simulate({.faults = {.delay = 50}});
    QTRY_COMPARE_WITH_TIMEOUT(host.view().simulated.everybody.delay, 50, kPatience);
    host.simulateNothing();
    QTRY_VERIFY_WITH_TIMEOUT(!script.view().simulated.any(), kPatience);
}

void HostLinkTest::getsLanesOnlyWhileTheyAreWanted() {
    const auto link = listener(Transport::WebSocket);
    QSignalSpy opened(link.get(), &Link::opened);
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, kPatience);
    HostLink host(room(), m_token);
    QSignalSpy lanes(&host, &HostLink::lanes);
    QSignalSpy stats(&host, &HostLink::changed);
    // Two reports lie a second apart: lanes would have come ten times between them.
    QTRY_COMPARE_WITH_TIMEOUT(stats.count(), 2, kPatience);
    QCOMPARE(lanes.count(), 0);
    host.setLanes(true);
    // The echo of a word is something that is written.
    QTRY_VERIFY_WITH_TIMEOUT(stats.count() > 2, kPatience);
    // What is open already comes first, with whose it is.
    QTRY_VERIFY_WITH_TIMEOUT(lanes.count() > 0, kPatience);
    const auto first = lanes[0][0].value<HostLanes>();
    QCOMPARE(first.lanes.size(), std::size_t(1));
    QCOMPARE(first.lanes[0].transport, QByteArray("websocket"));
    QCOMPARE(first.lanes[0].guest, QStringLiteral("127.0.0.1"));
    QVERIFY(first.lanes[0].isOpen);
}

void HostLinkTest::tellsWhatWasRefused() {
    HostLink stranger(room(), "not the host's");
    QSignalSpy failed(&stranger, &HostLink::failed);
    stranger.dropNow({});
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, kPatience);
    QVERIFY(failed[0][0].toString().contains(QStringLiteral("403")));
    QVERIFY(stranger.view().counters.empty());
}

void HostLinkTest::decidesAndSeesWhatHolds() {
    HostLink host(room(), m_token);
    QVERIFY(host.serves(room()));
    QVERIFY(!host.serves(*RoomUrl::parse(QStringLiteral("http://127.0.0.1:1/rooms/lobby"))));
    QSignalSpy invited(&host, &HostLink::invited);
    const QByteArray bo = join("Bo");
    const QByteArray cy = join("Cy");
    host.setRoom({.room = room().room(), .slow = 5'000, .password = "x", .invitation = true});
    host.mute({room().room(), bo, true});
    host.kick(cy);
    host.ban(bo, QStringLiteral("10.0.0.7"));
    QTRY_COMPARE_WITH_TIMEOUT(host.policy().bans.size(), std::size_t(2), kPatience);
    QCOMPARE(invited.count(), 1);
    QCOMPARE(invited[0][1].toByteArray().size(), 32);
    QCOMPARE(host.policy().rooms.size(), std::size_t(1));
    const codec::RoomView lobby = host.policy().rooms[0];
    QVERIFY(lobby.password && lobby.invitation && !lobby.locked);
    QCOMPARE(lobby.slow, 5'000);
    QCOMPARE(lobby.muted[0].cid, bo);
    QVERIFY(host.policy().bans[0].until > 0);
    QCOMPARE(host.policy().bans[1].until, 0);
    QCOMPARE(host.policy().bans[1].address, QByteArray("10.0.0.7"));

    // Who looks later sees the same, and what is lifted goes.
    HostLink later(room(), m_token);
    QTRY_COMPARE_WITH_TIMEOUT(later.policy().bans.size(), std::size_t(2), kPatience);
    later.lift(later.policy().bans[0].id);
    QTRY_COMPARE_WITH_TIMEOUT(host.policy().bans.size(), std::size_t(1), kPatience);
}

QTEST_GUILESS_MAIN(HostLinkTest)
#include "hostlink_test.moc"
