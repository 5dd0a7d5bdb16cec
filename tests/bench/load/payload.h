// The text of a message: 150 bytes for every server, with the message's number in it, so that a
// client knows it again and sees any damage.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace parlance::bench {

using MessageId = std::uint32_t; // From 0, in the order of posting.

constexpr std::size_t kPayloadSize = 150;

std::string payload(MessageId id);

// Calls found(id) for every payload in these bytes; a Fault for a damaged one.
void findPayloads(std::string_view bytes, const std::function<void(MessageId)>& found);

} // namespace parlance::bench
