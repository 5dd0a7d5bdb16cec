// The load generator's own parts: that it reads what servers may send in any pieces, and holds
// every client to count and order.
#include "tests/bench/load/dialect.h"
#include "tests/bench/load/events.h"
#include "tests/bench/load/fault.h"
#include "tests/bench/load/journal.h"

#include <QTest>

namespace parlance::bench {
namespace {

struct Heard final : EventSink {
    void event(std::string_view data) override { events.emplace_back(data); }
    void ping(std::string_view data) override { pings.emplace_back(data); }

    std::vector<std::string> events;
    std::vector<std::string> pings;
};

struct Answer final : HttpReader::Sink {
    void head(const HttpHead& head) override { status = head.status(); }
    void body(std::string_view bytes) override { text += bytes; }
    void end() override { ++ends; }

    int status = 0;
    std::string text;
    int ends = 0;
};

std::string serverFrame(const std::string& data) {
    return std::string("\x81") + char(data.size()) + data;
}

// The clients get these messages in turn, as it were one after the other.
void hear(Journal& journal, int client, std::initializer_list<MessageId> ids) {
    std::uint32_t place = 0;
    for (const MessageId id : ids) {
        journal.received(client, place++, id);
    }
}

} // namespace

class LoadPartsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eventsComeInAnyPieces_data() {
        QTest::addColumn<int>("transport");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("websocket")
            << int(Transport::WebSocket)
            << QByteArray::fromStdString(serverFrame("one") + "\x89\x01p" + serverFrame("two"));
        QTest::newRow("sse") << int(Transport::Sse)
                             << QByteArray(": hi\n\nid: 1\ndata: one\n\ndata:two\nid: 2\n\n");
        QTest::newRow("stream") << int(Transport::Stream) << QByteArray("one\ntwo\n");
    }
    void eventsComeInAnyPieces() {
        QFETCH(int, transport);
        QFETCH(QByteArray, bytes);
        for (qsizetype size = 1; size <= bytes.size(); ++size) {
            Heard heard;
            const auto events = eventsOf(Transport(transport));
            for (qsizetype at = 0; at < bytes.size(); at += size) {
                events->feed(bytes.mid(at, size).toStdString(), heard);
            }
            QCOMPARE(heard.events, (std::vector<std::string>{"one", "two"}));
            QCOMPARE(heard.pings.size(), Transport(transport) == Transport::WebSocket ? 1U : 0U);
        }
    }

    void answersComeInAnyPieces() {
        const QByteArray bytes =
            "HTTP/1.1 204 No Content\r\n\r\n"
            "HTTP/1.1 200 OK\r\ncontent-LENGTH: 3\r\n\r\none"
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\ntw\r\n1\r\no\r\n0\r\n\r\n";
        for (qsizetype size = 1; size <= bytes.size(); ++size) {
            Answer answer;
            HttpReader reader;
            for (qsizetype at = 0; at < bytes.size(); at += size) {
                reader.feed(bytes.mid(at, size).toStdString(), answer);
            }
            QCOMPARE(answer.text, std::string("onetwo"));
            QCOMPARE(answer.ends, 3);
        }
    }

    void everyPayloadIsFoundAndNoneMayBeDamaged() {
        std::vector<MessageId> found;
        const auto add = [&](MessageId id) { found.push_back(id); };
        QCOMPARE(payload(7).size(), kPayloadSize);
        findPayloads("{" + payload(7) + payload(99'999'999) + "}", add);
        QCOMPARE(found, (std::vector<MessageId>{7, 99'999'999}));
        QVERIFY_THROWS_EXCEPTION(Fault, findPayloads(payload(7).substr(0, 149), add));
        QVERIFY_THROWS_EXCEPTION(Fault, findPayloads("#000x0007" + payload(7).substr(9), add));
    }

    void everybodyHasToHearTheSameOrder() {
        Journal journal(2);
        for (int i = 0; i < 3; ++i) {
            journal.post(i, {});
        }
        // Several posters may come in any order, but for all in the same.
        hear(journal, 0, {1, 0, 2});
        QVERIFY(!journal.isAllDelivered());
        hear(journal, 1, {1, 0, 2});
        QVERIFY(journal.isAllDelivered());
        QCOMPARE(journal.deliveries(), 6U);
    }

    void whatIsLostRepeatedOrSwappedIsAFault() {
        const auto journal = [] {
            Journal made(2);
            for (int i = 0; i < 3; ++i) {
                made.post(0, {});
            }
            hear(made, 0, {0, 1, 2});
            return made;
        };
        for (const auto& wrong : std::initializer_list<std::initializer_list<MessageId>>{
                 {0, 2}, {0, 0}, {0, 2, 1}, {0, 1, 2, 2}, {0, 1, 2, 3}}) {
            Journal fresh = journal();
            QVERIFY_THROWS_EXCEPTION(Fault, hear(fresh, 1, wrong));
        }
    }

    void theFirstToHearMayBeWrongAsWell() {
        for (const auto& wrong :
             std::initializer_list<std::initializer_list<MessageId>>{{1}, {0, 0}, {0, 2}, {3}}) {
            Journal journal(2);
            for (int i = 0; i < 3; ++i) {
                journal.post(0, {});
            }
            QVERIFY_THROWS_EXCEPTION(Fault, hear(journal, 0, wrong));
        }
    }
};

} // namespace parlance::bench

QTEST_GUILESS_MAIN(parlance::bench::LoadPartsTest)
#include "load_parts_test.moc"
