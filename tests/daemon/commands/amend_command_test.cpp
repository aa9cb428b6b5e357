// `vekha amend` and `vekha roadmap copy`: a plan in force gets a new edition, and another year.
#include <gmock/gmock.h>

#include "tests/daemon/commands/shell.hpp"

namespace vekha::commands {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class Amend : public Shell {
  protected:
    void SetUp() override {
        Shell::SetUp();
        write("decisions.toml", "[parties]\n\"Методист\" = \"admin\"\n");
        write("plan.txt",
              plan({"1\tНазначение координатора\tдо 20 марта 2026 года\tМетодист\tПриказ",
                    "2\tПроведение мониторинга\tдо 15 апреля 2026 года\tМетодист\tАналитическая справка",
                    "3\tИтоговое совещание\tдо 15 июня 2026 года\tМетодист\tПротокол"}));
        const auto made = call("import", {path("plan.txt"), "--decisions", path("decisions.toml")});
        ASSERT_EQ(made.code, 0) << made.out << made.err;
    }

    static std::string plan(const std::vector<std::string>& rows) {
        std::string text =
            "План мероприятий (дорожная карта) на 2026 "
            "год\n\n№\tМероприятие\tСрок\tОтветственный\tРезультат\n";
        for (const auto& row : rows) text += row + "\n";
        return text;
    }
    Said amend(std::vector<std::string> more) const {
        more.insert(more.begin(), {path("new.txt"), "--roadmap", "1"});
        return call("amend", std::move(more));
    }
};

TEST_F(Amend, ShowsTheEditionsSideBySideAndThenPutsTheNewOneInForce) {
    write("new.txt",
          plan({"1\tНазначение координатора\tдо 20 мая 2026 года\tМетодист\tПриказ",
                "2\tСоздание рабочей группы\tдо 1 апреля 2026 года\tМетодист\tПриказ",
                "3\tПроведение мониторинга\tдо 15 апреля 2026 года\tМетодист\tАналитическая справка"}));
    const auto seen = amend({});
    EXPECT_EQ(seen.code, 3);
    EXPECT_THAT(seen.out, AllOf(HasSubstr("изменена: строка 1 (была 1) «Назначение координатора»"),
                                HasSubstr("срок: «до 20 марта 2026 года» → «до 20 мая 2026 года»"),
                                HasSubstr("новая: строка 2 «Создание рабочей группы»"),
                                HasSubstr("перемещена: строка 3 (была 2)"),
                                HasSubstr("исключена: (была 3) «Итоговое совещание»"),
                                HasSubstr("решить  каким документом внесены изменения")));
    const auto tried = amend({"--reason", "приказ № 45 от 12.03.2026", "--dry-run"});
    EXPECT_EQ(tried.code, 0) << tried.err;
    EXPECT_THAT(tried.out, Not(HasSubstr("решить")));
    const auto done = amend({"--reason", "приказ № 45 от 12.03.2026"});
    ASSERT_EQ(done.code, 0) << done.out << done.err;
    EXPECT_THAT(done.out,
                HasSubstr("Редакция 2 дорожной карты № 1 действует (приказ № 45 от 12.03.2026): новых задач "
                          "1, изменено 2, снято с контроля 1; уведомлено людей 1."));
    const auto again = amend({"--reason", "приказ № 45 от 12.03.2026"});
    EXPECT_EQ(again.code, 1);
    EXPECT_THAT(again.err, HasSubstr("уже загружен"));
    EXPECT_EQ(call("audit", {"verify"}).code, 0);
}

TEST_F(Amend, WhichRowGoesOnIsSaidInTheDecisionsFile) {
    write("new.txt",
          plan({"1\tНазначение координатора\tдо 20 марта 2026 года\tМетодист\tПриказ",
                "2\tПроведение мониторинга\tдо 15 апреля 2026 года\tМетодист\tАналитическая справка",
                "3\tКруглый стол\tдо 20 июня 2026 года\tМетодист\tПротокол"}));
    write("rows.toml", "[[goes_on]]\nitem = 3\nwas = 3\n");
    const auto done = amend({"--reason", "приказ № 45", "--decisions", path("rows.toml")});
    ASSERT_EQ(done.code, 0) << done.out << done.err;
    EXPECT_THAT(done.out, HasSubstr("новых задач 0, изменено 1, снято с контроля 0"));
}

TEST_F(Amend, NamesTheOptionThatIsMissing) {
    write("new.txt", plan({"1\tНазначение координатора\tдо 20 мая 2026 года\tМетодист\tПриказ"}));
    const auto said = call("amend", {path("new.txt")});
    EXPECT_EQ(said.code, 2);
    EXPECT_THAT(said.err, HasSubstr("--roadmap"));
    EXPECT_EQ(call("amend", {path("new.txt"), "--roadmap", "9"}).code, 2);
}

TEST_F(Amend, APlanIsCopiedIntoTheNextYear) {
    const auto tried = call("roadmap", {"copy", "1", "--year", "2027", "--dry-run"});
    EXPECT_EQ(tried.code, 0) << tried.out << tried.err;
    EXPECT_THAT(tried.out, HasSubstr("Мероприятий: 3, задач: 3"));
    const auto done = call("roadmap", {"copy", "1", "--year", "2027"});
    ASSERT_EQ(done.code, 0) << done.out << done.err;
    EXPECT_THAT(done.out, HasSubstr("Дорожная карта № 2 поставлена на контроль: мероприятий 3, задач 3."));
    EXPECT_EQ(call("roadmap", {"copy", "1", "--year", "2027"}).code, 1) << "the same copy";
    EXPECT_THAT(call("roadmap", {"copy", "1", "--year", "2026"}).err, HasSubstr("от 2027 до 2036"));
    EXPECT_EQ(call("roadmap", {"copy", "первую", "--year", "2027"}).code, 2);
    EXPECT_EQ(call("roadmap", {"move", "1", "--year", "2027"}).code, 2);
    EXPECT_EQ(call("roadmap", {"copy", "1"}).code, 2);
}

}  // namespace
}  // namespace vekha::commands
