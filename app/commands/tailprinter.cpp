#include "app/commands/tailprinter.h"

#include "server/protocol/harmless.h"
#include "server/protocol/servercodec.h"

#include <QDateTime>

namespace parlance {
namespace {

// As wide as "12:01 ", so that no further line looks like a first one.
constexpr char kNextLine[] = "\n      ";

QByteArray note(const QByteArray& sentence) {
    return "* " + sentence + '\n';
}

QByteArray timeOf(qint64 at) {
    return QDateTime::fromMSecsSinceEpoch(at).toString(QStringLiteral("HH:mm")).toUtf8();
}

} // namespace

QByteArray TailPrinter::lines(const Hello& hello) {
    if (m_format == Format::Json) {
        return codec::encode(hello) + '\n';
    }
    if (hello.resume == Resume::Reset) {
        return note("---------- the room starts afresh ----------");
    }
    if (hello.resume == Resume::Gap) {
        return note(hello.missed == 1
                        ? QByteArrayLiteral("1 message is no longer kept")
                        : QByteArray::number(hello.missed) + " messages are no longer kept");
    }
    return {};
}

QByteArray TailPrinter::lines(const codec::ServerFrame& frame) {
    if (const auto* message = std::get_if<Message>(&frame)) {
        return lineOf(*message);
    }
    const auto* presence = std::get_if<Presence>(&frame);
    if (presence == nullptr || m_people == People::Hidden) {
        return {};
    }
    return linesOf(*presence);
}

QByteArray TailPrinter::lineOf(const Message& message) const {
    if (m_format == Format::Json) {
        return codec::encode(message) + '\n';
    }
    return timeOf(message.at) + ' ' + harmlessAuthor(message.from) + ": " +
           harmlessLines(message.text, kNextLine) + '\n';
}

QByteArray TailPrinter::linesOf(const Presence& presence) {
    if (m_format == Format::Json) {
        return codec::encode(presence) + '\n';
    }
    if (presence.full) {
        return everybody(*presence.full, presence.count);
    }
    QByteArray lines;
    for (const Member& member : presence.joined) {
        lines += joined(member);
    }
    for (const Member& member : presence.left) {
        lines += left(member);
    }
    return lines;
}

// The first list says who is here, a later one what has changed. A list that was cut at its cap
// says neither, so it only replaces what is known.
QByteArray TailPrinter::everybody(const std::vector<Member>& here, int count) {
    QByteArray lines;
    const bool whole = std::size_t(count) <= here.size();
    const auto before = m_names;
    m_names.clear();
    QByteArrayList names;
    for (const Member& member : here) {
        names.append(harmlessAuthor(member.name));
        const auto known = before.find(member.cid);
        if (known != before.end()) {
            m_names.insert(*known);
        }
        const QByteArray line = joined(member);
        lines += m_met && whole ? line : QByteArray();
    }
    for (const auto& [cid, name] : before) {
        if (m_met && whole && !m_names.contains(cid)) {
            lines += note(harmlessAuthor(name) + " left");
        }
    }
    if (!m_met && !names.isEmpty()) {
        const qsizetype others = count - names.size();
        lines = note("here: " + names.join(", ") +
                     (others > 0 ? " and " + QByteArray::number(others) + " more" : QByteArray()));
    }
    m_met = true;
    return lines;
}

QByteArray TailPrinter::joined(const Member& member) {
    const auto [known, isNew] = m_names.try_emplace(member.cid, member.name);
    const QByteArray before = known->second;
    known->second = member.name;
    if (isNew) {
        return note(harmlessAuthor(member.name) + " joined");
    }
    if (before == member.name) {
        return {};
    }
    return note(harmlessAuthor(before) + " is now " + harmlessAuthor(member.name));
}

QByteArray TailPrinter::left(const Member& member) {
    m_names.erase(member.cid);
    return note(harmlessAuthor(member.name) + " left");
}

} // namespace parlance
