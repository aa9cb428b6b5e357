#include "config/people_file.hpp"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "config/sample.hpp"
#include "tests/config/faults_support.hpp"

namespace vekha::config {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(PeopleFile, a_person_and_a_group_come_out_as_written) {
    const auto people = parse_people(R"([[department]]
name = "Отдел"
[[person]]
login = "luga"
name = "Луга А.Б."
department = "Отдел"
email = "luga@example.org"
telegram = "-100200"
max = "5034074017"
language = "en"
channels = ["max", "telegram", "smtp"]
duties = ["department_head", "executor"]
parties = ["Отдел"]
[[person]]
login = "pole"
name = "Поле В.Г."
active = false
[[group]]
name = "Оба"
members = ["pole", "luga"]
parties = ["Рабочая группа"]
)",
                                     "people.toml");
    ASSERT_TRUE(people) << words(people.error());
    ASSERT_EQ(people->people.size(), 2u);
    const Person& luga = people->people[0].person;
    EXPECT_EQ(luga.name, "Луга А.Б.");
    EXPECT_EQ(luga.telegram, "-100200");
    EXPECT_EQ(luga.max, "5034074017");
    EXPECT_EQ(luga.language, "en");
    EXPECT_THAT(luga.channels, ElementsAre("max", "telegram", "smtp"));
    EXPECT_THAT(luga.duties, ElementsAre(Duty::department_head, Duty::executor));
    EXPECT_THAT(people->people[0].parties, ElementsAre("Отдел"));
    EXPECT_THAT(people->people[1].person.duties, ElementsAre(Duty::executor));
    EXPECT_FALSE(people->people[1].person.active);
    ASSERT_EQ(people->groups.size(), 1u);
    EXPECT_THAT(people->groups[0].members, ElementsAre("pole", "luga"));
}

TEST(PeopleFile, every_fault_is_named_by_line_and_key) {
    const auto people = parse_people(R"([[department]]
name = "Отдел"
[[person]]
login = "Luga"
name = "Луга А.Б."
department = "Отдл"
email = "luga@"
duties = ["chief"]
[[person]]
login = "pole"
name = "Поле В.Г."
telegram = "@pole"
parties = ["Рабочая группа"]
[[person]]
login = "pole"
phone = "1"
[[group]]
name = "Оба"
members = ["pole", "pola"]
parties = ["рабочая  группа"]
)",
                                     "people.toml");
    ASSERT_FALSE(people);
    EXPECT_THAT(places(people.error()),
                ElementsAre("people.toml:8:10: person[1].duties", "people.toml:4:9: person[1].login",
                            "people.toml:7:9: person[1].email", "people.toml:6:14: person[1].department",
                            "people.toml:12:12: person[2].telegram", "people.toml:16:1: person[3].phone",
                            "people.toml:14:1: person[3].name", "people.toml:15:9: person[3].login",
                            "people.toml:19:11: group[1].members", "people.toml:20:11: group[1].parties"));
    EXPECT_THAT(words(people.error()), HasSubstr("имелся в виду «Отдел»"));
    EXPECT_THAT(words(people.error()), HasSubstr("имелось в виду «pole»"));
    EXPECT_THAT(words(people.error()), HasSubstr("уже обозначает «pole»"));
}

TEST(PeopleFile, a_person_in_max_is_a_number_and_no_name) {
    const auto people =
        parse_people("[[person]]\nlogin = \"a\"\nname = \"А\"\nmax = \"@anna\"\n", "people.toml");
    ASSERT_FALSE(people);
    EXPECT_THAT(words(people.error()), HasSubstr("people.toml:4:7: person[1].max"));
}

TEST(PeopleFile, a_password_has_no_place_in_it_and_is_not_repeated) {
    const auto people =
        parse_people("[[person]]\nlogin = \"a\"\nname = \"А\"\npassword = \"hunter2\"\n", "people.toml");
    ASSERT_FALSE(people);
    EXPECT_THAT(words(people.error()), HasSubstr("people.toml:4:1: person[1].password"));
    EXPECT_EQ(words(people.error()).find("hunter2"), std::string::npos);
}

TEST(PeopleFile, the_sample_district_has_every_duty_and_one_controller) {
    const auto people = parse_people(sample_people(), "people.toml");
    ASSERT_TRUE(people) << words(people.error());
    const auto holders = [&](Duty duty) {
        return std::count_if(people->people.begin(), people->people.end(),
                             [&](const PersonEntry& entry) { return entry.person.has(duty); });
    };
    EXPECT_EQ(holders(Duty::administrator), 1);
    EXPECT_EQ(holders(Duty::controller), 1);  // an import then needs no --controller
    EXPECT_EQ(holders(Duty::head), 1);
    EXPECT_EQ(holders(Duty::deputy_head), 1);
    EXPECT_EQ(holders(Duty::department_head), 2);
    EXPECT_GE(holders(Duty::executor), 8);
    for (const auto& entry : people->people) EXPECT_FALSE(entry.person.email.empty()) << entry.person.login;
}

}  // namespace
}  // namespace vekha::config
