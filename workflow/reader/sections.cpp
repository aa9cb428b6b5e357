#include "workflow/reader/sections.hpp"

#include "workflow/reader/calendar.hpp"
#include "workflow/reader/deadline.hpp"
#include "workflow/reader/folding.hpp"
#include "workflow/reader/names.hpp"

namespace vekha::reading {
namespace {

constexpr std::size_t longest_time = 80;  // bytes of a heading that is only a time
constexpr std::size_t longest_signature = 400;

// Words that a heading of a time may hold besides the time.
bool only_time_words(const std::string& folded) {
    for (const Token& token : deadline_tokens(folded)) {
        if (token.number() || token.month != 0 || token.weekday != 0 || token.kind != Token::Kind::word)
            continue;
        const bool known = token.starts("год") || token.is("г") || token.is("гг") || token.starts("учебн") ||
                           token.is("уч") || token.starts("квартал") || token.starts("полугоди") ||
                           token.starts("месяц") || token.is("на") || token.is("в") ||
                           token.starts("четверт") || token.starts("декад") || token.starts("недел");
        if (!known) return false;
    }
    return true;
}

}  // namespace

std::optional<CalendarHeading> calendar_heading(std::string_view text, const std::optional<Period>& plan) {
    if (text.size() > longest_time) return std::nullopt;
    const std::string folded = fold(text);
    if (!only_time_words(folded)) return std::nullopt;
    const Period any = plan.value_or(calendar_year(2000));
    const Deadline deadline = read_deadline(squeeze(text), Frame{any, std::nullopt});
    if (deadline.kind != DeadlineKind::once || deadline.windows.size() != 1 ||
        !deadline.windows.front().first)
        return std::nullopt;
    CalendarHeading heading{{*deadline.windows.front().first, deadline.windows.front().last}, false};
    heading.year = length(heading.span) >= 200;
    return heading;
}

bool is_signature(std::string_view text) {
    const std::string line = squeeze(text);
    if (line.empty() || line.size() > longest_signature) return false;
    const auto name = find_name(line, 0);
    if (!name || !trim(std::string_view(line).substr(name->end), ".,;_ ").empty()) return false;
    const std::string folded = fold(line);
    for (const std::string_view stem :
         {"начальник", "директор", "заведующ", "глава", "руководител", "председател", "заместител",
          "специалист", "исполнител", "методист", "координатор", "и.о", "врио"})
        if (has_stem(folded, stem)) return true;
    // A name alone, or under a stroke of the pen.
    return trim(std::string_view(line).substr(0, name->begin), "-_/*. ").empty();
}

std::string join_lines(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const auto end = text.find('\n');
        append_cut(out, text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return squeeze(out);
}

}  // namespace vekha::reading
