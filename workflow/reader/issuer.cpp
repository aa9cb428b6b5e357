// The issuing body.
#include <algorithm>
#include <array>

#include "workflow/reader/folding.hpp"
#include "workflow/reader/names.hpp"
#include "workflow/reader/page.hpp"
#include "workflow/reader/party_words.hpp"

namespace vekha::reading {
namespace {

constexpr std::size_t longest_body = 500;

constexpr std::array<std::string_view, 19> body_stems{
    "правительств", "институт", "колледж",     "техникум",     "дворец",      "дум",       "отдел",
    "управлени",    "комитет",  "департамент", "администраци", "министерств", "учреждени", "центр",
    "служб",        "школ",     "гимнази",     "лице",         "детский сад"};

bool names_body(const std::string& folded) {
    return std::any_of(body_stems.begin(), body_stems.end(),
                       [&](auto stem) { return has_stem(folded, stem); });
}

// A stamp's date may stand right behind the body: «… г.Уссурийска» 24.08.2019». «СОШ № 6» is no date.
std::string_view without_day(std::string_view body) {
    for (auto space = body.find(' '); space != std::string_view::npos; space = body.find(' ', space + 1)) {
        const std::string_view word = body.substr(space + 1, body.find(' ', space + 1) - space - 1);
        const auto dot = word.find('.');
        if (starts_digit(word) && dot != std::string_view::npos && dot + 1 < word.size())
            return body.substr(0, space);
    }
    return body;
}

// The body in «начальник Отдела образования администрации …»: from the first noun of a body on.
std::optional<std::string> body_of_position(const std::string& position) {
    const std::string folded = fold(position);
    std::size_t start = std::string::npos;
    for (const std::string_view head :
         {"начальник", "руководител", "председател", "директор", "заведующ", "глава ", "главы "}) {
        for (auto at = folded.find(head); at != std::string::npos; at = folded.find(head, at + 1))
            if (start == std::string::npos || at > start) start = at;
    }
    if (start == std::string::npos) return std::nullopt;
    // The folded text keeps the places of words; count words to find them in the printed text.
    const auto words_before = static_cast<std::size_t>(
        std::count(folded.begin(), folded.begin() + static_cast<std::ptrdiff_t>(start), ' '));
    std::size_t at = 0;
    for (std::size_t n = 0; n <= words_before; ++n) {
        at = position.find(' ', at);
        if (at == std::string::npos) return std::nullopt;
        ++at;
    }
    std::string body(trim(without_day(std::string_view(position).substr(at)), ".,;_-*/ "));
    if (const auto name = find_name(body, 0))
        body = std::string(trim(std::string_view(body).substr(0, name->begin), ".,;_-*/ "));
    if (body.empty() || body.size() > longest_body) return std::nullopt;
    const std::string first = body.substr(0, body.find(' '));
    const bool legal_form = all_upper(first) && !noun_of_one(fold(first));
    if (!names_body(fold(body)) && !legal_form) return std::nullopt;
    // «директор школы» does not say of which.
    if (body.find(' ') == std::string::npos && !is_body_abbreviation(body)) return std::nullopt;
    return legal_form ? body : nominative_body(body);
}

// «приказом Управления образования … от 12 января»: the body between the act's name and its date or number.
std::optional<std::string> body_of_cited(std::string_view act) {
    std::string_view body = act.substr(std::min(act.find(' '), act.size()));
    bool dated = false;
    for (const std::string_view day : {" от ", " От "}) {
        dated = dated || body.find(day) != std::string_view::npos;
        body = body.substr(0, body.find(day));
    }
    // «СОШ № 6 … от 3 сентября»: a number before the day may be the body's own, but not right after the act's
    // name.
    if (!dated || trim(body).starts_with("№"))
        body = body.substr(0, std::min(body.find("№"), body.find(" N ")));
    body = trim(body, ".,; ");
    if (fold(body).starts_with("по ")) body = trim(body.substr(body.find(' ')));
    const bool legal = is_legal_form(body.substr(0, body.find(' ')));
    if (body.empty() || body.size() > longest_body || (!names_body(fold(body)) && !legal))
        return std::nullopt;
    if (auto position = body_of_position(std::string(body))) return position;
    return legal ? std::string(body) : nominative_body(body);
}

bool is_verbless_body(const Group& group) {
    const std::string folded = fold(group.text);
    // The body's noun comes among the first words: «Районный отдел …», «МБОУ …».
    const bool begins =
        names_body(folded.substr(0, folded.find(' ', std::min<std::size_t>(40, folded.size())))) ||
        all_upper(std::string_view(group.text).substr(0, group.text.find(' ')));
    return begins && folded.find("утвержда") == std::string::npos && names_body(folded) &&
           group.text.size() <= longest_body && starts_upper(group.text) && !is_stamp(group.text) &&
           folded.find("план") == std::string::npos && folded.find("карт") == std::string::npos &&
           !folded.starts_with("приложени") && !folded.starts_with("согласован") &&
           !folded.starts_with("утвержд") && !folded.starts_with("начальник") &&
           !folded.starts_with("директор");
}

bool begins_body(const std::string& line) {
    return names_body(fold(line)) || is_legal_form(line.substr(0, line.find(' ')));
}

// «ПОСТАНОВЛЕНИЕ / администрации Заречного района», «ПРИКАЗ / по Управлению образования»: whose act it is.
std::optional<std::string> body_below(const std::vector<Group>& groups, std::size_t order) {
    bool named = false;
    for (std::size_t i = order; i < groups.size() && i < order + 2; ++i)
        for (const auto& line : groups[i].lines) {
            if (!named) {
                named = is_order_word(line);
                continue;
            }
            std::string body = line;
            if (fold(body).starts_with("по ")) body = body.substr(body.find(' ') + 1);
            const auto words = reading::words(fold(body));
            if (words.empty() || !begins_body(body) || body.size() > longest_body) return std::nullopt;
            if (is_legal_form(body.substr(0, body.find(' ')))) return body;
            const bool first = noun_of_one(words.front()) || (words.size() > 1 && noun_of_one(words[1]));
            return first ? std::optional(nominative_body(body)) : std::nullopt;
        }
    return std::nullopt;
}

}  // namespace

std::optional<std::string> organization_of(const std::vector<Group>& groups) {
    const std::size_t order = order_group(groups);
    // Above the order's name: from the first line that names a body, to the name.
    if (order < groups.size() && !is_stamp(groups[order].text)) {
        std::string body;
        for (std::size_t i = 0; i <= order; ++i)
            for (const auto& line : groups[i].lines) {
                if (is_order_word(line)) {
                    if (!body.empty()) return squeeze(body);
                    if (auto below = body_below(groups, order)) return below;
                    break;
                }
                if (letter_count(line) == 0 || line.starts_with('(') || (body.empty() && !begins_body(line)))
                    continue;
                if (body.size() + line.size() < longest_body) body = join_cut(body, line);
            }
    }
    for (const Group& group : groups)
        if (is_stamp(group.text))
            if (auto body = body_of_position(group.text)) return body;
    for (std::size_t i = 0; i < groups.size(); ++i)
        if (auto body = body_of_cited(cited_act(groups, i))) return body;
    if (!groups.empty() && is_verbless_body(groups.front())) return squeeze(groups.front().text);
    return std::nullopt;
}

}  // namespace vekha::reading
