#include "notifiers/delivery/wording.hpp"

namespace vekha {

Language parse_language(std::string_view text) {
    return text == "en" ? Language::en : Language::ru;
}
std::string_view name(Language language) {
    return language == Language::en ? "en" : "ru";
}

std::string span_between(const Wording& words, Day from, Day to, const WorkingCalendar& calendar) {
    const int working = calendar.working_days_between(from, to);
    return working > 0 ? words.span(working, true) : words.span(static_cast<int>((to - from).count()), false);
}

std::string standing(const Wording& words, Day today, Day due, const WorkingCalendar& calendar) {
    if (today == due) return std::string(words.due_today());
    return due < today ? words.passed(span_between(words, due, today, calendar))
                       : words.left(span_between(words, today, due, calendar));
}

}  // namespace vekha
