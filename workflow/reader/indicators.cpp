// Numbers with units inside an expected result.
#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

#include "workflow/reader/evidence.hpp"
#include "workflow/reader/folding.hpp"

namespace vekha::reading {
namespace {

using namespace std::literals;
using Direction = Indicator::Direction;

constexpr std::size_t longest_words = 300;  // bytes of one measure
constexpr std::size_t longest_number = 9;   // digits and the comma
constexpr std::size_t most_indicators = 20;

constexpr std::array unit_stems{
    "час"sv,         "человек"sv,    "чел"sv,       "школ"sv,      "педагог"sv,   "учител"sv,
    "обучающ"sv,     "ученик"sv,     "балл"sv,      "процент"sv,   "мероприят"sv, "семинар"sv,
    "учрежден"sv,    "организац"sv,  "выпускник"sv, "дет"sv,       "родител"sv,   "заняти"sv,
    "экземпляр"sv,   "раз"sv,        "команд"sv,    "участник"sv,  "случа"sv,     "публикац"sv,
    "объект"sv,      "специалист"sv, "сотрудник"sv, "работник"sv,  "волонтер"sv,  "семе"sv,
    "воспитанник"sv, "студент"sv,    "школьник"sv,  "наставник"sv, "пар"sv,       "мест"sv,
    "единиц"sv,      "ед."sv,        "шт"sv,        "руб"sv,       "тыс"sv,       "млн"sv,
    "документ"sv,    "консультац"sv, "вебинар"sv,   "встреч"sv,    "заседан"sv,   "пункт"sv};

// Words that begin the measure before its number: «длительностью до 6 часов», «не менее 30 человек».
constexpr std::array lead_stems{"длительност"sv, "объем"sv,       "доля"sv,      "доли"sv,      "охват"sv,
                                "количеств"sv,   "числ"sv,        "не менее"sv,  "не ниже"sv,   "не более"sv,
                                "не выше"sv,     "не меньше"sv,   "не больше"sv, "увеличени"sv, "снижени"sv,
                                "сокращени"sv,   "уменьшени"sv,   "рост "sv,     "роста "sv,    "более "sv,
                                "свыше "sv,      "удельный вес"sv};

constexpr std::array falling{"снижени"sv, "сокращени"sv, "уменьшени"sv, "снизи"sv, "сократи"sv};
constexpr std::array rising{"увеличени"sv, "рост"sv, "повышени"sv, "доведени"sv, "увеличи"sv, "довести"sv};

bool is_digit(char c) {
    return std::isdigit(static_cast<unsigned char>(c)) != 0;
}

template <class List>
bool has_any(std::string_view folded, const List& stems) {
    return std::any_of(stems.begin(), stems.end(), [&](auto stem) { return has_stem(folded, stem); });
}

/// A number and its unit; `end` is past the unit.
struct Measure {
    std::size_t begin = 0, end = 0;
    double value = 0;
    std::string unit;
    bool range = false;
};

// «(десять)» after a number repeats it.
std::size_t past_repeated(std::string_view text, std::size_t at) {
    const auto open = text.find_first_not_of(' ', at);
    if (open == std::string_view::npos || text[open] != '(') return at;
    const auto close = text.find(')', open);
    return close == std::string_view::npos || close - open > 40 ? at : close + 1;
}

std::string unit_at(std::string_view text, std::size_t at, std::size_t& end) {
    const auto first = text.find_first_not_of(' ', at);
    if (first == std::string_view::npos) return {};
    if (text[first] == '%') {
        end = first + 1;
        return "%";
    }
    // «100-процентный охват».
    if (first == at && fold(text.substr(at, 24)).starts_with("-процент")) {
        end = at;
        return "%";
    }
    const auto stop = std::min(text.find_first_of(" ,.;)\n", first), text.size());
    std::string word(text.substr(first, stop - first));
    const std::string folded = fold(word);
    if (std::none_of(unit_stems.begin(), unit_stems.end(),
                     [&](auto stem) { return folded.starts_with(stem); }))
        return {};
    end = stop;
    return word;
}

std::size_t number_end(std::string_view text, std::size_t at) {
    while (at < text.size() && (is_digit(text[at]) || ((text[at] == ',' || text[at] == '.') &&
                                                       at + 1 < text.size() && is_digit(text[at + 1]))))
        ++at;
    return at;
}

std::optional<double> number_of(std::string_view text) {
    std::string digits(text);
    std::replace(digits.begin(), digits.end(), ',', '.');
    if (digits.empty() || digits.size() > longest_number || std::count(digits.begin(), digits.end(), '.') > 1)
        return std::nullopt;
    return std::stod(digits);
}

// «80–85», «80 - 85»: the first byte of the second number; the end of the first where there is none.
std::size_t range_second(std::string_view text, std::size_t at) {
    std::size_t next = at;
    while (next < text.size() && text[next] == ' ') ++next;
    for (const std::string_view dash : {"-", "–", "—"}) {
        if (!text.substr(next).starts_with(dash)) continue;
        next += dash.size();
        while (next < text.size() && text[next] == ' ') ++next;
        return next < text.size() && is_digit(text[next]) ? next : at;
    }
    return at;
}

std::size_t clause_begin(std::string_view text, std::size_t at) {
    const auto mark = text.find_last_of(",;.(:\n", at == 0 ? 0 : at - 1);
    return mark == std::string_view::npos || mark >= at ? 0 : mark + 1;
}

// The words of the clause before the number, no farther than a measure may reach.
std::string_view words_before(std::string_view text, std::size_t number) {
    const std::size_t begin =
        std::max(clause_begin(text, number), number > longest_words ? number - longest_words : 0);
    return text.substr(begin, number - begin);
}

Direction direction_of(std::string_view text, const Measure& measure) {
    const std::string before = fold(words_before(text, measure.begin));
    const std::string_view near = trim(before);
    const auto ends = [&](auto... words) { return (... || near.ends_with(words)); };
    if (ends("не менее", "не ниже", "не меньше", "не менее чем", "минимум", "от")) return Direction::at_least;
    if (ends("не более", "не выше", "не больше", "не более чем", "максимум", "в пределах"))
        return Direction::at_most;
    if (ends("более", "свыше", "выше", "больше", "более чем")) return Direction::at_least;
    if (ends("менее", "ниже", "меньше")) return Direction::at_most;
    if (has_any(before, falling)) return ends("на") ? Direction::at_least : Direction::at_most;
    if (has_any(before, rising)) return Direction::at_least;
    // «охват до 95 %» is reached, «до 6 часов» is not passed.
    if (ends(" до") || near == "до") return measure.unit == "%" ? Direction::at_least : Direction::at_most;
    return measure.range ? Direction::at_least : Direction::exactly;
}

// The words of the measure: from its lead word in the clause, else from the number; to the end of the clause
// or unit.
std::string words_of(std::string_view text, const Measure& measure) {
    const std::string_view before = words_before(text, measure.begin);
    const std::string_view printed = trim(before);
    const std::string folded = fold(printed) + ' ';
    std::size_t lead = std::string::npos;
    for (const auto stem : lead_stems) lead = std::min(lead, folded.find(stem));
    // Places in folded words are places in the printed ones but where quotes and dashes were folded shorter.
    const bool same_places = folded.size() == printed.size() + 1;
    if (!same_places && lead != std::string::npos) lead = 0;
    if (lead != std::string::npos) {
        const auto begin = static_cast<std::size_t>(printed.data() - text.data()) + lead;
        return squeeze(text.substr(begin, measure.end - begin));
    }
    // A measure that never ends is cut at the last space it may reach.
    const std::size_t unit_end = measure.end - measure.begin;
    std::string_view rest = text.substr(measure.begin, longest_words + unit_end);
    const auto end = rest.find_first_of(",;.)\n", unit_end);
    if (end == std::string_view::npos && measure.begin + rest.size() < text.size())
        rest = rest.substr(0, rest.find_last_of(' '));
    return squeeze(rest.substr(0, end));
}

// «школа № 5», «№№ 5»: a name's number.
bool is_name(std::string_view text, std::size_t number) {
    return trim(text.substr(0, number)).ends_with("№");
}

// «не ниже 4,5»: a bound without a unit.
bool is_bare_bound(std::string_view text, const Measure& measure) {
    const std::string before = fold(words_before(text, measure.begin));
    const std::string_view near = trim(before);
    for (const std::string_view bound : {"не ниже", "не менее", "не более", "не выше"})
        if (near.ends_with(bound)) return true;
    return false;
}

std::optional<Measure> measure_at(std::string_view text, std::size_t at, std::size_t& past) {
    const std::size_t first_end = number_end(text, at);
    const std::size_t second = range_second(text, first_end);
    past = second == first_end ? first_end : number_end(text, second);
    const auto value = number_of(text.substr(at, first_end - at));
    if (!value || is_name(text, at)) return std::nullopt;
    Measure measure{at, past, *value, {}, second != first_end};
    measure.unit = unit_at(text, past_repeated(text, past), measure.end);
    if (measure.unit.empty() && !is_bare_bound(text, measure)) return std::nullopt;
    return measure;
}

}  // namespace

std::vector<Indicator> indicators_of(std::string_view result) {
    std::vector<Indicator> found;
    const std::string text = squeeze(result);
    for (std::size_t i = 0; i < text.size() && found.size() < most_indicators;) {
        if (!is_digit(text[i])) {
            ++i;
            continue;
        }
        std::size_t past = i;
        if (const auto measure = measure_at(text, i, past))
            found.push_back(
                {words_of(text, *measure), measure->value, measure->unit, direction_of(text, *measure)});
        i = past;
    }
    return found;
}

}  // namespace vekha::reading
