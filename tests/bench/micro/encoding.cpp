// What a reader costs before the system call: its bytes out of the room's tail, where they are
// encoded once for all, and the queue of its socket.
#include "server/http/response.h"
#include "server/net/writequeue.h"
#include "server/protocol/servercodec.h"
#include "server/room/tail.h"

#include <benchmark/benchmark.h>

using namespace parlance;

namespace {

Message message(Seq seq) {
    return {*RoomName::parse("lobby"), {"abcdefghijkl", seq}, "a1b2c3d4e5f6", "Ana", "via", 7,
            1'700'000'000'000,         QByteArray(150, 'x')};
}

QByteArray encodeChunk(const Entry& entry) {
    return http::encodeChunk(codec::encode(entry.message()) + '\n');
}

// One entry more in the tail and its encoded bytes, asked for by this many readers.
void anEntryForReaders(benchmark::State& state) {
    Tail tail(1);
    Seq next = 1;
    for (auto _ : state) {
        tail.append(message(next));
        for (qint64 reader = 0; reader < state.range(0); ++reader) {
            benchmark::DoNotOptimize(tail.batch(next, Slot::Chunk, encodeChunk));
        }
        ++next;
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(anEntryForReaders)->Arg(1)->Arg(1000);

// A piece on its way through the queue, without the system call.
void aPieceThroughTheQueue(benchmark::State& state) {
    const QByteArray bytes(250, 'x');
    WriteQueue queue;
    for (auto _ : state) {
        queue.append(bytes);
        benchmark::DoNotOptimize(queue.takePiece());
    }
}
BENCHMARK(aPieceThroughTheQueue);

void aHeadOfAnAnswer(benchmark::State& state) {
    const http::Response response = http::json(200, QByteArray(500, 'x'));
    for (auto _ : state) {
        benchmark::DoNotOptimize(http::encodeHead(response, 1, http::Framing::Length, true,
                                                  "Fri, 20 Nov 2026 12:00:00 GMT"));
    }
}
BENCHMARK(aHeadOfAnAnswer);

} // namespace
