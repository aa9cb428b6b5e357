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

/// No words at all: a person's business, or a month from the signing where that is the custom.
Deadline without_words(const ReadingRules& rules) {
    Deadline deadline = without_reading(DeadlineKind::missing, false, {});
    if (!rules.chosen("no_words", "one_month")) return deadline;
    deadline.kind = DeadlineKind::unscheduled;
    deadline.after = EventSpan{1, EventSpan::Unit::month, false, {}};
    deadline.convention = "no_words";
    deadline.rule = "Срок не указан: " + std::string(vekha::sentence_of("no_words", "one_month")) + ".";
    return deadline;
}

Deadline read(std::string_view phrase, const Frame& frame, const ReadingRules& rules) {
    std::string text = squeeze(phrase);
    if (phrase.size() > limits::deadline_bytes)
        return without_reading(DeadlineKind::unscheduled, true, std::move(text));
    const Phrase parsed = parse_deadline_words(text);
    if (!parsed.words) return without_words(rules);
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
