#include "daemon/commands/arguments.hpp"

#include <filesystem>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/commands/command.hpp"

namespace vekha::commands {
namespace {

using testing::HasSubstr;

const Grammar grammar{{"--data", "--from"}, {"--dry-run"}, 1, 1, "vekha import ФАЙЛ"};

Result<Arguments> parse(std::vector<std::string> words) {
    return parse_arguments(words, grammar);
}

TEST(Arguments, TakeOptionsFlagsAndWordsInAnyOrder) {
    const auto read = parse({"--data", "a", "plan.txt", "--dry-run", "--from=2026-03-01"});
    ASSERT_TRUE(read);
    EXPECT_EQ(read->words, std::vector<std::string>{"plan.txt"});
    EXPECT_EQ(read->option("--data"), "a");
    EXPECT_EQ(read->option("--from"), "2026-03-01");
    EXPECT_TRUE(read->has("--dry-run"));
}

TEST(Arguments, NameTheWordThatIsWrongAndShowTheUsage) {
    for (const auto& [words, wrong] : std::vector<std::pair<std::vector<std::string>, std::string>>{
             {{"plan.txt", "--date", "x"}, "--date"},
             {{"plan.txt", "--data"}, "--data"},
             {{"plan.txt", "other.txt"}, "other.txt"},
             {{}, "Не хватает"},
             {{"plan.txt", "--dry-run=yes"}, "--dry-run"}}) {
        const auto read = parse(words);
        ASSERT_FALSE(read) << wrong;
        EXPECT_EQ(read.error().fault, Fault::invalid_input);
        EXPECT_THAT(describe(read.error()), HasSubstr(wrong));
        EXPECT_THAT(describe(read.error()), HasSubstr("vekha import ФАЙЛ"));
    }
}

TEST(Arguments, ANumberIsOneFromOneOn) {
    EXPECT_EQ(parse({"plan.txt", "--from", "27"})->number("--from"), 27);
    for (const std::string word : {"0", "-1", "1.5", "восемь", "12x", ""}) {
        const auto refused = parse({"plan.txt", "--from", word})->number("--from");
        ASSERT_FALSE(refused) << word;
        EXPECT_EQ(refused.error().where, "--from");
    }
    EXPECT_FALSE(parse({"plan.txt"})->number("--from"));
}

TEST(Commands, AnUnknownOneShowsTheList) {
    std::ostringstream out;
    std::ostringstream err;
    const std::vector<std::string> words{"improt"};
    EXPECT_EQ(run(words, out, err), 2);
    EXPECT_THAT(err.str(), HasSubstr("improt"));
    EXPECT_THAT(err.str(), HasSubstr("import"));
}

TEST(Commands, SetupRefusesAPortThatIsNoneAndWritesNothing) {
    const auto folder = std::filesystem::path(::testing::TempDir()) / "vekha-setup-port";
    std::filesystem::remove_all(folder);
    for (const std::string port : {"70000", "0", "восемь", "80a", ""}) {
        std::ostringstream out;
        std::ostringstream err;
        const std::vector<std::string> words{"setup", "--data", folder.string(), "--port", port};
        EXPECT_NE(run(words, out, err), 0) << port;
        EXPECT_THAT(err.str(), HasSubstr("от 1 до 65535")) << port;
        EXPECT_FALSE(std::filesystem::exists(folder)) << port;
    }
}

TEST(Commands, SetupWritesSettingsForTheAddressAskedForAndASecondCallChangesNothing) {
    const auto folder = std::filesystem::path(::testing::TempDir()) / "vekha-setup-twice";
    std::filesystem::remove_all(folder);
    const std::vector<std::string> words{"setup", "--data", folder.string(), "--port", "8123"};
    std::ostringstream first;
    std::ostringstream second;
    std::ostringstream err;
    ASSERT_EQ(run(words, first, err), 0) << err.str();
    EXPECT_THAT(first.str(), HasSubstr("http://127.0.0.1:8123"));
    EXPECT_THAT(first.str(), HasSubstr("admin"));
    ASSERT_EQ(run(words, second, err), 0) << err.str();
    EXPECT_EQ(second.str(), first.str());
    std::filesystem::remove_all(folder);
}

TEST(Commands, TheSampleIsADocumentAroundTheDay) {
    std::ostringstream out;
    std::ostringstream err;
    const std::vector<std::string> words{"sample", "2026-03-02"};
    EXPECT_EQ(run(words, out, err), 0);
    EXPECT_THAT(out.str(), HasSubstr("2026"));
    const std::vector<std::string> wrong{"sample", "завтра"};
    EXPECT_EQ(run(wrong, out, err), 2);
}

}  // namespace
}  // namespace vekha::commands
