// The issuing body and the approval.
#include <algorithm>
#include <array>

#include "workflow/reader/deadline_words.hpp"
#include "workflow/reader/folding.hpp"
#include "workflow/reader/names.hpp"
#include "workflow/reader/page.hpp"

namespace vekha::reading {
namespace {

constexpr std::size_t longest_order_line = 60;  // bytes of «ПРИКАЗ …» in a line of its own
constexpr std::size_t longest_body = 500;

constexpr std::array<std::string_view, 13> body_stems{
    "отдел", "управлени", "комитет", "департамент", "администраци", "министерств", "учреждени",
    "центр", "служб",     "школ",    "гимнази",     "лице",         "детский сад"};

bool names_body(const std::string& folded) {
    return std::any_of(body_stems.begin(), body_stems.end(),
                       [&](auto stem) { return has_stem(folded, stem); });
}

std::string without_spaces(const std::string& text) {
    std::string out;
    for (const char c : text)
        if (c != ' ') out += c;
    return out;
}

std::optional<Day> date_in(std::string_view text) {
    const Words words(deadline_tokens(text));
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto point = find_point(words, i, false);
        if (!point || point->point.day == 0 || point->point.year == 0 || point->point.month < 1 ||
            point->point.month > 12)
            continue;
        return day_of(point->point.year, static_cast<unsigned>(point->point.month),
                      static_cast<unsigned>(point->point.day));
    }
    return std::nullopt;
}

// «№ 39», «N 55-р»: up to the next space.
std::optional<std::string> number_in(std::string_view text) {
    for (const std::string_view sign : {"№", " N "}) {
        const auto at = text.find(sign);
        if (at == std::string_view::npos) continue;
        std::string_view rest = trim(text.substr(at + sign.size()));
        rest = trim(rest.substr(0, rest.find_first_of(" \n")), ".,;:_");
        if (!rest.empty() && rest.find_first_of("0123456789") != std::string_view::npos)
            return std::string(rest);
    }
    return std::nullopt;
}

std::size_t order_group(const std::vector<Group>& groups) {
    for (std::size_t i = 0; i < groups.size(); ++i)
        if (std::any_of(groups[i].lines.begin(), groups[i].lines.end(),
                        [](const auto& line) { return is_order_word(line); }))
            return i;
    return groups.size();
}

// The head of an order: number and date stand near its name, above its text.
std::optional<Approval> order_approval(const std::vector<Group>& groups) {
    const std::size_t at = order_group(groups);
    if (at == groups.size()) return std::nullopt;
    Approval approval;
    for (std::size_t i = at; i < groups.size() && i < at + 6; ++i) {
        const std::string folded = fold(groups[i].text);
        if (i > at &&
            (folded.starts_with("об ") || folded.starts_with("о ") || folded.starts_with("в целях")))
            break;
        if (!approval.number) approval.number = number_in(groups[i].text);
        if (!approval.date) approval.date = date_in(groups[i].text);
    }
    return approval;
}

// «Приложение к приказу … от 12.03.2026 № 45», «УТВЕРЖДЕН постановлением … от … № …».
std::optional<Approval> cited_approval(const std::vector<Group>& groups) {
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const std::string folded = fold(groups[i].text);
        const bool cites = folded.find("приказ") != std::string::npos ||
                           folded.find("постановлени") != std::string::npos ||
                           folded.find("распоряжени") != std::string::npos;
        const bool heads = folded.starts_with("приложени") || folded.starts_with("утвержден") ||
                           folded.starts_with("к приказу") || folded.starts_with("к постановлению") ||
                           folded.starts_with("к распоряжению");
        if (!heads) continue;
        std::string words = groups[i].text;
        if (!cites && i + 1 < groups.size()) words += " " + groups[i + 1].text;
        const std::string both = fold(words);
        if (both.find("приказ") == std::string::npos && both.find("постановлени") == std::string::npos &&
            both.find("распоряжени") == std::string::npos)
            continue;
        if (i + 1 < groups.size() && fold(groups[i + 1].text).starts_with("от "))
            words += " " + groups[i + 1].text;
        // «Приложение № 1 к приказу»: the order's number stands after the order's name.
        const auto name = std::min(
            {fold(words).find("приказ"), fold(words).find("постановлени"), fold(words).find("распоряжени")});
        const std::string tail = fold(words).substr(name);
        return Approval{ApprovalKind::order, number_in(tail), date_in(tail)};
    }
    return std::nullopt;
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
    std::string body(trim(std::string_view(position).substr(at), ".,;_-*/ "));
    if (const auto name = find_name(body, 0))
        body = std::string(trim(std::string_view(body).substr(0, name->begin), ".,;_-*/ "));
    if (body.empty() || body.size() > longest_body) return std::nullopt;
    const bool legal_form = all_upper(std::string_view(body).substr(0, body.find(' ')));
    if (!names_body(fold(body)) && !legal_form) return std::nullopt;
    return legal_form ? body : nominative_body(body);
}

// «приказом Управления образования … от 12 января»: the body between the order's name and its date.
std::optional<std::string> body_of_cited(const std::string& text) {
    const auto words = squeeze(text);
    for (const std::string_view order :
         {"приказом ", "приказу ", "постановлением ", "постановлению ", "распоряжением ", "распоряжению "}) {
        const auto at = words.find(order);
        if (at == std::string::npos) continue;
        std::string_view body = std::string_view(words).substr(at + order.size());
        body = trim(body.substr(0, body.find(" от ")), ".,;");
        body = trim(body.substr(0, body.find("№")), ".,; ");
        if (body.empty() || body.size() > longest_body || !names_body(fold(body))) continue;
        if (auto position = body_of_position(std::string(body))) return position;
        return nominative_body(body);
    }
    return std::nullopt;
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

}  // namespace

bool is_order_word(std::string_view line) {
    if (line.size() > longest_order_line) return false;
    const std::string folded = without_spaces(fold(line));
    const std::string_view word = trim(folded, ".:*_-");
    return word == "приказ" || word == "постановление" || word == "распоряжение" || word == "решение" ||
           word.starts_with("приказ№") || word.starts_with("приказот") ||
           word.starts_with("постановление№") || word.starts_with("постановлениеот") ||
           word.starts_with("распоряжение№") || word.starts_with("распоряжениеот");
}

bool is_stamp(std::string_view line) {
    const std::string folded = without_spaces(fold(line));
    return std::string_view(trim(folded, "\"*.:")).starts_with("утверждаю");
}

std::optional<Approval> approval_of(const std::vector<Group>& groups) {
    if (auto order = order_approval(groups)) return order;
    if (auto cited = cited_approval(groups)) return cited;
    for (const Group& group : groups) {
        if (!is_stamp(group.text)) continue;
        Approval approval;
        approval.kind = ApprovalKind::stamp;
        approval.date = date_in(group.text);
        const auto index = static_cast<std::size_t>(&group - groups.data());
        if (!approval.date && index + 1 < groups.size()) approval.date = date_in(groups[index + 1].text);
        return approval;
    }
    return std::nullopt;
}

std::optional<std::string> organization_of(const std::vector<Group>& groups) {
    const std::size_t order = order_group(groups);
    // Above the order's name: from the first line that names a body, to the name.
    if (order < groups.size()) {
        std::string body;
        for (std::size_t i = 0; i <= order; ++i)
            for (const auto& line : groups[i].lines) {
                if (is_order_word(line)) return body.empty() ? std::nullopt : std::optional(squeeze(body));
                if (letter_count(line) == 0 || (body.empty() && !names_body(fold(line)))) continue;
                if (body.size() + line.size() < longest_body) body = join_cut(body, line);
            }
    }
    for (const Group& group : groups)
        if (is_stamp(group.text))
            if (auto body = body_of_position(group.text)) return body;
    for (const Group& group : groups) {
        const std::string folded = fold(group.text);
        if (!folded.starts_with("приложени") && !folded.starts_with("утвержден") &&
            !folded.starts_with("к ") && !folded.starts_with("приказом") &&
            !folded.starts_with("постановлением"))
            continue;
        if (auto body = body_of_cited(group.text)) return body;
    }
    if (!groups.empty() && is_verbless_body(groups.front())) return squeeze(groups.front().text);
    return std::nullopt;
}

}  // namespace vekha::reading
