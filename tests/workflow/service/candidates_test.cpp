#include "workflow/service/candidates.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "workflow/service/likeness.hpp"

namespace vekha {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Person known(std::int64_t id, std::string login, std::string name, std::string position,
             std::string department = "") {
    Person person;
    person.id = PersonId{id};
    person.login = std::move(login);
    person.name = std::move(name);
    person.position = std::move(position);
    person.department = std::move(department);
    return person;
}

class District : public testing::Test {
  protected:
    Candidates candidates() const { return {people, groups, bindings, reading}; }
    std::vector<std::string> owners(std::string_view party) const {
        std::vector<std::string> list;
        for (const auto& one : candidates().for_party(party)) list.push_back(one.owner);
        return list;
    }

    std::vector<Person> people{
        known(1, "gromova", "Громова Вера Ильинична", "Главный специалист"),
        known(2, "lapin", "Лапин Олег Петрович", "Директор информационно-методического центра"),
        known(3, "zueva", "Зуева Анна Олеговна", "Методист", "Информационно-методический центр")};
    std::vector<Group> groups{{GroupId{1}, "Руководители школ", {PersonId{1}}}};
    std::vector<PartyBinding> bindings;
    Roadmap reading;
};

TEST_F(District, WhomTheOrderAppointsIsProposedFirst) {
    reading.roles = {
        {"муниципальный координатор", "В.И. Громова", "муниципальным координатором В.И. Громову"}};
    const auto list = candidates().for_party("Муниципального координатора");
    ASSERT_EQ(list.size(), 1U);
    EXPECT_EQ(list[0].owner, "gromova");
    EXPECT_EQ(list[0].name, "Громова Вера Ильинична");
    EXPECT_THAT(list[0].why, HasSubstr("В.И. Громова"));
}

TEST_F(District, WhomTheOrderAppointsAndNobodyKnowsIsNamed) {
    reading.roles = {{"муниципальный координатор", "П.С. Чужая", ""}};
    EXPECT_THAT(owners("муниципальный координатор"), IsEmpty());
    EXPECT_EQ(candidates().stranger("муниципальный координатор"), "П.С. Чужая");
    EXPECT_EQ(candidates().stranger("методист"), "");
}

TEST_F(District, NamesPositionsAndGroupsArePrintedInAnyCase) {
    EXPECT_THAT(owners("О.П. Лапин"), ElementsAre("lapin"));
    EXPECT_THAT(owners("директору Информационно-методического центра"), ElementsAre("lapin"));
    EXPECT_THAT(owners("руководителям школ"), ElementsAre("Руководители школ"));
    EXPECT_THAT(owners("методисты информационно-методического центра"), ElementsAre("zueva"))
        << "the position and the department together";
    EXPECT_THAT(owners("Прокуратура"), IsEmpty());
}

TEST_F(District, AWholeDepartmentIsProposedByItsHead) {
    EXPECT_THAT(owners("Информационно-методический центр"), ElementsAre("lapin"))
        << "whose title holds the words; the methodist only works there";
    people[2].duties = {Duty::department_head};
    EXPECT_THAT(owners("Информационно-методический центр"), ElementsAre("lapin", "zueva"));
}

TEST_F(District, AnAbbreviationLeadsToWhatItsFullFormIsBoundTo) {
    reading.abbreviations = {{"ОО", "образовательных организаций"}};
    bindings = {{"Руководители образовательных организаций", GroupId{1}}};
    const auto list = candidates().for_party("руководители ОО");
    ASSERT_EQ(list.size(), 1U);
    EXPECT_TRUE(list[0].group);
    EXPECT_THAT(list[0].why, HasSubstr("Руководители образовательных организаций"));
    EXPECT_THAT(owners("ООО «Школы»"), IsEmpty()) << "only whole words are short names";
}

TEST_F(District, WhatWasBoundInAnotherCaseIsProposed) {
    bindings = {{"Куратор школы", PersonId{3}}};
    EXPECT_THAT(owners("кураторы школ"), ElementsAre("zueva"));
}

TEST_F(District, WhoHasLeftIsProposedNowhere) {
    people[1].active = false;
    bindings = {{"Центр", PersonId{2}}};
    EXPECT_THAT(owners("О.П. Лапин"), IsEmpty());
    EXPECT_THAT(owners("центры"), IsEmpty());
}

TEST_F(District, ControlIsProposedToWhomTheOrderGivesIt) {
    EXPECT_THAT(candidates().for_control(), IsEmpty());
    reading.control = Role{"", "Громова В.И.", "возложить на главного специалиста Громову В.И."};
    const auto list = candidates().for_control();
    ASSERT_EQ(list.size(), 1U);
    EXPECT_EQ(list[0].owner, "gromova");
}

TEST(SamePerson, InitialsAndCasesMayDifferAndNothingElse) {
    EXPECT_TRUE(same_person("Т.В. Сулегина", "Сулегина Татьяна Васильевна"));
    EXPECT_TRUE(same_person("Сулегину Т.В.", "Татьяна Сулегина"));
    EXPECT_TRUE(same_person("Ёлкин П. А.", "Елкин Пётр Андреевич"));
    EXPECT_FALSE(same_person("Анна Петрова", "Анна Павлова"));
    EXPECT_FALSE(same_person("И.И. Петров", "Петров Олег Иванович"));
    EXPECT_FALSE(same_person("Сулегина", "Сулегина Татьяна Васильевна")) << "a surname alone is no person";
    EXPECT_FALSE(same_person("", ""));
}

TEST(Stems, AreTheSameInEveryCaseAndLeaveSmallWordsOut) {
    EXPECT_EQ(stems_of("Муниципального координатора"), stems_of("муниципальный координатор"));
    EXPECT_EQ(stems_of("Директор и завуч"), stems_of("директор, завуч"));
    EXPECT_FALSE(within({}, stems_of("директор")));
}

}  // namespace
}  // namespace vekha
