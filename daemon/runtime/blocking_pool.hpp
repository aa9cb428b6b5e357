// Threads for work that may wait: the store, files, password hashing. The event loops hand such work here and
// go on.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <vector>

#include <pthread.h>

namespace vekha::runtime {

/// Threads are started as they are needed, up to the number given, and kept. Work waits in order where all
/// are busy.
class BlockingPool {
  public:
    static constexpr std::size_t threads_default = 64;
    /// Enough for the deepest handler; only the touched part costs memory.
    static constexpr std::size_t stack_bytes = 1024 * 1024;
    /// Work that may wait for a thread before submit() refuses more.
    static constexpr std::size_t waiting_most = 4096;

    explicit BlockingPool(std::size_t threads = threads_default)
        : threads_most_(threads == 0 ? 1 : threads) {}
    BlockingPool(const BlockingPool&) = delete;
    BlockingPool& operator=(const BlockingPool&) = delete;
    ~BlockingPool() { stop(); }

    /// Takes work to run soon, in any thread of the pool; it must not throw. False, and the work is not
    /// taken, where the pool is stopping or too much waits.
    bool submit(std::function<void()> work);

    /// Takes nothing more, finishes what was taken, ends the threads. May be called again.
    void stop();

  private:
    static void* thread_main(void* pool);
    void run();
    bool start_thread();

    const std::size_t threads_most_;
    std::mutex mutex_;
    std::condition_variable work_came_;
    std::deque<std::function<void()>> waiting_;
    std::vector<pthread_t> threads_;
    std::size_t idle_ = 0;
    bool stopping_ = false;
};

}  // namespace vekha::runtime
