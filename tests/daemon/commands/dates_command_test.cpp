// At the shell: another rule pack, the dates that would move, their approval; and the reference on
// discipline.
#include <fstream>

#include <gmock/gmock.h>

#include "tests/daemon/commands/shell.hpp"

namespace vekha::commands {
namespace {

using ::testing::HasSubstr;

class Dates : public Shell {
  protected:
    void SetUp() override {
        Shell::SetUp();
        write("decisions.toml", "[parties]\n\"Методист\" = \"admin\"\n");
        write("plan.txt",
              "План мероприятий на 2026 год\n\n№\tМероприятие\tСрок\tОтветственный\tРезультат\n"
              "1\tПровести совещание\tдо 17 мая 2026 года\tМетодист\tПротокол\n");  // a Sunday
        const auto made =
            call({"import", path("plan.txt"), "--decisions", path("decisions.toml"), "--accept-readings"});
        ASSERT_EQ(made.code, 0) << made.out << made.err;
    }
    void at(const std::string& moment) const { write("now", moment); }
    /// The office takes a pack that moves a due day forward.
    void take_other_pack() const {
        write("own.toml",
              "name = \"Свой\"\nversion = \"2026-04\"\ndue_on_day_off = \"next\"\nbasis = \"приказ № 1\"\n");
        std::ifstream file(folder_ / "data" / "vekha.toml");
        std::string settings{std::istreambuf_iterator<char>(file), {}};
        const std::string shipped = "[rules]\nfile = \"\"";
        const auto at = settings.find(shipped);
        ASSERT_NE(at, std::string::npos) << settings;
        settings.replace(at, shipped.size(), "[rules]\nfile = \"" + path("own.toml") + "\"");
        std::ofstream(folder_ / "data" / "vekha.toml") << settings;
    }
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
    EXPECT_THAT(said.out, HasSubstr("Отметка журнала: ")) << "for who prints it";
    EXPECT_EQ(call({"timeliness", "--as-of", "2026-06-01"}).code, 2) << "the day has not ended";
    EXPECT_EQ(call({"timeliness", "--as-of", "вчера"}).code, 2);
    EXPECT_EQ(call({"timeliness", "--by", "school"}).code, 2);
    EXPECT_NE(call({"timeliness", "--roadmap", "9"}).code, 0);
}

}  // namespace
}  // namespace vekha::commands
