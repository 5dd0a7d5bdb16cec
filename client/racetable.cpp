#include "client/racetable.h"

#include "client/reason.h"

#include <array>

namespace parlance {
namespace {

constexpr std::size_t kColumns = 12;
using Line = std::array<QByteArray, kColumns>;

QByteArray milliseconds(const std::optional<std::chrono::microseconds>& time) {
    return time ? QByteArray::number(double(time->count()) / 1'000, 'f', 1) : QByteArray();
}

QByteArray number(std::optional<qint64> value) {
    return value ? QByteArray::number(*value) : QByteArray();
}

Line lineOf(const Cost& cost) {
    return {wireName(cost.transport).toLatin1(),
            number(cost.messages),
            number(cost.requests),
            number(cost.sockets),
            number(cost.payload),
            number(cost.heads),
            number(cost.framing),
            QByteArray::number(cost.overheadPercent().value_or(0), 'f', 1),
            number(cost.empty),
            number(cost.idlePerMinute),
            milliseconds(cost.p50),
            milliseconds(cost.p95)};
}

constexpr std::array kTitles{"transport", "messages",   "requests", "sockets",
                             "payload",   "heads",      "framing",  "overhead %",
                             "empty",     "idle B/min", "p50 ms",   "p95 ms"};
constexpr std::array kFields{
    "transport",  "messages",      "requests",         "sockets",       "payload_bytes",
    "head_bytes", "framing_bytes", "overhead_percent", "empty_answers", "idle_bytes_per_minute",
    "p50_ms",     "p95_ms"};
static_assert(kTitles.size() == kColumns && kFields.size() == kColumns);

} // namespace

QByteArray raceTable(const std::vector<RaceRow>& rows, int messages) {
    std::vector<Line> lines;
    lines.emplace_back();
    std::copy(kTitles.begin(), kTitles.end(), lines.back().begin());
    for (const RaceRow& row : rows) {
        Line line = lineOf(row.cost);
        line[1] += '/' + QByteArray::number(messages);
        lines.push_back(line);
    }
    QByteArray table;
    for (const Line& line : lines) {
        QByteArray text;
        for (std::size_t column = 0; column < kColumns; ++column) {
            qsizetype width = 0;
            for (const Line& other : lines) {
                width = std::max({width, other[column].size(), qsizetype(1)});
            }
            const QByteArray cell = line[column].isEmpty() ? QByteArray("-") : line[column];
            text += column == 0 ? cell.leftJustified(width) : "  " + cell.rightJustified(width);
        }
        table += text + '\n';
    }
    for (const RaceRow& row : rows) {
        if (row.failure) {
            table += wireName(row.cost.transport).toLatin1() +
                     " did not come to the end: " + reasonOf(*row.failure).toUtf8() + '\n';
        }
    }
    return table;
}

QByteArray raceCsv(const std::vector<RaceRow>& rows) {
    const auto joined = [](const auto& fields) {
        QByteArrayList list;
        for (const auto& field : fields) {
            list.append(QByteArray(field));
        }
        return list.join(',') + "\r\n";
    };
    QByteArray csv = joined(kFields);
    for (const RaceRow& row : rows) {
        csv += joined(lineOf(row.cost));
    }
    return csv;
}

} // namespace parlance
