// The rows on which every scenario of the delivery contract runs: each transport, with the log in a
// file and in memory. A scenario is written once and asks for its row.
#pragma once

#include "client/transport.h"

#include <QRandomGenerator>

namespace parlance::delivery {

enum class Storage { File, Memory };
enum class Scheme { Plain, Tls };

// For initTestCase_data(). With TLS each transport has one row more, with the log in a file: for
// scenarios to which it could matter what carries the bytes.
enum class Schemes { Plain, Both };
void addRows(Schemes schemes = Schemes::Plain);

// Of the row that is running.
Transport rowTransport();
Storage rowStorage();
Scheme rowScheme();

// Whether the server speaks by itself on it.
bool isStream(Transport transport);

// PARLANCE_SEED=123 repeats a run. The seed is printed with whatever fails.
quint32 seedOfRun();

} // namespace parlance::delivery
