#include "tests/bench/load/payload.h"

#include "tests/bench/load/fault.h"

#include <charconv>

namespace parlance::bench {
namespace {

constexpr char kMark = '#'; // Nothing else that the servers send has it.
constexpr std::size_t kDigits = 8;

const std::string kFiller(kPayloadSize - 1 - kDigits, 'x');

} // namespace

std::string payload(MessageId id) {
    const std::string digits = std::to_string(id);
    return kMark + std::string(kDigits - digits.size(), '0') + digits + kFiller;
}

void findPayloads(std::string_view bytes, const std::function<void(MessageId)>& found) {
    for (std::size_t at = bytes.find(kMark); at != std::string_view::npos;
         at = bytes.find(kMark, at)) {
        const std::string_view text = bytes.substr(at, kPayloadSize);
        MessageId id = 0;
        const char* digits = text.data() + 1;
        const bool isWhole = text.size() == kPayloadSize && text.substr(1 + kDigits) == kFiller &&
                             std::from_chars(digits, digits + kDigits, id).ptr == digits + kDigits;
        if (!isWhole) {
            throw Fault("a damaged message: " + std::string(text));
        }
        found(id);
        at += kPayloadSize;
    }
}

} // namespace parlance::bench
