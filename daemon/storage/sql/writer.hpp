// The one writer: a thread that runs the writes of all callers, many under one commit (group commit).
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "daemon/storage/sql/connection.hpp"
#include "workflow/service/store.hpp"

namespace vekha::sql {

struct WriterOptions {
    std::size_t largest_batch = 0;
    std::chrono::microseconds gather{0};
};

/// Each write runs inside a savepoint of its own, so a failed one is undone alone. All are answered after the
/// commit they share is on the disk; where the commit fails, all get its error.
class Writer {
  public:
    Writer(std::unique_ptr<Connection> connection, WriterOptions options);
    /// Finishes the writes that wait.
    ~Writer();
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    /// Waits for the outcome. From inside a write's function it is refused: the writer would wait for itself.
    Result<void> write(const Store::WriteFunction& function);

  private:
    struct Request {
        const Store::WriteFunction* function = nullptr;
        Result<void> outcome;
        bool answered = false;
        std::condition_variable wake;
    };
    using Batch = std::vector<Request*>;

    void work();
    /// Waits for writes to come; false when stopping and none is left.
    bool wait_for_work(std::size_t last_batch);
    /// Waits a little for `wanted` writes to come together.
    void gather(std::unique_lock<std::mutex>& lock, std::size_t wanted);
    Request* take();
    /// Runs waiting writes in one transaction and answers them; how many there were.
    std::size_t commit_batch();
    /// Runs one write in its savepoint; false where its failure took the whole transaction with it.
    bool run(Request& request);
    Result<void> call(const Store::WriteFunction& function);
    void answer(Batch& batch, const Result<void>& committed);

    std::unique_ptr<Connection> connection_;
    const WriterOptions options_;
    std::mutex mutex_;
    std::condition_variable arrived_;
    std::deque<Request*> waiting_;
    bool stopping_ = false;
    std::thread thread_;  // last: it uses all of the above
};

}  // namespace vekha::sql
