// The words by which headings name their columns.
#pragma once

#include <string>
#include <string_view>

#include "workflow/reader/columns.hpp"

namespace vekha::reading {

struct HeadingWord {
    std::string_view stem;  ///< at the start of a word; two words stand together
    Column column;
    int strength;        ///< among two columns of one kind the stronger is it
    bool leads = false;  ///< only at the start of the cell: «Место проведения», not «Мероприятие, место»
};

/// The word that decides what a cell names; nullptr for none. `folded` is squeezed and folded.
const HeadingWord* heading_word(std::string_view folded);

/// «№», «№ п/п», «номер пункта».
bool is_number_sign(std::string_view folded);

/// A column that groups the measures where another holds them: «Направление», «Задача», «Раздел».
bool is_grouping(std::string_view folded);

/// «Начало», «Дата начала», «с»; the short ones only under a heading of deadlines.
bool names_begin(std::string_view folded, bool under_deadline);
bool names_end(std::string_view folded, bool under_deadline);

/// A heading of persons, posts, sums: some other table's.
bool is_foreign_word(std::string_view folded);

}  // namespace vekha::reading
