#include "workflow/reader/names.hpp"

#include <string>

#include <gtest/gtest.h>

namespace vekha::reading {
namespace {

TEST(Names, are_found_with_initials_on_either_side) {
    EXPECT_EQ(find_name("директора с. Лесное С.И. Берёзову, учителя", 0)->text, "С.И. Берёзову");
    EXPECT_EQ(find_name("ответственная Берёзова С. И.", 0)->text, "Берёзова С. И.");
    EXPECT_EQ(find_name("назначить Берёзову Светлану Ивановну", 0)->text, "Берёзову Светлану Ивановну");
    EXPECT_FALSE(find_name("Отдел образования Лесного района", 0));
}

TEST(Names, the_nominative_follows_the_ending) {
    EXPECT_EQ(nominative_name("Т.В. Ветрову", NameCase::accusative), "Т.В. Ветрова");
    EXPECT_EQ(nominative_name("А.П. Ветрова", NameCase::accusative), "А.П. Ветров");
    EXPECT_EQ(nominative_name("О.Л. Лесную", NameCase::accusative), "О.Л. Лесная");
    EXPECT_EQ(nominative_name("О.Л. Заречскую", NameCase::accusative), "О.Л. Заречская");
    EXPECT_EQ(nominative_name("И.К. Петренко", NameCase::accusative), "И.К. Петренко");
    EXPECT_EQ(nominative_name("Берёзову Светлану Ивановну", NameCase::accusative),
              "Берёзова Светлана Ивановна");
    EXPECT_EQ(nominative_name("Ветрова Игоря Петровича", NameCase::accusative), "Ветров Игорь Петрович");
    EXPECT_EQ(nominative_name("Ветровым А.П.", NameCase::instrumental), "Ветров А.П.");
    EXPECT_EQ(nominative_name("Ветровой А.П.", NameCase::dative), "Ветрова А.П.");
}

TEST(Names, so_do_functions_and_bodies) {
    EXPECT_EQ(nominative_role("муниципального координатора проекта"), "муниципальный координатор проекта");
    EXPECT_EQ(nominative_role("заведующего методическим кабинетом"), "заведующий методическим кабинетом");
    EXPECT_EQ(nominative_role("главным специалистом отдела"), "главный специалист отдела");
    EXPECT_EQ(nominative_body("Управления образования Заречного района"),
              "Управление образования Заречного района");
    EXPECT_EQ(nominative_body("районного отдела культуры"), "Районный отдел культуры");
}

}  // namespace
}  // namespace vekha::reading
