#include "tests/support/faultvfs.h"

#include <atomic>
#include <cerrno>
#include <sqlite3.h>

namespace {

// The real file lies behind it, in the memory that SQLite gives for both.
struct File {
    sqlite3_file base;
    FaultPlan* plan;
};

FaultPlan& plan(sqlite3_file* file) {
    return *reinterpret_cast<File*>(file)->plan;
}

sqlite3_file* real(sqlite3_file* file) {
    return reinterpret_cast<sqlite3_file*>(reinterpret_cast<File*>(file) + 1);
}

sqlite3_vfs* real() {
    return sqlite3_vfs_find(nullptr);
}

// What SQLite is told at once, and what when it asks the system for the reason.
struct Failure {
    int code;
    int systemError;
};

Failure failureOf(FaultPlan::Fault fault) {
    switch (fault) {
        case FaultPlan::Fault::DiskFull:
            return {SQLITE_FULL, ENOSPC};
        case FaultPlan::Fault::QuotaReached:
            return {SQLITE_IOERR_WRITE, EDQUOT};
        case FaultPlan::Fault::FullInSync:
            return {SQLITE_IOERR_FSYNC, ENOSPC};
        case FaultPlan::Fault::ReadError:
            return {SQLITE_IOERR_READ, EIO};
        case FaultPlan::Fault::WriteError:
            return {SQLITE_IOERR_WRITE, EIO};
        case FaultPlan::Fault::SyncError:
            return {SQLITE_IOERR_FSYNC, EIO};
    }
    return {SQLITE_ERROR, 0};
}

// Of the latest fault in this thread. The real errno may have changed before SQLite asks for it.
int& lastError() {
    static thread_local int error = 0;
    return error;
}

int lastErrorOf(sqlite3_vfs* /*vfs*/, int /*size*/, char* /*message*/) {
    return lastError();
}

int fail(FaultPlan::Fault fault) {
    const Failure failure = failureOf(fault);
    lastError() = failure.systemError;
    return failure.code;
}

int readFile(sqlite3_file* file, void* data, int size, sqlite3_int64 offset) {
    if (const auto fault = plan(file).next(FaultPlan::Operation::Read)) {
        return fail(*fault);
    }
    return real(file)->pMethods->xRead(real(file), data, size, offset);
}

int writeFile(sqlite3_file* file, const void* data, int size, sqlite3_int64 offset) {
    const sqlite3_io_methods* methods = real(file)->pMethods;
    if (const auto fault = plan(file).next(FaultPlan::Operation::Write)) {
        // A disk that fills up or breaks leaves half of the bytes behind.
        methods->xWrite(real(file), data, size / 2, offset);
        return fail(*fault);
    }
    return methods->xWrite(real(file), data, size, offset);
}

int syncFile(sqlite3_file* file, int flags) {
    if (const auto fault = plan(file).next(FaultPlan::Operation::Sync)) {
        return fail(*fault);
    }
    return real(file)->pMethods->xSync(real(file), flags);
}

int controlFile(sqlite3_file* file, int operation, void* argument) {
    if (operation == SQLITE_FCNTL_LAST_ERRNO) {
        *static_cast<int*>(argument) = lastError();
        return SQLITE_OK;
    }
    return real(file)->pMethods->xFileControl(real(file), operation, argument);
}

// Makes a function that calls the real file's one of the same name.
#define PASS_ON(method)                                                \
    [](sqlite3_file* file, auto... arguments) {                        \
        return real(file)->pMethods->method(real(file), arguments...); \
    }

// Version 2 has the shared memory of the write-ahead log and lacks reading by mapping, which would
// go around the faults.
const sqlite3_io_methods kMethods{
    .iVersion = 2,
    .xClose = PASS_ON(xClose),
    .xRead = readFile,
    .xWrite = writeFile,
    .xTruncate = PASS_ON(xTruncate),
    .xSync = syncFile,
    .xFileSize = PASS_ON(xFileSize),
    .xLock = PASS_ON(xLock),
    .xUnlock = PASS_ON(xUnlock),
    .xCheckReservedLock = PASS_ON(xCheckReservedLock),
    .xFileControl = controlFile,
    .xSectorSize = PASS_ON(xSectorSize),
    .xDeviceCharacteristics = PASS_ON(xDeviceCharacteristics),
    .xShmMap = PASS_ON(xShmMap),
    .xShmLock = PASS_ON(xShmLock),
    .xShmBarrier = PASS_ON(xShmBarrier),
    .xShmUnmap = PASS_ON(xShmUnmap),
    .xFetch = nullptr,
    .xUnfetch = nullptr,
};

int openFile(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* outFlags) {
    reinterpret_cast<File*>(file)->plan = static_cast<FaultPlan*>(vfs->pAppData);
    const int code = real()->xOpen(real(), name, real(file), flags, outFlags);
    file->pMethods = real(file)->pMethods ? &kMethods : nullptr;
    return code;
}

} // namespace

FaultVfs::FaultVfs() : m_vfs(std::make_unique<sqlite3_vfs>(*real())) {
    static std::atomic<int> count = 0;
    m_name = "fault" + QByteArray::number(++count);
    m_vfs->zName = m_name.constData();
    m_vfs->szOsFile += int(sizeof(File));
    m_vfs->pAppData = &m_plan;
    m_vfs->xOpen = openFile;
    m_vfs->xGetLastError = lastErrorOf;
    sqlite3_vfs_register(m_vfs.get(), 0);
}

FaultVfs::~FaultVfs() {
    sqlite3_vfs_unregister(m_vfs.get());
}
