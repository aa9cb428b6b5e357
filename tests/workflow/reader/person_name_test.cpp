#include "workflow/reader/person_name.hpp"

#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vekha::reading {
namespace {

using testing::ElementsAre;

std::string login(const std::string& name, const std::set<std::string>& taken = {}) {
    return login_for(name, [&](const std::string& one) { return taken.contains(one); });
}

TEST(PersonName, IsSurnameAndTheRestWhateverTheOrder) {
    EXPECT_EQ(name_parts("Иванова А.П.").surname, "иванова");
    EXPECT_EQ(name_parts("А. П. Иванова").surname, "иванова");
    EXPECT_EQ(name_parts("Анна Петровна Иванова").surname, "иванова");
    EXPECT_EQ(name_parts("Петрова-Водкина Анна").surname, "петрова-водкина");
    EXPECT_THAT(name_parts("Иванова Анна Петровна").given, ElementsAre("анна", "петровна"));
}

TEST(PersonName, InitialsMayStandForNames) {
    EXPECT_TRUE(same_name("Королёва А.П.", "а.п. королева"));
    EXPECT_FALSE(same_name("Иванова А.П.", "Иванова Анна Петровна"));
    EXPECT_TRUE(may_be_same_name("Иванова А.П.", "Иванова Анна Петровна"));
    EXPECT_FALSE(may_be_same_name("Иванова А.С.", "Иванова Анна Петровна"));
    EXPECT_FALSE(may_be_same_name("Иванова Анна", "Иванова Алла"));
}

TEST(PersonName, LooksLikeOne) {
    EXPECT_TRUE(looks_like_name("Иванова Анна Петровна"));
    EXPECT_TRUE(looks_like_name("Иванова (Петрова) А.П."));
    EXPECT_FALSE(looks_like_name("МБОУ СОШ № 1"));
    EXPECT_FALSE(looks_like_name("Отдел общего образования"));
    EXPECT_FALSE(looks_like_name("Иванова"));
}

TEST(LoginMade, IsTheSurnameWithAnInitial) {
    EXPECT_EQ(login("Иванова А.П."), "ivanova.a");
    EXPECT_EQ(login("Щукин Юрий Эдуардович"), "shchukin.iu");
    EXPECT_EQ(login("Петрова-Водкина Анна"), "petrova-vodkina.a");
    EXPECT_EQ(login("Ёлкина Жанна"), "elkina.zh");
    EXPECT_EQ(login("Ким"), "kim");
    EXPECT_EQ(login("???"), "");
}

TEST(LoginMade, IsNobodyElses) {
    EXPECT_EQ(login("Иванова А.П.", {"ivanova.a"}), "ivanova.ap");
    EXPECT_EQ(login("Иванова А.П.", {"ivanova.a", "ivanova.ap"}), "ivanova.ap2");
    EXPECT_EQ(login("Иванова А.П.", {"ivanova.a", "ivanova.ap", "ivanova.ap2"}), "ivanova.ap3");
    EXPECT_EQ(login("Ким", {"kim"}), "kim2");
}

}  // namespace
}  // namespace vekha::reading
