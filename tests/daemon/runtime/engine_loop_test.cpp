#include "daemon/runtime/engine_loop.hpp"

#include <filesystem>
#include <fstream>
#include <future>

#include <gtest/gtest.h>
#include <unistd.h>

#include "tests/support/office.hpp"

namespace vekha {
namespace {

using test::at;
using test::day;

/// A clock file that the test moves.
class ClockFile {
  public:
    explicit ClockFile(Instant start)
        : path_(std::filesystem::temp_directory_path() / ("vekha-clock-" + std::to_string(getpid()))) {
        set(start);
    }
    ~ClockFile() { std::filesystem::remove(path_); }
    void set(Instant moment) {
        const auto fresh = path_.string() + ".new";
        std::ofstream(fresh) << format(moment) << '\n';
        std::filesystem::rename(fresh, path_);
    }
    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

/// Lets a test wait for the loop to have planned something.
class Planned {
  public:
    void happened() {
        const std::lock_guard lock(mutex_);
        ++count_;
        changed_.notify_all();
    }
    bool wait_for(int count) {
        std::unique_lock lock(mutex_);
        return changed_.wait_for(lock, std::chrono::seconds{20}, [&] { return count_ >= count; });
    }

  private:
    std::mutex mutex_;
    std::condition_variable changed_;
    int count_ = 0;
};

TEST(EngineLoop, FollowsTheClockAndNudges) {
    test::Office office;
    ClockFile file(office.now);
    const auto clock = make_file_clock(file.path()).value();
    Planned planned;
    EngineLoop loop(*office.store, std::make_shared<Organization>(office.org), *clock,
                    [&] { planned.happened(); });
    loop.start();
    office.import({test::item("1", "Дело", {{std::nullopt, day("2026-03-20")}}, {"Методист"}, {})});
    loop.nudge();
    ASSERT_TRUE(planned.wait_for(1));
    EXPECT_EQ(office.told().back(), "assigned anna");
    file.set(at("2026-03-05T06:00:00Z"));
    ASSERT_TRUE(planned.wait_for(2));
    EXPECT_EQ(office.told().back(), "T-10 anna");
    EXPECT_TRUE(loop.stop());
    EXPECT_TRUE(loop.last_pass());
}

TEST(FileClock, RefusesAFileWithoutAnInstant) {
    const auto refused = make_file_clock("/nonexistent/clock");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fault, Fault::invalid_input);
}

}  // namespace
}  // namespace vekha
