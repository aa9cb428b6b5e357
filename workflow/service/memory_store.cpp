#include "workflow/service/memory_store.hpp"

#include <atomic>
#include <exception>
#include <mutex>
#include <shared_mutex>

#include "workflow/service/memory_views.hpp"

namespace vekha {
namespace {

class MemoryStore final : public Store {
  public:
    Result<void> read(const ReadFunction& function) override {
        std::unique_lock turn(turn_);
        const std::shared_lock lock(mutex_);
        turn.unlock();
        memory::View view(tables_);
        return guarded([&] { return function(view); });
    }

    Result<void> write(const WriteFunction& function) override {
        std::unique_lock turn(turn_);
        const std::unique_lock lock(mutex_);
        turn.unlock();
        memory::Undo undo;
        const TaskId last_task = tables_.last_task;
        memory::Change change(tables_, undo);
        auto done = guarded([&] { return function(change); });
        if (done) {
            ++revision_;
        } else {
            undo.run();
            tables_.last_task = last_task;
        }
        return done;
    }

    std::uint64_t revision() const override { return revision_; }

  private:
    static Result<void> guarded(const std::function<Result<void>()>& function) {
        try {
            return function();
        } catch (const std::exception& thrown) {
            return failure(Fault::internal, "Внутренняя ошибка при работе с базой.", thrown.what());
        }
    }

    std::mutex
        turn_;  ///< held while waiting for the other: a stream of readers does not keep a writer out for ever
    std::shared_mutex mutex_;
    memory::Tables tables_;
    std::atomic<std::uint64_t> revision_{0};
};

}  // namespace

std::unique_ptr<Store> make_memory_store() {
    return std::make_unique<MemoryStore>();
}

}  // namespace vekha
