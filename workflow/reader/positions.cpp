// The words of positions and the names of bodies to the nominative: leading adjectives and the noun that they
// wait for.
#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include <unicode/uchar.h>

#include "workflow/reader/folding.hpp"
#include "workflow/reader/names.hpp"
#include "workflow/reader/party_words.hpp"

namespace vekha::reading {
namespace {

using namespace std::literals;

struct Change {
    std::string_view ending, nominative;
};

std::optional<std::string> changed(std::string_view word, const auto& table) {
    for (const Change& change : table)
        if (word.size() > change.ending.size() && word.ends_with(change.ending))
            return std::string(word.substr(0, word.size() - change.ending.size())) +
                   std::string(change.nominative);
    return std::nullopt;
}

// Nouns of persons that the list of party nouns lacks, by their endings.
std::optional<std::string> person_by_ending(std::string_view word) {
    constexpr std::array<Change, 21> table{
        {{"ителя", "итель"}, {"ителем", "итель"}, {"теля", "тель"}, {"телем", "тель"}, {"ора", "ор"},
         {"ором", "ор"},     {"ика", "ик"},       {"иком", "ик"},   {"иста", "ист"},   {"истом", "ист"},
         {"ога", "ог"},      {"огом", "ог"},      {"ента", "ент"},  {"ентом", "ент"},  {"ера", "ер"},
         {"ером", "ер"},     {"аря", "арь"},      {"арем", "арь"},  {"ача", "ач"},     {"ачом", "ач"},
         {"у", "а"}}};
    return changed(word, table);
}

std::optional<std::string> body_by_ending(std::string_view word) {
    constexpr std::array<Change, 4> table{{{"ения", "ение"}, {"ии", "ия"}, {"ета", "ет"}, {"тра", "тр"}}};
    return changed(word, table);
}

constexpr std::array adjective_endings{"ого"sv, "его"sv, "ому"sv, "ему"sv, "ым"sv,  "им"sv,
                                       "ой"sv,  "ей"sv,  "ую"sv,  "юю"sv,  "ыми"sv, "ими"sv};

/// What stands before an adjective's ending; empty for words that are none.
std::string_view adjective_stem(std::string_view word) {
    for (const auto ending : adjective_endings)
        if (word.size() > ending.size() + 4 && word.ends_with(ending))
            return word.substr(0, word.size() - ending.size());
    return {};
}

bool soft(std::string_view stem, std::string_view word) {
    constexpr std::array stems{"щ"sv, "ш"sv, "ч"sv, "ж"sv, "г"sv, "к"sv, "х"sv};
    if (std::any_of(stems.begin(), stems.end(), [&](auto s) { return stem.ends_with(s); })) return true;
    // «среднего», «средней»: soft by its ending.
    const std::string_view ending = word.substr(stem.size());
    return ending == "его" || ending == "ему" || ending == "ей" || ending == "юю" ||
           (ending == "им" && stem.ends_with("н"));
}

// «городского» is «городской»: the ending bears the stress.
bool stressed(std::string_view stem) {
    constexpr std::array stems{"городск"sv, "краев"sv, "областн"sv, "головн"sv,
                               "основн"sv,  "морск"sv, "донск"sv};
    const std::string folded = fold(stem);
    return std::any_of(stems.begin(), stems.end(), [&](auto s) { return folded == s; });
}

/// The nominative with the capitals of the printed word.
std::string as_printed(std::string_view printed, std::string_view nominative) {
    const std::u32string before = decode(printed);
    std::u32string after = decode(nominative);
    for (std::size_t i = 0; i < after.size() && i < before.size(); ++i)
        if (u_isupper(static_cast<UChar32>(before[i])) != 0)
            after[i] = static_cast<char32_t>(u_toupper(static_cast<UChar32>(after[i])));
    for (std::size_t i = before.size(); i < after.size() && all_upper(printed); ++i)
        after[i] = static_cast<char32_t>(u_toupper(static_cast<UChar32>(after[i])));
    return encode(after);
}

std::string adjective(std::string_view word, Gender gender) {
    if (all_upper(word)) return as_printed(word, adjective(fold(word), gender));
    const std::string_view stem = adjective_stem(word);
    const bool velar = stem.ends_with("г") || stem.ends_with("к") || stem.ends_with("х");
    const bool is_soft = soft(stem, word);
    std::string out(stem);
    if (gender == Gender::woman) return out + (is_soft && !velar && stem.ends_with("н") ? "яя" : "ая");
    if (gender == Gender::neuter) return out + (is_soft && !velar ? "ее" : "ое");
    return out + (stressed(stem) ? "ой" : is_soft ? "ий" : "ый");
}

std::vector<std::string_view> split(std::string_view text) {
    std::vector<std::string_view> words;
    while (!text.empty()) {
        const auto space = std::min(text.find(' '), text.size());
        words.push_back(text.substr(0, space));
        text.remove_prefix(std::min(space + 1, text.size()));
    }
    return words;
}

std::optional<NounOfOne> noun(std::string_view printed, bool body) {
    const std::string folded = fold(printed);
    // «МБОУ» has no other forms; «УПРАВЛЕНИЯ» in a heading of capitals has.
    if (all_upper(printed) && !noun_of_one(folded)) return std::nullopt;
    // «педагога-психолога»: each of its nouns.
    std::string out;
    Gender gender = Gender::man;
    std::string_view rest = folded;
    for (bool first = true; first || !rest.empty(); first = false) {
        const auto dash = std::min(rest.find('-'), rest.size());
        const std::string_view part = rest.substr(0, dash);
        rest.remove_prefix(std::min(dash + 1, rest.size()));
        const auto known = noun_of_one(part);
        if (first && known) gender = known->gender;
        auto word = known  ? std::optional(known->nominative)
                    : body ? body_by_ending(part)
                           : person_by_ending(part);
        if (!word && first) return std::nullopt;
        if (!first) out += '-';
        out += word.value_or(std::string(part));
        if (rest.empty()) break;
    }
    return NounOfOne{as_printed(printed, out), gender};
}

// Adjectives up to the noun they wait for; without such a noun, as much as is sure.
std::string nominative(std::string_view text, bool body) {
    const auto words = split(text);
    std::size_t head = 0;
    std::optional<NounOfOne> found;
    for (; head < words.size(); ++head) {
        const bool known = noun_of_one(fold(words[head])).has_value();
        const std::string lower = all_upper(words[head]) ? fold(words[head]) : std::string(words[head]);
        const bool adjective_like = !known && !adjective_stem(lower).empty();
        if (!adjective_like && (found = noun(words[head], body))) break;
        if (!adjective_like) break;
    }
    const Gender gender = found ? found->gender : Gender::man;
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) out += ' ';
        // «исполняющего обязанности»: no noun comes, the participle is the head.
        if (i < head && (found || i == 0))
            out += adjective(words[i], gender);
        else if (i == head && found)
            out += found->nominative;
        else
            out += std::string(words[i]);
    }
    return out;
}

}  // namespace

std::string nominative_role(std::string_view role) {
    return nominative(squeeze(role), false);
}

std::string nominative_body(std::string_view body) {
    std::u32string out = decode(nominative(squeeze(body), true));
    if (!out.empty()) out[0] = static_cast<char32_t>(u_toupper(static_cast<UChar32>(out[0])));
    return encode(out);
}

}  // namespace vekha::reading
