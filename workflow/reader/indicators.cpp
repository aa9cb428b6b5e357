// Numbers with units inside an expected result.
#include <algorithm>
#include <array>
#include <cctype>

#include "workflow/reader/evidence.hpp"
#include "workflow/reader/folding.hpp"

namespace vekha::reading {
namespace {

constexpr std::size_t longest_words = 300;  // bytes of one measure
constexpr std::size_t most_indicators = 20;

constexpr std::array<std::string_view, 22> unit_stems{
    "час",     "человек", "чел",       "школ",    "педагог",  "учител",    "обучающ",   "ученик",
    "балл",    "процент", "мероприят", "семинар", "учрежден", "организац", "выпускник", "дет",
    "родител", "заняти",  "экземпляр", "раз",     "команд",   "участник"};

// Words that begin the measure before its number: «длительностью до 6 часов», «не менее 30 человек».
constexpr std::array<std::string_view, 8> lead_stems{"длительност", "объем", "доля",     "охват",
                                                     "количеств",   "числ",  "не менее", "не ниже"};

std::string unit_at(std::string_view text) {
    text = trim(text);
    if (text.starts_with('%')) return "%";
    const auto end = text.find_first_of(" ,.;)\n");
    const std::string word(text.substr(0, end));
    const std::string folded = fold(word);
    const bool known = std::any_of(unit_stems.begin(), unit_stems.end(),
                                   [&](auto stem) { return folded.starts_with(stem); });
    return known ? word : std::string();
}

std::size_t clause_begin(std::string_view text, std::size_t at) {
    const auto mark = text.find_last_of(",;.(:\n", at == 0 ? 0 : at - 1);
    return mark == std::string_view::npos || mark >= at ? 0 : mark + 1;
}

// The words of the measure: from its lead word in the clause, else from the number; to the end of the clause
// or unit.
std::string words_around(std::string_view text, std::size_t number, std::size_t unit_end) {
    const std::size_t begin =
        std::max(clause_begin(text, number), number > longest_words ? number - longest_words : 0);
    const std::string_view before = text.substr(begin, number - begin);
    // Folding may change lengths only for quotes and dashes, which are no part of a lead word: search as
    // printed.
    std::size_t lead = std::string::npos;
    for (const auto stem : lead_stems) lead = std::min(lead, before.find(stem));
    if (lead != std::string::npos) return squeeze(text.substr(begin + lead, unit_end - begin - lead));
    // A measure that never ends is cut at the last space it may reach.
    std::string_view rest = text.substr(number, longest_words + unit_end - number);
    const auto end = rest.find_first_of(",;.)\n", unit_end - number);
    if (end == std::string_view::npos && number + rest.size() < text.size())
        rest = rest.substr(0, rest.find_last_of(' '));
    return squeeze(rest.substr(0, end));
}

}  // namespace

std::vector<Indicator> indicators_of(std::string_view result) {
    std::vector<Indicator> found;
    const std::string text = squeeze(result);
    for (std::size_t i = 0; i < text.size() && found.size() < most_indicators;) {
        if (!std::isdigit(static_cast<unsigned char>(text[i]))) {
            ++i;
            continue;
        }
        std::size_t end = i;
        while (end < text.size() && (std::isdigit(static_cast<unsigned char>(text[end])) ||
                                     ((text[end] == ',' || text[end] == '.') && end + 1 < text.size() &&
                                      std::isdigit(static_cast<unsigned char>(text[end + 1])))))
            ++end;
        std::string digits = text.substr(i, end - i);
        std::replace(digits.begin(), digits.end(), ',', '.');
        const std::string unit = unit_at(std::string_view(text).substr(end));
        const bool number_of_name = i >= 4 && text.substr(i - 4, 4).find("№") != std::string::npos;
        if (!unit.empty() && digits.size() <= 9 && std::count(digits.begin(), digits.end(), '.') <= 1 &&
            !number_of_name) {
            const auto unit_end = text.find(unit, end) + unit.size();
            found.push_back({words_around(text, i, unit_end), std::stod(digits), unit});
        }
        i = end;
    }
    return found;
}

}  // namespace vekha::reading
