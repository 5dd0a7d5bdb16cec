// Replays the examples of PROTOCOL.md, in order, against a fresh server. A request is sent as it is
// printed, and the answer has to be the printed one.
#include "app/embeddedserver.h"
#include "server/protocol/clientcodec.h"
#include "server/protocol/servercodec.h"
#include "tests/docs/markdown.h"
#include "tests/docs/pattern.h"
#include "tests/docs/wire.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

namespace parlance::docs {
namespace {

// Fewer than these would mean that the document was not understood.
constexpr int kFewestExamples = 45;
constexpr int kFewestFrames = 9;
constexpr qint64 kLong = 3600'000;
constexpr qint64 kPatience = 10'000;

struct Printed {
    QByteArray head; // The first line and the fields, each with CR LF.
    QByteArray body;
};

Printed printed(const QByteArray& text) {
    const qsizetype end = text.indexOf("\n\n");
    QByteArray head = end < 0 ? text : text.first(end);
    if (head.endsWith('\n')) {
        head.chop(1);
    }
    return {head, end < 0 ? QByteArray() : text.sliced(end + 2)};
}

QByteArray typeOf(const QByteArray& json) {
    return QJsonDocument::fromJson(json).object()[u"type"].toString().toUtf8();
}

// What comes by time and not as the answer to anything, so that it may stand between what is
// printed.
bool comesByItself(const QByteArray& type) {
    return QList<QByteArray>{"heartbeat", "presence", "typing", "stats", "lanes"}.contains(type);
}

struct Event {
    QByteArray text;
    QList<QByteArray> lines() const { return text.split('\n'); }
    QByteArray field(const QByteArray& name) const {
        for (const QByteArray& line : lines()) {
            if (line.startsWith(name + ": ")) {
                return line.sliced(name.size() + 2);
            }
        }
        return {};
    }
    bool bearsJson() const { return field("data").startsWith('{'); }
};

Variables::Difference compareEvents(Variables& variables, const Event& wanted, const Event& came) {
    if (!wanted.bearsJson()) {
        return variables.matchText(wanted.text, came.text);
    }
    const Variables before = variables;
    const auto differ = [&]() -> Variables::Difference {
        const QList<QByteArray> lines = wanted.lines();
        const QList<QByteArray> given = came.lines();
        if (lines.size() != given.size()) {
            return variables.matchText(wanted.text, came.text);
        }
        for (qsizetype i = 0; i < lines.size(); ++i) {
            const bool json = lines[i].startsWith("data: {") && given[i].startsWith("data: ");
            if (const auto difference =
                    json ? variables.matchJson(lines[i].sliced(6), given[i].sliced(6))
                         : variables.matchText(lines[i], given[i])) {
                return difference;
            }
        }
        return std::nullopt;
    };
    const auto difference = differ();
    if (difference) {
        variables = before;
    }
    return difference;
}

} // namespace

class ProtocolExamplesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void examplesAreTrue();
    void framesAreReal();

private:
    using Difference = Variables::Difference;

    Difference play(const std::vector<Block>& blocks);
    Difference request(const Block& asked, const Block* answer);
    Difference compareAnswer(Wire& wire, const Block& block, bool toHead);
    Difference compareBody(Wire& wire, const Head& head, const QByteArray& wanted, bool toHead);
    Difference compareEndless(Wire& wire, const QByteArray& type, const QByteArray& wanted);
    Difference compareStream(Wire& wire, const QByteArray& wanted);
    Difference compareLines(Wire& wire, const QByteArray& wanted);
    Difference compareDocument(Wire& wire, const QByteArray& wanted);
    Difference talk(Wire& wire, const QByteArray& wanted);

    EmbeddedServer m_server;
    quint16 m_port = 0;
    Variables m_variables;
    // They stay open, as those of the readers in the story do.
    std::vector<std::unique_ptr<Wire>> m_open;
    Wire* m_waiting = nullptr;
    int m_examples = 0;
};

void ProtocolExamplesTest::initTestCase() {
    ServerOptions options;
    options.address = QHostAddress(QHostAddress::LocalHost);
    options.port = 0;
    // However slow this machine is, nobody in the story leaves.
    options.deadlines.lingerStream = kLong;
    options.deadlines.lingerPoll = kLong;
    QSignalSpy failed(&m_server, &EmbeddedServer::failed);
    connect(
        &m_server, &EmbeddedServer::started, this, [this](const EmbeddedServer::Running& running) {
            m_port = running.port;
            m_variables.set(QStringLiteral("host-token"), QString::fromLatin1(running.hostToken));
        });
    m_server.start(options);
    QTRY_VERIFY_WITH_TIMEOUT(m_port != 0 || !failed.isEmpty(), kPatience);
    QVERIFY(failed.isEmpty());
}

void ProtocolExamplesTest::examplesAreTrue() {
    std::vector<Block> blocks;
    for (const Block& block : blocksOf(read("PROTOCOL.md"))) {
        if (block.kind != "json") {
            QVERIFY2(
                block.kind == "http" || block.kind == "event-stream" || block.kind == "websocket",
                qPrintable(
                    QStringLiteral("PROTOCOL.md:%1: no known kind of example").arg(block.line)));
            blocks.push_back(block);
        }
    }
    const Difference difference = play(blocks);
    QVERIFY2(!difference, qPrintable(difference.value_or(QString())));
    QVERIFY2(m_examples >= kFewestExamples, qPrintable(QString::number(m_examples)));
}

Variables::Difference ProtocolExamplesTest::play(const std::vector<Block>& blocks) {
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const Block& block = blocks[i];
        const bool isAnswer = block.text.startsWith("HTTP/");
        Difference difference;
        if (block.kind == "http" && isAnswer) {
            difference = m_waiting != nullptr && block.marked
                             ? compareAnswer(*m_waiting, block, false)
                             : Difference(QStringLiteral("an answer without a request"));
        } else if (block.kind == "http") {
            const bool answered =
                i + 1 < blocks.size() && blocks[i + 1].text.startsWith("HTTP/") && !block.marked;
            difference = request(block, answered ? &blocks[++i] : nullptr);
            ++m_examples;
        } else if (m_open.empty()) {
            difference = QStringLiteral("no stream is open");
        } else if (block.kind == "event-stream") {
            difference = compareStream(*m_open.back(), block.text);
            ++m_examples;
        } else {
            difference = talk(*m_open.back(), block.text);
            ++m_examples;
        }
        if (difference) {
            return QStringLiteral("PROTOCOL.md:%1: %2").arg(block.line).arg(*difference);
        }
    }
    return std::nullopt;
}

Variables::Difference ProtocolExamplesTest::request(const Block& asked, const Block* answer) {
    Printed message = printed(m_variables.filled(asked.text));
    if (message.head.contains('{')) {
        return QStringLiteral("a name that no answer has told");
    }
    const qsizetype field = message.head.indexOf("\nContent-Length: ");
    const qsizetype length =
        field < 0 ? 0 : message.head.mid(field + 17).split('\n').constFirst().toInt();
    if (length != message.body.size()) {
        return QStringLiteral("Content-Length has to be %1").arg(message.body.size());
    }
    message.head.replace("\n", "\r\n");
    const bool get = message.head.startsWith("GET ");
    const Variables before = m_variables;
    for (QElapsedTimer timer;;) {
        auto wire = std::make_unique<Wire>(m_port);
        wire->send(message.head + "\r\n\r\n" + message.body);
        Wire* const last = wire.get();
        m_open.push_back(std::move(wire));
        if (answer == nullptr) {
            m_waiting = last;
            return asked.marked ? std::nullopt : Difference(QStringLiteral("no answer follows"));
        }
        const Difference difference =
            compareAnswer(*last, *answer, message.head.startsWith("HEAD "));
        const bool endless = answer->text.contains("event-stream") ||
                             answer->text.contains("ndjson") || answer->text.contains(" 101 ");
        if (!endless) {
            m_open.pop_back();
        }
        if (!timer.isValid()) {
            timer.start();
        }
        // People are shown with a little delay, so what is only read may be read again.
        if (!difference || !get || endless || timer.elapsed() > kPatience) {
            return difference;
        }
        m_variables = before;
        QThread::msleep(20);
    }
}

Variables::Difference ProtocolExamplesTest::compareAnswer(Wire& wire, const Block& block,
                                                          bool toHead) {
    const auto head = wire.head();
    if (!head) {
        return QStringLiteral("no answer came");
    }
    const Printed wanted = printed(block.text);
    QList<QByteArray> lines = wanted.head.split('\n');
    const QByteArray statusLine = lines.takeFirst();
    if (head->statusLine != statusLine) {
        const auto rest = wire.body(*head, toHead);
        return QString::fromUtf8("\"" + head->statusLine + "\" came, " +
                                 rest.value_or(QByteArray()));
    }
    for (const QByteArray& line : lines) {
        const qsizetype colon = line.indexOf(": ");
        const QByteArray name = line.first(colon).toLower();
        bool found = false;
        for (const auto& [field, value] : head->fields) {
            found =
                found || (field == name && !m_variables.matchText(line.sliced(colon + 2), value));
        }
        if (!found) {
            return QString::fromUtf8(line + " was expected, \"" + head->value(name) + "\" came");
        }
    }
    // PROTOCOL.md promises these of every answer, so they are not printed every time.
    for (const char* name :
         {"date", "cache-control", "x-content-type-options", "referrer-policy"}) {
        if (head->status() != 101 && !head->has(name)) {
            return QStringLiteral("%1 is missing").arg(QLatin1StringView(name));
        }
    }
    // A handshake's answer names our own origin: QWebSocketServer always writes one.
    if (head->value("access-control-allow-origin") == "*" ||
        (head->status() != 101 && head->has("access-control-allow-origin"))) {
        return QStringLiteral("another site may read this");
    }
    return compareBody(wire, *head, wanted.body, toHead);
}

Variables::Difference ProtocolExamplesTest::compareBody(Wire& wire, const Head& head,
                                                        const QByteArray& wanted, bool toHead) {
    const QByteArray type = head.value("content-type").split(';').constFirst();
    const bool whole = head.has("content-length") || head.status() == 204 || head.status() == 304;
    if (head.status() == 101) {
        return std::nullopt;
    }
    if (!whole) {
        return compareEndless(wire, type, wanted);
    }
    const auto body = wire.body(head, toHead);
    if (!body) {
        return QStringLiteral("the body is incomplete");
    }
    return type == "application/json" ? m_variables.matchJson(wanted, *body)
                                      : m_variables.matchText(wanted, body->trimmed());
}

Variables::Difference ProtocolExamplesTest::compareEndless(Wire& wire, const QByteArray& type,
                                                           const QByteArray& wanted) {
    if (type == "text/event-stream") {
        return compareStream(wire, wanted);
    }
    return type == "application/x-ndjson" ? compareLines(wire, wanted)
                                          : compareDocument(wire, wanted);
}

Variables::Difference ProtocolExamplesTest::compareStream(Wire& wire, const QByteArray& wanted) {
    const QByteArray end("\n\n");
    for (QByteArray text = wanted.trimmed() + end; text.contains(end);) {
        const Event event{text.first(text.indexOf(end))};
        text.remove(0, event.text.size() + end.size());
        for (;;) {
            const auto came = wire.until(end);
            if (!came) {
                return QString::fromUtf8("nothing came in place of:\n" + event.text);
            }
            const auto difference = compareEvents(m_variables, event, {*came});
            if (!difference) {
                break;
            }
            if (!comesByItself(Event{*came}.field("event"))) {
                return difference;
            }
        }
    }
    return std::nullopt;
}

Variables::Difference ProtocolExamplesTest::compareLines(Wire& wire, const QByteArray& wanted) {
    for (const QByteArray& line : wanted.split('\n')) {
        for (;;) {
            const auto came = wire.until("\n");
            if (!came) {
                return QString::fromUtf8("nothing came in place of:\n" + line);
            }
            const auto difference = m_variables.matchJson(line, *came);
            if (!difference) {
                break;
            }
            if (!comesByItself(typeOf(*came))) {
                return difference;
            }
        }
    }
    return std::nullopt;
}

// The document goes on after what is printed.
Variables::Difference ProtocolExamplesTest::compareDocument(Wire& wire, const QByteArray& wanted) {
    QByteArray document;
    while (const auto more = wire.more()) {
        document += *more;
        if (!m_variables.matchText(wanted + "…", document)) {
            return std::nullopt;
        }
    }
    return m_variables.matchText(wanted + "…", document);
}

Variables::Difference ProtocolExamplesTest::talk(Wire& wire, const QByteArray& wanted) {
    for (const QByteArray& line : wanted.split('\n')) {
        const QByteArray json = line.sliced(2);
        if (line.startsWith("> ")) {
            wire.sendMessage(m_variables.filled(json));
            continue;
        }
        for (;;) {
            const auto came = wire.message();
            if (!came) {
                return QString::fromUtf8("nothing came in place of:\n" + json);
            }
            const auto difference = m_variables.matchJson(json, *came);
            if (!difference) {
                break;
            }
            if (!comesByItself(typeOf(*came))) {
                return difference;
            }
        }
    }
    return std::nullopt;
}

// The frames that are printed beside their tables: what our client understands of them, our server
// would write in the same way.
void ProtocolExamplesTest::framesAreReal() {
    int frames = 0;
    for (const Block& block : blocksOf(read("PROTOCOL.md"))) {
        if (block.kind != "json") {
            continue;
        }
        ++frames;
        const QByteArray line = "PROTOCOL.md:" + QByteArray::number(block.line);
        const auto frame = codec::decodeServerFrame(block.text);
        QVERIFY2(frame, line.constData());
        const QByteArray again = std::visit(
            [](const auto& value) {
                if constexpr (std::is_same_v<std::decay_t<decltype(value)>, codec::UnknownFrame>) {
                    return QByteArray();
                } else {
                    return codec::encode(value);
                }
            },
            *frame);
        const auto difference = m_variables.matchJson(block.text, again);
        QVERIFY2(!difference, qPrintable(QString::fromUtf8(line) + QStringLiteral(": ") +
                                         difference.value_or(QString())));
    }
    QVERIFY(frames >= kFewestFrames);
}

} // namespace parlance::docs

QTEST_GUILESS_MAIN(parlance::docs::ProtocolExamplesTest)
#include "protocol_examples_test.moc"
