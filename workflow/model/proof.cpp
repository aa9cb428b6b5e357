#include "workflow/model/proof.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "workflow/model/names.hpp"

namespace vekha {
namespace {

constexpr NameTable<RequirementState, 4> requirement_states{{{RequirementState::requested, "requested"},
                                                             {RequirementState::received, "received"},
                                                             {RequirementState::accepted, "accepted"},
                                                             {RequirementState::waived, "waived"}}};

constexpr NameTable<Verdict, 4> verdicts{{{Verdict::pending, "pending"},
                                          {Verdict::accepted, "accepted"},
                                          {Verdict::returned, "returned"},
                                          {Verdict::recalled, "recalled"}}};

/// Values typed in and values read from a document are decimal; their binary forms may differ in the last
/// digit.
constexpr double relative_slack = 1e-9;

}  // namespace

bool meets(const Indicator& plan, double value) {
    const double slack = relative_slack * std::max(std::abs(plan.value), std::abs(value));
    switch (plan.direction) {
        case Indicator::Direction::at_least:
            return value >= plan.value - slack;
        case Indicator::Direction::at_most:
            return value <= plan.value + slack;
        case Indicator::Direction::exactly:
            break;
    }
    return std::abs(value - plan.value) <= slack;
}

std::string russian_indicator(const Indicator& plan) {
    std::array<char, 40> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), plan.value).ptr;
    std::string number(digits.data(), end);
    std::replace(number.begin(), number.end(), '.', ',');
    std::string words;
    if (plan.direction == Indicator::Direction::at_least) words = "не менее ";
    if (plan.direction == Indicator::Direction::at_most) words = "не более ";
    return words + number + (plan.unit.empty() ? "" : " ") + plan.unit;
}

bool IndicatorSlot::falls_short() const {
    return value && waiver.empty() && !meets(plan, *value);
}

std::string_view name(RequirementState state) {
    return name_in(requirement_states, state);
}
std::string_view name(Verdict verdict) {
    return name_in(verdicts, verdict);
}
std::optional<RequirementState> parse_requirement_state(std::string_view text) {
    return value_in(requirement_states, text);
}
std::optional<Verdict> parse_verdict(std::string_view text) {
    return value_in(verdicts, text);
}

}  // namespace vekha
