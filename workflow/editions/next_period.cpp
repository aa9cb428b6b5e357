#include "workflow/editions/next_period.hpp"

#include <algorithm>

#include "workflow/model/russian.hpp"
#include "workflow/reader/deadline.hpp"

namespace vekha::editions {
namespace {

bool digit(char letter) {
    return letter >= '0' && letter <= '9';
}

constexpr std::size_t full_digits = 4;   ///< of «2026»
constexpr std::size_t short_digits = 2;  ///< of «15.02.26»
constexpr int century = 100;

/// The number of exactly so many digits that stands at this place.
std::optional<int> number_at(std::string_view text, std::size_t at, std::size_t digits) {
    if (at + digits > text.size() || (at > 0 && digit(text[at - 1]))) return std::nullopt;
    if (at + digits < text.size() && digit(text[at + digits])) return std::nullopt;
    int number = 0;
    for (std::size_t place = at; place < at + digits; ++place) {
        if (!digit(text[place])) return std::nullopt;
        number = number * 10 + (text[place] - '0');
    }
    return number;
}

/// Whether «dd.mm.» stands right before this place.
bool after_day_and_month(std::string_view text, std::size_t at) {
    constexpr std::size_t length = 6;
    if (at < length || (at > length && digit(text[at - length - 1]))) return false;
    const auto date = text.substr(at - length, length);
    return date[2] == '.' && date[5] == '.' && digit(date[0]) && digit(date[1]) && digit(date[3]) &&
           digit(date[4]);
}

/// The word that ends before this place; moves the place to its start.
std::string_view word_before(std::string_view text, std::size_t& at) {
    std::size_t end = at;
    while (end > 0 && text[end - 1] == ' ') --end;
    const auto space = end == 0 ? std::string_view::npos : text.rfind(' ', end - 1);
    at = space == std::string_view::npos ? 0 : space + 1;
    return text.substr(at, end - at);
}

/// «приказ от 12.01.2026», «от 12 января 2026»: the date of a document that is named, which stays.
bool of_a_document(std::string_view text, std::size_t at) {
    constexpr std::string_view from = "от";
    std::size_t place = at;
    const auto token = text[at == 0 ? 0 : at - 1] == ' ' ? std::string_view{} : word_before(text, place);
    if (!token.empty()) return digit(token.front()) && word_before(text, place) == from;
    const auto month = word_before(text, place);
    const auto day = word_before(text, place);
    return !month.empty() && !day.empty() && digit(day.front()) && word_before(text, place) == from;
}

struct Year {
    int value = 0;
    std::size_t digits = full_digits;
};

/// The year of the period that stands at this place.
std::optional<Year> year_at(std::string_view text, std::size_t at, const Period& period) {
    const int first = static_cast<int>(civil(period.first).year());
    const int last = static_cast<int>(civil(period.last).year());
    Year year;
    if (const auto full = number_at(text, at, full_digits)) {
        year.value = *full;
    } else if (const auto brief = number_at(text, at, short_digits); brief && after_day_and_month(text, at)) {
        year = {first / century * century + *brief, short_digits};
    }
    if (year.value < first || year.value > last || of_a_document(text, at)) return std::nullopt;
    return year;
}

std::string printed(const Year& year, int years) {
    const std::string full = std::to_string(year.value + years);
    return full.substr(full.size() - year.digits);
}

Window later(Window window, int years) {
    if (window.first) window.first = years_later(*window.first, years);
    window.last = years_later(window.last, years);
    return window;
}

std::string dates_in_words(const std::vector<Window>& windows) {
    std::string words;
    for (const auto& window : windows) {
        if (!words.empty()) words += ", ";
        words += russian_date(window.last) + " г.";
    }
    return words;
}

/// A term that a person had set goes on by the same distance, and is asked about.
Deadline moved_as_set(Deadline deadline, const std::vector<Window>& set, int years) {
    deadline.windows.clear();
    for (const auto& window : set) deadline.windows.push_back(later(window, years));
    deadline.kind = set.size() > 1 ? DeadlineKind::several : DeadlineKind::once;
    deadline.every.reset();
    deadline.ambiguous = true;
    deadline.rule = "Перенесено с " + dates_in_words(set) + ": этот срок был назначен человеком.";
    return deadline;
}

class NextYear {
  public:
    NextYear(const Period& period, int years, const ReadingRules& rules)
        : period_(period), next_(years_later(period, years)), years_(years), rules_(rules) {}

    Item row(const PatternRow& pattern) const {
        Item item = pattern.item;
        item.title = moved(item.title);
        if (item.section) item.section = moved(*item.section);
        item.result.text = moved(item.result.text);
        item.responsible.text = moved(item.responsible.text);
        for (auto& party : item.responsible.parties) party = moved(party);
        item.deadline = deadline(pattern);
        return item;
    }
    std::string moved(std::string_view text) const { return years_moved(text, period_, years_); }
    const Period& period() const { return next_; }

  private:
    Deadline deadline(const PatternRow& pattern) const {
        const Deadline& was = pattern.item.deadline;
        const std::string words = moved(was.text);
        auto read = read_deadline(words, next_, rules_);
        read.source = was.source;
        if (!pattern.set_by_person.empty())
            return moved_as_set(std::move(read), pattern.set_by_person, years_);
        // Where a heading over the row («МАРТ») dated it, or the day does not exist in the new year, the
        // words alone don't say the days.
        const bool told = read_deadline(was.text, period_, rules_).windows == was.windows;
        if (!was.windows.empty() && (!told || read.windows.empty())) return moved_as_read(was, words);
        return read;
    }

    Deadline moved_as_read(Deadline was, const std::string& words) const {
        was.rule = "Перенесено с " + dates_in_words(was.windows) + ": из одних слов этот срок не следует.";
        was.text = words;
        was.ambiguous = true;
        was.others.clear();
        for (auto& window : was.windows) window = later(window, years_);
        return was;
    }

    Period period_;
    Period next_;
    int years_;
    const ReadingRules& rules_;
};

}  // namespace

Day years_later(Day day, int years) {
    auto date = civil(day);
    date += std::chrono::years{years};
    if (!date.ok()) date = date.year() / date.month() / std::chrono::last;
    return Day{date};
}

Period years_later(const Period& period, int years) {
    return {years_later(period.first, years), years_later(period.last, years)};
}

std::string years_moved(std::string_view text, const Period& period, int years) {
    std::string moved;
    for (std::size_t at = 0; at < text.size();) {
        if (const auto year = year_at(text, at, period)) {
            moved += printed(*year, years);
            at += year->digits;
        } else {
            moved += text[at++];
        }
    }
    return moved;
}

Roadmap next_period(std::string_view title, const std::optional<std::string>& organization,
                    std::span<const PatternRow> rows, const Period& period, int years,
                    const ReadingRules& rules) {
    const NextYear next(period, years, rules);
    Roadmap made;
    made.title = next.moved(title);
    made.organization = organization;
    made.period = next.period();
    for (const auto& row : rows) made.items.push_back(next.row(row));
    return made;
}

}  // namespace vekha::editions
