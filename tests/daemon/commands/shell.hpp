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

/// With a plan of one row: irina controls it, oleg («Методист») leads its task, due on 20 March 2026.
class PlannedShell : public Shell {
  protected:
    void SetUp() override {
        Shell::SetUp();
        write("people.toml",
              "[[person]]\nlogin = \"irina\"\nname = \"Ирина\"\nduties = [\"controller\"]\n"
              "[[person]]\nlogin = \"oleg\"\nname = \"Олег\"\nduties = [\"executor\"]\nparties = "
              "[\"Методист\"]\n");
        const auto people = call({"people", path("people.toml")});
        ASSERT_EQ(people.code, 0) << people.err;
        write("plan.txt",
              "План мероприятий (дорожная карта) на 2026 год\n\n"
              "№\tМероприятие\tСрок\tОтветственный\tРезультат\n"
              "1\tНазначение координатора\tдо 20 марта 2026 года\tМетодист\tПриказ\n");
        const auto made = call({"import", path("plan.txt"), "--controller", "irina"});
        ASSERT_EQ(made.code, 0) << made.out << made.err;
    }
};

}  // namespace vekha::commands
