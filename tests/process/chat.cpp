#include "tests/process/chat.h"

#include "server/protocol/clientcodec.h"
#include "tests/support/eventually.h"

#include <QElapsedTimer>

#include <algorithm>

namespace parlance {
namespace {

constexpr int kNetwork = 1;
constexpr QByteArrayView kBegin = "sentence ";
constexpr QByteArrayView kEnd = " ends";

QByteArray request(const QByteArray& line, const QByteArray& fields, const QByteArray& body = {}) {
    return line + " HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n" + body;
}

QByteArray post(const QByteArray& path, const QByteArray& token, const QByteArray& body) {
    const QByteArray bearer = token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n";
    return request("POST " + path,
                   bearer + "Content-Type: application/json\r\nContent-Length: " +
                       QByteArray::number(body.size()) + "\r\n",
                   body);
}

// Only at the end, or a long chat would be searched again for every word.
bool hasJustHeard(const RawClient& ear, const QByteArray& words) {
    const QByteArray& all = ear.received();
    return QByteArrayView(all).last(std::min<qsizetype>(all.size(), 16'000)).contains(words);
}

// How often each sentence up to the last stands in what was received.
std::vector<int> timesHeard(QByteArrayView received, int last) {
    std::vector<int> times(std::size_t(last) + 1);
    for (qsizetype at = received.indexOf(kBegin); at >= 0; at = received.indexOf(kBegin, at)) {
        at += kBegin.size();
        const qsizetype end = received.indexOf(kEnd, at);
        const int number = end < 0 ? 0 : received.sliced(at, end - at).toInt();
        if (number > 0 && number <= last) {
            ++times[std::size_t(number)];
        }
    }
    return times;
}

} // namespace

const QByteArray kSignOfLife("\x8a\x80\0\0\0\0", 6);

QByteArray listening(int kind, const QByteArray& token) {
    QByteArray fields = token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n";
    fields += kind % 3 == 0   ? "Accept: text/event-stream\r\n"
              : kind % 3 == 1 ? "Accept: application/x-ndjson\r\n"
                              : "Upgrade: websocket\r\nConnection: Upgrade\r\n"
                                "Sec-WebSocket-Version: 13\r\n"
                                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    return request("GET /rooms/lobby/events?after=now", fields);
}

QHostAddress address(int network, int n) {
    return QHostAddress(0x7f000000u + unsigned(network) * 0x10000 + 0x100 * unsigned(n / 200) + 1 +
                        unsigned(n % 200));
}

Chat::Chat(quint16 port, int guests) {
    for (int i = 0; i < guests; ++i) {
        const QHostAddress from = address(kNetwork, i);
        Guest guest;
        guest.mouth = std::make_unique<RawClient>(port, RawClient::Reading::Yes, from);
        guest.mouth->send(post("/rooms/lobby/members", {},
                               codec::encodeJoin({.name = "Guest " + QByteArray::number(i)})));
        require(guest.mouth->waitForAnswers(1), "a guest cannot join");
        const auto joined = codec::decodeJoined(guest.mouth->answers().front().body);
        require(joined.has_value(), "a guest was not let in");
        guest.token = joined->token;
        guest.ear = std::make_unique<RawClient>(port, RawClient::Reading::Yes, from);
        guest.ear->send(listening(i, guest.token));
        require(guest.ear->waitForText("\"heartbeat\""), "a guest cannot listen");
        m_guests.push_back(std::move(guest));
    }
}

QByteArray Chat::sentence(int number) {
    return kBegin.toByteArray() + QByteArray::number(number) + kEnd.toByteArray();
}

double Chat::say() {
    const QByteArray words = sentence(++m_said);
    Guest& speaker = m_guests[std::size_t(m_said) % m_guests.size()];
    speaker.ear->send(kSignOfLife);
    QElapsedTimer timer;
    timer.start();
    speaker.mouth->send(
        post("/rooms/lobby/events", speaker.token, codec::encode(PostFrame{.text = words})));
    const bool heard = eventually([&] {
        return std::ranges::all_of(
            m_guests, [&](const Guest& guest) { return hasJustHeard(*guest.ear, words); });
    });
    return heard ? double(timer.nsecsElapsed()) / 1e6 : -1;
}

std::vector<double> Chat::say(int times) {
    std::vector<double> took;
    for (int i = 0; i < times; ++i) {
        took.push_back(say());
        if (took.back() < 0) {
            break;
        }
    }
    std::ranges::sort(took);
    return took;
}

QByteArrayList Chat::mistakes() const {
    QByteArrayList mistakes;
    for (std::size_t i = 0; i < m_guests.size(); ++i) {
        const std::vector<int> times = timesHeard(m_guests[i].ear->received(), m_said);
        for (int number = 1; number <= m_said; ++number) {
            const int heard = times[std::size_t(number)];
            if (heard != 1) {
                mistakes.append("guest " + QByteArray::number(qsizetype(i)) + " heard \"" +
                                sentence(number) + "\" " + QByteArray::number(heard) + " times");
            }
        }
    }
    return mistakes;
}

QByteArray describe(const std::vector<double>& sorted) {
    const auto at = [&](double share) {
        const auto index = static_cast<std::size_t>(share * double(sorted.size() - 1));
        return QByteArray::number(sorted[index], 'f', 1);
    };
    return "median " + at(0.5) + " ms, 99 % " + at(0.99) + " ms, longest " + at(1) + " ms";
}

} // namespace parlance
