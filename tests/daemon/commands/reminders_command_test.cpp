// `vekha reminders …` at the shell, in a controller's name.
#include <gmock/gmock.h>

#include "tests/daemon/commands/shell.hpp"

namespace vekha::commands {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class RemindersCommand : public PlannedShell {
  protected:
    /// A step of irina's with a reason.
    Said irina(std::vector<std::string> words) const {
        words.insert(words.begin(), "reminders");
        words.insert(words.end(), {"--as", "irina", "--reason", "спросил глава"});
        return call(std::move(words));
    }
};

TEST_F(RemindersCommand, ShowsTheLadderAheadAndWhatWasSetBesideIt) {
    const auto paced = irina({"cadence", "1", "--every", "5", "--until", "2026-03-01"});
    ASSERT_EQ(paced.code, 0) << paced.err;
    EXPECT_THAT(paced.out, AllOf(HasSubstr("лестница «По умолчанию»"), HasSubstr("раз в 5 раб. дн."),
                                 HasSubstr("2026-02-09 09:00  pace:2026-02-09")));
    EXPECT_EQ(irina({"hold", "1", "--rung", "T-3", "--until", "2026-03-18"}).code, 0);
    EXPECT_THAT(call({"reminders", "show", "1"}).out,
                AllOf(HasSubstr("правка hold T-3, все до 2026-03-18"), HasSubstr("2026-03-18 09:00  T-3")));
    EXPECT_EQ(irina({"hold", "1", "--rung", "T-3", "--withdraw"}).code, 0);
    EXPECT_EQ(irina({"cadence", "1", "--withdraw"}).code, 0);
    EXPECT_THAT(call({"reminders", "show", "1"}).out, AllOf(Not(HasSubstr("hold")), Not(HasSubstr("pace"))));
    EXPECT_EQ(call({"audit", "verify"}).code, 0);
}

TEST_F(RemindersCommand, ListsWhoIsNotDisturbed) {
    EXPECT_THAT(call({"reminders", "mutes"}).out, HasSubstr("пишут всем"));
    ASSERT_EQ(irina({"mute", "1", "--person", "oleg", "--until", "2026-02-20"}).code, 0);
    EXPECT_THAT(call({"reminders", "mutes"}).out,
                HasSubstr("задача 1 «Назначение координатора»: Олег до 2026-02-20: спросил глава (Ирина)"));
    EXPECT_EQ(irina({"mute", "1", "--person", "oleg", "--withdraw"}).code, 0);
    EXPECT_THAT(call({"reminders", "mutes"}).out, HasSubstr("пишут всем"));
}

TEST_F(RemindersCommand, SendsARungBeforeItsMoment) {
    ASSERT_EQ(irina({"jump", "1", "--rung", "T-10"}).code, 0);
    EXPECT_THAT(call({"reminders", "show", "1"}).out, AllOf(Not(HasSubstr("T-10")), HasSubstr("T-3")));
    EXPECT_EQ(irina({"skip", "1", "--rung", "T-3", "--person", "oleg"}).code, 0);
    EXPECT_EQ(irina({"note", "1", "--rung", "T-1"}).code, 0);
}

TEST_F(RemindersCommand, ChoosesALadder) {
    EXPECT_THAT(call({"reminders", "policies"}).out,
                AllOf(HasSubstr("«По умолчанию» (основная)"), HasSubstr("«Строгая»")));
    const auto chosen = irina({"policy", "1", "--policy", "Строгая", "--item", "1"});
    ASSERT_EQ(chosen.code, 0) << chosen.err;
    EXPECT_THAT(chosen.out, HasSubstr("задач на другой лестнице: 1"));
    EXPECT_THAT(call({"reminders", "show", "1"}).out, AllOf(HasSubstr("«Строгая»"), HasSubstr("T-5")));
    const auto unknown = irina({"policy", "1", "--policy", "Вежливая"});
    EXPECT_EQ(unknown.code, 2);
    EXPECT_THAT(unknown.err, HasSubstr("«Строгая»"));
}

TEST_F(RemindersCommand, NamesWhatIsMissing) {
    EXPECT_THAT(call({"reminders", "jump", "1", "--rung", "T-10", "--reason", "так"}).err, HasSubstr("--as"));
    EXPECT_THAT(irina({"mute", "1", "--until", "2026-02-20"}).err, HasSubstr("--person"));
    EXPECT_THAT(irina({"mute", "1", "--person", "никто", "--until", "2026-02-20"}).err, HasSubstr("никто"));
    EXPECT_THAT(irina({"cadence", "1", "--every", "2"}).err, HasSubstr("--until"));
    EXPECT_THAT(irina({"cadence", "1", "--every", "2", "--until", "завтра"}).err, HasSubstr("завтра"));
    EXPECT_EQ(irina({"shout", "1"}).code, 2);
    EXPECT_EQ(irina({"jump"}).code, 2);
    EXPECT_EQ(irina({"jump", "99", "--rung", "T0"}).code, 2);
    EXPECT_EQ(call({"reminders", "show", "99"}).code, 2);
}

}  // namespace
}  // namespace vekha::commands
