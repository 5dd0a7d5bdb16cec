// One committed message and the bytes that transports have made of it. Each form is encoded once,
// when somebody first needs it, and shared by everybody who gets it.
//
// Thread: the server's only.
#pragma once

#include "server/protocol/message.h"

#include <array>
#include <memory>

namespace parlance {

// The forms an entry can be cached in. The room only keeps them; what they look like is the
// transports' knowledge. From Html on there is one for each language of the pages, which write
// times differently.
enum class Slot { Json, Item, WebSocket, Event, TextEvent, Chunk, Line, Html };
inline constexpr std::size_t kPageLanguages = 8; // Four, and room for further ones.
inline constexpr std::size_t kSlots = static_cast<std::size_t>(Slot::Html) + kPageLanguages;

class Entry {
public:
    using Encoder = QByteArray (*)(const Entry&);

    explicit Entry(Message message) : m_message(std::move(message)) {}

    const Message& message() const { return m_message; }
    Seq seq() const { return m_message.cursor.seq; }

    const QByteArray& bytes(Slot slot, Encoder encode) const {
        QByteArray& cached = m_bytes[static_cast<std::size_t>(slot)];
        if (cached.isNull()) {
            cached = encode(*this);
        }
        return cached;
    }
    // They are made again at need.
    void forgetBytes() const { m_bytes = {}; }

private:
    Message m_message;
    mutable std::array<QByteArray, kSlots> m_bytes;
};

} // namespace parlance
