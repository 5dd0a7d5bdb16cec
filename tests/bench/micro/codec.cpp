// JSON to values and values to JSON.
#include "server/protocol/servercodec.h"

#include <benchmark/benchmark.h>

using namespace parlance;

namespace {

void decodeAPost(benchmark::State& state) {
    const QByteArray json = R"({"type":"post","text":")" + QByteArray(150, 'x') + R"(","n":7})";
    for (auto _ : state) {
        benchmark::DoNotOptimize(codec::decodeFrame(json));
    }
}
BENCHMARK(decodeAPost);

void encodeAMessage(benchmark::State& state) {
    const Message message{
        *RoomName::parse("lobby"), {"abcdefghijkl", 1234}, "a1b2c3d4e5f6", "Ana", "Zm9vYmFy", 7,
        1'700'000'000'000,         QByteArray(150, 'x')};
    for (auto _ : state) {
        benchmark::DoNotOptimize(codec::encode(message));
    }
}
BENCHMARK(encodeAMessage);

} // namespace
