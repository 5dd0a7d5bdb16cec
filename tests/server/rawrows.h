// Raw requests and the outcome that the RFCs ask for, one row each. What is in doubt there, as a
// "may" or a "should", is decided for the stricter reading: the bytes come from anybody.
#pragma once

#include <QByteArrayList>

#include <vector>

namespace parlance {

struct RawRow {
    enum class After { Open, Closed };

    const char* name;
    const char* section; // Of the RFC that asks for this outcome.
    QByteArray bytes;    // $HOST, $PORT, $TOKEN and $COOKIE are filled in.
    std::vector<int> statuses;
    After after = After::Open; // What becomes of the connection.
    const char* code = "";     // Of the last answer, where it is an error.
    QByteArrayList fields{};   // "name: value" that the last answer must have.
};

using RawRows = std::vector<RawRow>;

RawRows requestLineRows();
RawRows fieldRows();
RawRows bodyRows();
RawRows connectionRows();
RawRows routeRows();
RawRows upgradeRows();

// A request with the right Host.
inline QByteArray request(const QByteArray& line, const QByteArray& fields = {},
                          const QByteArray& body = {}) {
    return line + " HTTP/1.1\r\nHost: $HOST\r\n" + fields + "\r\n" + body;
}

inline QByteArray lengthOf(const QByteArray& body) {
    return "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
}

// A post of JSON with the right length and type.
inline QByteArray post(const QByteArray& path, const QByteArray& body,
                       const QByteArray& fields = {}) {
    return request("POST " + path, "Content-Type: application/json\r\n" + lengthOf(body) + fields,
                   body);
}

} // namespace parlance
