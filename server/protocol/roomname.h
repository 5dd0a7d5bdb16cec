// A room's name that has been checked: [a-z0-9][a-z0-9_-]{0,31}. It stands in addresses as it is.
#pragma once

#include <QByteArray>
#include <QHashFunctions>

#include <optional>

namespace parlance {

class RoomName {
public:
    static std::optional<RoomName> parse(QByteArrayView text);

    const QByteArray& bytes() const { return m_bytes; }

    friend bool operator==(const RoomName&, const RoomName&) = default;
    friend bool operator<(const RoomName& a, const RoomName& b) { return a.m_bytes < b.m_bytes; }
    friend size_t qHash(const RoomName& name, size_t seed = 0) { return qHash(name.m_bytes, seed); }

private:
    explicit RoomName(QByteArray bytes) : m_bytes(std::move(bytes)) {}

    QByteArray m_bytes;
};

} // namespace parlance
