#include "workflow/reader/abbreviations.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "workflow/reader/folding.hpp"
#include "workflow/reader/party_words.hpp"
#include "workflow/reader/stems.hpp"

namespace vekha::reading {
namespace {

using namespace std::literals;

constexpr std::size_t longest_brief = 120;  // bytes
constexpr std::size_t longest_full = 500;   // bytes
constexpr std::size_t most_abbreviations = 200;
constexpr std::size_t most_words = 14;  // of a long name whose beginning nothing tells

struct Word {
    std::string folded;
    std::string stem;
    std::size_t begin = 0, end = 0;  // bytes
};

std::vector<Word> words_of(std::string_view text) {
    std::vector<Word> out;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find(' ', at), text.size());
        if (end > at) {
            Word word{std::string(trim(fold(text.substr(at, end - at)), "\"()[],.;:")), {}, at, end};
            const auto noun = party_noun(word.folded);
            word.stem = noun ? std::string(noun->stem) : stem(word.folded);
            out.push_back(std::move(word));
        }
        at = end + 1;
    }
    return out;
}

// The clause that a short name closes: back to a full stop, a semicolon or an opening bracket.
std::string_view clause_before(std::string_view text) {
    text = text.substr(text.size() - std::min(text.size(), longest_full));
    std::size_t begin = 0;
    for (std::size_t i = text.size(); i-- > 0;) {
        const char c = text[i];
        const bool stop =
            c == ';' || c == ':' || c == '\n' || c == ')' ||
            (c == '.' && i + 2 < text.size() && text[i + 1] == ' ' && starts_upper(text.substr(i + 2)) &&
             i >= 8 && letter_count(text.substr(i - 8, 8)) >= 4 &&
             text.substr(0, i).find_last_of(' ') + 7 < i);
        if (!stop) continue;
        begin = i + 1;
        break;
    }
    return text.substr(begin);
}

bool is_small(std::string_view folded) {
    constexpr std::size_t letters = 3;
    return letter_count(folded) <= letters;
}

/// The letters of a short name in capitals, folded: «КДНиЗП» is к, д, н, и, з, п.
std::u32string letters_of(std::string_view brief) {
    std::u32string out;
    for (const char32_t c : decode(fold(brief)))
        if (c != U' ' && c != U'-' && c != U'"') out += c;
    return out;
}

// The last words whose first letters spell the short name; small words may have no letter of their own.
std::optional<std::size_t> spelled_from(const std::vector<Word>& words, std::string_view brief) {
    const std::u32string letters = letters_of(brief);
    std::size_t left = letters.size();
    for (std::size_t i = words.size(); i-- > 0 && left > 0;) {
        const std::u32string first = decode(words[i].folded);
        if (!first.empty() && first[0] == letters[left - 1]) {
            if (--left == 0) return i;
        } else if (!is_small(words[i].folded)) {
            return std::nullopt;
        }
    }
    return std::nullopt;
}

bool looks_adjective(std::string_view folded) {
    constexpr std::array endings{"ый"sv,  "ий"sv, "ой"sv, "ая"sv, "ое"sv, "ые"sv,  "ие"sv,  "ого"sv, "его"sv,
                                 "ому"sv, "ым"sv, "им"sv, "ых"sv, "их"sv, "ыми"sv, "ими"sv, "ую"sv,  "ей"sv};
    return std::any_of(endings.begin(), endings.end(), [&](auto e) { return folded.ends_with(e); }) &&
           !party_noun(folded);
}

// «муниципального координатора (далее – координатор)»: from the word that the short name repeats, with its
// adjectives.
std::optional<std::size_t> repeated_from(const std::vector<Word>& words, std::string_view brief) {
    const auto short_words = words_of(brief);
    if (short_words.empty()) return std::nullopt;
    for (std::size_t i = words.size(); i-- > 0;) {
        if (words[i].stem != short_words.front().stem) continue;
        while (i > 0 && looks_adjective(words[i - 1].folded)) --i;
        return i;
    }
    return std::nullopt;
}

std::string full_of(std::string_view before, std::string_view brief) {
    const std::string clause = squeeze(trim(clause_before(before), " ,(-"));
    const auto words = words_of(clause);
    if (words.empty()) return {};
    std::optional<std::size_t> from;
    if (letter_count(brief) <= 12 && brief.find(' ') == std::string_view::npos)
        from = spelled_from(words, brief);
    if (!from) from = repeated_from(words, brief);
    if (!from) {
        // Nothing tells where it begins: after the last comma, no farther than a name may reach.
        const auto comma = clause.rfind(", ");
        from = words.size() > most_words ? words.size() - most_words : 0;
        while (comma != std::string::npos && *from < words.size() && words[*from].begin < comma) ++*from;
        if (*from == words.size()) from = 0;
    }
    return std::string(trim(std::string_view(clause).substr(words[*from].begin), " ,"));
}

// What stands after «далее», past «по тексту», «именуемый» and the dash.
std::string brief_in(std::string_view after) {
    after = after.substr(0, after.find_first_of(");\n"));
    std::string text = squeeze(after);
    bool cut = true;
    while (cut) {
        cut = false;
        std::string_view rest = trim(text, " ,:=");
        for (const std::string_view lead :
             {"по тексту", "также", "именуемый", "именуемая", "именуемое", "именуемые", "соответственно",
              "сокращенно", "–", "—", "-", "‑"}) {
            if (!fold(rest).starts_with(fold(lead)) || (letter_count(lead) == 0 && !rest.starts_with(lead)))
                continue;
            rest.remove_prefix(lead.size());
            cut = true;
        }
        text = std::string(trim(rest, " ,:="));
    }
    return text;
}

/// The places of `needle`'s stems in a row among the words.
std::optional<std::size_t> run_of(const std::vector<Word>& words, const std::vector<Word>& needle) {
    if (needle.empty() || needle.size() > words.size()) return std::nullopt;
    for (std::size_t i = 0; i + needle.size() <= words.size(); ++i)
        if (std::equal(needle.begin(), needle.end(), words.begin() + static_cast<std::ptrdiff_t>(i),
                       [](const Word& a, const Word& b) { return a.stem == b.stem; }))
            return i;
    return std::nullopt;
}

std::optional<std::string> replaced(std::string_view party, std::string_view from, std::string_view to) {
    const auto words = words_of(party), needle = words_of(from);
    const auto at = run_of(words, needle);
    if (!at || run_of(words, words_of(to))) return std::nullopt;
    std::string out(party.substr(0, words[*at].begin));
    return out.append(to).append(party.substr(words[*at + needle.size() - 1].end));
}

// «проекта (далее – Проект)»: the long name is the short one.
bool says_no_more(const Abbreviation& one) {
    const auto brief = words_of(one.brief), full = words_of(one.full);
    return brief.size() == full.size() && run_of(full, brief);
}

}  // namespace

void add_abbreviations(std::string_view text, std::vector<Abbreviation>& known) {
    constexpr std::string_view mark = "далее";
    // Folding may change places, so the mark is looked for as it is printed.
    for (auto at = text.find(mark); at != std::string_view::npos && known.size() < most_abbreviations;
         at = text.find(mark, at + mark.size())) {
        if (at == 0) continue;
        const char before = text[at - 1];
        if (before != '(' && before != ' ' && before != '\n') continue;
        const std::string_view after = text.substr(at + mark.size());
        const bool bracket = trim(text.substr(0, at)).ends_with('(');
        const std::string_view sign = trim(after);
        const bool dash = sign.starts_with("-") || sign.starts_with("–") || sign.starts_with("—");
        if (!bracket && !dash) continue;
        Abbreviation found{brief_in(after), full_of(text.substr(0, at), brief_in(after))};
        if (found.brief.empty() || found.brief.size() > longest_brief || found.full.empty() ||
            letter_count(found.brief) == 0 || says_no_more(found))
            continue;
        const bool told = std::any_of(known.begin(), known.end(),
                                      [&](const auto& one) { return fold(one.brief) == fold(found.brief); });
        if (!told) known.push_back(std::move(found));
    }
}

std::vector<Abbreviation> abbreviations_in(std::string_view text) {
    std::vector<Abbreviation> known;
    add_abbreviations(text, known);
    return known;
}

std::vector<std::string> other_forms(std::string_view party, const std::vector<Abbreviation>& known) {
    std::vector<std::string> forms;
    for (const auto& [brief, full] : known) {
        if (auto longer = replaced(party, brief, full)) forms.push_back(std::move(*longer));
        if (auto shorter = replaced(party, full, brief)) forms.push_back(std::move(*shorter));
    }
    return forms;
}

}  // namespace vekha::reading
