#include "tests/support/faultplan.h"

namespace {

FaultPlan::Operation operationOf(FaultPlan::Fault fault) {
    switch (fault) {
        case FaultPlan::Fault::ReadError:
            return FaultPlan::Operation::Read;
        case FaultPlan::Fault::FullInSync:
        case FaultPlan::Fault::SyncError:
            return FaultPlan::Operation::Sync;
        default:
            return FaultPlan::Operation::Write;
    }
}

} // namespace

void FaultPlan::fail(Fault fault, int operations) {
    const std::lock_guard lock(m_mutex);
    m_random.reset();
    m_fault = fault;
    m_spared = operations;
}

void FaultPlan::failRandomly(quint32 seed, int oneIn) {
    const std::lock_guard lock(m_mutex);
    m_fault.reset();
    m_random.emplace(seed);
    m_oneIn = oneIn;
}

void FaultPlan::heal() {
    const std::lock_guard lock(m_mutex);
    m_random.reset();
    m_fault.reset();
}

int FaultPlan::failures() const {
    const std::lock_guard lock(m_mutex);
    return m_failures;
}

std::optional<FaultPlan::Fault> FaultPlan::next(Operation operation) {
    const std::lock_guard lock(m_mutex);
    const std::optional<Fault> fault = m_random ? nextRandom(operation) : nextPlanned(operation);
    m_failures += fault ? 1 : 0;
    return fault;
}

std::optional<FaultPlan::Fault> FaultPlan::nextRandom(Operation operation) {
    if (m_random->bounded(m_oneIn) != 0) {
        return std::nullopt;
    }
    switch (operation) {
        case Operation::Read:
            return Fault::ReadError;
        case Operation::Sync:
            return Fault::SyncError;
        case Operation::Write:
            break;
    }
    return m_random->bounded(2) == 0 ? Fault::DiskFull : Fault::WriteError;
}

std::optional<FaultPlan::Fault> FaultPlan::nextPlanned(Operation operation) {
    if (!m_fault || operationOf(*m_fault) != operation) {
        return std::nullopt;
    }
    if (m_spared > 0) {
        --m_spared;
        return std::nullopt;
    }
    return m_fault;
}
