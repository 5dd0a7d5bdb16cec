// When an operation on a disk is to fail, and how. Tests switch it while another thread works.
#pragma once

#include <QRandomGenerator>

#include <mutex>
#include <optional>

class FaultPlan {
public:
    enum class Operation { Read, Write, Sync };
    // A full disk as SQLite knows it, as a quota, and as one that is told only in fsync: the last
    // two are I/O errors to SQLite.
    enum class Fault { DiskFull, QuotaReached, FullInSync, ReadError, WriteError, SyncError };

    // The next `operations` that the fault concerns go well; all after them fail.
    void fail(Fault fault, int operations = 0);
    // One operation in `oneIn` fails with a fault of its kind, as the seed will have it.
    void failRandomly(quint32 seed, int oneIn);
    void heal();
    // How many operations have failed so far.
    int failures() const;

    // Asked before each operation.
    std::optional<Fault> next(Operation operation);

private:
    std::optional<Fault> nextRandom(Operation operation);
    std::optional<Fault> nextPlanned(Operation operation);

    mutable std::mutex m_mutex;
    std::optional<Fault> m_fault;
    int m_spared = 0;
    std::optional<QRandomGenerator> m_random;
    int m_oneIn = 0;
    int m_failures = 0;
};
