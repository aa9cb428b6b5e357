#include "workflow/reader/parties.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "workflow/reader/stems.hpp"

namespace vekha::reading {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

auto cut(std::string_view cell) {
    return parties_of(cell, {});
}

TEST(Parties, commas_and_semicolons_cut) {
    EXPECT_THAT(cut("Отдел культуры, директора школ; методист РМК,"),
                ElementsAre("Отдел культуры", "директора школ", "методист РМК"));
}

TEST(Parties, a_capital_that_begins_a_party_cuts) {
    EXPECT_THAT(cut("Муниципальный координатор Кураторы проекта Руководители ОО"),
                ElementsAre("Муниципальный координатор", "Кураторы проекта", "Руководители ОО"));
    EXPECT_THAT(cut("Директор МКУ ЦРО Муниципальный координатор"),
                ElementsAre("Директор МКУ ЦРО", "Муниципальный координатор"));
    EXPECT_THAT(cut("Методисты МКУ «Центр развития». Руководители школ"),
                ElementsAre("Методисты МКУ «Центр развития»", "Руководители школ"));
}

TEST(Parties, a_capital_inside_a_name_does_not_cut) {
    EXPECT_THAT(cut("Начальник Отдела образования администрации Заречного района"),
                ElementsAre("Начальник Отдела образования администрации Заречного района"));
    EXPECT_THAT(cut("Директор МОУ СОШ № 2\nг. Озёрска\nим. П.И. Лесного"),
                ElementsAre("Директор МОУ СОШ № 2 г. Озёрска им. П.И. Лесного"));
    EXPECT_THAT(cut("МБОУ Лесная СОШ"), ElementsAre("МБОУ Лесная СОШ"));
}

TEST(Parties, line_ends_cut_before_a_party) {
    EXPECT_THAT(cut("Отдел образования\nДиректора школ\nпедагоги-психологи школ"),
                ElementsAre("Отдел образования", "Директора школ", "педагоги-психологи школ"));
}

TEST(Parties, a_line_end_after_a_party_known_elsewhere_cuts_even_before_a_small_letter) {
    EXPECT_THAT(parties_of("Отдел образования\nшколы района", {party_key("Отдел образования")}),
                ElementsAre("Отдел образования", "школы района"));
}

TEST(Parties, and_cuts_where_both_sides_stand_alone) {
    EXPECT_THAT(cut("директор лицея № 1 и директор лицея № 2"),
                ElementsAre("директор лицея № 1", "директор лицея № 2"));
    EXPECT_THAT(cut("Отдел культуры и спорта"), ElementsAre("Отдел культуры и спорта"));
    EXPECT_THAT(cut("Администрация и педагоги школ"), ElementsAre("Администрация и педагоги школ"));
}

TEST(Parties, words_that_explain_a_party_stay_with_it) {
    EXPECT_THAT(cut("рабочая группа, имеющая допуск, завуч"),
                ElementsAre("рабочая группа, имеющая допуск", "завуч"));
    EXPECT_THAT(cut("классные руководители 9, 11 классов"),
                ElementsAre("классные руководители 9, 11 классов"));
    EXPECT_THAT(cut("школы (лицей, гимназия), музей"), ElementsAre("школы (лицей, гимназия)", "музей"));
    EXPECT_THAT(cut("заместители по УВР, ВР, завхоз"), ElementsAre("заместители по УВР, ВР", "завхоз"));
}

TEST(Parties, an_empty_cell_has_none) {
    EXPECT_THAT(cut(" - "), IsEmpty());
}

}  // namespace
}  // namespace vekha::reading
