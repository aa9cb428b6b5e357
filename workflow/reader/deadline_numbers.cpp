#include "workflow/reader/deadline_numbers.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace vekha::reading {
namespace {

constexpr std::array number_words{
    NumberWord{"один", 1, false, true},          NumberWord{"одного", 1, false, true},
    NumberWord{"одна", 1, false, true},          NumberWord{"одной", 1, false, true},
    NumberWord{"одну", 1, false, true},          NumberWord{"два", 2, false, true},
    NumberWord{"две", 2, false, true},           NumberWord{"двух", 2, false, true},
    NumberWord{"дважды", 2, false, true},        NumberWord{"три", 3, false, true},
    NumberWord{"трех", 3, false, true},          NumberWord{"трижды", 3, false, true},
    NumberWord{"четыре", 4, false, true},        NumberWord{"четырех", 4, false, true},
    NumberWord{"пять", 5, false, true},          NumberWord{"пяти", 5, false, true},
    NumberWord{"шесть", 6, false, true},         NumberWord{"шести", 6, false, true},
    NumberWord{"семь", 7, false, true},          NumberWord{"семи", 7, false, true},
    NumberWord{"восемь", 8, false, true},        NumberWord{"восьми", 8, false, true},
    NumberWord{"девять", 9, false, true},        NumberWord{"девяти", 9, false, true},
    NumberWord{"десять", 10, false, true},       NumberWord{"десяти", 10, false, true},
    NumberWord{"двенадцать", 12, false, true},   NumberWord{"двенадцати", 12, false, true},
    NumberWord{"четырнадцать", 14, false, true}, NumberWord{"четырнадцати", 14, false, true},
    NumberWord{"пятнадцать", 15, false, true},   NumberWord{"пятнадцати", 15, false, true},
    NumberWord{"двадцать", 20, false, true},     NumberWord{"двадцати", 20, false, true},
    NumberWord{"тридцать", 30, false, true},     NumberWord{"тридцати", 30, false, true},
    NumberWord{"сорок", 40, false, true},        NumberWord{"сорока", 40, false, true},
    NumberWord{"шестьдесят", 60, false, true},   NumberWord{"шестидесяти", 60, false, true},
    NumberWord{"девяносто", 90, false, true},    NumberWord{"девяноста", 90, false, true},
    NumberWord{"перв", 1, true, true},           NumberWord{"втор", 2, true, true},
    NumberWord{"первы", 1, true, false},         NumberWord{"перво", 1, true, false},
    NumberWord{"перву", 1, true, false},         NumberWord{"первая", 1, true, true},
    NumberWord{"второ", 2, true, false},         NumberWord{"втора", 2, true, false},
    NumberWord{"вторы", 2, true, false},         NumberWord{"втору", 2, true, false},
    NumberWord{"трети", 3, true, false},         NumberWord{"третья", 3, true, true},
    NumberWord{"третье", 3, true, false},        NumberWord{"третью", 3, true, true},
    NumberWord{"четверты", 4, true, false},      NumberWord{"четверто", 4, true, false},
    NumberWord{"четвертая", 4, true, true},      NumberWord{"четвертую", 4, true, true},
    NumberWord{"пятая", 5, true, true},          NumberWord{"пятую", 5, true, true},
    NumberWord{"пятой", 5, true, true},          NumberWord{"пятый", 5, true, true},
};

constexpr std::array<std::pair<std::string_view, int>, 11> compounds{{
    {"одно", 1},
    {"двух", 2},
    {"трех", 3},
    {"четырех", 4},
    {"пяти", 5},
    {"шести", 6},
    {"семи", 7},
    {"десяти", 10},
    {"пятнадцати", 15},
    {"двадцати", 20},
    {"тридцати", 30},
}};

constexpr std::array<std::string_view, 12> numerals{"i",   "ii",   "iii", "iv", "v",  "vi",
                                                    "vii", "viii", "ix",  "x",  "xi", "xii"};

constexpr std::array<std::string_view, 18> number_suffixes{
    "я", "й", "го", "х", "е", "ое", "ая", "ую", "ой", "ый", "ти", "м", "ми", "ым", "ых", "ей", "ого", "ему"};

std::optional<int> numeral(std::string_view latin) {
    const auto found = std::find(numerals.begin(), numerals.end(), latin);
    if (found == numerals.end()) return std::nullopt;
    return static_cast<int>(found - numerals.begin()) + 1;
}

}  // namespace

std::optional<NumberWord> number_word(std::string_view word) {
    constexpr std::size_t longest_ending = 6;  // bytes: three letters
    for (const auto& known : number_words)
        if (known.whole ? word == known.stem
                        : word.starts_with(known.stem) && word.size() <= known.stem.size() + longest_ending)
            return known;
    return std::nullopt;
}

std::optional<int> roman(std::u32string_view word) {
    std::string latin;
    for (const char32_t c : word) {
        if (c == U'i' || c == U'і')
            latin += 'i';
        else if (c == U'v')
            latin += 'v';
        else if (c == U'x' || (c == U'х' && word.size() > 1))
            latin += 'x';
        else
            return std::nullopt;
    }
    return numeral(latin);
}

std::optional<int> roman_lookalike(std::u32string_view word) {
    if (word == U"у" || word == U"y" || word == U"х") return std::nullopt;  // words of their own
    std::string latin;
    for (const char32_t c : word) {
        if (c == U'i' || c == U'і' || c == U'l')
            latin += 'i';
        else if (c == U'v' || c == U'у' || c == U'y')
            latin += 'v';
        else if (c == U'x' || c == U'х')
            latin += 'x';
        else if (c == U'п')
            latin += "ii";
        else if (c == U'ш' || (c == U'з' && word.size() == 1))
            latin += "iii";
        else
            return std::nullopt;
    }
    return numeral(latin);
}

bool is_number_suffix(std::string_view word) {
    return std::find(number_suffixes.begin(), number_suffixes.end(), word) != number_suffixes.end();
}

std::optional<Compound> compound_length(std::string_view word) {
    for (const auto& [stem, value] : compounds)
        if (word.starts_with(stem)) return Compound{value, word.substr(stem.size())};
    return Compound{1, word};
}

}  // namespace vekha::reading
