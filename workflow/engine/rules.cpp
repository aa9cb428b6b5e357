#include "workflow/engine/rules.hpp"

#include <array>

namespace vekha {
namespace {

std::string russian_date(Day day) {
    static constexpr std::array<const char*, 12> months{"января",   "февраля", "марта",  "апреля",
                                                        "мая",      "июня",    "июля",   "августа",
                                                        "сентября", "октября", "ноября", "декабря"};
    const auto date = civil(day);
    return std::to_string(static_cast<unsigned>(date.day())) + " " +
           months[static_cast<unsigned>(date.month()) - 1] + " " +
           std::to_string(static_cast<int>(date.year())) + " г.";
}

}  // namespace

DueDay due_day(const Window& window, const std::string& reading_rule, const RulePack& rules,
               const WorkingCalendar& calendar) {
    Day day = window.last;
    if (rules.due_on_day_off == DayOff::previous) day = calendar.previous_or_same(day);
    if (rules.due_on_day_off == DayOff::next) day = calendar.next_or_same(day);
    std::string rule = reading_rule;
    if (day != window.last) {
        if (!rule.empty() && rule.back() != '.') rule += '.';
        if (!rule.empty()) rule += ' ';
        rule += russian_date(window.last) + " — выходной, срок перенесён на " +
                (day < window.last ? "предыдущий" : "следующий") + " рабочий день, " + russian_date(day);
        if (!rules.basis.empty()) rule += " (" + rules.basis + ")";
        rule += '.';
    }
    return {day, rule};
}

}  // namespace vekha
