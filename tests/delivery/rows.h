// The rows on which every scenario of the delivery contract runs: each transport, with the log in a
// file and in memory. A scenario is written once and asks for its row.
#pragma once

#include "client/transport.h"

#include <QRandomGenerator>

namespace parlance::delivery {

enum class Storage { File, Memory };

// For initTestCase_data().
void addRows();

// Of the row that is running.
Transport rowTransport();
Storage rowStorage();

// Whether the server speaks by itself on it.
bool isStream(Transport transport);

// PARLANCE_SEED=123 repeats a run. The seed is printed with whatever fails.
quint32 seedOfRun();

} // namespace parlance::delivery
