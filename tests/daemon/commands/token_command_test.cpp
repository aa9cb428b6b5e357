// Keys for programs and sessions at the shell.
#include <gmock/gmock.h>

#include "tests/daemon/commands/shell.hpp"

namespace vekha::commands {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

using TokenCommand = PlannedShell;

TEST_F(TokenCommand, AKeyIsMadeShownOnceListedAndEnded) {
    EXPECT_THAT(call({"token", "list"}).out, HasSubstr("Ключей нет"));
    const auto made = call({"token", "add", "--login", "oleg", "--name", "выгрузка", "--scopes", "read,act"});
    ASSERT_EQ(made.code, 0) << made.err;
    EXPECT_THAT(made.out, AllOf(HasSubstr("Ключ 1 действует до 2026-05-03"), HasSubstr("\nvekha_")));
    const auto secret = made.out.substr(made.out.find("\nvekha_") + 1);
    const auto listed = call({"token", "list", "--login", "oleg"}).out;
    EXPECT_THAT(listed,
                AllOf(HasSubstr("1  oleg  «выгрузка»  read, act  действует"), HasSubstr("не применялся")));
    EXPECT_THAT(listed, Not(HasSubstr(secret.substr(0, 20))));
    EXPECT_THAT(call({"token", "list", "--login", "irina"}).out, HasSubstr("Ключей нет"));
    EXPECT_THAT(call({"token", "end", "1"}).out, HasSubstr("Ключ 1 («выгрузка») отозван"));
    EXPECT_THAT(call({"token", "list"}).out, HasSubstr("отозван"));
    EXPECT_EQ(call({"token", "end", "1"}).code, 2);
}

TEST_F(TokenCommand, NamesWhatIsWrong) {
    EXPECT_THAT(call({"token", "add"}).err, HasSubstr("Не сказано, чьи"));
    EXPECT_THAT(call({"token", "add", "--login", "nobody"}).err, HasSubstr("Нет человека"));
    EXPECT_THAT(call({"token", "add", "--login", "oleg", "--name", "x", "--scopes", "all"}).err,
                HasSubstr("Разрешения «all» нет"));
    EXPECT_THAT(call({"token", "add", "--login", "oleg", "--name", "x"}).err,
                HasSubstr("Не сказано, что можно"));
    EXPECT_THAT(
        call({"token", "add", "--login", "oleg", "--name", "x", "--scopes", "read", "--days", "999"}).err,
        HasSubstr("От 1 до 366 дней"));
    EXPECT_THAT(call({"token", "end", "один"}).err, HasSubstr("не номер ключа"));
    EXPECT_THAT(call({"token", "forget"}).err, HasSubstr("не действие"));
}

TEST_F(TokenCommand, SessionsOfNobodySignedInAreNone) {
    EXPECT_THAT(call({"sessions", "--login", "oleg"}).out, HasSubstr("Сеансов нет"));
    EXPECT_THAT(call({"sessions", "--login", "oleg", "--end", "all"}).out, HasSubstr("Завершено сеансов: 0"));
    EXPECT_EQ(call({"sessions", "--login", "oleg", "--end", "0123"}).code, 2);
    EXPECT_THAT(call({"sessions"}).err, HasSubstr("--login"));
}

TEST_F(TokenCommand, ASecondFactorThatIsNotThereIsNotReset) {
    const auto refused = call({"second-factor", "reset", "oleg"});
    EXPECT_NE(refused.code, 0);
    EXPECT_THAT(refused.err, HasSubstr("второй фактор не включён"));
    EXPECT_THAT(call({"second-factor", "reset", "nobody"}).err, HasSubstr("Нет человека"));
    EXPECT_THAT(call({"second-factor", "forget", "oleg"}).err, HasSubstr("не действие"));
}

}  // namespace
}  // namespace vekha::commands
