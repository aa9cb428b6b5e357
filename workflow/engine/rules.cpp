#include "workflow/engine/rules.hpp"

#include "workflow/model/names.hpp"
#include "workflow/model/russian.hpp"

namespace vekha {
namespace {

constexpr NameTable<DayOff, 3> day_offs{
    {{DayOff::previous, "previous"}, {DayOff::next, "next"}, {DayOff::same, "same"}}};
constexpr NameTable<Checkpoints, 4> checkpoint_names{{{Checkpoints::none, "none"},
                                                      {Checkpoints::month, "month"},
                                                      {Checkpoints::quarter, "quarter"},
                                                      {Checkpoints::half_year, "half_year"}}};
constexpr NameTable<Authority, 2> authorities{
    {{Authority::controller, "controller"}, {Authority::head, "head"}}};

/// How the part of the sentence that moves the day begins.
std::string move_begins(const Window& window) {
    return russian_date(window.last) + " г. — выходной, срок перенесён на ";
}

/// « (basis; набор правил …)», as much of it as there is.
std::string grounds(const RulePack& rules) {
    std::string words = rules.basis;
    if (const auto pack = pack_words(rules); !pack.empty()) words += (words.empty() ? "" : "; ") + pack;
    return words.empty() ? words : " (" + words + ")";
}

}  // namespace

std::string_view name(DayOff rule) {
    return name_in(day_offs, rule);
}
std::string_view name(Checkpoints checkpoints) {
    return name_in(checkpoint_names, checkpoints);
}
std::string_view name(Authority authority) {
    return name_in(authorities, authority);
}

std::string pack_words(const RulePack& rules) {
    if (rules.version.empty()) return {};
    return "набор правил «" + rules.name + "», " + rules.version;
}

std::string reading_words(const Deadline& deadline, const RulePack& rules) {
    std::string words = deadline.rule;
    const auto pack = pack_words(rules);
    if (pack.empty() || words.empty() || !rules.words.settled(deadline.convention)) return words;
    if (words.find(pack) != std::string::npos) return words;
    if (words.back() == '.') words.pop_back();
    return words + " (" + pack + ").";
}

DueDay due_day(const Window& window, const std::string& reading_rule, const RulePack& rules,
               const WorkingCalendar& calendar) {
    Day day = window.last;
    if (rules.due_on_day_off == DayOff::previous) day = calendar.previous_or_same(day);
    if (rules.due_on_day_off == DayOff::next) day = calendar.next_or_same(day);
    std::string rule = reading_rule;
    if (day != window.last) {
        if (!rule.empty() && rule.back() != '.') rule += '.';
        if (!rule.empty()) rule += ' ';
        rule += move_begins(window) + (day < window.last ? "предыдущий" : "следующий") + " рабочий день, " +
                russian_date(day) + " г." + grounds(rules) + ".";
    }
    return {day, rule};
}

std::string without_move(const std::string& due_rule, const Window& window) {
    const auto begins = due_rule.find(move_begins(window));
    if (begins == std::string::npos) return due_rule;
    std::string before = due_rule.substr(0, begins);
    if (!before.empty() && before.back() == ' ') before.pop_back();
    return before;
}

}  // namespace vekha
