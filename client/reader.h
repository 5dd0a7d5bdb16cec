// Reads a room by whichever transport works: every message once and in order, whatever two links
// repeat, skip or send ahead, and who is here and types.
#pragma once

#include "client/climber.h"
#include "client/conversation.h"

namespace parlance {

class Reader final : public QObject {
    Q_OBJECT

public:
    Reader(Http& http, const Climber::Options& options, const Position& from,
           QObject* parent = nullptr);

    // With an empty token: without a name. Later calls begin afresh from where it was.
    void start(const QByteArray& token);
    Climber& climber() { return m_climber; }
    const Climber& climber() const { return m_climber; }

    // Up to here everything has been shown.
    Cursor last() const { return m_conversation.last(); }
    // Asks for messages before the first one; does nothing while a page is on its way.
    void fetchOlder();
    Seq historyEnd() const { return m_conversation.historyEnd(); }
    bool hasOlder() const { return m_conversation.hasOlder(); }

Q_SIGNALS:
    // Of every link. Its position may be one that has been passed.
    void opened(const parlance::Hello& hello);
    void shown(const std::vector<parlance::Conversation::Line>& lines);
    void presenceChanged(const parlance::Presence& presence);
    void typingChanged(const parlance::Typing& typing);
    // fetchOlder() has done what it could.
    void olderFetched(const std::vector<parlance::Message>& messages);

private:
    Position position() const;
    void open(Hello hello, const Position& asked);
    void take(const codec::ServerFrame& frame);
    void show(const std::vector<Conversation::Line>& lines);
    void fetchHole();
    QNetworkRequest page(const char* parameter, const Cursor& cursor) const;

    Http& m_http;
    RoomUrl m_room;
    LinkTimings m_timings;
    Position m_from;
    QByteArray m_token;
    Conversation m_conversation;
    std::optional<quint64> m_people; // The states that were told last.
    std::optional<quint64> m_typing;
    Http::Call m_hole;
    QTimer m_holeAgain;
    Http::Call m_older;
    Climber m_climber;
};

} // namespace parlance
