#include "workflow/service/password_strength.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "workflow/service/doors.hpp"

namespace vekha {
namespace {

using testing::HasSubstr;

Person olga() {
    Person person;
    person.login = "olga.sergeeva";
    person.name = "Сергеева Ольга Петровна";
    person.email = "osergeeva@zarechnoe.example";
    return person;
}

class Guessed : public testing::TestWithParam<const char*> {};

TEST_P(Guessed, is_refused_with_advice) {
    const auto judged = check_new_password(GetParam(), olga());
    ASSERT_FALSE(judged) << password_bits(GetParam(), {});
    EXPECT_EQ(judged.error().fault, Fault::invalid_input);
    EXPECT_EQ(judged.error().where, "password");
    EXPECT_THAT(judged.error().mend, HasSubstr("три-четыре слова"));
}

INSTANTIATE_TEST_SUITE_P(Passwords, Guessed,
                         testing::Values("password123", "qwertyuiop", "1234567890", "йцукенгшщз",
                                         "Пароль2026!", "Gfhjkm2026", "parol12345", "Осень2026!!",
                                         "ШКОЛА2026", "администратор1", "olga.sergeeva1", "Сергеева1980",
                                         "Cthuttdf1980", "zarechnoe2026", "aaaaaaaaaaaaaaaa",
                                         "абвабвабвабв"));

class Own : public testing::TestWithParam<const char*> {};

TEST_P(Own, is_taken) {
    EXPECT_TRUE(check_new_password(GetParam(), olga())) << password_bits(GetParam(), {});
}

INSTANTIATE_TEST_SUITE_P(Passwords, Own,
                         testing::Values("синий чайник едет в горы", "correct horse battery staple",
                                         "k7Wq-p2Zs-9nTv", "тарелка молоток верблюд",
                                         "Ёжик-в-тумане-и-кисель"));

TEST(NewPassword, of_a_few_letters_is_refused_by_its_length) {
    const auto judged = check_new_password("k7Wq-p2Z", olga());
    ASSERT_FALSE(judged);
    EXPECT_THAT(judged.error().message, HasSubstr("короткий"));
}

TEST(NewPassword, of_any_length_is_judged_by_its_beginning) {
    EXPECT_TRUE(check_new_password(std::string(doors::password_most - 60, 'x') + "", olga()).has_value() ==
                false)
        << "one letter however often";
    std::string phrase;
    while (phrase.size() < doors::password_most - 100) phrase += "тарелка молоток верблюд 7 ";
    EXPECT_TRUE(check_new_password(phrase, olga()));
    EXPECT_FALSE(check_new_password(phrase + std::string(200, 'x'), olga())) << "longer than is kept";
}

}  // namespace
}  // namespace vekha
