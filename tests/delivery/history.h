// What a room has heard before a scenario begins, and what a reader should make of it.
#pragma once

#include "tests/delivery/speech.h"

namespace parlance::delivery {

// "first", "first + 1" … "last".
std::vector<QByteArray> numbers(Seq first, Seq last);

// Said by one sender, so that in a fresh room each text is its own number.
void fill(const TestServer& server, const std::vector<QByteArray>& texts);

// Says them all; whether all were taken.
bool sayAll(Guest& speaker, const std::vector<QByteArray>& texts, int inFlight = 64);

// Waits until it was shown as many, and says what is wrong then; empty where these are the texts.
QByteArray compare(Guest& guest, const std::vector<QByteArray>& texts);

} // namespace parlance::delivery
