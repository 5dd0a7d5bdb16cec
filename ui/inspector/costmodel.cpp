#include "ui/inspector/costmodel.h"

#include "client/trace.h"

#include <QLocale>

#include <array>

namespace parlance {
namespace {

const QString kUnknown = QStringLiteral("–");

QString number(std::optional<qint64> value) {
    return value ? QLocale().toString(*value) : kUnknown;
}

QString size(std::optional<qint64> bytes) {
    return bytes ? QLocale().formattedDataSize(*bytes, 1, QLocale::DataSizeSIFormat) : kUnknown;
}

// On one machine a round trip takes hundredths of a millisecond.
QString time(std::optional<std::chrono::microseconds> time) {
    if (!time) {
        return kUnknown;
    }
    const double ms = double(time->count()) / 1'000;
    return CostModel::tr("%1 ms").arg(QLocale().toString(ms, 'f', ms < 1 ? 2 : 1));
}

QString percentage(std::optional<double> percent) {
    return percent ? CostModel::tr("%1%").arg(QLocale().toString(*percent, 'f', 1)) : kUnknown;
}

// Five columns beside a conversation have no room for whole names; those are in the tool tip.
QString shortTitle(Transport transport) {
    switch (transport) {
        case Transport::WebSocket:
            return CostModel::tr("WebSocket");
        case Transport::Sse:
            return CostModel::tr("SSE");
        case Transport::Stream:
            return CostModel::tr("Streaming");
        case Transport::LongPoll:
            return CostModel::tr("Long poll");
        case Transport::ShortPoll:
            break;
    }
    return CostModel::tr("Short poll");
}

struct Row {
    const char* title;
    const char* explanation;
    QString (*text)(const Cost& cost);
};

constexpr std::array kRows{
    Row{QT_TRANSLATE_NOOP("parlance::CostModel", "Messages"),
        QT_TRANSLATE_NOOP("parlance::CostModel", "Messages that were delivered"),
        [](const Cost& cost) { return number(cost.messages); }},
    Row{QT_TRANSLATE_NOOP("parlance::CostModel", "Requests"),
        QT_TRANSLATE_NOOP("parlance::CostModel", "HTTP requests; a stream and a WebSocket are one"),
        [](const Cost& cost) { return number(cost.requests); }},
    Row{QT_TRANSLATE_NOOP("parlance::CostModel", "Sockets"),
        QT_TRANSLATE_NOOP("parlance::CostModel", "Connections that are held while nothing is said"),
        [](const Cost& cost) { return number(cost.sockets); }},
    Row{QT_TRANSLATE_NOOP("parlance::CostModel", "Payload"),
        QT_TRANSLATE_NOOP("parlance::CostModel", "The JSON itself"),
        [](const Cost& cost) { return size(cost.payload); }},
    Row{QT_TRANSLATE_NOOP("parlance::CostModel", "Handshakes"),
        QT_TRANSLATE_NOOP("parlance::CostModel",
                          "What opened the streams; in a race it is in the heads"),
        [](const Cost& cost) { return size(cost.handshake); }},
    Row{QT_TRANSLATE_NOOP("parlance::CostModel", "Heads"),
        QT_TRANSLATE_NOOP("parlance::CostModel", "Heads of requests and answers"),
        [](const Cost& cost) { return size(cost.heads); }},
    Row{QT_TRANSLATE_NOOP("parlance::CostModel", "Framing"),
        QT_TRANSLATE_NOOP("parlance::CostModel", "What is written around each message"),
        [](const Cost& cost) { return size(cost.framing); }},
    Row{QT_TRANSLATE_NOOP("parlance::CostModel", "Overhead"),
        QT_TRANSLATE_NOOP("parlance::CostModel",
                          "Everything but the payload, as a part of all bytes"),
        [](const Cost& cost) { return percentage(cost.overheadPercent()); }},
    Row{QT_TRANSLATE_NOOP("parlance::CostModel", "Empty answers"),
        QT_TRANSLATE_NOOP("parlance::CostModel", "Polls that brought no message"),
        [](const Cost& cost) { return number(cost.empty); }},
    Row{QT_TRANSLATE_NOOP("parlance::CostModel", "Idle, a minute"),
        QT_TRANSLATE_NOOP("parlance::CostModel", "Bytes for one listener while nothing is said"),
        [](const Cost& cost) { return size(cost.idlePerMinute); }},
    Row{QT_TRANSLATE_NOOP("parlance::CostModel", "Latency p50"),
        QT_TRANSLATE_NOOP(
            "parlance::CostModel",
            "Half was quicker: of the messages in a race, live of the guests' round trips"),
        [](const Cost& cost) { return time(cost.p50); }},
    Row{QT_TRANSLATE_NOOP("parlance::CostModel", "Latency p95"),
        QT_TRANSLATE_NOOP("parlance::CostModel", "One in twenty was slower"),
        [](const Cost& cost) { return time(cost.p95); }},
};

} // namespace

void CostModel::setCosts(std::vector<Cost> costs) {
    // Whoever reads a cell while it runs should not lose it with every message.
    if (costs.size() == m_costs.size() && !costs.empty()) {
        m_costs = std::move(costs);
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        return;
    }
    beginResetModel();
    m_costs = std::move(costs);
    endResetModel();
}

int CostModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(kRows.size());
}

int CostModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_costs.size());
}

QVariant CostModel::data(const QModelIndex& index, int role) const {
    const auto& row = kRows[static_cast<std::size_t>(index.row())];
    switch (role) {
        case Qt::DisplayRole:
            return row.text(m_costs[static_cast<std::size_t>(index.column())]);
        case Qt::TextAlignmentRole:
            return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
        case Qt::ToolTipRole:
            return tr(row.explanation);
        default:
            return {};
    }
}

QVariant CostModel::headerData(int section, Qt::Orientation orientation, int role) const {
    const auto at = static_cast<std::size_t>(section);
    if (orientation == Qt::Vertical) {
        return role == Qt::DisplayRole   ? tr(kRows[at].title)
               : role == Qt::ToolTipRole ? tr(kRows[at].explanation)
                                         : QVariant();
    }
    switch (role) {
        case Qt::DisplayRole:
            return shortTitle(m_costs[at].transport);
        case Qt::ToolTipRole:
        case Qt::AccessibleTextRole:
            return transportTitle(m_costs[at].transport);
        default:
            return {};
    }
}

} // namespace parlance
