#include "tests/support/rawanswer.h"

#include <QString>

namespace parlance {
namespace {

http::Headers parseFields(QByteArrayView lines) {
    http::Headers headers;
    while (!lines.isEmpty()) {
        const qsizetype end = lines.indexOf("\r\n");
        const QByteArrayView line = lines.first(end);
        const qsizetype colon = line.indexOf(':');
        headers.add(line.first(colon).toByteArray().toLower(),
                    line.sliced(colon + 1).trimmed().toByteArray());
        lines = lines.sliced(end + 2);
    }
    return headers;
}

// Moves the chunks that are there from `bytes` to the body.
bool takeChunks(QByteArrayView& bytes, QByteArray& body) {
    while (true) {
        const qsizetype end = bytes.indexOf("\r\n");
        if (end < 0) {
            return false;
        }
        const qsizetype size = bytes.first(end).toByteArray().toLongLong(nullptr, 16);
        if (bytes.size() < end + 2 + size + 2) {
            return false;
        }
        body.append(bytes.sliced(end + 2, size));
        bytes = bytes.sliced(end + 2 + size + 2);
        if (size == 0) {
            return true;
        }
    }
}

// Takes the body, if it is there, and says whether it is complete.
bool takeBody(QByteArrayView& bytes, RawAnswer& answer, Asked asked, bool ended) {
    const bool none = answer.status < 200 || answer.status == 204 || answer.status == 304;
    if (none || asked == Asked::Head) {
        return answer.status != 101; // The rest is another protocol's.
    }
    if (answer.headers.value("transfer-encoding") == "chunked") {
        return takeChunks(bytes, answer.body);
    }
    qsizetype size = bytes.size();
    if (answer.headers.has("content-length")) {
        size = answer.headers.value("content-length").toLongLong();
        ended = bytes.size() >= size;
    }
    answer.body = bytes.first(std::min(size, bytes.size())).toByteArray();
    bytes = bytes.sliced(answer.body.size());
    return ended;
}

} // namespace

std::vector<RawAnswer> parseAnswers(QByteArrayView bytes, Asked asked, bool ended) {
    std::vector<RawAnswer> answers;
    while (true) {
        const qsizetype end = bytes.indexOf("\r\n\r\n");
        if (end < 0) {
            return answers;
        }
        const qsizetype line = bytes.indexOf("\r\n");
        RawAnswer answer{.statusLine = bytes.first(line).toByteArray(), .headers = {}, .body = {}};
        answer.status = answer.statusLine.mid(9, 3).toInt();
        answer.headers = parseFields(bytes.sliced(line + 2, end - line));
        bytes = bytes.sliced(end + 4);
        answer.complete = takeBody(bytes, answer, asked, ended);
        answers.push_back(answer);
        if (!answer.complete) {
            return answers;
        }
    }
}

} // namespace parlance
