// The journal and personal data at the shell.
#include <gmock/gmock.h>

#include "tests/daemon/commands/shell.hpp"

namespace vekha::commands {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

using JournalCommand = PlannedShell;

TEST_F(JournalCommand, IsReadInOfficeWords) {
    const auto listed = call({"audit", "list"});
    ASSERT_EQ(listed.code, 0) << listed.err;
    EXPECT_THAT(listed.out, AllOf(HasSubstr("Дорожная карта поставлена на контроль"),
                                  HasSubstr("Задача поставлена  задача 1: 1 Назначение координатора"),
                                  HasSubstr("(командная строка)"), HasSubstr("исполнители: Олег")));
    const auto people = call({"audit", "list", "--type", "person_saved"}).out;
    EXPECT_THAT(people, AllOf(HasSubstr("Олег"), Not(HasSubstr("Задача поставлена"))));
    EXPECT_THAT(call({"audit", "list", "--person", "oleg"}).out, HasSubstr("Таких записей нет"));
    EXPECT_THAT(call({"audit", "list", "--task", "1", "--from", "2026-02-03"}).out,
                HasSubstr("Таких записей нет"));
    EXPECT_THAT(call({"audit", "list", "--person", "nobody"}).err, HasSubstr("Такого человека нет"));
}

TEST_F(JournalCommand, IsGivenOutForSpreadsheetsAndForMachines) {
    const auto csv = call({"audit", "export"}).out;
    EXPECT_THAT(csv, AllOf(StartsWith("\xEF\xBB\xBF\"№\";\"Когда\";\"Кто\""), HasSubstr("\"Веха\""),
                           HasSubstr("\"2026-02-02 ")));
    const auto lines = call({"audit", "export", "--format", "jsonl", "--task", "1", "--limit", "1"}).out;
    EXPECT_THAT(lines,
                AllOf(StartsWith("{\"sequence\":"), HasSubstr("\"previous\":"), HasSubstr("\"hash\":")));
    EXPECT_EQ(call({"audit", "export", "--format", "xml"}).code, 2);
}

TEST_F(JournalCommand, IsHeldAgainstAHeadThatWasKept) {
    const auto verified = call({"audit", "verify"});
    ASSERT_EQ(verified.code, 0) << verified.err;
    const std::string before = "Отметка журнала сейчас: ";
    const auto at = verified.out.find(before);
    ASSERT_NE(at, std::string::npos) << verified.out;
    const auto head =
        verified.out.substr(at + before.size(), verified.out.find(" (", at) - at - before.size());
    EXPECT_THAT(call({"audit", "verify", "--head", head}).out, HasSubstr("на месте"));
    const auto other = call({"audit", "verify", "--head", "1:0123456789abcdef"});
    EXPECT_EQ(other.code, 1);
    EXPECT_THAT(other.err, HasSubstr("журнал написали заново"));
    EXPECT_THAT(call({"audit", "verify", "--head", "900:0123456789abcdef"}).err,
                HasSubstr("раньше сообщали о записи 900"));
    EXPECT_EQ(call({"audit", "verify", "--head", "900"}).code, 2);
}

TEST_F(JournalCommand, APersonIsGivenOutAndErasedAndTheJournalStillVerifies) {
    write("zoya.toml",
          "[[person]]\nlogin = \"zoya\"\nname = \"Зоя Ильинична Петрова\"\nemail = \"zoya@example.test\"\n"
          "duties = [\"executor\"]\n");
    ASSERT_EQ(call({"people", path("zoya.toml")}).code, 0);
    const auto kept = call({"person", "export", "zoya"});
    ASSERT_EQ(kept.code, 0) << kept.err;
    EXPECT_THAT(kept.out, AllOf(HasSubstr("zoya@example.test"), HasSubstr("person_saved")));
    EXPECT_THAT(call({"person", "unbind", "zoya"}).out,
                HasSubstr("Внешних учётных записей за человеком нет"));
    EXPECT_THAT(call({"person", "erase", "zoya"}).err, HasSubstr("повторите с --yes"));
    const auto erased = call({"person", "erase", "zoya", "--yes"});
    ASSERT_EQ(erased.code, 0) << erased.err;
    EXPECT_THAT(erased.out, HasSubstr("Сотрудник № "));
    EXPECT_NE(call({"person", "export", "zoya"}).code, 0) << "nobody is called so any more";
    const auto all = call({"audit", "export", "--format", "jsonl"}).out;
    EXPECT_THAT(all, AllOf(Not(HasSubstr("zoya")), Not(HasSubstr("Петрова")), HasSubstr("person_erased")));
    const auto verified = call({"audit", "verify"});
    EXPECT_EQ(verified.code, 0) << verified.err;
}

TEST_F(JournalCommand, WhoHoldsWorkIsNotErased) {
    const auto refused = call({"person", "erase", "oleg", "--yes"});
    EXPECT_NE(refused.code, 0);
    EXPECT_THAT(refused.err, AllOf(HasSubstr("числится работа: задач 1"), HasSubstr("vekha handover oleg")));
}

}  // namespace
}  // namespace vekha::commands
