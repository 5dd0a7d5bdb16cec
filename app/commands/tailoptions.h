// What `parlance tail` can be asked for.
#pragma once

#include "app/commands/tailprinter.h"
#include "client/link.h"
#include "client/roomurl.h"
#include "server/protocol/result.h"

#include <QCommandLineParser>

#include <optional>

namespace parlance {

struct TailOptions {
    RoomUrl room;
    std::optional<Transport> transport = {}; // Nothing: whichever works.
    Position from = {};
    qint64 count = 0; // 0: without end.
    TailPrinter::Format format = TailPrinter::Format::Text;
    TailPrinter::People people = TailPrinter::People::Shown;
    bool trace = false;
};

// For --help.
void describeTail(QCommandLineParser& parser);
// The options, or the sentence that says what is wrong with them.
Result<TailOptions, QString> tailOptionsOf(const QCommandLineParser& parser);

} // namespace parlance
