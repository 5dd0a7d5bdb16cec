#include "server/http/response.h"

#include "server/protocol/servercodec.h"

#include <array>
#include <charconv>

using namespace Qt::StringLiterals;

namespace parlance::http {
namespace {

QByteArrayView reason(int status) {
    switch (status) {
        case 200:
            return "OK";
        case 201:
            return "Created";
        case 204:
            return "No Content";
        case 303:
            return "See Other";
        case 304:
            return "Not Modified";
        case 308:
            return "Permanent Redirect";
        case 400:
            return "Bad Request";
        case 401:
            return "Unauthorized";
        case 403:
            return "Forbidden";
        case 404:
            return "Not Found";
        case 405:
            return "Method Not Allowed";
        case 406:
            return "Not Acceptable";
        case 408:
            return "Request Timeout";
        case 409:
            return "Conflict";
        case 413:
            return "Content Too Large";
        case 414:
            return "URI Too Long";
        case 415:
            return "Unsupported Media Type";
        case 417:
            return "Expectation Failed";
        case 421:
            return "Misdirected Request";
        case 426:
            return "Upgrade Required";
        case 429:
            return "Too Many Requests";
        case 431:
            return "Request Header Fields Too Large";
        case 501:
            return "Not Implemented";
        case 503:
            return "Service Unavailable";
        case 505:
            return "HTTP Version Not Supported";
        default:
            return status < 500 ? "Error" : "Internal Server Error";
    }
}

void appendNumber(QByteArray& bytes, qint64 number) {
    std::array<char, 20> digits;
    const auto [end, error] = std::to_chars(digits.begin(), digits.end(), number);
    bytes.append(digits.data(), end - digits.data());
}

void appendFields(QByteArray& head, const Headers& headers) {
    for (const Header& header : headers) {
        head.append(header.name).append(": ").append(header.value).append("\r\n");
    }
}

// RFC 9110 section 8.6: these never have a body, nor may they say how long it would be.
bool bodyless(int status) {
    return status == 204 || status == 304 || status < 200;
}

} // namespace

Response json(int status, QByteArray body) {
    return {status,
            {{"content-type"_ba, "application/json; charset=utf-8"_ba},
             {"cache-control"_ba, "no-store"_ba}},
            std::move(body)};
}

QByteArray retryAfter(const Denial& denial) {
    return QByteArray::number((denial.retry + 999) / 1000);
}

Response failure(const Denial& denial) {
    const ErrorInfo& row = info(denial.error);
    Response response = json(row.status, codec::encodeError(row.error) + '\n');
    if (row.retry) {
        response.headers.add("retry-after", retryAfter(denial));
    }
    if (row.status == 401) {
        response.headers.add("www-authenticate", "Bearer realm=\"parlance\"");
    }
    if (row.error == Error::UpgradeRequired) {
        response.headers.add("upgrade", "websocket");
        response.headers.add("sec-websocket-version", "13");
    }
    return response;
}

Response noContent() {
    return {204, {{"cache-control", "no-store"}}, {}};
}

Response seeOther(const QByteArray& location) {
    return {303, {{"location", location}, {"cache-control", "no-store"}}, {}};
}

QByteArray encodeFields(const Headers& headers) {
    QByteArray fields;
    appendFields(fields, headers);
    return fields;
}

QByteArray encodeHead(const Response& response, int minorVersion, Framing framing, bool persistent,
                      QByteArrayView date) {
    QByteArray head;
    head.reserve(512 + response.body.size()); // Which follows.
    head.append("HTTP/1.1 ");
    appendNumber(head, response.status);
    head.append(' ').append(reason(response.status)).append("\r\ndate: ").append(date);
    head.append("\r\n");
    appendFields(head, response.headers);
    head.append(response.fields);
    // What is sent is what was declared, to everybody and always.
    head.append("x-content-type-options: nosniff\r\nreferrer-policy: same-origin\r\n");
    if (framing == Framing::Chunked) {
        head.append("transfer-encoding: chunked\r\n");
    } else if (framing == Framing::Length && !bodyless(response.status)) {
        head.append("content-length: ");
        appendNumber(head, response.body.size());
        head.append("\r\n");
    }
    if (response.status == 426) {
        head.append(persistent ? "connection: upgrade\r\n" : "connection: close, upgrade\r\n");
    } else if (!persistent) {
        head.append("connection: close\r\n");
    } else if (minorVersion == 0) {
        head.append("connection: keep-alive\r\n");
    }
    return head.append("\r\n");
}

QByteArray encodeChunk(QByteArrayView bytes) {
    QByteArray chunk;
    chunk.reserve(bytes.size() + 16);
    chunk.append(QByteArray::number(bytes.size(), 16)).append("\r\n");
    return chunk.append(bytes).append("\r\n");
}

} // namespace parlance::http
