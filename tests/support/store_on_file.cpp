// Linked into a test program, it has every story live on an embedded database of its own.
#include <cstdlib>
#include <iostream>

#include "daemon/storage/store.hpp"
#include "tests/support/new_store.hpp"
#include "tests/support/temp_folder.hpp"

namespace vekha::test {
namespace {

/// A store in a folder that ends with it.
class OnFile final : public Store {
  public:
    OnFile() {
        StoreOptions options;
        options.path = folder_ / "vekha.db";
        auto store = open_store(options);
        if (!store) {
            std::cerr << describe(store.error()) << '\n';
            std::exit(1);
        }
        store_ = std::move(*store);
    }
    Result<void> read(const ReadFunction& function) override { return store_->read(function); }
    Result<void> write(const WriteFunction& function) override { return store_->write(function); }
    std::uint64_t revision() const override { return store_->revision(); }

  private:
    testing::TempFolder folder_;
    std::unique_ptr<Store> store_;
};

const bool chosen = [] {
    new_store = []() -> std::unique_ptr<Store> { return std::make_unique<OnFile>(); };
    return true;
}();

}  // namespace
}  // namespace vekha::test
