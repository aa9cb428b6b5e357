// What the heading of a list of people calls its columns.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "workflow/reader/people_table.hpp"

namespace vekha::reading {

enum class PeopleColumn : std::uint8_t {
    unknown,
    number,      ///< «№ п/п»
    surname,     ///< «Фамилия», where name and patronymic have columns of their own
    given_name,  ///< «Имя»
    patronymic,  ///< «Отчество»
    field,       ///< one of PeopleField
};

struct NamedColumn {
    PeopleColumn kind = PeopleColumn::unknown;
    PeopleField field = PeopleField::name;  ///< of PeopleColumn::field
    friend bool operator==(const NamedColumn&, const NamedColumn&) = default;
};

NamedColumn people_column_named(const std::string& cell);

/// What each cell of a row names; of two columns for one thing the second is unknown.
std::vector<NamedColumn> people_columns_of(const std::vector<std::string>& cells);

/// A column of names, or of surnames, and one more that is known.
bool is_people_heading(const std::vector<NamedColumn>& columns);

}  // namespace vekha::reading
