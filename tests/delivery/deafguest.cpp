#include "tests/delivery/deafguest.h"

#include "server/protocol/clientcodec.h"
#include "tests/delivery/waiting.h"

#include <arpa/inet.h>
#include <cerrno>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace parlance::delivery {
namespace {

constexpr int kReceiveBuffer = 1; // The system makes the least of it that it can.
constexpr int kPipelined = 100;   // Polls whose answers would be larger than any buffer.

QByteArray get(const QByteArray& after, const QByteArray& headers) {
    return "GET /rooms/lobby/events?after=" + after + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers +
           "\r\n";
}

QByteArray requestOf(Transport transport) {
    switch (transport) {
        case Transport::WebSocket:
            return get("now",
                       "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                       "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
        case Transport::Sse:
            return get("now", "Accept: text/event-stream\r\n");
        case Transport::Stream:
            return get("now", "Accept: application/x-ndjson\r\n");
        case Transport::LongPoll:
            return get("start", "Prefer: wait=25\r\n");
        case Transport::ShortPoll:
            break;
    }
    return get("start", {});
}

// From a client, with a mask of nothing but zeros (RFC 6455 section 5.2). Short payloads only.
QByteArray frame(char opcode, const QByteArray& payload) {
    QByteArray bytes;
    bytes.append(static_cast<char>(0x80 | opcode));
    bytes.append(static_cast<char>(0x80 | payload.size()));
    return bytes + QByteArray(4, '\0') + payload;
}

QByteArray harmlessOf(Transport transport) {
    if (transport == Transport::WebSocket) {
        return frame(0xA, {}); // A pong that nobody asked for.
    }
    const bool isPoll = transport == Transport::LongPoll || transport == Transport::ShortPoll;
    return isPoll ? requestOf(transport) : QByteArrayLiteral("\r\n");
}

} // namespace

DeafGuest::DeafGuest(quint16 port, Transport transport)
    : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    , m_harmless(harmlessOf(transport)) {
    ::setsockopt(m_socket, SOL_SOCKET, SO_RCVBUF, &kReceiveBuffer, sizeof(kReceiveBuffer));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int connected =
        ::connect(m_socket, reinterpret_cast<const sockaddr*>(&address), sizeof(address));
    require(connected == 0, "A raw connection was refused.");
    ::fcntl(m_socket, F_SETFL, O_NONBLOCK);
    const bool isPoll = transport == Transport::LongPoll || transport == Transport::ShortPoll;
    send(requestOf(transport).repeated(isPoll ? kPipelined : 1));
}

DeafGuest::~DeafGuest() {
    ::close(m_socket);
}

bool DeafGuest::isCut() {
    // One thing at a time: what the system does not take would grow here.
    send(m_unsent.isEmpty() ? m_harmless : QByteArray());
    return m_cut;
}

void DeafGuest::askForEcho() {
    if (m_unsent.isEmpty()) {
        send(frame(0x1, codec::encode(EchoFrame{QByteArray(64, 'e')})).repeated(100));
    }
}

void DeafGuest::send(const QByteArray& bytes) {
    m_unsent += bytes;
    while (!m_unsent.isEmpty() && !m_cut) {
        const auto size = static_cast<std::size_t>(m_unsent.size());
        const ssize_t sent = ::send(m_socket, m_unsent.constData(), size, MSG_NOSIGNAL);
        if (sent < 0) {
            m_cut = errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR;
            return;
        }
        m_unsent.remove(0, sent);
    }
}

} // namespace parlance::delivery
