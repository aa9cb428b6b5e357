// Kept connections: one a sending thread, handed out and taken back.
#pragma once

#include <memory>
#include <mutex>
#include <vector>

namespace vekha {

template <class Connection>
class Pool {
  public:
    /// A connection that was kept, or null.
    std::unique_ptr<Connection> take() {
        const std::lock_guard lock(mutex_);
        if (idle_.empty()) return nullptr;
        auto connection = std::move(idle_.back());
        idle_.pop_back();
        return connection;
    }
    void keep(std::unique_ptr<Connection> connection) {
        const std::lock_guard lock(mutex_);
        idle_.push_back(std::move(connection));
    }

  private:
    std::mutex mutex_;
    std::vector<std::unique_ptr<Connection>> idle_;  ///< as many as threads ever sent at once
};

}  // namespace vekha
