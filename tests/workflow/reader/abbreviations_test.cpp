#include "workflow/reader/abbreviations.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "workflow/reader/stems.hpp"

namespace vekha::reading {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Abbreviations, letters_are_spelled_by_the_words_before) {
    EXPECT_THAT(abbreviations_in("Провести в образовательных организациях (далее – ОО) проверку"),
                ElementsAre(Abbreviation{"ОО", "образовательных организациях"}));
    EXPECT_THAT(abbreviations_in("Работа школ с низкими образовательными результатами (далее - ШНОР)."),
                ElementsAre(Abbreviation{"ШНОР", "школ с низкими образовательными результатами"}));
    EXPECT_THAT(abbreviations_in("Комиссия по делам несовершеннолетних и защите их прав (далее — КДНиЗП)"),
                ElementsAre(Abbreviation{"КДНиЗП", "Комиссия по делам несовершеннолетних и защите их прав"}));
}

TEST(Abbreviations, a_word_repeats_the_head_of_its_long_name) {
    EXPECT_THAT(abbreviations_in(
                    "Поручить главному отделу общего образования района (далее по тексту – Отдел) отчёт"),
                ElementsAre(Abbreviation{"Отдел", "главному отделу общего образования района"}));
    EXPECT_THAT(abbreviations_in("Муниципальный координатор (далее также – координатор)"),
                ElementsAre(Abbreviation{"координатор", "Муниципальный координатор"}));
}

TEST(Abbreviations, other_words_name_none) {
    EXPECT_THAT(abbreviations_in("Первый этап, далее постоянно"), IsEmpty());
    EXPECT_THAT(abbreviations_in("В целях реализации проекта (далее – Проект)"), IsEmpty());
    EXPECT_THAT(abbreviations_in("(далее – )"), IsEmpty());
    EXPECT_THAT(abbreviations_in("(далее – ОО)"), IsEmpty());
}

TEST(Abbreviations, the_long_and_the_short_party_meet) {
    const std::vector<Abbreviation> known{{"ОО", "образовательных организациях"}};
    const auto longer = other_forms("руководители ОО", known);
    ASSERT_EQ(longer.size(), 1U);
    EXPECT_EQ(party_key(longer[0]), party_key("Руководители образовательных организаций"));
    const auto shorter = other_forms("Руководители образовательных организаций", known);
    ASSERT_EQ(shorter.size(), 1U);
    EXPECT_EQ(party_key(shorter[0]), party_key("руководители ОО"));
    EXPECT_THAT(other_forms("директор музея", known), IsEmpty());
}

}  // namespace
}  // namespace vekha::reading
