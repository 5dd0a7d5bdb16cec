// A client of bare bytes: what it sends is what was written down, and what comes is read no further
// than it has to be.
#pragma once

#include <QByteArray>
#include <QList>
#include <QTcpSocket>

#include <optional>

namespace parlance::docs {

struct Head {
    QByteArray statusLine;
    QList<std::pair<QByteArray, QByteArray>> fields; // Names in lower case.

    int status() const { return statusLine.mid(9, 3).toInt(); }
    QByteArray value(const QByteArray& name) const;
    bool has(const QByteArray& name) const;
};

class Wire {
public:
    explicit Wire(quint16 port);

    void send(const QByteArray& bytes);
    // What follows waits for the server at most ten seconds and gives nothing where that was in
    // vain or the connection ended.
    std::optional<Head> head();
    // The body of an answer that says its length, or has none.
    std::optional<QByteArray> body(const Head& head, bool toHead = false);
    // Of an endless body: the text to the next separator, which is taken away.
    std::optional<QByteArray> until(const QByteArray& separator);
    // Of an endless body, what there is, and at least one byte more than at the last call.
    std::optional<QByteArray> more();
    // The text of the next message of a WebSocket.
    std::optional<QByteArray> message();
    void sendMessage(const QByteArray& text);
    // Whether the server has ended the connection within ten seconds.
    bool ends();

private:
    bool grow();
    void decode();

    QTcpSocket m_socket;
    QByteArray m_raw;
    QByteArray m_body; // Decoded from chunks where the body is chunked.
    bool m_chunked = false;
};

} // namespace parlance::docs
