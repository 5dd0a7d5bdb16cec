#include "server/transport/stream.h"

#include "server/transport/httpstream.h"

namespace parlance {
namespace {

QByteArray encodeLine(const Entry& entry) {
    return jsonOf(entry) + '\n';
}

QByteArray encodeFrameLine(const Frame& frame) {
    return jsonOf(frame) + '\n';
}

QByteArray encodeEntryChunk(const Entry& entry) {
    return http::encodeChunk(entry.bytes(Slot::Line, encodeLine));
}

QByteArray encodeFrameChunk(const Frame& frame) {
    return http::encodeChunk(encodeFrameLine(frame));
}

const Form kLines{Slot::Line, encodeLine, encodeFrameLine};
const Form kChunks{Slot::Chunk, encodeEntryChunk, encodeFrameChunk};

} // namespace

void serveHttpStream(Call call) {
    const Connection* connection = call.exchange.connection();
    const bool chunked = connection != nullptr && connection->minorVersion() > 0;
    StreamKind kind{.outlet = Outlet::Stream,
                    .form = chunked ? kChunks : kLines,
                    .contentType = "application/x-ndjson; charset=utf-8",
                    .body = chunked ? Connection::Body::Chunked : Connection::Body::UntilClose};
    if (chunked) {
        kind.epilogue = [](const Cursor&, Error) { return QByteArray(http::kLastChunk); };
    }
    serveStream(std::move(call), std::move(kind));
}

} // namespace parlance
