// TLS over a wire that is only a buffer: every byte comes when the test says so.
#include "server/net/tlschannel.h"

#include "server/net/selfsigned.h"
#include "server/net/tlscontext.h"
#include "server/protocol/limits.h"
#include "tests/support/pem.h"
#include "tests/support/tlspeer.h"

#include <QTest>

#include <openssl/rsa.h>

using namespace parlance;

namespace {

class Owner final : public ChannelOwner {
public:
    void secured() override { ++handshakes; }
    void received(QByteArrayView bytes) override {
        input += bytes;
        if (echo) {
            channel->write(bytes.toByteArray());
        }
    }
    void peerEnded() override { ++ends; }
    void drained() override { ++drains; }
    void broken() override { ++breaks; }

    Channel* channel = nullptr;
    bool echo = false;
    QByteArray input;
    int handshakes = 0;
    int ends = 0;
    int drains = 0;
    int breaks = 0;
};

constexpr qsizetype kEndless = qsizetype(1) << 40;

class FakeWire final : public Channel {
public:
    explicit FakeWire(ChannelOwner& owner) : Channel(owner) {}

    void flush() override {
        while (!m_queue.isEmpty()) {
            m_waiting += m_queue.takePiece();
        }
        if (isReset) {
            return m_owner->broken();
        }
        const qsizetype taken = std::min(room, m_waiting.size());
        sent += m_waiting.first(taken);
        m_waiting.remove(0, taken);
        room -= taken;
        m_written += taken;
    }
    qsizetype pending() const override { return m_queue.size() + m_waiting.size(); }
    void setReading(bool on) override { reading = on; }
    bool endWriting() override {
        ++ends;
        return true;
    }
    qint64 roundTrip() const override { return 7; }

    // As the system would.
    void deliver(const QByteArray& bytes) { m_owner->received(bytes); }
    void endPeer() { m_owner->peerEnded(); }
    void breakOff() { m_owner->broken(); }
    void makeRoom(qsizetype bytes) {
        room += bytes;
        const bool waited = pending() > 0;
        flush();
        if (waited && pending() == 0) {
            m_owner->drained();
        }
    }
    QByteArray takeSent() { return std::exchange(sent, {}); }

    qsizetype room = kEndless;
    QByteArray sent;
    bool reading = true;
    bool isReset = false; // Whatever is written next tells so.
    int ends = 0;

private:
    QByteArray m_waiting;
};

// The same certificate for a key of RSA, with which TLS 1.2 could do without a key of the moment.
TlsCredentials withRsaKey(TlsCredentials credentials) {
    const pem::Key key(EVP_RSA_gen(2048));
    const pem::Certificate certificate = pem::certificateFrom(credentials.certificate);
    X509_set_pubkey(certificate.get(), key.get());
    X509_sign(certificate.get(), key.get(), EVP_sha256());
    credentials.certificate = pem::textOf(certificate.get());
    credentials.key = pem::textOf(key.get());
    return credentials;
}

} // namespace

class TlsChannelTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<TlsContext> context;
    std::unique_ptr<TlsContext> rsaContext;
    Owner owner;
    FakeWire* wire = nullptr;
    std::unique_ptr<TlsChannel> channel;
    std::unique_ptr<TlsPeer> peer;

    void connectPeer(const TlsPeer::Options& options = {}) { connectPeer(options, *context); }
    void connectPeer(const TlsPeer::Options& options, const TlsContext& server) {
        peer = std::make_unique<TlsPeer>(options);
        owner = Owner();
        auto made = std::make_unique<FakeWire>(owner);
        wire = made.get();
        channel = std::make_unique<TlsChannel>(server, std::move(made), owner);
        owner.channel = channel.get();
    }

    // Carries what both have to say to and fro, in pieces of this size.
    void talk(qsizetype piece = kEndless) {
        for (QByteArray said = peer->take(); !said.isEmpty() || !wire->sent.isEmpty();
             said = peer->take()) {
            for (qsizetype at = 0; at < said.size(); at += piece) {
                wire->deliver(said.mid(at, piece));
            }
            peer->give(wire->takeSent());
        }
    }

private Q_SLOTS:
    void initTestCase() {
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        const auto credentials = makeSelfSigned(namesOfThisMachine(), now);
        QVERIFY(credentials);
        auto made = TlsContext::make(*credentials, now);
        QVERIFY2(made, made ? "" : qPrintable(made.error()));
        context = *std::move(made);
        auto madeOfRsa = TlsContext::make(withRsaKey(*credentials), now);
        QVERIFY2(madeOfRsa, madeOfRsa ? "" : qPrintable(madeOfRsa.error()));
        rsaContext = *std::move(madeOfRsa);
    }
    void init() { connectPeer(); }
    void cleanup() { channel.reset(); }

    void bytesArriveBothWays_data() {
        QTest::addColumn<qsizetype>("piece");
        QTest::newRow("whole") << kEndless;
        QTest::newRow("byte by byte") << qsizetype(1);
        QTest::newRow("in odd pieces") << qsizetype(97);
    }
    void bytesArriveBothWays() {
        QFETCH(qsizetype, piece);
        talk(piece);
        QVERIFY(peer->isOpen());
        QCOMPARE(owner.handshakes, 1);
        peer->write("hello");
        talk(piece);
        QCOMPARE(owner.input, "hello");
        channel->write("good ");
        channel->write("morning");
        QCOMPARE(channel->pending(), 12);
        QVERIFY(wire->sent.isEmpty());
        channel->flush();
        talk(piece);
        QCOMPARE(peer->received(), "good morning");
        QCOMPARE(channel->bytesRead(), 5);
        QCOMPARE(channel->bytesWritten(), 12);
        QCOMPARE(channel->pending(), 0);
        QCOMPARE(channel->roundTrip(), 7);
        QCOMPARE(owner.ends + owner.breaks, 0);
    }

    void aRequestBehindTheHandshakeComesWithIt() {
        peer->give([this] {
            wire->deliver(peer->take());
            return wire->takeSent();
        }());
        QVERIFY(peer->isOpen());
        peer->write("early");
        wire->deliver(peer->take()); // The end of the handshake and the request.
        QCOMPARE(owner.handshakes, 1);
        QCOMPARE(owner.input, "early");
    }

    // As a refusal is.
    void whatIsWrittenBeforeTheHandshakeLeavesBehindIt() {
        channel->write("refused");
        channel->flush();
        QVERIFY(wire->sent.isEmpty());
        QCOMPARE(channel->pending(), 7);
        talk();
        QCOMPARE(peer->received(), "refused");
        QCOMPARE(owner.drains, 1);
    }

    void whatAnswersAreWrittenWaitsForTheFlush() {
        talk();
        owner.echo = true;
        peer->write("ping");
        wire->deliver(peer->take());
        QCOMPARE(channel->pending(), 4);
        QVERIFY(wire->sent.isEmpty());
        channel->flush();
        talk();
        QCOMPARE(peer->received(), "ping");
    }

    void muchArrivesWhole() {
        talk();
        const QByteArray large(300'000, 'x');
        peer->write(large);
        talk(64 * 1024);
        QCOMPARE(owner.input, large);
    }

    void aSlowPeerHoldsTheRestBackUnciphered() {
        talk();
        wire->room = 0;
        const QByteArray piece(10'000, 'x');
        for (int i = 0; i < 500; ++i) {
            channel->write(piece);
        }
        channel->flush();
        QCOMPARE(channel->bytesWritten(), 0);
        QVERIFY(channel->pending() >= 5'000'000);
        QVERIFY(wire->pending() < 2 * limits::kPullBelow);
        qint64 written = 0;
        while (channel->pending() > 0) {
            QCOMPARE(owner.drains, 0);
            wire->makeRoom(50'000);
            QVERIFY(channel->bytesWritten() > written);
            written = channel->bytesWritten();
            QVERIFY(wire->pending() < 2 * limits::kPullBelow);
            peer->give(wire->takeSent());
        }
        QCOMPARE(owner.drains, 1);
        QCOMPARE(written, 5'000'000);
        QCOMPARE(peer->received().size(), 5'000'000);
    }

    // Pieces that fill what is enciphered ahead exactly, on a wire that takes everything at once
    // and so has no reason to call back.
    void aWireThatTakesEverythingGetsEverything() {
        talk();
        const QByteArray piece(limits::kPullBelow / 64, 'x');
        for (int i = 0; i < 1000; ++i) {
            channel->write(piece);
        }
        channel->flush();
        QCOMPARE(channel->pending(), 0);
        peer->give(wire->takeSent());
        QCOMPARE(peer->received().size(), 1000 * piece.size());
        // And one that had been full, once there is room again.
        wire->room = 1;
        for (int i = 0; i < 1000; ++i) {
            channel->write(piece);
        }
        channel->flush();
        QVERIFY(channel->pending() > 0);
        wire->makeRoom(kEndless);
        QCOMPARE(channel->pending(), 0);
        QCOMPARE(owner.drains, 1);
        peer->give(wire->takeSent());
        QCOMPARE(peer->received().size(), 2000 * piece.size());
    }

    void readingIsTheWires() {
        channel->setReading(false);
        QVERIFY(!wire->reading);
        channel->setReading(true);
        QVERIFY(wire->reading);
    }

    void nonsenseForAHandshakeIsToldAndEnds() {
        wire->deliver(QByteArray("\x16\x03\x01\x00\x05hello", 10));
        QCOMPARE(owner.breaks, 1);
        QVERIFY(wire->sent.startsWith('\x15')); // An alert.
        wire->deliver("more");
        wire->endPeer();
        wire->breakOff();
        QCOMPARE(owner.breaks, 1);
        QCOMPARE(owner.ends, 0);
    }

    void nonsenseAfterTheHandshakeEnds() {
        talk();
        const QByteArray nonsense = "GET / HTTP/1.1\r\n\r\n";
        wire->deliver(nonsense);
        QCOMPARE(owner.breaks, 1);
        QCOMPARE(owner.input, QByteArray());
        channel->write("x");
        channel->flush();
        QCOMPARE(owner.breaks, 1);
    }

    void aChangedByteEnds() {
        talk();
        peer->write("hello");
        QByteArray record = peer->take();
        record.back() = char(record.back() ^ 1);
        wire->deliver(record);
        QCOMPARE(owner.breaks, 1);
        QCOMPARE(owner.input, QByteArray());
    }

    void halfAHandshakeIsNoConnection() {
        wire->deliver(peer->take().chopped(1));
        wire->endPeer();
        QCOMPARE(owner.breaks, 1);
        QCOMPARE(owner.ends + owner.handshakes, 0);
    }

    void anEndWithoutAWordIsOne() {
        talk();
        wire->endPeer();
        QCOMPARE(owner.ends, 1);
        QCOMPARE(owner.breaks, 0);
    }

    // RFC 8446 section 6.1: each direction ends for itself.
    void whoSaysNoMoreMayStillRead() {
        talk();
        peer->write("last");
        peer->close();
        wire->deliver(peer->take() + "behind it");
        QCOMPARE(owner.input, "last");
        QCOMPARE(owner.ends, 1);
        wire->endPeer();
        QCOMPARE(owner.ends, 1);
        channel->write("answer");
        channel->flush();
        peer->give(wire->takeSent());
        QCOMPARE(peer->received(), "answer");
        QCOMPARE(owner.breaks, 0);
    }

    void theEndOfWritingIsSaid() {
        talk();
        QVERIFY(channel->endWriting());
        QCOMPARE(wire->ends, 1);
        peer->give(wire->takeSent());
        QVERIFY(peer->isEnded());
        QCOMPARE(owner.ends + owner.drains + owner.breaks, 0);
    }

    // Nobody is waited for, then: a server that stops would wait for two seconds.
    void whoIsGoneAtTheEndOfWritingIsGone() {
        talk();
        wire->isReset = true;
        QVERIFY(!channel->endWriting());
        QCOMPARE(owner.breaks, 0);
    }

    void theEndOfWritingWaitsForTheWire() {
        talk();
        wire->room = 3;
        QVERIFY(channel->endWriting());
        QCOMPARE(wire->ends, 0);
        wire->makeRoom(kEndless);
        QCOMPARE(wire->ends, 1);
        peer->give(wire->takeSent());
        QVERIFY(peer->isEnded());
        QCOMPARE(owner.drains, 0);
    }

    void aBrokenWireIsToldOnce() {
        talk();
        wire->breakOff();
        wire->breakOff();
        QCOMPARE(owner.breaks, 1);
    }

    void whichVersionsAreSpoken_data() {
        QTest::addColumn<int>("version");
        QTest::addColumn<QByteArray>("ciphers");
        QTest::addColumn<bool>("fine");
        QTest::newRow("TLS 1.3") << TLS1_3_VERSION << QByteArray() << true;
        QTest::newRow("TLS 1.2") << TLS1_2_VERSION << QByteArray() << true;
        QTest::newRow("TLS 1.1") << TLS1_1_VERSION << QByteArray("ALL:@SECLEVEL=0") << false;
        QTest::newRow("TLS 1.0") << TLS1_VERSION << QByteArray("ALL:@SECLEVEL=0") << false;
        QTest::newRow("without authenticated encryption")
            << TLS1_2_VERSION << QByteArray("ECDHE-ECDSA-AES128-SHA") << false;
    }
    void whichVersionsAreSpoken() {
        QFETCH(int, version);
        QFETCH(QByteArray, ciphers);
        QFETCH(bool, fine);
        const TlsPeer::Options options{
            .version = version, .ciphers = ciphers.isEmpty() ? nullptr : ciphers.constData()};
        connectPeer(options);
        QVERIFY(!peer->take().isEmpty()); // It can say hello at all.
        connectPeer(options);
        talk();
        QCOMPARE(owner.handshakes, fine ? 1 : 0);
        QCOMPARE(owner.breaks, fine ? 0 : 1);
        QCOMPARE(peer->isBroken(), !fine);
    }

    // What was recorded would be read by whoever gets hold of the server's key one day.
    void nothingIsSpokenThatTheServersKeyWouldOpen_data() {
        QTest::addColumn<QByteArray>("cipher");
        QTest::addColumn<bool>("fine");
        QTest::newRow("a key of the moment") << QByteArray("ECDHE-RSA-AES128-GCM-SHA256") << true;
        QTest::newRow("the server's") << QByteArray("AES128-GCM-SHA256") << false;
    }
    void nothingIsSpokenThatTheServersKeyWouldOpen() {
        QFETCH(QByteArray, cipher);
        QFETCH(bool, fine);
        const TlsPeer::Options options{.version = TLS1_2_VERSION, .ciphers = cipher.constData()};
        connectPeer(options, *rsaContext);
        QVERIFY(!peer->take().isEmpty()); // It can say hello at all.
        connectPeer(options, *rsaContext);
        talk();
        QCOMPARE(owner.handshakes, fine ? 1 : 0);
        QCOMPARE(owner.breaks, fine ? 0 : 1);
        QCOMPARE(peer->isBroken(), !fine);
    }

    void nothingIsResumed_data() {
        QTest::addColumn<int>("version");
        QTest::newRow("TLS 1.3") << TLS1_3_VERSION;
        QTest::newRow("TLS 1.2") << TLS1_2_VERSION;
    }
    void nothingIsResumed() {
        QFETCH(int, version);
        connectPeer({.version = version});
        talk();
        QVERIFY(peer->isOpen());
        QVERIFY(!peer->canResume());
    }

    void nothingIsNegotiatedAgain() {
        connectPeer({.version = TLS1_2_VERSION});
        talk();
        peer->renegotiate();
        talk();
        QVERIFY(peer->isBroken()); // "no_renegotiation"
        QCOMPARE(owner.handshakes, 1);
        QCOMPARE(owner.input, QByteArray());
    }

    // RFC 8446 section 4.6.3.
    void whoeverHasItAnswerAndReadsNothingIsCut() {
        connectPeer({.version = TLS1_3_VERSION});
        talk();
        peer->updateKeys();
        talk();
        peer->write("still there");
        talk();
        QCOMPARE(owner.input, "still there");
        wire->room = 0;
        channel->write(QByteArray(2 * limits::kUnsent, 'x')); // Twice what a turn may leave.
        channel->flush();
        int updates = 0;
        for (; owner.breaks == 0 && updates < 1'000'000; ++updates) {
            peer->updateKeys();
            wire->deliver(peer->take());
        }
        QCOMPARE(owner.breaks, 1);
        QVERIFY(updates > 100);
        // Each of its answers is a piece of some 30 bytes that costs a hundred.
        QVERIFY(updates < 2000);
    }

    // RFC 7301 section 3.2.
    void onlyHttp1IsSpoken_data() {
        QTest::addColumn<QByteArray>("offered");
        QTest::addColumn<QByteArray>("chosen");
        QTest::addColumn<bool>("fine");
        QTest::newRow("nothing said") << QByteArray() << QByteArray() << true;
        QTest::newRow("HTTP/1.1") << QByteArray("\x08http/1.1") << QByteArray("http/1.1") << true;
        QTest::newRow("HTTP/2 before it")
            << QByteArray("\x02h2\x08http/1.1") << QByteArray("http/1.1") << true;
        QTest::newRow("HTTP/2 only") << QByteArray("\x02h2") << QByteArray() << false;
        QTest::newRow("mail") << QByteArray("\x04smtp") << QByteArray() << false;
    }
    void onlyHttp1IsSpoken() {
        QFETCH(QByteArray, offered);
        QFETCH(QByteArray, chosen);
        QFETCH(bool, fine);
        connectPeer({.protocols = offered});
        talk();
        QCOMPARE(peer->isOpen(), fine);
        QCOMPARE(owner.breaks, fine ? 0 : 1);
        QCOMPARE(peer->protocol(), chosen);
    }
};

QTEST_GUILESS_MAIN(TlsChannelTest)
#include "tlschannel_test.moc"
