#include "workflow/reader/page.hpp"

#include <algorithm>
#include <array>

#include "workflow/reader/folding.hpp"
#include "workflow/reader/names.hpp"
#include "workflow/reader/sections.hpp"

namespace vekha::reading {
namespace {

constexpr std::size_t longest_title = 1500;  // bytes
constexpr std::size_t most_stamp_lines = 10;
constexpr std::size_t longest_stamp_line = 200;  // bytes
constexpr std::size_t most_date_letters = 16;    // «сентября 2026 года»

// A plan's title begins with one of these words, or has it within its first few.
constexpr std::array<std::string_view, 12> plan_words{"план",           "план-график",
                                                      "дорожная карта", "\"дорожная карта\"",
                                                      "дорожной карты", "программа",
                                                      "комплекс мер",   "комплексный план",
                                                      "график",         "перечень мероприятий",
                                                      "циклограмма",    "мероприятия"};

std::size_t plan_word_at(const std::string& folded) {
    std::size_t best = std::string::npos;
    for (const auto word : plan_words)
        for (auto at = folded.find(word); at != std::string::npos; at = folded.find(word, at + 1)) {
            const bool begins = at == 0 || folded[at - 1] == ' ' || folded[at - 1] == '"' ||
                                folded[at - 1] == '(' || folded[at - 1] == '\n';
            if (begins) {
                best = std::min(best, at);
                break;
            }
        }
    return best;
}

bool is_appendix(const std::string& folded) {
    return folded.starts_with("приложение") || folded.starts_with("к приказу") ||
           folded.starts_with("к постановлению") || folded.starts_with("к распоряжению") ||
           folded.starts_with("утвержден") || folded.starts_with("согласован") ||
           folded.starts_with("от \"") || folded.starts_with("от ");
}

// «Об утверждении плана …», «1. Утвердить план …», «приказываю»: the order's words, not the plan's.
bool is_order_text(const std::string& folded) {
    return folded.starts_with("об ") || folded.starts_with("о ") || folded.starts_with("в целях") ||
           folded.starts_with("во исполнение") || folded.starts_with("в соответствии") ||
           folded.starts_with("на основании") || starts_digit(folded) || folded.starts_with("приказываю") ||
           folded.starts_with("контроль");
}

bool starts_title(const Group& group) {
    const std::string folded = fold(group.text);
    if (is_appendix(folded) || is_order_text(folded) || group.text.size() > longest_title) return false;
    const std::size_t at = plan_word_at(folded);
    // «Муниципальный план-график», «Муниципальная “дорожная карта”»: within the first words, before any verb.
    return at != std::string::npos && letter_count(std::string_view(folded).substr(0, at)) <= 30;
}

bool goes_on(const Group& group) {
    const std::string folded = fold(group.text);
    return !group.beside && !is_appendix(folded) && !is_order_word(group.text) && !is_stamp(group.text) &&
           !is_signature(group.text) && letter_count(folded) > 0 && group.text.size() <= longest_title;
}

// «Мероприятия» over a table, under the plan's title and other tables.
bool names_only_table(const Group& group) {
    const std::string folded = fold(group.text);
    const std::string_view words = trim(folded, ".:");
    return words == "мероприятия" || words == "перечень мероприятий" || words == "план мероприятий" ||
           words == "мероприятия плана";
}

bool title_above(const std::vector<Group>& groups, std::size_t i) {
    // Close above, the title only begins there: «План мероприятий» / «по охране труда».
    return i + 1 == groups.size() &&
           std::any_of(groups.begin(), groups.begin() + static_cast<std::ptrdiff_t>(i),
                       [&](const Group& group) { return starts_title(group) && !names_only_table(group); });
}

// «УЧРЕЖДЕНИЕ … ПЛАН подготовки …» in one paragraph: the title begins with the plan's name in capitals.
std::string from_capitals(const std::string& title) {
    constexpr std::size_t longest_lead = 30;  // letters that may stand before: «МУНИЦИПАЛЬНЫЙ ПЛАН»
    for (const std::string_view name : {"ПЛАН", "ДОРОЖНАЯ КАРТА", "КОМПЛЕКС МЕР", "ПРОГРАММА"}) {
        const auto at = title.find(name);
        if (at == std::string::npos || at == 0 || title[at - 1] != ' ') continue;
        if (letter_count(std::string_view(title).substr(0, at)) > longest_lead) return title.substr(at);
    }
    return title;
}

std::size_t first_title_line(const Group& group) {
    for (std::size_t i = 0; i < group.lines.size(); ++i) {
        const std::string folded = fold(group.lines[i]);
        if (!is_appendix(folded) && plan_word_at(folded) != std::string::npos) {
            // A line before it may begin the title: «Муниципальный» / «план-график».
            const bool adjective =
                i > 0 && letter_count(group.lines[i - 1]) <= 20 && !is_appendix(fold(group.lines[i - 1]));
            return adjective ? i - 1 : i;
        }
    }
    return 0;
}

}  // namespace

namespace {

bool names_person(const Group& group) {
    return std::any_of(group.lines.begin(), group.lines.end(),
                       [](const auto& line) { return find_name(line, 0).has_value(); });
}

// A stamp whose lines are paragraphs of their own: «УТВЕРЖДАЮ», «Директор …», «____ И.П. Ветрова», ««1»
// марта».
bool stamp_goes_on(const Group& stamp, const std::string& text) {
    if (stamp.lines.empty() || stamp.beside || !is_stamp(stamp.lines.front()) ||
        stamp.lines.size() >= most_stamp_lines || text.size() > longest_stamp_line)
        return false;
    const Group next{{text}, text};
    if (starts_title(next) || is_order_word(text) || is_appendix(fold(text))) return false;
    return !names_person(stamp) || (letter_count(text) <= most_date_letters &&
                                    text.find_first_of("0123456789_") != std::string::npos);
}

}  // namespace

std::vector<Group> groups_of(const std::vector<Line>& lines) {
    std::vector<Group> groups;
    bool row_before = false;
    for (const Line& line : lines) {
        // The cells of a row above the plan stand apart: a stamp beside a blank, «Согласовано» beside
        // «Утверждаю».
        const auto add = [&](const std::string& text, bool own) {
            if (own || groups.empty()) groups.emplace_back();
            Group& group = groups.back();
            std::string_view rest = text;
            while (!rest.empty()) {
                const auto end = rest.find('\n');
                group.lines.emplace_back(squeeze(rest.substr(0, end)));
                rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
            }
            group.bold = line.bold;
            group.beside = line.row && line.filled() > 1;
        };
        if (line.row && line.cells.size() > 1) {
            for (const auto& cell : line.cells)
                if (!cell.empty()) add(cell, true);
            row_before = true;
        } else {
            const bool bold_changes =
                !groups.empty() && groups.back().bold != line.bold && line.source.line != 0;
            const bool apart = line.gap || row_before || bold_changes;
            const bool of_stamp = line.source.line == 0 && !line.row && !row_before && !groups.empty() &&
                                  stamp_goes_on(groups.back(), line.text());
            add(line.text(), apart && !of_stamp);
            row_before = false;
        }
    }
    for (Group& group : groups)
        for (const auto& text : group.lines) append_cut(group.text, text);
    return groups;
}

std::string title_of(const std::vector<Group>& groups) {
    for (std::size_t i = groups.size(); i-- > 0;) {
        if (!starts_title(groups[i]) || (names_only_table(groups[i]) && title_above(groups, i))) continue;
        // «План мероприятий» over «по реализации дорожной карты»: the title begins with the upper one.
        while (i > 0 && starts_title(groups[i - 1]) && goes_on(groups[i - 1])) --i;
        std::string title;
        for (std::size_t line = first_title_line(groups[i]); line < groups[i].lines.size(); ++line)
            append_cut(title, groups[i].lines[line]);
        for (std::size_t next = i + 1;
             next < groups.size() && title.size() < longest_title && goes_on(groups[next]); ++next)
            append_cut(title, groups[next].text);
        return from_capitals(squeeze(title));
    }
    // No plan word: the last bold words, else the last words, above the table.
    for (const bool bold : {true, false})
        for (std::size_t i = groups.size(); i-- > 0;)
            if (goes_on(groups[i]) && (!bold || groups[i].bold))
                return from_capitals(squeeze(groups[i].text));
    return {};
}

}  // namespace vekha::reading
