#include "tests/delivery/guest.h"

#include "client/reason.h"
#include "tests/support/eventually.h"

namespace parlance::delivery {
namespace {

constexpr std::chrono::milliseconds kDeadline{20'000};

} // namespace

LinkTimings briskTimings() {
    using namespace std::chrono_literals;
    LinkTimings timings;
    timings.pollActive = 5ms;
    timings.pollIdle = 20ms;
    timings.request = kDeadline;
    timings.hello = kDeadline;
    return timings;
}

Guest::Guest(const TestServer& server, const Wishes& wishes)
    : m_wishes(wishes)
    , m_room(server.room())
    , m_via(Random().word(8)) {
    m_http.setPin(m_room.fingerprint());
    m_token = wishes.token;
    if (!wishes.name.isEmpty()) {
        join(wishes.name);
    }
    hearBy(makeEar(wishes.transport), wishes.from);
}

Guest::~Guest() = default;

// Listening ------------------------------------------------------------------------------------

std::unique_ptr<Ear> Guest::makeEar(Transport transport) {
    auto ear = std::make_unique<Ear>(
        transport,
        LinkContext{
            .http = &m_http, .room = m_room, .token = m_token, .timings = m_wishes.timings});
    ear->onHello = [this](const Hello& hello) { take(hello); };
    ear->onMessage = [this](const Message& message) { take(message); };
    return ear;
}

// The old one hears until the new one does.
void Guest::hearBy(std::unique_ptr<Ear> ear, const Position& from) {
    Ear& opening = *ear;
    if (from.state) {
        opening.people = m_ear->people; // It is told only what differs from that state.
    }
    opening.open(from);
    require(eventually([&] { return !opening.hellos.empty() || opening.isOver(); }),
            "No hello came in time.");
    if (opening.failure) {
        qFatal("The link failed: %s", qPrintable(reasonOf(*opening.failure)));
    }
    m_poster.reset();
    if (m_ear) {
        m_ear->close();
        m_breaches += m_ear->breaches;
    }
    m_ear = std::move(ear);
    if (opening.link().transport() == Transport::WebSocket) {
        m_poster = std::make_unique<WebSocketPoster>(static_cast<WebSocketLink&>(opening.link()),
                                                     m_wishes.timings);
    } else {
        m_poster = std::make_unique<HttpPoster>(m_http, m_room, m_token, m_wishes.timings);
    }
}

void Guest::switchTo(Transport transport) {
    hearBy(makeEar(transport), position());
}

void Guest::comeBack() {
    switchTo(m_ear->link().transport());
}

void Guest::listenFrom(const Start& from) {
    m_ear->close();
    shown.clear();
    m_last.reset();
    hearBy(makeEar(m_ear->link().transport()), {from, std::nullopt});
}

void Guest::take(const Hello& hello) {
    if (!m_last || hello.resume != Resume::Ok) {
        m_last = hello.cursor;
    }
}

// The rule of PROTOCOL.md, "Showing every message exactly once". All that may come twice is what
// two links bring.
void Guest::take(const Message& message) {
    const Cursor& cursor = message.cursor;
    if (cursor.epoch != m_last->epoch || cursor.seq > m_last->seq + 1) {
        m_breaches.append(QStringLiteral("a hole before %1").arg(cursor.seq));
    }
    if (cursor.epoch == m_last->epoch && cursor.seq <= m_last->seq) {
        return;
    }
    m_last = cursor;
    shown.push_back(message);
    if (!keepsTexts) {
        shown.back().text.clear();
    }
}

std::vector<QByteArray> Guest::texts() const {
    std::vector<QByteArray> texts;
    for (const Message& message : shown) {
        texts.push_back(message.text);
    }
    return texts;
}

QByteArray Guest::complaints() const {
    QStringList words = m_breaches + m_ear->breaches;
    if (m_ear->failure) {
        words.append(reasonOf(*m_ear->failure));
    }
    for (const auto& [n, outcome] : outcomes) {
        if (const auto* failure = std::get_if<Failure>(&outcome)) {
            words.append(QStringLiteral("%1: %2").arg(n).arg(reasonOf(*failure)));
        }
    }
    return words.join(u'\n').toUtf8();
}

// Speaking -------------------------------------------------------------------------------------

void Guest::join(const QByteArray& name) {
    std::optional<JoinOutcome> outcome;
    const Http::Call call =
        parlance::join(m_http, m_room, {.name = name}, m_token, m_wishes.timings,
                       [&](const JoinOutcome& words) { outcome = words; });
    require(eventually([&] { return outcome.has_value(); }), "Joining was not answered.");
    if (const auto* failure = std::get_if<Failure>(&*outcome)) {
        qFatal("Joining failed: %s", qPrintable(reasonOf(*failure)));
    }
    const auto& joined = std::get<codec::Joined>(*outcome);
    m_self = joined.member;
    if (!joined.token.isEmpty()) {
        m_token = joined.token;
    }
}

qint64 Guest::say(const QByteArray& text) {
    say(PostFrame{text, ++m_n, m_via});
    return m_n;
}

void Guest::say(const PostFrame& frame) {
    ++m_unanswered;
    m_poster->post(frame, [this, n = *frame.n](const Poster::Outcome& outcome) {
        --m_unanswered;
        outcomes.insert_or_assign(n, outcome);
        if (onAnswer) {
            onAnswer();
        }
    });
}

Poster::Outcome Guest::sayAndWait(const QByteArray& text) {
    const qint64 n = say(text);
    require(eventually([&] { return outcomes.contains(n); }), "A message was not answered.");
    return outcomes.at(n);
}

HttpAnswer Guest::await(const std::function<Http::Call(HttpCall::Done)>& ask) {
    std::optional<HttpAnswer> answer;
    const Http::Call call = ask([&](const HttpAnswer& words) { answer = words; });
    require(eventually([&] { return answer.has_value(); }), "A request was not answered.");
    return *answer;
}

HttpAnswer Guest::get(const QUrl& url) {
    return await([&](HttpCall::Done done) {
        return m_http.get(Http::request(url, m_token), kDeadline, std::move(done));
    });
}

HttpAnswer Guest::post(const QUrl& url, const QByteArray& body) {
    return await([&](HttpCall::Done done) {
        return m_http.post(Http::request(url, m_token), body, kDeadline, std::move(done));
    });
}

Seq seqOf(const Poster::Outcome& outcome) {
    const auto* posted = std::get_if<Posted>(&outcome);
    return posted != nullptr ? posted->cursor.seq : 0;
}

Error errorOf(const Poster::Outcome& outcome) {
    const auto* failure = std::get_if<Failure>(&outcome);
    if (failure == nullptr) {
        return Error::None;
    }
    return failure->code == Error::None ? Error::Internal : failure->code;
}

} // namespace parlance::delivery
