#include "daemon/runtime/blocking_pool.hpp"

#include <atomic>
#include <condition_variable>
#include <latch>

#include <gtest/gtest.h>

namespace vekha::runtime {
namespace {

TEST(BlockingPool, RunsAsManyAtOnceAsItHasThreads) {
    BlockingPool pool(3);
    std::latch all_here(3);
    std::atomic<int> ran = 0;
    for (int one = 0; one < 3; ++one)
        ASSERT_TRUE(pool.submit([&] {
            all_here.arrive_and_wait();  // ends only when all three run side by side
            ++ran;
        }));
    pool.stop();
    EXPECT_EQ(ran, 3);
}

TEST(BlockingPool, StopFinishesWhatWasTakenAndTakesNothingMore) {
    BlockingPool pool(1);
    std::latch begun(1);
    std::latch may_end(1);
    std::atomic<int> ran = 0;
    ASSERT_TRUE(pool.submit([&] {
        begun.count_down();
        may_end.wait();
        ++ran;
    }));
    begun.wait();
    for (int one = 0; one < 10; ++one) ASSERT_TRUE(pool.submit([&] { ++ran; }));
    may_end.count_down();
    pool.stop();
    EXPECT_EQ(ran, 11);
    EXPECT_FALSE(pool.submit([&] { ++ran; }));
    EXPECT_EQ(ran, 11);
}

TEST(BlockingPool, RefusesMoreThanMayWait) {
    BlockingPool pool(1);
    std::latch begun(1);
    std::latch may_end(1);
    ASSERT_TRUE(pool.submit([&] {
        begun.count_down();
        may_end.wait();
    }));
    begun.wait();
    for (std::size_t one = 0; one < BlockingPool::waiting_most; ++one) ASSERT_TRUE(pool.submit([] {}));
    EXPECT_FALSE(pool.submit([] {}));
    may_end.count_down();
}

}  // namespace
}  // namespace vekha::runtime
