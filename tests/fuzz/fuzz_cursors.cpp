// Positions as anybody may write them into an address. What is taken has one spelling only.
#include "server/protocol/cursor.h"
#include "server/protocol/roomname.h"
#include "tests/fuzz/fuzz.h"

using namespace parlance;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const QByteArrayView text(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const Result<Cursor> cursor = Cursor::parse(text);
    if (cursor) {
        fuzz::claim(cursor->toBytes() == text, "a cursor has one spelling");
        fuzz::claim(cursor->seq >= 0 && cursor->epoch.size() == kEpochLength,
                    "its parts are right");
    }
    const Result<Start> start = parseStart(text);
    fuzz::claim(!cursor || (start && std::get<Cursor>(*start) == *cursor),
                "a cursor is a place to start from");
    RoomName::parse(text);
    return 0;
}
