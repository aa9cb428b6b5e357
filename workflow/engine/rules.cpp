#include "workflow/engine/rules.hpp"

#include "workflow/model/russian.hpp"

namespace vekha {

DueDay due_day(const Window& window, const std::string& reading_rule, const RulePack& rules,
               const WorkingCalendar& calendar) {
    Day day = window.last;
    if (rules.due_on_day_off == DayOff::previous) day = calendar.previous_or_same(day);
    if (rules.due_on_day_off == DayOff::next) day = calendar.next_or_same(day);
    std::string rule = reading_rule;
    if (day != window.last) {
        if (!rule.empty() && rule.back() != '.') rule += '.';
        if (!rule.empty()) rule += ' ';
        rule += russian_date(window.last) + " г. — выходной, срок перенесён на " +
                (day < window.last ? "предыдущий" : "следующий") + " рабочий день, " + russian_date(day) +
                " г.";
        if (!rules.basis.empty()) rule += " (" + rules.basis + ")";
        rule += '.';
    }
    return {day, rule};
}

}  // namespace vekha
