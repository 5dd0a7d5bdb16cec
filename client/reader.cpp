#include "client/reader.h"

#include <QUrlQuery>

namespace parlance {
namespace {

constexpr int kOlderPage = 100;
constexpr std::chrono::milliseconds kHoleAgain{500};
// A state so far below the last one is not behind it but of another start of the server, which
// begins at a random number.
constexpr quint64 kAnotherStart = 1'000'000;

// Of two links the slower one tells what the other has told already.
bool isNews(std::optional<quint64>& known, quint64 state) {
    const bool isOld = known && state <= *known && *known - state < kAnotherStart;
    if (!isOld) {
        known = state;
    }
    return !isOld;
}

} // namespace

Reader::Reader(Http& http, const Climber::Options& options, const Position& from, QObject* parent)
    : QObject(parent)
    , m_http(http)
    , m_room(options.room)
    , m_timings(options.links)
    , m_from(from)
    , m_climber(http, options, [this] { return position(); }) {
    m_holeAgain.setSingleShot(true);
    m_holeAgain.setInterval(kHoleAgain);
    connect(&m_holeAgain, &QTimer::timeout, this, &Reader::fetchHole);
    connect(&m_climber, &Climber::opened, this, &Reader::open);
    connect(&m_climber, &Climber::received, this, &Reader::take);
}

void Reader::start(const QByteArray& token) {
    m_token = token;
    m_climber.start(token);
}

Position Reader::position() const {
    const Cursor last = m_conversation.last();
    return {last.epoch.isEmpty() ? m_from.after : Start(last), m_people};
}

void Reader::open(Hello hello, const Position& asked) {
    const Cursor last = m_conversation.last();
    const auto* from = std::get_if<Cursor>(&asked.after);
    const bool isBehind = from != nullptr && (from->epoch != last.epoch || from->seq > last.seq);
    if (hello.resume == Resume::Reset && isBehind) {
        // Another link has told it already, and this one asked from the same old place.
        hello.resume = Resume::Ok;
    }
    Q_EMIT opened(hello);
    show(m_conversation.open(hello));
}

void Reader::take(const codec::ServerFrame& frame) {
    if (const auto* message = std::get_if<Message>(&frame)) {
        show(m_conversation.take(*message));
        fetchHole();
    } else if (const auto* presence = std::get_if<Presence>(&frame)) {
        if (isNews(m_people, presence->state)) {
            Q_EMIT presenceChanged(*presence);
        }
    } else if (const auto* typing = std::get_if<Typing>(&frame)) {
        if (isNews(m_typing, typing->state)) {
            Q_EMIT typingChanged(*typing);
        }
    }
}

void Reader::show(const std::vector<Conversation::Line>& lines) {
    if (!lines.empty()) {
        Q_EMIT shown(lines);
    }
}

QNetworkRequest Reader::page(const char* parameter, const Cursor& cursor) const {
    QUrl url = m_room.events();
    QUrlQuery query;
    query.addQueryItem(QString::fromLatin1(parameter), QString::fromLatin1(cursor.toBytes()));
    query.addQueryItem(QStringLiteral("limit"), QString::number(kOlderPage));
    url.setQuery(query);
    return Http::request(url, m_token);
}

// Asks for what came ahead of: the server still has it, or says that it has not.
void Reader::fetchHole() {
    const auto hole = m_conversation.hole();
    if (!hole || m_hole || m_holeAgain.isActive()) {
        return;
    }
    m_hole =
        m_http.get(page("after", *hole), m_timings.request, [this, hole](const HttpAnswer& answer) {
            m_hole.reset();
            if (answer.failure && !answer.failure->isFinal()) {
                return m_holeAgain.start(); // It is not known to be lost.
            }
            if (const auto page = codec::decodeAnswer(answer.body)) {
                for (const Message& message : page->entries) {
                    show(m_conversation.take(message));
                }
            }
            // Of a wide hole an answer brings only the beginning. One that brings nothing is the
            // end.
            if (m_conversation.hole() == hole) {
                show(m_conversation.giveUpHole());
            }
            fetchHole();
        });
}

void Reader::fetchOlder() {
    const auto first = m_conversation.first();
    if (!first || m_older || !hasOlder()) {
        return;
    }
    m_older =
        m_http.get(page("before", *first), m_timings.request, [this](const HttpAnswer& answer) {
            m_older.reset();
            const auto page = answer.failure ? Result<codec::ReceivedAnswer>(Error::BadJson)
                                             : codec::decodeAnswer(answer.body);
            Q_EMIT olderFetched(page ? m_conversation.prepend(page->entries)
                                     : std::vector<Message>());
        });
}

} // namespace parlance
