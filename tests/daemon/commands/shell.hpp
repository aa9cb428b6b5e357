// An installation in a folder of its own, driven as at the shell under a clock that stands still.
#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "daemon/commands/command.hpp"
#include "tests/support/temp_folder.hpp"

namespace vekha::commands {

/// What a command printed, and its exit code.
struct Said {
    int code = 0;
    std::string out, err;
};

class Shell : public ::testing::Test {
  protected:
    void SetUp() override {
        write("now", "2026-02-02T07:00:00Z");
        ASSERT_EQ(call({"setup"}).code, 0);
    }
    void write(const std::string& name, const std::string& text) const {
        std::ofstream(folder_ / name) << text;
    }
    std::string path(const std::string& name) const { return (folder_ / name).string(); }
    Said call(std::vector<std::string> words) const {
        words.insert(words.end(), {"--data", path("data")});
        if (words.front() != "setup" && words.front() != "audit")
            words.insert(words.end(), {"--clock", path("now")});
        std::ostringstream out;
        std::ostringstream err;
        const int code = run(words, out, err);
        return {code, out.str(), err.str()};
    }
    Said call(const std::string& command, std::vector<std::string> words) const {
        words.insert(words.begin(), command);
        return call(std::move(words));
    }

    const vekha::testing::TempFolder folder_;
};

}  // namespace vekha::commands
