#include "workflow/reader/sections.hpp"

#include <string>
#include <vector>

#include "workflow/reader/calendar.hpp"
#include "workflow/reader/deadline.hpp"
#include "workflow/reader/folding.hpp"
#include "workflow/reader/names.hpp"

namespace vekha::reading {
namespace {

constexpr std::size_t longest_time = 80;  // bytes of a heading that is only a time
constexpr std::size_t longest_signature = 400;
constexpr std::size_t longest_title = 600;
constexpr std::size_t longest_total = 120;
constexpr int first_school_month = 8;
constexpr int any_year = 2000;

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

std::optional<Period> month_of_title(std::string_view text, const std::optional<Period>& plan) {
    if (text.size() > longest_title) return std::nullopt;
    const auto tokens = deadline_tokens(fold(text));
    int month = 0;
    std::vector<int> years;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const Token& token = tokens[i];
        // «… на октябрь», «СЕНТЯБРЬ. Месячник безопасности».
        const bool leads = i == 0 && tokens.size() > 1 && tokens[1].kind == Token::Kind::mark &&
                           !tokens[1].mark('-') && !tokens[1].mark(',') && !tokens[1].mark('/');
        if (token.month != 0 && (leads || (i > 0 && tokens[i - 1].is("на")))) {
            if (month != 0) return std::nullopt;
            month = token.month;
        } else if (token.number() && token.digits == 4 && token.value >= first_year &&
                   token.value <= last_year) {
            years.push_back(token.value);
        }
    }
    if (month == 0) return std::nullopt;
    int year = 0;
    if (years.size() == 2 && years[1] == years[0] + 1)
        year = month >= first_school_month ? years[0] : years[1];
    else if (years.size() == 1)
        year = years[0];
    else if (plan && is_school_year(*plan))
        year = year_of(month >= first_school_month ? plan->first : plan->last);
    else
        year = plan ? year_of(plan->first) : any_year;
    return Period{month_start(year, month), month_end(year, month)};
}

bool is_appendix(std::string_view text) {
    const std::string folded = squeeze(fold(text));
    constexpr std::string_view word = "приложение";
    if (!folded.starts_with(word)) return false;
    const std::string_view rest = trim(std::string_view(folded).substr(word.size()));
    return rest.empty() || rest.starts_with("№") || rest.starts_with("n ") || starts_digit(rest) ||
           rest.starts_with("к ");
}

bool is_total_word(std::string_view text) {
    const std::string folded = squeeze(fold(text));
    if (folded.size() > longest_total) return false;
    for (const std::string_view word : {"итого", "всего"})
        if (folded.starts_with(word)) {
            const std::string_view rest = std::string_view(folded).substr(word.size());
            return rest.empty() || rest.front() == ' ' || rest.front() == ':' || rest.front() == ',';
        }
    return false;
}

bool is_remark(std::string_view text) {
    const std::string folded = squeeze(fold(text));
    if (folded.starts_with('*') || folded.starts_with("<*>")) return letter_count(folded) > 0;
    for (const std::string_view word :
         {"примечание:", "примечание.", "примечание -", "примечания:", "список сокращений", "цель:", "цель -",
          "цели:", "задачи:", "используемые сокращения", "принятые сокращения", "сокращения:", "сноска:"})
        if (folded.starts_with(word)) return true;
    return false;
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
