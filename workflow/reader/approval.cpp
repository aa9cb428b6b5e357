// By what a plan was approved: the head of an order, an act that the plan cites, or a stamp.
#include <algorithm>
#include <array>
#include <optional>

#include "workflow/reader/deadline_words.hpp"
#include "workflow/reader/folding.hpp"
#include "workflow/reader/numbering.hpp"
#include "workflow/reader/page.hpp"

namespace vekha::reading {
namespace {

using namespace std::literals;

constexpr std::size_t longest_order_line = 200;  // bytes of «ПРИКАЗ № … от …» in a line of its own
constexpr std::size_t most_letters_beside =
    30;                                 // letters beside an order's name in its line: months, «г.», a town
constexpr std::size_t head_groups = 6;  // an order's name, number, day and town stand within these
constexpr std::size_t cited_groups = 4;     // so do «УТВЕРЖДЁН», the act, its body and its number
constexpr std::size_t longest_cited = 600;  // bytes of a group that cites an act

struct Act {
    std::string_view stem;
    std::string_view name;
};
constexpr std::array acts{Act{"приказ", "приказ"}, Act{"постановлени", "постановление"},
                          Act{"распоряжени", "распоряжение"}, Act{"решени", "решение"},
                          Act{"протокол", "протокол"}};

/// The act named first in folded words, and where.
struct NamedAct {
    const Act* act = nullptr;
    std::size_t at = std::string::npos;
};
NamedAct act_in(std::string_view folded) {
    NamedAct found;
    for (const Act& act : acts) {
        for (auto at = folded.find(act.stem); at != std::string_view::npos;
             at = folded.find(act.stem, at + 1)) {
            if (at > 0 && folded[at - 1] != ' ' && folded[at - 1] != '(' && folded[at - 1] != '"') continue;
            if (at < found.at) found = {&act, at};
            break;
        }
    }
    return found;
}

std::string without_spaces(std::string_view text) {
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

bool has_digit(std::string_view text) {
    return text.find_first_of("0123456789") != std::string_view::npos;
}

// «39 - р», «12 / 3-од»: what a printer set apart from the number.
std::string with_tail(std::string_view number, std::string_view rest) {
    constexpr std::size_t longest_tail = 8;  // bytes
    std::string out(number);
    rest = trim(rest);
    for (const std::string_view mark : {"-", "–", "/"}) {
        if (!rest.starts_with(mark)) continue;
        const std::string_view tail = trim(rest.substr(mark.size()));
        const std::string_view word = trim(tail.substr(0, tail.find_first_of(" \n")), ".,;:");
        if (word.empty() || word.size() > longest_tail || is_order_word(word)) return out;
        return out + (mark == "/" ? "/" : "-") + std::string(word);
    }
    return out;
}

/// A number as printed after its sign, and where the sign stood.
struct SignedNumber {
    std::string text;
    std::size_t at = 0;
};

// «№ 39», «N 55-р», «№01-07/123-од»: up to the next space.
std::optional<SignedNumber> number_from(std::string_view text, std::size_t from) {
    std::optional<SignedNumber> first;
    for (const std::string_view sign : {"№"sv, "N"sv}) {
        for (auto at = text.find(sign, from); at != std::string_view::npos; at = text.find(sign, at + 1)) {
            if (first && first->at < at) break;
            if (sign == "N" && at > 0 && text[at - 1] != ' ') continue;
            const std::string_view rest = trim(text.substr(at + sign.size()), "_");
            const auto end = std::min(rest.find_first_of(" \n"), rest.size());
            const std::string_view word = trim(rest.substr(0, end), ".,;:_\"()");
            if (word.empty() || !has_digit(word) || (sign == "N" && !starts_digit(word))) continue;
            first = SignedNumber{with_tail(word, rest.substr(end)), at};
            break;
        }
    }
    return first;
}

/// The act's number: the one after «от …», else the one right before it («№ 181 от …»), else the first.
/// Numbers of schools stand farther.
std::optional<std::string> number_in(std::string_view text) {
    std::size_t day = std::string_view::npos;
    for (const std::string_view from : {" от "sv, " От "sv, "от "sv, "От "sv}) {
        const auto at = text.find(from);
        if (at != std::string_view::npos && (at == 0 || from.front() == ' ')) day = std::min(day, at);
    }
    if (day == std::string_view::npos) day = 0;
    if (auto after = number_from(text, day)) return std::move(after->text);
    std::optional<std::string> before;
    for (auto found = number_from(text, 0); found && found->at < day;
         found = number_from(text, found->at + 1))
        before = std::move(found->text);
    return before;
}

bool begins_subject(const std::string& folded) {
    constexpr std::array beginnings{"об "sv,           "о "sv,           "в целях"sv,    "в соответств"sv,
                                    "во исполнение"sv, "на основании"sv, "руководств"sv, "с целью"sv,
                                    "в рамках"sv,      "в связи"sv};
    return std::any_of(beginnings.begin(), beginnings.end(), [&](auto b) { return folded.starts_with(b); });
}

void take(Approval& approval, std::string_view line) {
    if (!approval.number) approval.number = number_in(line);
    if (!approval.date) approval.date = date_in(line);
}

// The act that a line names and hardly more; nothing for other lines.
const Act* order_act(std::string_view line) {
    if (line.size() > longest_order_line) return nullptr;
    const std::string folded = without_spaces(fold(line));
    const std::string_view word = trim(folded, ".:*_-");
    for (const Act& act : acts) {
        if (act.name == "протокол" || !word.starts_with(act.name)) continue;
        const std::string_view rest = word.substr(act.name.size());
        if (rest.empty()) return &act;
        if (letter_count(rest) > most_letters_beside || rest.find('"') != std::string_view::npos)
            return nullptr;
        const bool head =
            rest.starts_with("№") || rest.starts_with("n") || starts_digit(rest) || rest.starts_with("по") ||
            rest.starts_with("коллегии") || rest.starts_with("совета") ||
            (rest.starts_with("от") && (has_digit(rest) || rest.find('_') != std::string_view::npos));
        return head ? &act : nullptr;
    }
    return nullptr;
}

// The head of an order: number and date stand near its name, above its text; rarely over the name.
std::optional<Approval> order_approval(const std::vector<Group>& groups) {
    const std::size_t at = order_group(groups);
    if (at == groups.size()) return std::nullopt;
    Approval approval;
    bool named = false;
    for (std::size_t i = at; i < groups.size() && i < at + head_groups; ++i) {
        if (i > at && begins_subject(fold(groups[i].text))) break;
        for (const auto& line : groups[i].lines) {
            if (named && begins_subject(fold(line))) break;
            if (!named && !is_order_word(line)) continue;
            if (!named) approval.act = order_act(line)->name;
            named = true;
            take(approval, line);
        }
        if (!approval.number || !approval.date) take(approval, i > at ? groups[i].text : std::string());
    }
    if (!approval.number && !approval.date)
        for (std::size_t i = 0; i <= at; ++i)
            for (const auto& line : groups[i].lines)
                if (date_in(line) && number_in(line)) take(approval, line);
    if (!approval.date)
        for (const auto& line : groups[at].lines)
            if (!approval.date) approval.date = date_in(line);
    return approval;
}

// «Приложение к приказу … от 12.03.2026 № 45», «УТВЕРЖДЕН постановлением … от … № …».
std::optional<Approval> cited_approval(const std::vector<Group>& groups) {
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const std::string words = cited_act(groups, i);
        if (words.empty()) continue;
        const auto named = act_in(fold(words));
        return Approval{ApprovalKind::order, number_in(words), date_in(words),
                        named.act == nullptr ? std::string() : std::string(named.act->name)};
    }
    return std::nullopt;
}

std::optional<Approval> stamp_approval(const std::vector<Group>& groups) {
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (!is_stamp(groups[i].text)) continue;
        // «УТВЕРЖДАЮ … приказ № 45 от …»: the order behind the stamp.
        const std::string& text = groups[i].text;
        if (const auto named = act_in(fold(text)); named.act != nullptr && named.act->name != "протокол") {
            const std::string tail = fold(text).substr(named.at);
            const auto number = number_in(tail);
            const auto date = date_in(tail) ? date_in(tail) : date_in(text);
            if (number && date)
                return Approval{ApprovalKind::order, number, date, std::string(named.act->name)};
        }
        Approval approval;
        approval.kind = ApprovalKind::stamp;
        approval.date = date_in(text);
        if (!approval.date && i + 1 < groups.size()) approval.date = date_in(groups[i + 1].text);
        return approval;
    }
    return std::nullopt;
}

bool heads_citation(const std::string& folded) {
    constexpr std::array heads{"приложени"sv,       "утвержден"sv,      "утв."sv,     "к приказу"sv,
                               "к постановлению"sv, "к распоряжению"sv, "к решению"sv};
    return std::any_of(heads.begin(), heads.end(), [&](auto head) { return folded.starts_with(head); });
}

/// Where the printed words that fold to the first `folded_at` bytes end: words are counted, folding keeps
/// them.
std::size_t printed_place(std::string_view printed, std::string_view folded, std::size_t folded_at) {
    const auto words =
        std::count(folded.begin(), folded.begin() + static_cast<std::ptrdiff_t>(folded_at), ' ');
    std::size_t at = 0;
    for (std::ptrdiff_t n = 0; n < words; ++n) at = printed.find(' ', at) + 1;
    return at;
}

}  // namespace

bool is_order_word(std::string_view line) {
    return order_act(line) != nullptr;
}

bool is_stamp(std::string_view line) {
    const std::string folded = without_spaces(fold(line));
    return std::string_view(trim(folded, "\"*.:")).starts_with("утверждаю");
}

std::size_t order_group(const std::vector<Group>& groups) {
    for (std::size_t i = 0; i < groups.size(); ++i)
        if (std::any_of(groups[i].lines.begin(), groups[i].lines.end(),
                        [](const auto& line) { return is_order_word(line); }))
            return i;
    return groups.size();
}

std::string cited_act(const std::vector<Group>& groups, std::size_t at) {
    if (groups[at].text.size() > longest_cited || !heads_citation(fold(groups[at].text))) return {};
    std::string words;
    for (std::size_t i = at; i < groups.size() && i < at + cited_groups; ++i) {
        if (i > at && (groups[i].text.size() > longest_cited || begins_subject(fold(groups[i].text)))) break;
        append_cut(words, squeeze(groups[i].text));
        const std::string folded = fold(words);
        const auto named = act_in(folded);
        if (named.act == nullptr) continue;
        // «Приложение № 1 к приказу»: the order's number stands after the order's name.
        std::string act = words.substr(printed_place(words, folded, named.at));
        const bool last = i + 1 == groups.size() || i + 1 == at + cited_groups;
        if (last || (number_in(act) && date_in(act))) return act;
    }
    const std::string folded = fold(words);
    const auto named = act_in(folded);
    return named.act == nullptr ? std::string() : words.substr(printed_place(words, folded, named.at));
}

std::optional<Approval> approval_of(const std::vector<Group>& groups) {
    if (auto order = order_approval(groups)) return order;
    if (auto cited = cited_approval(groups)) return cited;
    return stamp_approval(groups);
}

}  // namespace vekha::reading
