// One link and what it brought, held against the rule of the protocol on the way: after hello the
// numbers are dense, and nothing comes before it.
#pragma once

#include "client/link.h"

#include <QStringList>

#include <map>

namespace parlance::delivery {

class Ear : public QObject {
public:
    Ear(Transport transport, const LinkContext& context);

    void open(const Position& from) { m_link->open(from); }
    void close() { m_link->close(); }
    Link& link() { return *m_link; }
    bool isOver() const { return bye || failure; }

    std::vector<Hello> hellos;
    std::vector<Heartbeat> heartbeats;
    std::vector<QByteArray> echoes;
    std::vector<Posted> posted;
    std::vector<Refusal> refusals;
    std::vector<Presence> presences;
    std::map<QByteArray, QByteArray> people;     // Who is here, as the frames say: cid to name.
    std::vector<std::vector<QByteArray>> typing; // Every list that came.
    std::optional<Bye> bye;
    std::optional<Failure> failure;
    QStringList breaches; // Of the rule.

    std::function<void(const Hello&)> onHello;
    std::function<void(const Message&)> onMessage;

private:
    void take(const Hello& hello);
    void take(const Message& message);
    void take(const Presence& presence);
    void take(const codec::ServerFrame& frame);

    std::unique_ptr<Link> m_link;
    std::optional<Cursor> m_last;
};

} // namespace parlance::delivery
