#include "config/sample.hpp"

#include <array>
#include <charconv>
#include <cstdint>
#include <optional>

#include "config/builtin.hpp"
#include "workflow/model/russian.hpp"

namespace vekha::config {
namespace {

constexpr std::array<std::string_view, 12> months_small{"январь",   "февраль", "март",   "апрель",
                                                        "май",      "июнь",    "июль",   "август",
                                                        "сентябрь", "октябрь", "ноябрь", "декабрь"};
constexpr std::array<std::string_view, 12> months_large{"Январь",   "Февраль", "Март",   "Апрель",
                                                        "Май",      "Июнь",    "Июль",   "Август",
                                                        "Сентябрь", "Октябрь", "Ноябрь", "Декабрь"};
constexpr std::array<std::string_view, 4> quarters{"I", "II", "III", "IV"};
constexpr std::int64_t furthest = 1000;  // days, months … from today; the sample stays within a year or two

/// Takes "+12" or "-3" off the front.
std::optional<int> take_number(std::string_view& text) {
    const bool plus = text.starts_with('+');
    if (plus) text.remove_prefix(1);
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || number > furthest || number < -furthest) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return number;
}

class Dates {
  public:
    Dates(Day today, const WorkingCalendar& calendar) : today_(today), calendar_(calendar) {
        const auto date = civil(today);
        first_year_ = static_cast<int>(date.year());
        school_year_ = date.month() >= std::chrono::July;
    }

    /// What stands for the place, or nothing for an unknown one.
    std::optional<std::string> words(std::string_view place) const {
        if (place == "plan") return plan();
        if (place == "last")
            return in_words(school_year_ ? day_of(first_year_ + 1, 5, 31) : day_of(first_year_, 12, 31));
        const auto colon = place.find(':');
        if (colon == place.npos) return std::nullopt;
        const auto kind = place.substr(0, colon);
        auto rest = place.substr(colon + 1);
        const auto offset = take_number(rest);
        if (!offset) return std::nullopt;
        if (kind == "months") {
            const auto count = take_number(rest);
            if (!count || *count < 2 || !rest.empty()) return std::nullopt;
            return month_range(*offset, *count);
        }
        if (!rest.empty()) return std::nullopt;
        if (kind == "day") return in_words(working_day(*offset));
        if (kind == "date") return in_digits(working_day(*offset));
        if (kind == "month") return month(*offset);
        if (kind == "quarter") return quarter(*offset);
        if (kind == "year") return std::to_string(first_year_ + *offset);
        return std::nullopt;
    }

  private:
    Day working_day(int offset) const {
        return offset == 0 ? calendar_.next_or_same(today_) : calendar_.add_working_days(today_, offset);
    }

    static std::string in_words(Day day) { return russian_date(day) + " года"; }

    static std::string in_digits(Day day) {
        const std::string text = format(day);
        return text.substr(8, 2) + "." + text.substr(5, 2) + "." + text.substr(0, 4);
    }

    std::chrono::year_month month_at(int offset) const {
        const auto date = civil(today_);
        return std::chrono::year_month{date.year(), date.month()} + std::chrono::months{offset};
    }

    static std::size_t index(std::chrono::year_month month) {
        return static_cast<unsigned>(month.month()) - 1;
    }
    static std::string year(std::chrono::year_month month) {
        return std::to_string(static_cast<int>(month.year())) + " года";
    }

    std::string month(int offset) const {
        const auto at = month_at(offset);
        return std::string(months_large[index(at)]) + " " + year(at);
    }

    std::string month_range(int offset, int count) const {
        const auto first = month_at(offset);
        const auto last = month_at(offset + count - 1);
        const std::string from(months_large[index(first)]);
        const std::string to = std::string(months_small[index(last)]) + " " + year(last);
        return from + (first.year() == last.year() ? "" : " " + year(first)) + " – " + to;
    }

    std::string quarter(int offset) const {
        const auto at = month_at(3 * offset);
        return std::string(quarters[index(at) / 3]) + " квартал " + year(at);
    }

    std::string plan() const {
        const auto first = std::to_string(first_year_);
        return school_year_ ? first + "-" + std::to_string(first_year_ + 1) + " учебный год" : first + " год";
    }

    Day today_;
    const WorkingCalendar& calendar_;
    int first_year_ = 0;
    bool school_year_ = false;
};

}  // namespace

std::string lay_sample(std::string_view text, Day today, const WorkingCalendar& calendar) {
    const Dates dates(today, calendar);
    std::string laid;
    while (true) {
        const auto open = text.find("{{");
        const auto close = open == text.npos ? text.npos : text.find("}}", open);
        if (close == text.npos) return laid.append(text);
        laid.append(text.substr(0, open));
        const auto words = dates.words(text.substr(open + 2, close - open - 2));
        laid.append(words ? std::string_view(*words) : text.substr(open, close + 2 - open));
        text.remove_prefix(close + 2);
    }
}

std::string sample_roadmap(Day today, const WorkingCalendar& calendar) {
    return lay_sample(builtin_file("sample/roadmap.txt"), today, calendar);
}

std::string_view sample_people() {
    return builtin_file("sample/people.toml");
}

}  // namespace vekha::config
