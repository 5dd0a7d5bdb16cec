#include "tests/bench/load/serverusage.h"

#include "tests/bench/load/fault.h"

#include <filesystem>
#include <fstream>
#include <string>

namespace parlance::bench {

std::chrono::nanoseconds ServerUsage::cpu() const {
    std::int64_t sum = 0;
    for (const int pid : m_pids) {
        const std::filesystem::path tasks = "/proc/" + std::to_string(pid) + "/task";
        std::error_code gone;
        for (const auto& task : std::filesystem::directory_iterator(tasks, gone)) {
            // utime and stime of /proc/PID/stat come in steps of 10 ms, this in nanoseconds.
            std::int64_t onCpu = 0;
            std::ifstream(task.path() / "schedstat") >> onCpu;
            sum += onCpu;
        }
        if (gone) {
            throw Fault("the server has ended");
        }
    }
    return std::chrono::nanoseconds(sum);
}

double ServerUsage::memory() const {
    double sum = 0;
    for (const int pid : m_pids) {
        std::ifstream rollup("/proc/" + std::to_string(pid) + "/smaps_rollup");
        for (std::string word; rollup >> word;) {
            if (word == "Pss:") {
                double kilobytes = 0;
                rollup >> kilobytes;
                sum += kilobytes;
            }
        }
    }
    return sum;
}

} // namespace parlance::bench
