// `vekha waiting`, `vekha event` and `vekha order`: rows that wait get their dates, and rows stand in an
// order.
#include <fstream>

#include <gmock/gmock.h>

#include "tests/daemon/commands/shell.hpp"

namespace vekha::commands {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class WaitingRows : public Shell {
  protected:
    void SetUp() override {
        Shell::SetUp();
        std::ofstream(folder_ / "plan.txt")
            << "План мероприятий (дорожная карта) на 2026 "
               "год\n\n№\tМероприятие\tСрок\tОтветственный\tРезультат\n"
               "1\tУтверждение плана обучения\tдо 20 марта 2026 года\tМетодист\tПриказ\n"
               "2\tРеализация плана обучения\tв течение 5 рабочих дней после утверждения "
               "плана\tМетодист\tОтчёт\n"
               "3\tУчастие в семинарах\tв назначенные сроки\tМетодист\tОтчёт\n";
        std::ofstream(folder_ / "decisions.toml") << "[parties]\n\"Методист\" = \"admin\"\n"
                                                     "[[row]]\nitem = 2\nwaits = true\n"
                                                     "[[row]]\nitem = 3\nwaits = true\n";
        const auto made = call("import", {path("plan.txt"), "--decisions", path("decisions.toml")});
        ASSERT_EQ(made.code, 0) << made.out << made.err;
        EXPECT_THAT(made.out, HasSubstr("мероприятий 3, задач 1"));
    }
};

TEST_F(WaitingRows, AreListedTriedAndDated) {
    EXPECT_THAT(call("waiting", {}).out, AllOf(HasSubstr("строка 2 «Реализация плана обучения»"),
                                               HasSubstr("событие не названо"), HasSubstr("строка 3")));
    std::vector<std::string> event{"1",          "--event", "утверждение плана",       "--day",
                                   "2026-03-12", "--basis", "приказ № 3 от 12.03.2026"};
    auto tried = event;
    tried.emplace_back("--dry-run");
    EXPECT_THAT(call("event", tried).out, HasSubstr("срок 19 марта 2026 г."));
    EXPECT_THAT(call("waiting", {"1"}).out, HasSubstr("строка 2"));
    const auto done = call("event", event);
    ASSERT_EQ(done.code, 0) << done.err;
    EXPECT_THAT(done.out, AllOf(HasSubstr("Поставлено задач: 1"), HasSubstr("приказ № 3")));
    const auto dated = call("event", {"1", "--row", "3", "--day", "2026-05-29", "--basis", "письмо № 12"});
    ASSERT_EQ(dated.code, 0) << dated.err;
    EXPECT_THAT(call("waiting", {"1"}).out, HasSubstr("не ждёт"));
    EXPECT_EQ(call("audit", {"verify"}).code, 0);
}

TEST_F(WaitingRows, NameWhatIsMissing) {
    EXPECT_EQ(call("event", {"1", "--day", "2026-03-12", "--basis", "приказ"}).code, 2);
    EXPECT_THAT(call("event", {"1", "--event", "утверждение плана", "--day", "завтра"}).err,
                HasSubstr("--day"));
    EXPECT_THAT(call("event", {"1", "--event", "утверждение плана", "--day", "2026-03-12"}).err,
                HasSubstr("основание"));
    EXPECT_EQ(call("waiting", {"9"}).code, 2);
}

TEST_F(WaitingRows, StandInAnOrderThatAPersonAgreesTo) {
    EXPECT_THAT(call("order", {"1"}).out, HasSubstr("предлагается"));
    EXPECT_THAT(call("order", {"1", "--first", "1", "--then", "2"}).out,
                AllOf(HasSubstr("согласовано"), HasSubstr("закрыто задач 0 из 1")));
    EXPECT_EQ(call("order", {"1", "--first", "2", "--then", "1"}).code, 1);
    EXPECT_THAT(call("order", {"1", "--first", "1", "--then", "2", "--drop"}).out,
                Not(HasSubstr("согласовано")));
}

TEST_F(WaitingRows, AreNotProposedInAnOrderThatAPersonRefused) {
    EXPECT_THAT(call("order", {"1", "--first", "1", "--then", "2", "--refuse"}).out,
                AllOf(HasSubstr("отклонено"), Not(HasSubstr("предлагается"))));
    EXPECT_THAT(call("order", {"1"}).out, HasSubstr("отклонено"));
    EXPECT_EQ(call("order", {"1", "--first", "3", "--then", "1", "--refuse"}).code, 1);
    EXPECT_EQ(call("order", {"1", "--first", "1", "--then", "2", "--refuse", "--drop"}).code, 2);
    EXPECT_THAT(call("order", {"1", "--first", "1", "--then", "2"}).out, HasSubstr("согласовано"));
    EXPECT_EQ(call("audit", {"verify"}).code, 0);
}

}  // namespace
}  // namespace vekha::commands
