// The keys of secrets at the shell.
#include <iterator>

#include <gmock/gmock.h>
#include <sys/stat.h>

#include "tests/daemon/commands/shell.hpp"

namespace vekha::commands {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class SecretsCommand : public PlannedShell {
  protected:
    void SetUp() override {
        PlannedShell::SetUp();
        write("data/vekha.toml", "[store]\ndata = \".\"\n[webhooks]\nallow = [\"127.0.0.1\"]\n");
        const auto made =
            call({"webhooks", "add", "--name", "СЭД", "--address", "https://127.0.0.1:8443/in"});
        ASSERT_EQ(made.code, 0) << made.err;
    }
    std::string file(const std::string& name) const {
        std::ifstream in(folder_ / "data" / name, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
};

TEST_F(SecretsCommand, TheKeyIsMadeForTheServiceAlone) {
    struct stat about {};
    ASSERT_EQ(::stat(path("data/secrets.key").c_str(), &about), 0);
    EXPECT_EQ(about.st_mode & 0777, 0600U);
    EXPECT_THAT(call({"secrets", "check"}).out, AllOf(HasSubstr("ключей 1"), HasSubstr("все открываются")));
}

TEST_F(SecretsCommand, ANewKeySealsEverythingAndTheOldOneIsGone) {
    const auto before = file("secrets.key");
    const auto turned = call({"secrets", "rotate"});
    ASSERT_EQ(turned.code, 0) << turned.err;
    EXPECT_THAT(turned.out, AllOf(HasSubstr("запечатано заново: 1"), HasSubstr("Прежние ключи убраны")));
    EXPECT_NE(file("secrets.key"), before);
    const auto seen = call({"secrets", "check"});
    EXPECT_EQ(seen.code, 0) << seen.err;
    EXPECT_THAT(seen.out, AllOf(HasSubstr("ключей 1"), HasSubstr("запечатано: 1")));
    EXPECT_EQ(call({"audit", "verify"}).code, 0);
}

TEST_F(SecretsCommand, OldKeysStayWhereThatIsAskedFor) {
    EXPECT_EQ(call({"secrets", "rotate", "--keep-old"}).code, 0);
    EXPECT_THAT(call({"secrets", "check"}).out, HasSubstr("ключей 2"));
    EXPECT_THAT(call({"secrets", "reseal"}).out, HasSubstr("запечатано заново: 0"));
}

TEST_F(SecretsCommand, WithoutItsKeyTheDatabaseIsNotOpenedAndNoNewOneIsMade) {
    std::filesystem::rename(path("data/secrets.key"), path("kept.key"));
    const auto refused = call({"webhooks"});
    EXPECT_NE(refused.code, 0);
    EXPECT_THAT(refused.err, AllOf(HasSubstr("Нет файла ключей"), HasSubstr("secrets.key")));
    EXPECT_FALSE(std::filesystem::exists(path("data/secrets.key")));
    std::filesystem::rename(path("kept.key"), path("data/secrets.key"));
    EXPECT_EQ(call({"secrets", "check"}).code, 0);
}

TEST_F(SecretsCommand, AForeignKeyIsToldByItsName) {
    write("data/secrets.key", std::string(64, 'a') + "\n");
    const auto refused = call({"webhooks"});
    EXPECT_NE(refused.code, 0);
    EXPECT_THAT(refused.err, HasSubstr("нет ключа"));
    const auto seen = call({"secrets", "check"});
    EXPECT_NE(seen.code, 0);
    EXPECT_THAT(seen.out,
                AllOf(HasSubstr("его нет в файле"), HasSubstr("Не открывается: webhooks.secret:1")));
    EXPECT_THAT(seen.out + seen.err, Not(HasSubstr(std::string(64, 'a'))));
}

TEST_F(SecretsCommand, AFileForEverybodysEyesIsRefused) {
    ASSERT_EQ(::chmod(path("data/secrets.key").c_str(), 0644), 0);
    EXPECT_THAT(call({"webhooks"}).err, HasSubstr("могут читать все"));
}

TEST_F(SecretsCommand, NamesWhatIsWrong) {
    EXPECT_THAT(call({"secrets", "forget"}).err, HasSubstr("не действие"));
}

}  // namespace
}  // namespace vekha::commands
