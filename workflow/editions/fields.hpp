// Which fields of a row say something else in another edition.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "workflow/model/roadmap.hpp"

namespace vekha::editions {

enum class Field {
    section,
    number,
    title,
    deadline,        ///< other days, or another kind of term
    deadline_words,  ///< other words for the same days
    parties,
    evidence,  ///< other proofs are asked for
    result,    ///< other words of the expected result for the same proofs
};

/// Compared after folding white space, case, ё/е, dashes and quotes; in the order of the list above.
std::vector<Field> changed_fields(const Item& was, const Item& now);

/// What a reader of the table sees in this field.
std::string shown(const Item& item, Field field);

/// Whether only the row's place changed: its number or its section.
bool only_place(const std::vector<Field>& changed);

std::string_view name(Field field);

}  // namespace vekha::editions
