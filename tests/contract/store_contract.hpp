// The contract of the store port: one suite that every implementation passes. Each test gets a store that is
// empty.
#pragma once

#include <functional>
#include <memory>
#include <ostream>
#include <string>

#include <gtest/gtest.h>

#include "tests/support/store_samples.hpp"
#include "workflow/service/store.hpp"

namespace vekha::testing {

/// A store for one test. What it keeps, also across reopen(), ends with it.
class StoreUnderTest {
  public:
    virtual ~StoreUnderTest() = default;
    virtual Store& store() = 0;
    /// Closes the store and opens what it kept again; false where nothing outlives it.
    virtual bool reopen() = 0;
};

struct Implementation {
    std::string name;
    std::function<std::unique_ptr<StoreUnderTest>()> make;
    friend std::ostream& operator<<(std::ostream& out, const Implementation& each) {
        return out << each.name;
    }
};

/// The value of a result that must be there; the test fails with the error's words otherwise.
template <class T>
T must(Result<T> result) {
    if (!result) {
        ADD_FAILURE() << describe(result.error());
        if constexpr (!std::is_void_v<T>) return T{};
    }
    if constexpr (!std::is_void_v<T>) return std::move(*result);
}

class StoreContract : public ::testing::TestWithParam<Implementation> {
  protected:
    Store& store() { return under_test_->store(); }
    bool reopen() { return under_test_->reopen(); }

    /// Runs `make(ReadView&)` in a read of its own; what it answers is the value of a result.
    template <class Make>
    auto read(Make make) {
        using Value = typename std::invoke_result_t<Make, ReadView&>::value_type;
        return must(read_as<Value>(store(), make));
    }
    /// Runs `make(Transaction&)` in a write of its own.
    template <class Make>
    auto write(Make make) {
        using Value = typename std::invoke_result_t<Make, Transaction&>::value_type;
        if constexpr (std::is_void_v<Value>)
            must(store().write(make));
        else
            return must(write_as<Value>(store(), make));
    }
    /// The error of a write that must fail.
    template <class Make>
    Error refused(Make make) {
        Result<void> done = store().write([&](Transaction& change) -> Result<void> {
            auto made = make(change);
            if (!made) return tl::unexpected(made.error());
            return {};
        });
        EXPECT_FALSE(done.has_value());
        return done ? Error{} : done.error();
    }
    Ground lay_ground() {
        return write([](Transaction& change) { return testing::lay_ground(change); });
    }
    /// Saves a task of the ground, open, due at the end of `due`.
    Task save_task(const Ground& ground, Day due, const std::function<void(Task&)>& alter = {});

  private:
    std::unique_ptr<StoreUnderTest> under_test_ = GetParam().make();
};

}  // namespace vekha::testing
