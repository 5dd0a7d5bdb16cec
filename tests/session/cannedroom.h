// A room with one visitor, who listens by Server-Sent Events. A test says what joining and posting
// are answered.
#pragma once

#include "tests/client/cannedserver.h"

#include <QPointer>

namespace parlance {

class CannedRoom {
public:
    // What the first, second ... request of the kind is answered; the last one for ever.
    QByteArrayList joining{answer("201 Created", codec::encodeJoined(ana(), "token"))};
    QByteArrayList posting{answer("201 Created", R"({"seq":1,"cursor":"aaaaaaaaaaaa-1"})")};

    RoomUrl url() const { return m_server.room(); }
    int joins() const { return m_joins; }
    int streams() const { return m_streams; }
    int echoes() const { return m_echoes; }
    // To whoever listens.
    void say(const QByteArray& frame) {
        if (m_stream) {
            m_stream->write(said(Transport::Sse, frame));
        }
    }
    void cut() { m_stream->disconnectFromHost(); }

    static Member ana() { return {"c1", "Ana"}; }

private:
    void serve(const CannedRequest& request, QTcpSocket& socket) {
        const bool isPost = request.method == "POST";
        if (request.target.endsWith("/members")) {
            socket.write(next(joining, m_joins));
        } else if (request.target.endsWith("/echo")) {
            socket.write("HTTP/1.1 204 No Content\r\n\r\n");
            m_echoes += 1;
            const auto echo = codec::decodeEcho(request.body);
            say(codec::encode(Echo{.room = lobby(), .nonce = echo->nonce}));
        } else if (isPost) {
            socket.write(next(posting, m_posts));
        } else if (request.target.endsWith("/ping")) {
            socket.write("HTTP/1.1 204 No Content\r\n\r\n");
        } else {
            m_streams += 1;
            m_stream = &socket;
            Hello known = hello(0);
            known.you = ana();
            socket.write(opening(Transport::Sse, request));
            say(codec::encode(known));
        }
    }

    static QByteArray next(const QByteArrayList& answers, int& asked) {
        const qsizetype turn = std::min(qsizetype(asked), answers.size() - 1);
        asked += 1;
        return answers[turn];
    }

    int m_joins = 0;
    int m_posts = 0;
    int m_streams = 0;
    int m_echoes = 0;
    QPointer<QTcpSocket> m_stream;
    CannedServer m_server{
        [this](const CannedRequest& request, QTcpSocket& socket) { serve(request, socket); }};
};

} // namespace parlance
