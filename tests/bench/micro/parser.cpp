// Requests as browsers and the clients send them, from bytes to values.
#include "server/http/requestparser.h"

#include <benchmark/benchmark.h>

using namespace parlance;

namespace {

const QByteArray kPoll =
    "GET /rooms/lobby/events?after=abcdefghijkl-1234&state=5678&wait=25 HTTP/1.1\r\n"
    "Host: 192.168.1.20:8080\r\nAccept: application/json\r\nConnection: keep-alive\r\n"
    "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0\r\n"
    "Accept-Language: en-US,en;q=0.5\r\nAccept-Encoding: gzip, deflate\r\n"
    "Referer: http://192.168.1.20:8080/rooms/lobby\r\n"
    "Cookie: parlance_ab12cd34=ZfA0w8Hn1nRZl2QnX0oVY2t1c2VydG9rZW4\r\n\r\n";

const QByteArray kPost =
    "POST /rooms/lobby/events HTTP/1.1\r\nHost: 192.168.1.20:8080\r\n"
    "Content-Type: application/json\r\nContent-Length: 62\r\n"
    "Authorization: Bearer ZfA0w8Hn1nRZl2QnX0oVY2t1c2VydG9rZW4\r\n\r\n"
    "{\"type\":\"post\",\"text\":\"Who brings the projector?\",\"n\":7,\"via\":\"\"}";

void parse(benchmark::State& state, const QByteArray& bytes) {
    http::RequestParser parser;
    for (auto _ : state) {
        parser.feed(bytes);
        if (parser.state() != http::RequestParser::State::Complete) {
            state.SkipWithError("not a complete request");
            break;
        }
        benchmark::DoNotOptimize(parser.take());
    }
    state.SetBytesProcessed(state.iterations() * bytes.size());
}

BENCHMARK_CAPTURE(parse, a_long_poll, kPoll);
BENCHMARK_CAPTURE(parse, a_post, kPost);

} // namespace
