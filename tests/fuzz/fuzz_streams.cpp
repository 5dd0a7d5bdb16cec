// Event streams and lines of JSON, as a client reads them. However the bytes are cut, the same
// comes out, and never more of it than the limit allows.
#include "client/ndjsonparser.h"
#include "client/sseparser.h"
#include "tests/fuzz/fuzz.h"

using namespace parlance;

namespace {

constexpr qsizetype kLimit = 200; // So small that an input reaches it.

template <typename Parser>
class Reading {
public:
    void take(QByteArrayView bytes) {
        for (auto& part : m_parser.feed(bytes)) {
            m_parts.push_back(std::move(part));
        }
    }
    const auto& parts() const { return m_parts; }
    const Parser& parser() const { return m_parser; }

private:
    Parser m_parser{kLimit};
    decltype(std::declval<Parser>().feed({})) m_parts;
};

template <typename Parser>
Reading<Parser> check(const fuzz::Pieces& pieces) {
    Reading<Parser> whole;
    whole.take(pieces.whole());
    Reading<Parser> cut;
    pieces.forEach([&](const QByteArray& piece) { cut.take(piece); });
    fuzz::claim(whole.parts() == cut.parts(), "how the bytes are cut makes no difference");
    fuzz::claim(whole.parser().overflowed() == cut.parser().overflowed(),
                "not to the limit either");
    return whole;
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const fuzz::Pieces pieces(data, size);
    const auto events = check<SseParser>(pieces);
    for (const SseEvent& event : events.parts()) {
        fuzz::claim(event.data.size() <= kLimit, "an event is within the limit");
        fuzz::claim(!event.type.isEmpty(), "an event has a type");
        fuzz::claim(!event.id.contains('\0'), "an id has no NUL");
    }
    const auto lines = check<NdjsonParser>(pieces);
    for (const QByteArray& line : lines.parts()) {
        fuzz::claim(!line.isEmpty() && line.size() <= kLimit, "a line is within the limit");
        fuzz::claim(!line.contains('\n'), "a line is one");
    }
    return 0;
}
