#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

#include <gtest/gtest.h>
#include <unistd.h>

#include "daemon/commands/deadline.hpp"
#include "daemon/commands/read.hpp"

namespace vekha {
namespace {

struct Answer {
    int code = 0;
    std::string out, err;
};

template <class Command>
Answer call(Command command, const std::vector<std::string>& words) {
    std::ostringstream out, err;
    const int code = command(words, out, err);
    return {code, out.str(), err.str()};
}

class ReadCommand : public testing::Test {
  protected:
    std::string file(const std::string& bytes) {
        const auto path = folder_ / "план.txt";
        std::ofstream(path, std::ios::binary) << bytes;
        return path.string();
    }
    void SetUp() override { std::filesystem::create_directories(folder_); }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    const std::filesystem::path folder_ =
        std::filesystem::temp_directory_path() / ("vekha-read-" + std::to_string(getpid()));
};

TEST_F(ReadCommand, prints_the_reading_as_json_or_as_a_table) {
    const auto path = file("План на 2026 год\n\n№\tМероприятие\tСрок\tКто\n1.\tСбор\tдо 15 мая\tОтдел\n");
    const Answer json = call(read_command, {path});
    EXPECT_EQ(json.code, 0);
    EXPECT_NE(json.out.find("\"windows\": [[null,\"2026-05-15\"]]"), std::string::npos) << json.out;
    const Answer table = call(read_command, {path, "--table"});
    EXPECT_NE(table.out.find("по 2026-05-15"), std::string::npos);
}

TEST_F(ReadCommand, names_the_file_and_the_fault) {
    const Answer empty = call(read_command, {file("\n")});
    EXPECT_EQ(empty.code, 1);
    EXPECT_TRUE(empty.out.empty());
    EXPECT_NE(empty.err.find("план.txt"), std::string::npos);
    EXPECT_NE(empty.err.find("Файл пуст"), std::string::npos);
    EXPECT_NE(call(read_command, {file("План\n\xD0\n")}).err.find("строка 2, байт 1"), std::string::npos);
    EXPECT_NE(call(read_command, {file("Письмо\n")}).err.find("не план мероприятий"), std::string::npos);
    EXPECT_NE(call(read_command, {(folder_ / "нет").string()}).err.find("Такого файла нет"),
              std::string::npos);
    EXPECT_NE(call(read_command, {folder_.string()}).err.find("Это папка"), std::string::npos);
}

TEST_F(ReadCommand, wrong_words_tell_how_to_call_it) {
    EXPECT_EQ(call(read_command, {}).code, 2);
    EXPECT_EQ(call(read_command, {"a", "b"}).code, 2);
    EXPECT_EQ(call(read_command, {"a", "--wide"}).code, 2);
}

TEST(DeadlineCommand, prints_one_line_of_json) {
    const Answer answer = call(deadline_command, {"до мая", "2026-01-01", "2026-12-31"});
    EXPECT_EQ(answer.code, 0);
    EXPECT_NE(answer.out.find("[[null,\"2026-04-30\"]]"), std::string::npos) << answer.out;
    EXPECT_NE(answer.out.find("\"ambiguous\":true"), std::string::npos);
}

TEST(DeadlineCommand, refuses_what_is_no_day_or_no_period) {
    EXPECT_EQ(call(deadline_command, {"май", "2026-01-01"}).code, 2);
    EXPECT_NE(call(deadline_command, {"май", "2026-02-30", "2026-12-31"}).err.find("2026-02-30"),
              std::string::npos);
    EXPECT_EQ(call(deadline_command, {"май", "2026-12-31", "2026-01-01"}).code, 2);
}

}  // namespace
}  // namespace vekha
