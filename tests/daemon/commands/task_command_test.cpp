// `vekha task`: a task looked at and steps taken in somebody's name.
#include <gmock/gmock.h>

#include "tests/daemon/commands/shell.hpp"

namespace vekha::commands {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

class TaskCommand : public Shell {
  protected:
    void SetUp() override {
        Shell::SetUp();
        write("people.toml",
              "[[person]]\nlogin = \"irina\"\nname = \"Ирина\"\nduties = [\"controller\"]\n"
              "[[person]]\nlogin = \"oleg\"\nname = \"Олег\"\nduties = [\"executor\"]\nparties = "
              "[\"Методист\"]\n");
        ASSERT_EQ(call({"people", path("people.toml")}).code, 0);
        write("plan.txt",
              "План мероприятий (дорожная карта) на 2026 "
              "год\n\n№\tМероприятие\tСрок\tОтветственный\tРезультат\n"
              "1\tНазначение координатора\tдо 20 марта 2026 года\tМетодист\tПриказ\n");
        ASSERT_EQ(call({"import", path("plan.txt"), "--controller", "irina"}).code, 0);
    }
};

TEST_F(TaskCommand, ShowsWhatItIsAndWhatMayBeDone) {
    const auto shown = call({"task", "1", "--as", "oleg"});
    EXPECT_EQ(shown.code, 0) << shown.err;
    EXPECT_THAT(shown.out,
                AllOf(HasSubstr("Назначение координатора"), HasSubstr("20 марта 2026 г."),
                      HasSubstr("ответственный: Олег"), HasSubstr("можно: acknowledge attach submit")));
}

TEST_F(TaskCommand, GoesThroughItsLifeStepByStep) {
    EXPECT_THAT(call({"task", "1", "submit", "--as", "oleg", "--fields", R"({"words":"Готово"})"}).out,
                HasSubstr("состояние: на контроле"));
    const auto returned =
        call({"task", "1", "return", "--as", "irina", "--fields",
              R"({"reason":"Нет подписи","failed":[{"requirement":1,"what":"нет подписи"}]})"});
    EXPECT_THAT(returned.out, HasSubstr("состояние: на исполнении"));
    EXPECT_THAT(
        call({"task", "1", "move", "--as", "irina", "--fields", R"({"day":"2026-03-27","reason":"решение"})"})
            .out,
        HasSubstr("срок 27 марта 2026 г. (первоначальный 20 марта 2026 г.)"));
    EXPECT_THAT(call({"audit", "verify"}).out, HasSubstr("Расхождений нет"));
}

TEST_F(TaskCommand, TellsWhatIsWrongWithTheWords) {
    EXPECT_THAT(call({"task", "1", "fly", "--as", "oleg"}).err, HasSubstr("Есть: acknowledge"));
    EXPECT_THAT(call({"task", "x", "--as", "oleg"}).err, HasSubstr("не номер задачи"));
    EXPECT_THAT(call({"task", "1"}).err, HasSubstr("--as"));
    EXPECT_THAT(call({"task", "1", "--as", "nobody"}).err, HasSubstr("nobody"));
    EXPECT_EQ(call({"task", "1", "submit", "--as", "oleg", "--fields", "{"}).code, 2);
    const auto refused = call({"task", "1", "accept", "--as", "oleg", "--fields", "{}"});
    EXPECT_EQ(refused.code, 1);
    EXPECT_THAT(refused.err, HasSubstr("собственную работу"));
}

}  // namespace
}  // namespace vekha::commands
