// The implementations under the contract.
#include <utility>

#include "daemon/storage/store.hpp"
#include "tests/contract/implementations.hpp"
#include "tests/support/postgres.hpp"
#include "tests/support/temp_folder.hpp"
#include "workflow/service/memory_store.hpp"

namespace vekha::testing {
namespace {

class InMemory final : public StoreUnderTest {
  public:
    Store& store() override { return *store_; }
    bool reopen() override { return false; }

  private:
    std::unique_ptr<Store> store_ = make_memory_store();
};

/// A database of its own that outlives the store.
class OnDisk : public StoreUnderTest {
  public:
    OnDisk() { open(); }
    Store& store() override { return *store_; }
    bool reopen() override {
        store_.reset();
        open();
        return true;
    }

  protected:
    explicit OnDisk(StoreOptions options) : options_(std::move(options)) { open(); }

  private:
    void open() {
        if (options_.server.empty()) options_.path = folder_ / "vekha.db";
        store_ = must(open_store(options_));
    }

    TempFolder folder_;
    StoreOptions options_;
    std::unique_ptr<Store> store_;
};

class OnServer final : public OnDisk {
  public:
    OnServer() : OnDisk(options()) {}

  private:
    static StoreOptions options() {
        StoreOptions options;
        options.server = new_postgres_address();
        return options;
    }
};

}  // namespace

Task StoreContract::save_task(const Ground& ground, Day due, const std::function<void(Task&)>& alter) {
    return write([&](Transaction& change) -> Result<Task> {
        auto id = change.next_task_id();
        if (!id) return tl::unexpected(id.error());
        Task task = sample_task(*id, ground.roadmap, ground.item, ground.lead, due);
        task.controller = ground.controller;
        if (alter) alter(task);
        if (auto saved = change.save(task); !saved) return tl::unexpected(saved.error());
        return task;
    });
}

std::vector<Implementation> implementations() {
    return {{"Memory", [] { return std::make_unique<InMemory>(); }},
            {"Disk", [] { return std::make_unique<OnDisk>(); }},
            {"Server", [] { return std::make_unique<OnServer>(); }}};
}

INSTANTIATE_TEST_SUITE_P(Stores, StoreContract, ::testing::ValuesIn(implementations()),
                         [](const auto& instance) { return instance.param.name; });

}  // namespace vekha::testing
