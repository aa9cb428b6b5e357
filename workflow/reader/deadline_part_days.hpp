// The days of numbered parts: weeks and decades of a month, quarters and terms of a year.
#pragma once

#include "workflow/model/roadmap.hpp"
#include "workflow/reader/deadline_atoms.hpp"
#include "workflow/reader/deadline_choices.hpp"

namespace vekha::reading {

/// Part `part` (-1: the last) of a month, for weeks, halves, decades, the month's loose thirds.
Period days_of_month_part(const Atom& atom, int part, int year, int month, Choices& choices);

/// Part `part` (-1: the last) of a year: a quarter, half-year, season, term, trimester, half of a school
/// year, holidays. `year` is the one the part begins in.
Period days_of_year_part(Part kind, int part, int year, Choices& choices);

/// The beginning or the end of a year, a half-year, a quarter; the span itself for Edge::none.
Period edge_of(Edge edge, const Period& span, Choices& choices);

/// The n-th weekday of a month (-1: the last); a fifth that the month lacks is its last day.
Day nth_weekday(int year, int month, int weekday, int nth);

}  // namespace vekha::reading
