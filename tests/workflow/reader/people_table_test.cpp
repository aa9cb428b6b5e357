#include "workflow/reader/people_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "workflow/reader/people_columns.hpp"

namespace vekha {
namespace {

using reading::NamedColumn;
using reading::PeopleColumn;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr NamedColumn of(PeopleField field) {
    return {PeopleColumn::field, field};
}

struct Heading {
    const char* cell;
    NamedColumn column;
};

class PeopleHeadings : public testing::TestWithParam<Heading> {};

TEST_P(PeopleHeadings, are_known) {
    EXPECT_EQ(reading::people_column_named(GetParam().cell), GetParam().column) << GetParam().cell;
}

INSTANTIATE_TEST_SUITE_P(
    Words, PeopleHeadings,
    testing::Values(
        Heading{"ФИО", of(PeopleField::name)}, Heading{"Ф.И.О. сотрудника", of(PeopleField::name)},
        Heading{"Фамилия, имя, отчество", of(PeopleField::name)},
        Heading{"Фамилия и инициалы", of(PeopleField::name)}, Heading{"Сотрудник", of(PeopleField::name)},
        Heading{"Фамилия", {PeopleColumn::surname}}, Heading{"Имя", {PeopleColumn::given_name}},
        Heading{"Отчество (при наличии)", {PeopleColumn::patronymic}},
        Heading{"Должность в организации", of(PeopleField::position)},
        Heading{"Занимаемая должность", of(PeopleField::position)},
        Heading{"Наименование организации", of(PeopleField::organization)},
        Heading{"Образовательное учреждение", of(PeopleField::organization)},
        Heading{"ОО", of(PeopleField::organization)}, Heading{"Место работы", of(PeopleField::organization)},
        Heading{"Отдел (сектор)", of(PeopleField::department)},
        Heading{"Структурное подразделение", of(PeopleField::department)},
        Heading{"Эл. почта", of(PeopleField::email)}, Heading{"E-mail", of(PeopleField::email)},
        Heading{"Адрес электронной почты", of(PeopleField::email)},
        Heading{"Рабочая почта", of(PeopleField::email)}, Heading{"Логин", of(PeopleField::login)},
        Heading{"Имя входа", of(PeopleField::login)}, Heading{"Учётная запись", of(PeopleField::login)},
        Heading{"Роль в системе", of(PeopleField::role)}, Heading{"Telegram", of(PeopleField::telegram)},
        Heading{"Телеграм (номер)", of(PeopleField::telegram)}, Heading{"MAX", of(PeopleField::max)},
        Heading{"№ п/п", {PeopleColumn::number}}, Heading{"Телефон организации", {}},
        Heading{"Почтовый адрес", {}}, Heading{"Дата рождения сотрудника", {}}, Heading{"СНИЛС", {}}));

Table table_of(const std::vector<std::vector<std::string>>& rows, std::string sheet = {}) {
    Table table;
    table.name = std::move(sheet);
    int number = 0;
    for (const auto& cells : rows) {
        Row row;
        row.line = ++number;
        for (const auto& text : cells) {
            row.cells.emplace_back();
            row.cells.back().text = text;
            row.cells.back().line = number;
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

/// «name | position | organization | …» of each person, fields that say nothing left out.
std::vector<std::string> lines(const PeopleTable& table) {
    std::vector<std::string> lines;
    for (const auto& row : table.rows) {
        std::string line;
        for (const auto& cell : row.cells)
            if (!cell.empty()) line += (line.empty() ? "" : " | ") + cell;
        lines.push_back(std::to_string(row.row) + ": " + line);
    }
    return lines;
}

TEST(PeopleTable, IsReadWhateverTheOrderOfItsColumns) {
    const auto read = read_people({{table_of({
        {"№", "Эл. почта", "Должность", "Ф.И.О.", "Телефон", "Роль"},
        {"1", "ivanova@example.org", "методист", "Иванова Анна Петровна", "8 (812) 555-01-01", "Исполнитель"},
        {"2", "", "директор", "Петров П.П.", "", "координатор"},
    })}});
    ASSERT_TRUE(read) << describe(read.error());
    EXPECT_THAT(lines(*read),
                ElementsAre("2: Иванова Анна Петровна | методист | ivanova@example.org | Исполнитель",
                            "3: Петров П.П. | директор | координатор"));
    EXPECT_THAT(read->unused, ElementsAre("Телефон"));
    EXPECT_TRUE(read->has(PeopleField::email));
    EXPECT_FALSE(read->has(PeopleField::organization));
}

TEST(PeopleTable, MayStandBelowATitleAndTheNumbersOfItsColumns) {
    const auto read =
        read_people({{Paragraph{"Список сотрудников управления образования", 1},
                      table_of({
                          {"Список сотрудников", "", "", ""},
                          {"№ п/п", "ФИО", "Должность", "Отдел"},
                          {"1", "2", "3", "4"},
                          {"1", "Сергеева Вера Ильинична", "начальник отдела", "Общее образование"},
                          {"", "Вакансия", "специалист", "Общее образование"},
                          {"", "Итого: 1", "", ""},
                      })}});
    ASSERT_TRUE(read) << describe(read.error());
    EXPECT_THAT(lines(*read),
                ElementsAre("4: Сергеева Вера Ильинична | начальник отдела | Общее образование"));
    EXPECT_THAT(read->remarks, ElementsAre(HasSubstr("вакансиями: 1")));
}

TEST(PeopleTable, PutsANameTogetherFromItsColumns) {
    const auto read = read_people({{table_of({{"Фамилия", "Имя", "Отчество", "Должность"},
                                              {"Зайцева", "Ольга", "Юрьевна", "учитель"},
                                              {"Ким", "Артём", "", "учитель"}})}});
    ASSERT_TRUE(read) << describe(read.error());
    EXPECT_THAT(lines(*read), ElementsAre("2: Зайцева Ольга Юрьевна | учитель", "3: Ким Артём | учитель"));
}

TEST(PeopleTable, ARowOfOneCellStandsOverTheRowsBelow) {
    const auto read = read_people({{table_of({{"ФИО", "Должность"},
                                              {"МБОУ СОШ № 1", ""},
                                              {"Иванов И.И.", "директор"},
                                              {"МБОУ СОШ № 2", ""},
                                              {"Петров П.П.", "директор"},
                                              {"Сидоров С.С.", ""}})}});
    ASSERT_TRUE(read) << describe(read.error());
    ASSERT_EQ(read->rows.size(), 3U);
    EXPECT_EQ(read->rows[0].over, "МБОУ СОШ № 1");
    EXPECT_EQ(read->rows[1].over, "МБОУ СОШ № 2");
    EXPECT_EQ(read->rows[2].at(PeopleField::name), "Сидоров С.С.") << "a name alone is a person";
}

TEST(PeopleTable, AMergedCellIsSaidOfEachRowThatItReachesOver) {
    Table table = table_of({{"Организация", "ФИО", "Роль"},
                            {"Дворец творчества", "Иванов И.И.", "исполнитель\nкоординатор"},
                            {"Петров П.П.", ""}});
    table.rows[1].cells[0].rows = 2;
    const auto read = read_people({{table}});
    ASSERT_TRUE(read) << describe(read.error());
    EXPECT_THAT(lines(*read), ElementsAre("2: Иванов И.И. | Дворец творчества | исполнитель, координатор",
                                          "3: Петров П.П. | Дворец творчества"));
}

TEST(PeopleTable, EachSheetHasItsOwnHeading) {
    const auto read =
        read_people({{table_of({{"ФИО", "Должность"}, {"Иванов И.И.", "директор"}}, "Школы"),
                      table_of({{"Почта", "Сотрудник"}, {"p@example.org", "Петров П.П."}}, "Сады"),
                      table_of({{"Иванов И.И.", "директор"}}, "Черновик")}});
    ASSERT_TRUE(read) << describe(read.error());
    ASSERT_EQ(read->rows.size(), 2U) << "a sheet without a heading is none of the list";
    EXPECT_EQ(place_words(read->rows[1]), "лист «Сады», строка 2");
    EXPECT_EQ(read->rows[1].at(PeopleField::email), "p@example.org");
    EXPECT_EQ(read->rows[1].position, 2);
}

TEST(PeopleTable, SaysWhatBelowItWasLeftOut) {
    const auto read = read_people({{table_of({{"ФИО", "Должность"}, {"Иванов И.И.", "директор"}}),
                                    Paragraph{"Исполнитель: Петрова, тел. 5-01-01", 9}}});
    ASSERT_TRUE(read) << describe(read.error());
    EXPECT_THAT(read->remarks, ElementsAre(HasSubstr("Исполнитель: Петрова")));
}

TEST(PeopleTable, ADocumentWithoutOneIsRefusedWithWhatCameNearest) {
    const auto read = read_people({{table_of({{"№", "Сотрудник"}, {"1", "Иванов И.И."}})}});
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().fault, Fault::unreadable);
    EXPECT_THAT(read.error().message, HasSubstr("№ Сотрудник"));
    EXPECT_THAT(read.error().mend, HasSubstr("ФИО"));
}

TEST(PeopleTable, HoldsNoMorePeopleThanAreTaken) {
    std::vector<std::vector<std::string>> rows{{"ФИО", "Должность"}};
    rows.resize(people_table_rows + 1, {"Иванов И.И.", "учитель"});
    EXPECT_TRUE(read_people({{table_of(rows)}}));
    rows.push_back({"Петров П.П.", "учитель"});
    const auto read = read_people({{table_of(rows)}});
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().fault, Fault::too_large);
    EXPECT_EQ(read.error().where, "строка 5002");
}

}  // namespace
}  // namespace vekha
