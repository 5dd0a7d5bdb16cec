// The header fields of one message, in the order of their arrival. Names are lower case.
#pragma once

#include <QByteArray>

#include <vector>

namespace parlance::http {

struct Header {
    QByteArray name;
    QByteArray value;
};

class Headers {
public:
    Headers() = default;
    Headers(std::initializer_list<Header> list) : m_list(list) {}

    void add(QByteArray name, QByteArray value) {
        m_list.push_back({std::move(name), std::move(value)});
    }

    qsizetype count(QByteArrayView name) const;
    bool has(QByteArrayView name) const { return count(name) > 0; }
    // The values of all fields of this name as one list, joined by ", " (RFC 9110 section 5.3);
    // empty where there is none.
    QByteArray value(QByteArrayView name) const;

    auto begin() const { return m_list.begin(); }
    auto end() const { return m_list.end(); }

private:
    std::vector<Header> m_list;
};

} // namespace parlance::http
