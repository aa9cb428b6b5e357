// How a person is written to, at the shell: contact, link-code.
#include <gmock/gmock.h>

#include "tests/daemon/commands/shell.hpp"

namespace vekha::commands {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class ContactCommand : public Shell {
  protected:
    void SetUp() override {
        Shell::SetUp();
        write("people.toml",
              "[[person]]\nlogin = \"anna\"\nname = \"Аннина А.А.\"\nemail = \"a@example.org\"\nduties = "
              "[\"executor\"]\n");
        ASSERT_EQ(call({"people", path("people.toml")}).code, 0);
    }
};

TEST_F(ContactCommand, ShowsTheOrganizationsUntilAPersonChooses) {
    const auto before = call({"contact", "anna"});
    EXPECT_EQ(before.code, 0) << before.err;
    EXPECT_THAT(before.out, AllOf(HasSubstr("a@example.org (не подтверждён)"),
                                  HasSubstr("порядок: folder (как в организации)"),
                                  HasSubstr("(как в организации)\n  язык: ru")));
    const auto after = call({"contact", "anna", "--hours", "10:00-16:00", "--language", "en", "--channels",
                             "folder", "--declined", "slip,reminder"});
    EXPECT_EQ(after.code, 0) << after.err;
    EXPECT_THAT(after.out, AllOf(HasSubstr("часы: 10:00–16:00 (выбраны самим)"), HasSubstr("язык: en"),
                                 HasSubstr("folder (выбран самим)"), HasSubstr("отказ от: slip, reminder")));
    EXPECT_THAT(call({"contact", "anna", "--hours", "", "--channels", "", "--declined", ""}).out,
                AllOf(Not(HasSubstr("выбран")), Not(HasSubstr("отказ"))));
}

TEST_F(ContactCommand, NamesWhatCannotBe) {
    EXPECT_EQ(call({"contact", "nobody"}).code, 2);
    EXPECT_THAT(call({"contact", "anna", "--hours", "утром"}).err, HasSubstr("--hours 09:00-18:00"));
    EXPECT_THAT(call({"contact", "anna", "--channels", "pigeon"}).err, HasSubstr("Есть: folder"));
    EXPECT_THAT(call({"contact", "anna", "--declined", "love"}).err, HasSubstr("«love»"));
    EXPECT_THAT(call({"contact", "anna", "--email", "nowhere"}).err, HasSubstr("Неверный адрес"));
    EXPECT_THAT(call({"contact", "anna", "--code", "123456"}).err, HasSubstr("запросите новый код"));
    EXPECT_THAT(call({"contact", "anna", "--email", "new@example.org"}).out,
                AllOf(HasSubstr("Код отправлен на new@example.org"), HasSubstr("email: a@example.org")));
}

TEST_F(ContactCommand, ALinkCodeIsSaidOnceWithHowToUseIt) {
    const auto made = call({"link-code", "anna", "telegram"});
    EXPECT_EQ(made.code, 0) << made.err;
    EXPECT_THAT(made.out, AllOf(HasSubstr("Код для Аннина А.А."), HasSubstr("/start "),
                                HasSubstr("30 минут, один раз"), Not(HasSubstr("t.me"))));
    EXPECT_THAT(call({"link-code", "anna", "pigeon"}).err, HasSubstr("Есть telegram и max"));
    EXPECT_EQ(call({"link-code", "anna", "email"}).code, 2);
    EXPECT_EQ(call({"link-code", "nobody", "max"}).code, 2);
}

}  // namespace
}  // namespace vekha::commands
