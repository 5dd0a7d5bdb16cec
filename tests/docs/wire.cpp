#include "tests/docs/wire.h"

#include <QElapsedTimer>
#include <QHostAddress>

namespace parlance::docs {
namespace {

constexpr int kPatience = 10'000;

} // namespace

QByteArray Head::value(const QByteArray& name) const {
    for (const auto& [field, value] : fields) {
        if (field == name) {
            return value;
        }
    }
    return {};
}

bool Head::has(const QByteArray& name) const {
    return std::any_of(fields.begin(), fields.end(),
                       [&](const auto& field) { return field.first == name; });
}

Wire::Wire(quint16 port) {
    m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    m_socket.waitForConnected(kPatience);
}

void Wire::send(const QByteArray& bytes) {
    m_socket.write(bytes);
    while (m_socket.bytesToWrite() > 0 && m_socket.waitForBytesWritten(kPatience)) {
    }
}

bool Wire::grow() {
    if (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(kPatience)) {
        return false;
    }
    m_raw += m_socket.readAll();
    return true;
}

std::optional<Head> Wire::head() {
    qsizetype end = -1;
    while ((end = m_raw.indexOf("\r\n\r\n")) < 0) {
        if (!grow()) {
            return std::nullopt;
        }
    }
    Head head;
    for (const QByteArray& line : m_raw.first(end).split('\n')) {
        const QByteArray text = line.trimmed();
        const qsizetype colon = text.indexOf(':');
        if (head.statusLine.isEmpty()) {
            head.statusLine = text;
        } else {
            head.fields.append({text.first(colon).toLower(), text.sliced(colon + 1).trimmed()});
        }
    }
    m_raw.remove(0, end + 4);
    m_chunked = head.value("transfer-encoding") == "chunked";
    return head;
}

std::optional<QByteArray> Wire::body(const Head& head, bool toHead) {
    const qsizetype length = toHead ? 0 : head.value("content-length").toLongLong();
    while (m_raw.size() < length) {
        if (!grow()) {
            return std::nullopt;
        }
    }
    const QByteArray body = m_raw.first(length);
    m_raw.remove(0, length);
    return body;
}

void Wire::decode() {
    if (!m_chunked) {
        m_body += std::exchange(m_raw, {});
        return;
    }
    for (qsizetype line = 0; (line = m_raw.indexOf("\r\n")) >= 0;) {
        const qsizetype size = m_raw.first(line).toLongLong(nullptr, 16);
        if (m_raw.size() < line + 2 + size + 2) {
            return;
        }
        m_body += m_raw.mid(line + 2, size);
        m_raw.remove(0, line + 2 + size + 2);
    }
}

std::optional<QByteArray> Wire::until(const QByteArray& separator) {
    decode();
    qsizetype end = -1;
    while ((end = m_body.indexOf(separator)) < 0) {
        if (!grow()) {
            return std::nullopt;
        }
        decode();
    }
    const QByteArray text = m_body.first(end);
    m_body.remove(0, end + separator.size());
    return text;
}

std::optional<QByteArray> Wire::more() {
    decode();
    if (m_body.isEmpty()) {
        if (!grow()) {
            return std::nullopt;
        }
        decode();
    }
    return std::exchange(m_body, {});
}

std::optional<QByteArray> Wire::message() {
    // An unfragmented, unmasked frame, as servers send them (RFC 6455 section 5.2).
    const auto byte = [this](qsizetype i) { return static_cast<unsigned char>(m_raw[i]); };
    for (;;) {
        qsizetype header = 2;
        qsizetype size = m_raw.size() < 2 ? 0 : byte(1);
        if (size >= 126) {
            header += size == 126 ? 2 : 8;
            size = 0;
            for (qsizetype i = 2; i < header && i < m_raw.size(); ++i) {
                size = size << 8 | byte(i);
            }
        }
        if (m_raw.size() >= header && m_raw.size() >= header + size) {
            const QByteArray payload = m_raw.mid(header, size);
            m_raw.remove(0, header + size);
            return payload;
        }
        if (!grow()) {
            return std::nullopt;
        }
    }
}

void Wire::sendMessage(const QByteArray& text) {
    Q_ASSERT(text.size() < 126);
    // The mask of a client may be any, so it is the one that changes nothing.
    send(QByteArray("\x81", 1) + char(0x80 | text.size()) + QByteArray(4, '\0') + text);
}

bool Wire::ends() {
    while (m_socket.state() != QAbstractSocket::UnconnectedState) {
        if (!grow()) {
            break;
        }
    }
    return m_socket.state() == QAbstractSocket::UnconnectedState;
}

} // namespace parlance::docs
