#include "tests/delivery/deafguest.h"

#include "server/protocol/clientcodec.h"
#include "tests/support/eventually.h"

#include <QFile>

#include <algorithm>
#include <arpa/inet.h>
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

// The ports of an end of an established connection of this machine, as /proc/net/tcp has them.
QByteArray ends(quint16 local, quint16 remote) {
    const auto end = [](quint16 port) {
        return "0100007F:" + QByteArray::number(port, 16).toUpper().rightJustified(4, '0');
    };
    return end(local) + ' ' + end(remote) + " 01 ";
}

} // namespace

DeafGuest::DeafGuest(quint16 server, Transport transport)
    : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    , m_server(server) {
    ::setsockopt(m_socket, SOL_SOCKET, SO_RCVBUF, &kReceiveBuffer, sizeof(kReceiveBuffer));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(server);
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

bool DeafGuest::isCut() const {
    sockaddr_in address{};
    socklen_t size = sizeof(address);
    ::getsockname(m_socket, reinterpret_cast<sockaddr*>(&address), &size);
    QFile table(QStringLiteral("/proc/net/tcp"));
    require(table.open(QIODevice::ReadOnly), "The connections of this machine are not known.");
    return !table.readAll().contains(ends(m_server, ntohs(address.sin_port)));
}

void DeafGuest::askForEchoes() {
    ask(frame(0x1, codec::encode(EchoFrame{QByteArray(64, 'e'), {}})));
}

void DeafGuest::askForPongs() {
    ask(frame(0x9, QByteArray(125, 'p')));
}

void DeafGuest::ask(const QByteArray& question) {
    // What the system does not take any more must not grow here.
    if (m_unsent.isEmpty()) {
        m_unsent = question.repeated(100);
    }
    send({});
}

void DeafGuest::send(const QByteArray& bytes) {
    m_unsent += bytes;
    const auto size = static_cast<std::size_t>(m_unsent.size());
    const ssize_t sent = ::send(m_socket, m_unsent.constData(), size, MSG_NOSIGNAL);
    m_unsent.remove(0, std::max<ssize_t>(sent, 0));
}

} // namespace parlance::delivery
