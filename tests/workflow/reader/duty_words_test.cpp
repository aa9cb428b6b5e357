#include "workflow/reader/duty_words.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vekha {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string read(std::string_view cell) {
    const auto duties = read_duties(cell);
    return duties ? duties_words(*duties) : duties.error().message;
}

TEST(DutyWords, AreThoseOfAnOffice) {
    EXPECT_EQ(read("Исполнитель"), "исполнитель");
    EXPECT_EQ(read("контролёр"), "координатор");
    EXPECT_EQ(read("Руководитель"), "руководитель");
    EXPECT_EQ(read("зам. руководителя"), "заместитель руководителя");
    EXPECT_EQ(read("Начальник отдела"), "начальник отдела");
    EXPECT_EQ(read("руководитель отдела"), "начальник отдела");
    EXPECT_EQ(read("Наблюдатель"), "наблюдатель");
    EXPECT_EQ(read("observer"), "наблюдатель");
}

TEST(DutyWords, MayBeSeveral) {
    EXPECT_EQ(read("координатор, исполнитель"), "исполнитель, координатор");
    EXPECT_EQ(read("Координатор и наблюдатель"), "координатор, наблюдатель");
    EXPECT_EQ(read("аудитор; администратор / аудитор"), "администратор, аудитор");
}

TEST(DutyWords, OthersAreRefusedWithThoseThatAreKnown) {
    const auto duties = read_duties("завхоз");
    ASSERT_FALSE(duties);
    EXPECT_THAT(duties.error().message, HasSubstr("завхоз"));
    EXPECT_THAT(duties.error().mend, HasSubstr("наблюдатель"));
}

TEST(DutyWords, EveryDutyIsReadFromItsOwnWords) {
    for (std::size_t at = 0; at < duty_count; ++at) {
        const auto duty = static_cast<Duty>(at);
        const auto duties = read_duties(duty_words(duty));
        ASSERT_TRUE(duties) << duty_words(duty);
        EXPECT_THAT(*duties, ElementsAre(duty));
    }
}

}  // namespace
}  // namespace vekha
