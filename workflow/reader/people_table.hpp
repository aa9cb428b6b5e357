// A document to a list of people: the table of a staff list, whatever order its columns stand in.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "workflow/documents/document.hpp"
#include "workflow/model/result.hpp"

namespace vekha {

inline constexpr std::size_t people_table_rows = 5'000;  ///< people of one list

/// What a column of a staff list says.
enum class PeopleField : std::uint8_t {
    name,  ///< «ФИО»; put together where «Фамилия», «Имя» and «Отчество» are columns of their own
    position,      ///< «Должность»
    organization,  ///< «Организация», «Место работы»
    department,    ///< «Отдел», «Структурное подразделение»
    email,         ///< «Эл. почта»
    login,         ///< «Логин»
    role,          ///< «Роль»
    telegram,      ///< the number of a chat
    max,           ///< the number of a person or a chat
};
inline constexpr std::size_t people_field_count = 9;

std::string_view name(PeopleField field);  ///< as the API calls it: "organization"
std::optional<PeopleField> parse_people_field(std::string_view text);
std::string_view field_words(PeopleField field);  ///< for people: «Организация»

/// What one row says; a cell without words is empty.
struct PeopleRow {
    int position = 0;       ///< among the people of the file, from 1
    std::string sheet;      ///< empty where the file has no sheets
    int table = 0;          ///< among the tables of the file, from 1
    int row = 0;            ///< the sheet's or the text's own number of it; in other documents the table's
    std::string over = {};  ///< the heading over the rows: one cell, the name of a school or a department
    std::array<std::string, people_field_count> cells = {};

    const std::string& at(PeopleField field) const { return cells[static_cast<std::size_t>(field)]; }
    std::string& at(PeopleField field) { return cells[static_cast<std::size_t>(field)]; }
    friend bool operator==(const PeopleRow&, const PeopleRow&) = default;
};

struct PeopleTable {
    std::vector<PeopleRow> rows;
    std::array<bool, people_field_count> columns = {};  ///< which of them some table has
    std::vector<std::string> unused = {};  ///< headings of columns that say nothing Vekha keeps: «Телефон»
    /// Russian sentences: what of the file was left out, and how its bytes were read.
    std::vector<std::string> remarks = {};

    bool has(PeopleField field) const { return columns[static_cast<std::size_t>(field)]; }
};

/// «лист «Школы», строка 12»: for people.
std::string place_words(const PeopleRow& row);

/// Reads every table that has a column of names and one more that is known; a title above it, numbers of the
/// columns below the heading and rows of one cell are no people. The same document always gives the same
/// list. Errors: unreadable where no table is a list of people (with what came nearest), too_large past
/// people_table_rows.
Result<PeopleTable> read_people(const Document& document);

/// Whether a row with these cells is the heading of a list of people.
bool is_people_heading(const std::vector<std::string>& cells);

}  // namespace vekha
