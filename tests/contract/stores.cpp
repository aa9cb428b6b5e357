// The implementations under the contract.
#include <utility>

#include "daemon/storage/store.hpp"
#include "tests/contract/store_contract.hpp"
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

class OnDisk final : public StoreUnderTest {
  public:
    OnDisk() { open(); }
    Store& store() override { return *store_; }
    bool reopen() override {
        store_.reset();
        open();
        return true;
    }

  private:
    void open() {
        StoreOptions options;
        options.path = folder_ / "vekha.db";
        store_ = must(open_store(options));
    }

    TempFolder folder_;
    std::unique_ptr<Store> store_;
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

INSTANTIATE_TEST_SUITE_P(Stores, StoreContract,
                         ::testing::Values(Implementation{"Memory",
                                                          [] { return std::make_unique<InMemory>(); }},
                                           Implementation{"Disk", [] { return std::make_unique<OnDisk>(); }}),
                         [](const auto& instance) { return instance.param.name; });

}  // namespace vekha::testing
