#include "workflow/reader/stems.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace vekha::reading {
namespace {

void expect_one_party(const std::vector<std::string>& forms) {
    for (const auto& form : forms) EXPECT_EQ(party_key(form), party_key(forms.front())) << form;
}

TEST(PartyKey, meets_in_every_case_form) {
    expect_one_party(
        {"Муниципальный координатор", "муниципального координатора", "муниципальным координатором"});
    expect_one_party({"руководители ОО", "Руководителям ОО.", "руководителей  ОО", "руководителями ОО"});
    expect_one_party({"Отдел образования администрации Лесного района",
                      "отделом образования администрации Лесного района"});
    expect_one_party({"рабочая группа", "рабочей группы", "рабочую группу"});
    expect_one_party({"педагоги-психологи", "педагогами – психологами", "педагогов- психологов"});
    expect_one_party({"заведующий РМК", "заведующая РМК", "заведующему РМК"});
    expect_one_party({"Комитет по культуре", "комитету по культуре"});
    expect_one_party({"А.П. Ветрова", "Ветрова А. П.", "Ветрова А.П"});
    expect_one_party({"Директор МКУ «ЦРО»", "директор МКУ \"ЦРО\""});
    expect_one_party({"директор школы №1", "Директору школы № 1"});
}

TEST(PartyKey, keeps_apart_what_only_looks_alike) {
    EXPECT_NE(party_key("методист"), party_key("методисты"));
    EXPECT_NE(party_key("школа № 1"), party_key("школа № 2"));
    EXPECT_NE(party_key("Ильин"), party_key("Ильина"));
    EXPECT_NE(party_key("Ветров А.П."), party_key("Ветрова А.П."));
    EXPECT_NE(party_key("методист Гусев"), party_key("методист Гусева"));
    EXPECT_NE(party_key("руководители ОО"), party_key("руководители ДОО"));
    EXPECT_NE(party_key("МБОУ «Лесная СОШ»"), party_key("МБОУ «Лесной лицей»"));
    EXPECT_NE(party_key("директор"), party_key("заместитель директора"));
    EXPECT_NE(party_key("рабочая группа"), party_key("рабочие группы"));
}

TEST(Stem, drops_the_ending) {
    EXPECT_EQ(stem("муниципального"), stem("муниципальный"));
    EXPECT_EQ(stem(""), "");
    EXPECT_EQ(stem("\xff"), "\xff");
}

}  // namespace
}  // namespace vekha::reading
