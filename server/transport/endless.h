// The endless document: HTTP streaming for browsers without JavaScript. Paragraphs are appended as
// messages come; after some minutes the document ends and asks for its successor.
#pragma once

#include "server/transport/call.h"

namespace parlance {

void serveEndlessPage(Call call);

// One message as a paragraph, as the other pages show it too.
QByteArray paragraph(const Message& message);

} // namespace parlance
