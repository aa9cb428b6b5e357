#include "workflow/reader/row_words.hpp"

#include <algorithm>
#include <array>

#include "workflow/reader/calendar.hpp"
#include "workflow/reader/deadline.hpp"
#include "workflow/reader/deadline_tokens.hpp"
#include "workflow/reader/folding.hpp"
#include "workflow/reader/numbering.hpp"

namespace vekha::reading {
namespace {

// «2021 г.», «2023 года»: nothing but a year.
bool only_year(const std::string& deadline) {
    const auto tokens = deadline_tokens(deadline);
    return !tokens.empty() && std::all_of(tokens.begin(), tokens.end(), [](const Token& t) {
        return (t.number() && t.digits == 4) || t.starts("год") || t.is("г") || t.is("гг") ||
               t.kind == Token::Kind::mark;
    });
}

bool names_year(const std::string& deadline) {
    const auto tokens = deadline_tokens(deadline);
    return std::any_of(tokens.begin(), tokens.end(),
                       [](const Token& t) { return t.number() && t.digits == 4; });
}

}  // namespace

bool ends_open(std::string_view text) {
    const std::string folded = fold(text);
    const std::string_view body = trim(folded);
    if (body.empty()) return false;
    if (body.ends_with('-') || body.ends_with(',') || body.ends_with('(') || body.ends_with('/') ||
        body.ends_with(':'))
        return true;
    constexpr std::array<std::string_view, 22> open{"и",   "в",  "во", "на",    "по",    "с",   "со", "к",
                                                    "о",   "об", "от", "из",    "за",    "для", "до", "при",
                                                    "или", "не", "у",  "между", "через", "под"};
    const auto space = body.find_last_of(" \n");
    const std::string_view last = space == std::string_view::npos ? body : body.substr(space + 1);
    return std::find(open.begin(), open.end(), last) != open.end();
}

bool ends_sentence(std::string_view text) {
    const std::string_view body = trim(text);
    return body.ends_with('.') || body.ends_with(';') || body.ends_with('!') || body.ends_with('?') ||
           body.ends_with(")");
}

bool stands_alone(const std::string& deadline, const std::string& before) {
    if (deadline.empty() || ends_open(before)) return false;
    if (only_year(deadline) && !before.empty() && !names_year(before)) return false;
    const Deadline read = read_deadline(squeeze(deadline), calendar_year(2000));
    return read.kind != DeadlineKind::unscheduled || !read.ambiguous;
}

std::optional<std::string> without_bullet(const std::string& title) {
    for (const std::string_view bullet : {"- ", "– ", "— ", "• ", "· "})
        if (title.starts_with(bullet))
            return std::string(trim(std::string_view(title).substr(bullet.size())));
    return std::nullopt;
}

std::string without_joint(std::string_view before) {
    before = trim(before, ".,;:(-");
    for (const std::string_view dash : {"–", "—"})
        if (before.ends_with(dash)) before = trim(before.substr(0, before.size() - dash.size()), ".,;:(");
    return std::string(before);
}

bool is_letter_label(const std::optional<std::string>& label) {
    return label && letter_count(*label) == 1 && !starts_digit(*label);
}

bool numbers_heading(const std::string& text) {
    return !text.empty() && text.size() <= longest_heading_row && heading_text(text) != trim(text) &&
           !trim(text).ends_with(';');
}

}  // namespace vekha::reading
