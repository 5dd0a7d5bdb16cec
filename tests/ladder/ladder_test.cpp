// The ladder plays every scenario of scenarios.json, as the page's ladder.js does: which step at
// which virtual time, and which sentence in the trace.
//
// A scenario's lines read "TIME SIGN WORDS": `>` happens to the ladder, `<` is what it asks for,
// `:` is what it says. The times are milliseconds. Everything that it asks for and says must stand
// there.
#include "client/ladder.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace parlance;

namespace {

using Do = LadderStep::Do;

QString describe(const LadderStep& step) {
    const QString transport = wireName(step.transport);
    switch (step.what) {
        case Do::Open:
            return QStringLiteral("open ") + transport;
        case Do::Verify:
            return QStringLiteral("verify ") + transport;
        case Do::Use:
            return QStringLiteral("use ") + transport;
        case Do::Close:
            return QStringLiteral("close ") + transport;
        case Do::Ping:
            return QStringLiteral("ping");
        case Do::Check:
            return QStringLiteral("check ") + transport;
        case Do::RememberGood:
            return QStringLiteral("good ") + transport;
        case Do::RememberBad:
            return QStringLiteral("bad ") + transport;
        case Do::Say:
            break;
    }
    return {};
}

// "refused 403", "refused 403 banned", "closed 1011", "busy 5000", or a kind alone.
Failure failureFrom(const QStringList& words) {
    static const QHash<QString, Failure::Kind> kinds{
        {QStringLiteral("unreachable"), Failure::Kind::Unreachable},
        {QStringLiteral("timeout"), Failure::Kind::Timeout},
        {QStringLiteral("refused"), Failure::Kind::Refused},
        {QStringLiteral("broken"), Failure::Kind::Broken},
        {QStringLiteral("silent"), Failure::Kind::Silent},
        {QStringLiteral("nonsense"), Failure::Kind::Nonsense},
    };
    const QString number = words.value(1);
    if (words[0] == QLatin1StringView("closed")) {
        return {.kind = Failure::Kind::Broken, .closeCode = number.toInt()};
    }
    if (words[0] == QLatin1StringView("busy")) {
        return {.kind = Failure::Kind::Refused,
                .httpStatus = 503,
                .retryAfter = std::chrono::milliseconds(number.toInt())};
    }
    Q_ASSERT(kinds.contains(words[0]));
    Failure failure{.kind = kinds.value(words[0]), .httpStatus = number.toInt()};
    if (words.size() > 2) {
        failure.code = errorFromCode(words[2].toLatin1());
    }
    return failure;
}

class Play {
public:
    explicit Play(const QJsonObject& scenario)
        : m_scenario(scenario)
        , m_ladder(
              {}, [random = scenario[u"random"].toDouble(0.5)] { return random; },
              transportFromName(scenario[u"choice"].toString())) {}

    // What the ladder did, beside what happened to it, in the form of the script.
    QStringList run() {
        const QJsonArray lines = m_scenario[u"lines"].toArray();
        for (const QJsonValue& line : lines) {
            const QStringList words = line.toString().split(u' ');
            const qint64 at = words[0].toLongLong();
            if (words[1] == QLatin1StringView(">")) {
                advanceTo(at);
                m_played.append(line.toString());
                take(at, happen(at, words.sliced(2)));
            }
        }
        advanceTo(lines.last().toString().section(u' ', 0, 0).toLongLong());
        return m_played;
    }

private:
    void advanceTo(qint64 at) {
        for (auto due = m_ladder.deadline(); due && *due <= at; due = m_ladder.deadline()) {
            take(*due, m_ladder.advance(*due));
        }
    }

    void take(qint64 at, const Ladder::Steps& steps) {
        for (const LadderStep& step : steps) {
            m_played.append(step.what == Do::Say
                                ? QStringLiteral("%1 : %2").arg(at).arg(sentence(step.entry))
                                : QStringLiteral("%1 < %2").arg(at).arg(describe(step)));
        }
    }

    Ladder::Steps happen(qint64 at, const QStringList& words) {
        const QString& event = words[0];
        const auto transport = transportFromName(words.value(1));
        const auto is = [&event](const char* name) { return event == QLatin1StringView(name); };
        if (is("start")) {
            return m_ladder.start(at, memory());
        }
        if (is("choose")) {
            return m_ladder.choose(at, transport);
        }
        if (is("reconnect")) {
            return m_ladder.reconnect(at);
        }
        if (is("opened")) {
            return m_ladder.opened(at, *transport);
        }
        if (is("verified")) {
            return m_ladder.verified(at, *transport);
        }
        if (is("heard")) {
            return m_ladder.heard(at, *transport);
        }
        if (is("heartbeat")) {
            return m_ladder.heartbeat(at, *transport);
        }
        if (is("failed")) {
            return m_ladder.failed(at, *transport, failureFrom(words.sliced(2)));
        }
        if (is("ended")) {
            return m_ladder.ended(at, *transport, words[2].toLongLong());
        }
        if (is("pong")) {
            return m_ladder.pong(at);
        }
        if (is("nopong")) {
            return m_ladder.noPong(at);
        }
        if (is("shown") || is("hidden")) {
            return m_ladder.shown(at, is("shown"));
        }
        Q_ASSERT(is("woke"));
        return m_ladder.woke(at);
    }

    LadderMemory memory() const {
        const QJsonObject stored = m_scenario[u"memory"].toObject();
        LadderMemory memory{.good = transportFromName(stored[u"good"].toString())};
        for (const QJsonValue& bad : stored[u"bad"].toArray()) {
            memory.bad[std::size_t(*transportFromName(bad.toString()))] = true;
        }
        return memory;
    }

    QJsonObject m_scenario;
    Ladder m_ladder;
    QStringList m_played;
};

QStringList linesOf(const QJsonObject& scenario) {
    QStringList lines;
    for (const QJsonValue& line : scenario[u"lines"].toArray()) {
        lines.append(line.toString());
    }
    return lines;
}

} // namespace

class LadderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void playsAsWritten_data() {
        QFile file(QStringLiteral(LADDER_SCENARIOS));
        QVERIFY(file.open(QFile::ReadOnly));
        QJsonParseError error;
        const QJsonArray scenarios = QJsonDocument::fromJson(file.readAll(), &error).array();
        QVERIFY2(error.error == QJsonParseError::NoError, qPrintable(error.errorString()));
        QVERIFY(!scenarios.isEmpty());
        QTest::addColumn<QJsonObject>("scenario");
        for (const QJsonValue& scenario : scenarios) {
            const QJsonObject object = scenario.toObject();
            QTest::newRow(qPrintable(object[u"name"].toString())) << object;
        }
    }

    void playsAsWritten() {
        QFETCH(QJsonObject, scenario);
        const QStringList played = Play(scenario).run();
        const QStringList written = linesOf(scenario);
        if (qEnvironmentVariableIsSet("LADDER_PRINT")) {
            // To write a new scenario: its events first, and then read what came of it.
            qInfo().noquote() << u'\n' + played.join(u'\n');
        }
        for (qsizetype i = 0; i < std::max(played.size(), written.size()); ++i) {
            QCOMPARE(played.value(i), written.value(i));
        }
    }
};

QTEST_GUILESS_MAIN(LadderTest)
#include "ladder_test.moc"
