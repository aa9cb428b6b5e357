#include "workflow/reader/deadline.hpp"

#include "workflow/model/limits.hpp"
#include "workflow/reader/calendar.hpp"
#include "workflow/reader/deadline_others.hpp"
#include "workflow/reader/deadline_rule.hpp"
#include "workflow/reader/deadline_sorting.hpp"
#include "workflow/reader/folding.hpp"

namespace vekha {
namespace reading {
namespace {

Deadline without_reading(DeadlineKind kind, bool too_long, std::string text) {
    Deadline deadline;
    deadline.text = std::move(text);
    deadline.kind = kind;
    deadline.ambiguous = too_long;
    Grounds grounds;
    grounds.too_long = too_long;
    deadline.rule = capital(reason_of(deadline, grounds)) + ".";
    return deadline;
}

Deadline read(std::string_view phrase, const Frame& frame, const ReadingRules& rules) {
    std::string text = squeeze(phrase);
    if (phrase.size() > limits::deadline_bytes)
        return without_reading(DeadlineKind::unscheduled, true, std::move(text));
    const Phrase parsed = parse_deadline_words(text);
    if (!parsed.words) return without_reading(DeadlineKind::missing, false, std::move(text));
    Choices choices(rules);
    Settled settled = settle(parsed, frame, choices);
    settled.deadline.text = std::move(text);
    return with_others(std::move(settled), choices, parsed, frame, rules);
}

}  // namespace
}  // namespace reading

Deadline read_deadline(std::string_view phrase, const Period& period, const ReadingRules& rules) {
    reading::Frame frame{period, std::nullopt};
    if (reading::length(period) <= reading::heading_days) frame.heading = period;
    return reading::read(phrase, frame, rules);
}

Deadline read_deadline(std::string_view phrase, const reading::Frame& frame, const ReadingRules& rules) {
    return reading::read(phrase, frame, rules);
}

}  // namespace vekha
