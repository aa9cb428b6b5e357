// An absence and a dismissal at the shell, and what is known ahead: substitute, handover, check, simulate.
#include <fstream>
#include <sstream>

#include <gmock/gmock.h>

#include "daemon/commands/command.hpp"
#include "tests/support/temp_folder.hpp"

namespace vekha {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

/// Wednesday, 18 March 2026; the methodist's task is due on Friday.
class PeopleCommands : public ::testing::Test {
  protected:
    void SetUp() override {
        write("clock", "2026-03-18T09:00:00Z");
        ASSERT_EQ(call("setup", {}).code, 0);
        write("people.toml", people("true"));
        ASSERT_EQ(call("people", {path("people.toml")}).code, 0);
        write("plan.txt",
              "План на 2026 год\n\n№\tМероприятие\tСрок исполнения\tОтветственный\tРезультат\n"
              "1\tПроведение семинара\tдо 20 марта 2026 года\tМетодист\tПриказ\n");
        const auto imported = call("import", {path("plan.txt")});
        ASSERT_EQ(imported.code, 0) << imported.out << imported.err;
    }

    struct Said {
        int code = 0;
        std::string out, err;
    };
    std::string path(const std::string& name) const { return (folder_ / name).string(); }
    void write(const std::string& name, const std::string& text) const {
        std::ofstream(folder_ / name) << text;
    }
    static std::string people(const std::string& active) {
        return "[[person]]\nlogin = \"anna\"\nname = \"Аннина А.А.\"\nemail = \"a@example.org\"\nactive = " +
               active +
               "\nduties = [\"executor\"]\nparties = [\"Методист\"]\n[[person]]\nlogin = \"oleg\"\nname = "
               "\"Олегов О.О.\"\nemail = \"o@example.org\"\nduties = [\"executor\"]\n";
    }
    Said call(std::string command, std::vector<std::string> words) const {
        words.insert(words.begin(), std::move(command));
        words.insert(words.end(), {"--data", folder_.path().string()});
        // The audit asks no time.
        if (words.front() != "audit") words.insert(words.end(), {"--clock", path("clock")});
        std::ostringstream out, err;
        const int code = commands::run(words, out, err);
        return {code, out.str(), err.str()};
    }

    const testing::TempFolder folder_;
};

TEST_F(PeopleCommands, ASubstitutionIsOrderedListedAndEnded) {
    EXPECT_THAT(call("substitute", {}).out, HasSubstr("Замещений нет"));
    const std::vector<std::string> order{"add",        "--away",  "anna",        "--acting",
                                         "oleg",       "--order", "приказ № 17", "--from",
                                         "2026-03-19", "--to",    "2026-03-27"};
    const auto added = call("substitute", order);
    EXPECT_EQ(added.code, 0) << added.err;
    EXPECT_THAT(added.out,
                AllOf(HasSubstr("1  Аннина А.А. ← Олегов О.О.  приказ № 17"), HasSubstr("предстоит")));
    EXPECT_THAT(call("substitute", order).err, HasSubstr("уже замещает Олегов О.О."));
    const auto week = call("simulate", {"--from", "2026-03-20", "--to", "2026-03-20"});
    EXPECT_THAT(week.out, AllOf(HasSubstr("Олегов О.О."), HasSubstr("за: Аннина А.А., приказ № 17")));
    EXPECT_THAT(call("substitute", {"end", "1", "--day", "2026-03-20"}).out,
                HasSubstr("завершено с 2026-03-20"));
    EXPECT_EQ(call("substitute", {"end", "один"}).code, 2);
    EXPECT_EQ(call("substitute", {"add"}).code, 2);
    EXPECT_EQ(call("substitute", {"drop"}).code, 2);
}

TEST_F(PeopleCommands, WhoIsDismissedIsNamedUntilTheirTasksAreHandedOver) {
    write("people.toml", people("false"));
    EXPECT_THAT(call("people", {path("people.toml")}).out, HasSubstr("Аннина А.А. — 1. Передайте их"));
    EXPECT_THAT(call("check", {}).out, HasSubstr("Задачи за теми, кто больше не работает: 1"));
    EXPECT_THAT(call("handover", {"anna"}).out, HasSubstr("Незакрытых задач: 1"));
    EXPECT_EQ(call("handover", {"anna", "--to", "oleg"}).code, 2) << "no reason";
    const auto handed = call("handover", {"anna", "--to", "oleg", "--reason", "приказ № 8"});
    EXPECT_EQ(handed.code, 0) << handed.err;
    EXPECT_THAT(handed.out, HasSubstr("Передано задач: 1"));
    EXPECT_THAT(call("handover", {"anna"}).out, HasSubstr("Незакрытых задач: 0"));
    EXPECT_THAT(call("check", {}).out, Not(HasSubstr("больше не работает")));
    EXPECT_EQ(call("audit", {"verify"}).code, 0);
    EXPECT_EQ(call("handover", {"anna", "--to", "oleg", "--reason", "x", "--tasks", "1,два"}).code, 2);
    EXPECT_EQ(call("handover", {"nobody"}).code, 2);
}

TEST_F(PeopleCommands, AStaffListIsShownFirstAndTakenOverWhenToldTo) {
    write("list.csv",
          "Список сотрудников;;;\nФИО;Должность;Роль;Телефон\nАннина А.А.;заведующая;;5-01-01\n"
          "Новикова Вера Ильинична;методист;исполнитель;\nСеров А.А.;;завхоз;\n");
    const auto looked = call("people", {path("list.csv")});
    EXPECT_EQ(looked.code, 0) << looked.err;
    EXPECT_THAT(looked.out,
                AllOf(HasSubstr("изменён  строка 3  Аннина А.А.  anna"), HasSubstr("Должность: «заведующая»"),
                      HasSubstr("новый    строка 4"), HasSubstr("novikova.v (составлен)"),
                      HasSubstr("нельзя   строка 5"), HasSubstr("«Телефон» не хранится"),
                      HasSubstr("Нет в списке: Олегов О.О."), HasSubstr("Ничего не сохранено")));
    const auto refused = call("people", {path("list.csv"), "--apply"});
    EXPECT_EQ(refused.code, 3);
    EXPECT_THAT(refused.err, HasSubstr("строка 5"));
    const auto done = call("people", {path("list.csv"), "--apply", "--skip-refused", "--dismiss-missing"});
    EXPECT_EQ(done.code, 0) << done.err;
    EXPECT_THAT(done.out,
                AllOf(HasSubstr("Будет уволен: Олегов О.О."),
                      HasSubstr("Добавлено людей: 1, изменено: 1, без изменений: 0, пропущено строк: 1, "
                                "уволено: 1")));
    EXPECT_EQ(call("audit", {"verify"}).code, 0);
    write("words.txt", "Просто слова.");
    EXPECT_THAT(call("people", {path("words.txt")}).err, HasSubstr("нет таблицы со списком людей"));
    EXPECT_EQ(call("people", {path("nowhere.csv")}).code, 2);
}

TEST_F(PeopleCommands, SomebodyNewIsInvitedByMail) {
    const auto invited = call("invite", {"anna"});
    EXPECT_EQ(invited.code, 0) << invited.err;
    EXPECT_THAT(invited.out, AllOf(HasSubstr("Аннина А.А."), HasSubstr("a@example.org"),
                                   HasSubstr("до 25 марта 2026 г.")));
    EXPECT_EQ(call("invite", {"nobody"}).code, 2);
    EXPECT_EQ(call("audit", {"verify"}).code, 0);
}

TEST_F(PeopleCommands, TheNextWeekIsSeenAheadWithItsCounts) {
    const auto week = call("simulate", {"--next-week"});
    EXPECT_EQ(week.code, 0) << week.err;
    EXPECT_THAT(week.out, AllOf(HasSubstr("2026-03-23"), HasSubstr("Аннина А.А.: сообщений 1"),
                                HasSubstr("С 23 марта 2026 по 29 марта 2026 г. Веха отправит")));
    EXPECT_THAT(call("simulate", {"--totals"}).out, Not(HasSubstr("late+1")));
    EXPECT_THAT(call("simulate", {"--policy", "x.toml"}).err, HasSubstr("на одной карте"));
    EXPECT_EQ(call("simulate", {"--next-week", "--from", "2026-03-20"}).code, 2);
    EXPECT_EQ(call("simulate", {"--from", "2026-03-01", "--to", "2026-03-20"}).code, 2);
    EXPECT_EQ(call("simulate", {"1", "--from", "2026-03-20"}).code, 0) << "one roadmap, as before";
}

}  // namespace
}  // namespace vekha
