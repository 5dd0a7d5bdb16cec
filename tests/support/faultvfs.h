// A way to the file system for SQLite that breaks as its plan says and passes on everything else.
#pragma once

#include "tests/support/faultplan.h"

#include <QByteArray>

#include <memory>

struct sqlite3_vfs;

class FaultVfs {
public:
    // Registered under a name of its own until it is destroyed. No file may be open then.
    FaultVfs();
    ~FaultVfs();
    Q_DISABLE_COPY_MOVE(FaultVfs)

    const QByteArray& name() const { return m_name; }
    FaultPlan& plan() { return m_plan; }

private:
    FaultPlan m_plan;
    QByteArray m_name;
    std::unique_ptr<sqlite3_vfs> m_vfs;
};
