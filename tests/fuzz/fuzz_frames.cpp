// What clients send as JSON: frames and the bodies of the other resources. What is taken obeys the
// limits, and is understood as the same again where our own client writes it.
#include "server/protocol/clientcodec.h"
#include "server/protocol/limits.h"
#include "server/protocol/servercodec.h"
#include "tests/fuzz/fuzz.h"

using namespace parlance;

namespace {

void check(const PostFrame& post) {
    fuzz::claim(
        !post.text.isEmpty() && post.text.size() <= limits::kText && post.text.isValidUtf8(),
        "a text is UTF-8 within its limit");
    fuzz::claim(post.via.size() <= limits::kVia, "a via is within its limit");
    const Result<ClientFrame> again = codec::decodeFrame(codec::encode(post));
    fuzz::claim(again.has_value(), "a post is one when it is written again");
    const auto& same = std::get<PostFrame>(*again);
    // Without a number its name says nothing, and our client leaves it out.
    fuzz::claim(same.text == post.text && same.n == post.n && (!post.n || same.via == post.via),
                "a post written again is the same");
}

void check(const TypingFrame& typing) {
    fuzz::claim(codec::decodeFrame(codec::encode(typing)).has_value(), "typing is written again");
}

void check(const EchoFrame& echo) {
    fuzz::claim(echo.nonce.size() <= limits::kNonce, "a nonce is within its limit");
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const QByteArrayView json(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    if (const Result<ClientFrame> frame = codec::decodeFrame(json)) {
        std::visit([](const auto& value) { check(value); }, *frame);
    }
    codec::decodeNumber(json);
    if (const Result<EchoFrame> echo = codec::decodeEcho(json)) {
        check(*echo);
    }
    if (const Result<JoinRequest> join = codec::decodeJoin(json)) {
        const Result<QByteArray> again = codec::checkName(join->name);
        fuzz::claim(again && *again == join->name, "a tidy name stays as it is");
        fuzz::claim(join->password.size() <= limits::kPassword, "a password is within its limit");
    }
    return 0;
}
