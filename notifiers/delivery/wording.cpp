#include "notifiers/delivery/wording.hpp"

#include "notifiers/delivery/wordings.hpp"

namespace vekha {

Language parse_language(std::string_view text) {
    return text == "en" ? Language::en : Language::ru;
}
std::string_view name(Language language) {
    return language == Language::en ? "en" : "ru";
}

std::string opening(std::string_view verb, int line, std::string_view item) {
    std::string words(verb);
    if (line > 0) words += " " + std::to_string(line);
    if (!item.empty()) words += (line > 0 ? ": " : " ") + std::string(item);
    return words;
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
