// What a client reads as JSON: the frames and answers of a server that nobody vouches for. What is
// understood can be written by our own server and is understood as the same again.
#include "server/protocol/clientcodec.h"
#include "server/protocol/servercodec.h"
#include "tests/fuzz/fuzz.h"

#include <tuple>

using namespace parlance;

namespace {

template <typename Frame>
void check(const Frame& frame) {
    const QByteArray json = codec::encode(frame);
    const Result<codec::ServerFrame> again = codec::decodeServerFrame(json);
    fuzz::claim(again.has_value() && std::holds_alternative<Frame>(*again),
                "a frame written again is one of its kind");
    fuzz::claim(codec::encode(std::get<Frame>(*again)) == json, "it says the same");
}

void check(const codec::UnknownFrame&) {}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const QByteArrayView json(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    if (const Result<codec::ServerFrame> frame = codec::decodeServerFrame(json)) {
        std::visit([](const auto& value) { check(value); }, *frame);
    }
    if (const Result<codec::ReceivedAnswer> answer = codec::decodeAnswer(json)) {
        for (const Message& entry : answer->entries) {
            check(entry);
        }
    }
    std::ignore = codec::decodeJoined(json);
    std::ignore = codec::decodePosted(json);
    codec::decodeError(json);
    return 0;
}
