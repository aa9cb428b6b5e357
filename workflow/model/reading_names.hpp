// Names of what a reading tells beside its fields, as they stand in JSON of the store and of the API.
#pragma once

#include <optional>
#include <string_view>

#include "workflow/model/names.hpp"
#include "workflow/model/roadmap.hpp"

namespace vekha {
namespace reading_names {

inline constexpr NameTable<Indicator::Direction, 3> directions{{{Indicator::Direction::exactly, "exactly"},
                                                                {Indicator::Direction::at_least, "at_least"},
                                                                {Indicator::Direction::at_most, "at_most"}}};

inline constexpr NameTable<EventSpan::Unit, 4> span_units{{{EventSpan::Unit::day, "day"},
                                                           {EventSpan::Unit::working_day, "working_day"},
                                                           {EventSpan::Unit::week, "week"},
                                                           {EventSpan::Unit::month, "month"}}};

}  // namespace reading_names

constexpr std::string_view name(Indicator::Direction direction) {
    return name_in(reading_names::directions, direction);
}
constexpr std::string_view name(EventSpan::Unit unit) {
    return name_in(reading_names::span_units, unit);
}
constexpr std::optional<Indicator::Direction> parse_direction(std::string_view text) {
    return value_in(reading_names::directions, text);
}
constexpr std::optional<EventSpan::Unit> parse_span_unit(std::string_view text) {
    return value_in(reading_names::span_units, text);
}

}  // namespace vekha
