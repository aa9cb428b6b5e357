#include "daemon/runtime/blocking_pool.hpp"

#include <csignal>
#include <utility>

namespace vekha::runtime {

bool BlockingPool::submit(std::function<void()> work) {
    {
        const std::lock_guard lock(mutex_);
        if (stopping_ || waiting_.size() >= waiting_most) return false;
        waiting_.push_back(std::move(work));
        // One idle thread for each piece of work that waits, else one more thread.
        if (waiting_.size() > idle_ && threads_.size() < threads_most_ && !start_thread() &&
            threads_.empty()) {
            waiting_.pop_back();
            return false;
        }
    }
    work_came_.notify_one();
    return true;
}

bool BlockingPool::start_thread() {
    pthread_attr_t attributes;
    if (pthread_attr_init(&attributes) != 0) return false;
    pthread_attr_setstacksize(&attributes, stack_bytes);
    // Signals are for the main thread, which knows what to do with them.
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    pthread_t thread{};
    const bool started = pthread_create(&thread, &attributes, &BlockingPool::thread_main, this) == 0;
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
    pthread_attr_destroy(&attributes);
    if (started) threads_.push_back(thread);
    return started;
}

void* BlockingPool::thread_main(void* pool) {
    static_cast<BlockingPool*>(pool)->run();
    return nullptr;
}

void BlockingPool::run() {
    std::unique_lock lock(mutex_);
    while (true) {
        ++idle_;
        work_came_.wait(lock, [&] { return stopping_ || !waiting_.empty(); });
        --idle_;
        if (waiting_.empty()) return;
        auto work = std::move(waiting_.front());
        waiting_.pop_front();
        lock.unlock();
        work();
        work = nullptr;  // what it holds is let go outside the lock
        lock.lock();
    }
}

void BlockingPool::stop() {
    std::vector<pthread_t> threads;
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
        threads.swap(threads_);
    }
    work_came_.notify_all();
    for (const auto thread : threads) pthread_join(thread, nullptr);
}

}  // namespace vekha::runtime
