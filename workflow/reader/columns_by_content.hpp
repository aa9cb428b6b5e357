// Which column holds what, told by the cells under it: where the heading is missing, says too little, or says
// what is not so.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "workflow/reader/columns.hpp"
#include "workflow/reader/layout.hpp"

namespace vekha::reading {

/// How much a cell reads like a deadline: 2 it has days, 1 it speaks of an event or another plan, 0 neither.
int datedness(const std::string& cell);

/// «1.», «2.3»: a cell that could be the number of a row.
bool row_number_like(const std::string& cell);

/// A few rows under a heading, enough to tell the columns by.
using Sample = std::vector<const Line*>;

/// The heading with its gaps filled: the column whose cells read as deadlines, the widest one as the title.
/// Nothing where the cells do not say it clearly or measures or deadlines stay unfound.
std::optional<Heading> completed(Heading named, const Sample& rows);

/// A complete heading with what its cells plainly deny set right: a column named «Срок» full of persons
/// beside one full of dates; two columns under one «Срок» as its beginning and end; years over figures as no
/// marks, which may leave it incomplete.
Heading corrected(Heading heading, const Sample& rows);

/// Columns told by nothing but their cells. Nothing where two readings would be as honest.
std::optional<Heading> heading_by_content(const Sample& rows);

}  // namespace vekha::reading
