// At the shell: another rule pack, the dates that would move, their approval; and the reference on
// discipline.
#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/commands/command.hpp"
#include "tests/support/temp_folder.hpp"

namespace vekha::commands {
namespace {

using ::testing::HasSubstr;

struct Said {
    int code = 0;
    std::string out, err;
};

class Dates : public ::testing::Test {
  protected:
    void SetUp() override {
        at("2026-02-02T07:00:00Z");
        ASSERT_EQ(call({"setup"}).code, 0);
        write("decisions.toml", "[parties]\n\"Методист\" = \"admin\"\n");
        write("plan.txt",
              "План мероприятий на 2026 год\n\n№\tМероприятие\tСрок\tОтветственный\tРезультат\n"
              "1\tПровести совещание\tдо 17 мая 2026 года\tМетодист\tПротокол\n");  // a Sunday
        const auto made =
            call({"import", path("plan.txt"), "--decisions", path("decisions.toml"), "--accept-readings"});
        ASSERT_EQ(made.code, 0) << made.out << made.err;
    }
    std::string path(const std::string& name) const { return (folder_ / name).string(); }
    void write(const std::string& name, const std::string& text) const {
        std::ofstream(folder_ / name) << text;
    }
    void at(const std::string& moment) const { write("now", moment); }
    Said call(std::vector<std::string> words) const {
        const bool setup = words.front() == "setup";
        words.insert(words.end(), {"--data", path("data")});
        if (!setup) words.insert(words.end(), {"--clock", path("now")});
        std::ostringstream out, err;
        const int code = run(words, out, err);
        return {code, out.str(), err.str()};
    }
    /// The office takes a pack that moves a due day forward.
    void take_other_pack() const {
        write("own.toml",
              "name = \"Свой\"\nversion = \"2026-04\"\ndue_on_day_off = \"next\"\nbasis = \"приказ № 1\"\n");
        std::ofstream(folder_ / "data" / "vekha.toml", std::ios::app)
            << "\n[rules]\nfile = \"" << path("own.toml") << "\"\n";
    }

    const vekha::testing::TempFolder folder_;
};

TEST_F(Dates, StayUntilTheirMoveIsApproved) {
    EXPECT_THAT(call({"dates"}).out, HasSubstr("Все сроки стоят по действующим правилам"));
    take_other_pack();
    const auto seen = call({"dates"});
    EXPECT_EQ(seen.code, 0) << seen.err;
    EXPECT_THAT(seen.out, HasSubstr("задача 1  2026-05-15 → 2026-05-18  1 «Провести совещание»"));
    EXPECT_THAT(seen.out, HasSubstr("(приказ № 1; набор правил «Свой», 2026-04)"));
    EXPECT_THAT(seen.out, HasSubstr("Изменилось бы сроков: 1."));
    EXPECT_EQ(call({"dates", "approve"}).code, 2) << "a reason is needed";
    const auto done = call({"dates", "approve", "--reason", "приказ № 5"});
    EXPECT_EQ(done.code, 0) << done.err;
    EXPECT_THAT(done.out, HasSubstr("Изменено сроков: 1; уведомлено людей: 1."));
    EXPECT_THAT(call({"dates"}).out, HasSubstr("Все сроки стоят"));
    EXPECT_EQ(call({"dates", "approve", "--reason", "приказ № 5"}).code, 1);
    EXPECT_EQ(call({"dates", "move"}).code, 2);
}

TEST_F(Dates, TheReferenceOnDisciplineIsTakenAsOfADay) {
    at("2026-06-01T07:00:00Z");
    const auto said = call({"timeliness", "--as-of", "2026-05-15", "--by", "roadmap"});
    EXPECT_EQ(said.code, 0) << said.err;
    EXPECT_THAT(said.out, HasSubstr("Исполнительская дисциплина на конец дня 15 мая 2026 г."));
    EXPECT_THAT(said.out, HasSubstr("0 из 1"));
    EXPECT_THAT(call({"timeliness", "--as-of", "2026-05-14"}).out,
                HasSubstr("Всего                               –"));
    EXPECT_EQ(call({"timeliness", "--as-of", "2026-06-01"}).code, 2) << "the day has not ended";
    EXPECT_EQ(call({"timeliness", "--as-of", "вчера"}).code, 2);
    EXPECT_EQ(call({"timeliness", "--by", "school"}).code, 2);
    EXPECT_NE(call({"timeliness", "--roadmap", "9"}).code, 0);
}

}  // namespace
}  // namespace vekha::commands
