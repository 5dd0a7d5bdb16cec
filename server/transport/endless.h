// The endless document: HTTP streaming for browsers without JavaScript. Paragraphs are appended as
// messages come; after some minutes the document ends and asks for its successor.
#pragma once

#include "server/transport/call.h"
#include "server/transport/language.h"

namespace parlance {

void serveEndlessPage(Call call);

// One message as a paragraph with the time as the language writes it, as the other pages show it
// too; `more` are further classes. It bears everything of the message, so that the page's scripts
// can read it back.
QByteArray paragraph(const Message& message, const Language& language, const QByteArray& more = {});

} // namespace parlance
