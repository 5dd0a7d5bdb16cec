// One total order, the same for all.
#include "tests/delivery/history.h"
#include "tests/support/eventually.h"

#include <QTest>

using namespace parlance;
using namespace parlance::delivery;

class DeliveryOrderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addRows(Schemes::Both); }
    void whatOneSaysArrivesInItsOrder();
    void writersAtOnceMakeOneOrderForAll_data();
    void writersAtOnceMakeOneOrderForAll();
};

namespace {

struct Writer {
    std::unique_ptr<Guest> guest;
    std::unique_ptr<Speech> speech;
};

std::vector<Writer> writersSaying(const TestServer& server, int writers, int messages) {
    std::vector<Writer> list;
    for (int i = 0; i < writers; ++i) {
        const QByteArray name = "Writer" + QByteArray::number(i);
        list.push_back({std::make_unique<Guest>(server, name.constData()), nullptr});
    }
    for (Writer& writer : list) {
        writer.speech = std::make_unique<Speech>(*writer.guest, numbers(1, messages), 16);
    }
    return list;
}

// Whether the answers to a writer's messages are the places where everybody sees them.
bool standsWhereItWasTold(const Guest& writer, const std::vector<Message>& shown) {
    for (const auto& [n, outcome] : writer.outcomes) {
        const auto place = static_cast<std::size_t>(seqOf(outcome) - 1);
        if (place >= shown.size() || shown[place].n != n || shown[place].cid != writer.self().cid ||
            shown[place].via != writer.via()) {
            return false;
        }
    }
    return true;
}

std::vector<QByteArray> textsOf(const std::vector<Message>& messages, const QByteArray& cid) {
    std::vector<QByteArray> texts;
    for (const Message& message : messages) {
        if (message.cid == cid) {
            texts.push_back(message.text);
        }
    }
    return texts;
}

} // namespace

void DeliveryOrderTest::whatOneSaysArrivesInItsOrder() {
    const TestServer server;
    Guest ana(server, "Ana");
    Guest bo(server, "Bo");
    QVERIFY2(sayAll(ana, numbers(1, 200), 16), ana.complaints().constData());
    QCOMPARE(compare(ana, numbers(1, 200)), QByteArray());
    QCOMPARE(compare(bo, numbers(1, 200)), QByteArray());
    qint64 before = 0;
    for (const Message& message : bo.shown) {
        QCOMPARE(message.from, "Ana");
        QVERIFY(message.at >= before);
        before = message.at;
    }
}

void DeliveryOrderTest::writersAtOnceMakeOneOrderForAll_data() {
    QTest::addColumn<int>("count");
    QTest::newRow("two") << 2;
    QTest::newRow("five") << 5;
}

void DeliveryOrderTest::writersAtOnceMakeOneOrderForAll() {
    QFETCH(int, count);
    constexpr int kEach = 60;
    const TestServer server;
    Guest reader(server);
    const std::vector<Writer> writers = writersSaying(server, count, kEach);
    for (const Writer& writer : writers) {
        QVERIFY(eventually([&] { return writer.speech->isOver(); }));
        QVERIFY2(writer.speech->wasTaken(), writer.guest->complaints().constData());
    }
    const auto all = static_cast<std::size_t>(count * kEach);
    QVERIFY2(eventually([&] { return reader.shown.size() >= all; }),
             reader.complaints().constData());
    QCOMPARE(reader.shown.size(), all);
    for (const Writer& writer : writers) {
        QCOMPARE(textsOf(reader.shown, writer.guest->self().cid), numbers(1, kEach));
        QVERIFY(standsWhereItWasTold(*writer.guest, reader.shown));
        QCOMPARE(compare(*writer.guest, reader.texts()), QByteArray());
    }
}

QTEST_GUILESS_MAIN(DeliveryOrderTest)
#include "delivery_order_test.moc"
