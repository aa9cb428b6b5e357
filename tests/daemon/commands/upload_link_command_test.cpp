// One-time upload links at the shell.
#include <gmock/gmock.h>

#include "tests/daemon/commands/shell.hpp"

namespace vekha::commands {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class UploadLinkCommand : public Shell {
  protected:
    void SetUp() override {
        Shell::SetUp();
        write("people.toml",
              "[[person]]\nlogin = \"anna\"\nname = \"Аннина А.А.\"\nemail = \"a@example.org\"\nduties = "
              "[\"executor\"]\nparties = [\"Методист\"]\n");
        ASSERT_EQ(call({"people", path("people.toml")}).code, 0);
        write("plan.txt",
              "План на 2026 год\n\n№\tМероприятие\tСрок исполнения\tОтветственный\tРезультат\n"
              "1\tПроведение семинара\tдо 20 марта 2026 года\tМетодист\tПриказ\n");
        const auto imported = call({"import", path("plan.txt")});
        ASSERT_EQ(imported.code, 0) << imported.out << imported.err;
    }
};

TEST_F(UploadLinkCommand, IsMadeShownOnceListedAndRevoked) {
    EXPECT_THAT(call({"upload-link", "1", "--as", "anna"}).out, HasSubstr("Ссылок для загрузки нет"));
    const auto made = call(
        {"upload-link", "1", "--as", "anna", "--words", "МАДОУ № 5", "--days", "14", "--requirement", "1"});
    EXPECT_EQ(made.code, 0) << made.err;
    EXPECT_THAT(made.out, AllOf(HasSubstr("/up/"), HasSubstr("МАДОУ № 5, до 16 февраля 2026 г.  действует")));
    const auto list = call({"upload-link", "1", "--as", "anna"}).out;
    EXPECT_THAT(list, Not(HasSubstr("/up/")));
    const auto revoked =
        call({"upload-link", "1", "--as", "anna", "--revoke", list.substr(0, list.find(' '))});
    EXPECT_THAT(revoked.out, HasSubstr("отозвана")) << revoked.err;
}

TEST_F(UploadLinkCommand, NamesWhatIsWrong) {
    EXPECT_THAT(call({"upload-link", "один", "--as", "anna"}).err, HasSubstr("не номер задачи"));
    EXPECT_THAT(call({"upload-link", "1"}).err, HasSubstr("--as petrova"));
    EXPECT_EQ(call({"upload-link", "1", "--as", "anna", "--words", "СОШ"}).code, 0) << "good for a fortnight";
    EXPECT_THAT(call({"upload-link", "1", "--as", "anna", "--words", "СОШ", "--days", "999"}).err,
                HasSubstr("от 1 до 90 дней"));
    EXPECT_EQ(call({"upload-link", "1", "--as", "anna", "--revoke", "00"}).code, 2);
}

}  // namespace
}  // namespace vekha::commands
