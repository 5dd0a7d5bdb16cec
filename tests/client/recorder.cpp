#include "tests/client/recorder.h"

namespace parlance {
namespace {

QString namesOf(const std::vector<Member>& members) {
    QStringList names;
    for (const Member& member : members) {
        names.append(QString::fromUtf8(member.name));
    }
    return names.join(u'+');
}

} // namespace

Recorder::Recorder(Link& link) {
    connect(&link, &Link::opened, this, [this](const Hello& words) {
        hello = words;
        said.append(QStringLiteral("hello %1").arg(words.cursor.seq));
    });
    connect(&link, &Link::received, this,
            [this](const codec::ServerFrame& frame) { said.append(wordsFor(frame)); });
    connect(&link, &Link::failed, this, [this](const Failure& why) { failure = why; });
    connect(&link, &Link::ended, this, [this](const Bye& words) { bye = words; });
}

QString Recorder::wordsFor(const codec::ServerFrame& frame) {
    if (const auto* message = std::get_if<Message>(&frame)) {
        return QStringLiteral("message %1 %2")
            .arg(message->cursor.seq)
            .arg(QString::fromUtf8(message->text));
    }
    if (const auto* presence = std::get_if<Presence>(&frame)) {
        return QStringLiteral("presence %1")
            .arg(namesOf(presence->full.value_or(presence->joined)));
    }
    if (const auto* typing = std::get_if<Typing>(&frame)) {
        return QStringLiteral("typing %1").arg(typing->cids.size());
    }
    return QStringLiteral("frame %1").arg(frame.index());
}

} // namespace parlance
