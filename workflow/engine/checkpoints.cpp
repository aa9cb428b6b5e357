#include "workflow/engine/checkpoints.hpp"

namespace vekha {
namespace {

/// How many months one step has; 0: the span is not cut.
int step_months(Checkpoints every) {
    switch (every) {
        case Checkpoints::none:
            return 0;
        case Checkpoints::month:
            return 1;
        case Checkpoints::quarter:
            return 3;
        case Checkpoints::half_year:
            return 6;
    }
    return 0;
}

std::string_view in_words(Checkpoints every) {
    switch (every) {
        case Checkpoints::none:
            return {};
        case Checkpoints::month:
            return "проверка в конце каждого месяца";
        case Checkpoints::quarter:
            return "проверка в конце каждого квартала";
        case Checkpoints::half_year:
            return "проверка в конце каждого полугодия";
    }
    return {};
}

/// The last day of the calendar step that the day lies in.
Day step_end(Day day, int months) {
    const auto date = civil(day);
    const auto month = static_cast<int>(static_cast<unsigned>(date.month()));
    const auto last = static_cast<unsigned>((month - 1) / months * months + months);
    return std::chrono::sys_days{date.year() / std::chrono::month{last} / std::chrono::last};
}

/// The day before the one that is `months` later: how far a step that begins on the day reaches.
Day reach(Day day, int months) {
    const auto date = civil(day);
    const auto month = date.year() / date.month() + std::chrono::months{months};
    const auto last = static_cast<unsigned>((month / std::chrono::last).day());
    const auto number = static_cast<unsigned>(date.day());
    // 31 January and a month: to the end of February.
    if (number > last) return std::chrono::sys_days{month / std::chrono::last};
    return Day{std::chrono::sys_days{month / date.day()}} - std::chrono::days{1};
}

}  // namespace

std::vector<Window> checkpoints(const Window& window, Checkpoints every) {
    const int months = step_months(every);
    if (months == 0 || !window.first || window.last <= reach(*window.first, months)) return {window};
    std::vector<Window> pieces;
    Day first = *window.first;
    for (Day end = step_end(first, months); end < window.last; end = step_end(first, months)) {
        pieces.push_back({first, end});
        first = end + std::chrono::days{1};
    }
    pieces.push_back({first, window.last});
    return pieces;
}

RowTerms terms_of(const Deadline& deadline, std::string_view rule, const RulePack& rules) {
    RowTerms terms{deadline.windows, std::string(rule)};
    if (deadline.kind != DeadlineKind::throughout) return terms;
    terms.windows.clear();
    for (const auto& window : deadline.windows)
        for (const auto& piece : checkpoints(window, rules.checkpoints)) terms.windows.push_back(piece);
    if (terms.windows.size() == deadline.windows.size()) return terms;
    if (!terms.rule.empty() && terms.rule.back() != '.') terms.rule += '.';
    if (!terms.rule.empty()) terms.rule += ' ';
    terms.rule += "«" + deadline.text + "»: " + std::string(in_words(rules.checkpoints)) + ".";
    return terms;
}

std::size_t within_horizon(std::span<const Window> windows, Day today, int horizon_days) {
    if (windows.empty()) return 0;
    std::size_t made = 1;
    for (std::size_t at = 1; at < windows.size(); ++at)
        if (windows[at].first.value_or(windows[at].last) <= today + std::chrono::days{horizon_days})
            made = at + 1;
    return made;
}

}  // namespace vekha
