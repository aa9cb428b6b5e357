// A layer of files for SQLite that behaves like another disk: slow to sync, full, or failing. It passes
// everything else on to the system's own layer.
#pragma once

#include <atomic>
#include <chrono>
#include <string>

namespace vekha::testing {

/// What the disk does from now on. Any thread may change it at any time.
struct DiskMood {
    std::atomic<std::chrono::microseconds::rep> sync_delay_us{0};  ///< every sync takes so much longer
    std::atomic<bool> full{false};                                 ///< every write finds no room
    std::atomic<bool> sync_fails{false};
    std::atomic<long> syncs{0};  ///< how many were asked for
};

/// Registers the layer under `name`, for StoreOptions::file_layer. The same name again gives the same disk.
/// It stays until the program ends.
DiskMood& register_slow_sync_vfs(const std::string& name, std::chrono::microseconds sync_delay);

}  // namespace vekha::testing
