#include "workflow/model/time.hpp"

#include <array>
#include <charconv>
#include <cstdio>

namespace vekha {
namespace {

/// Reads exactly `width` digits at `at` and moves past them.
std::optional<int> digits(std::string_view text, std::size_t& at, std::size_t width) {
    if (text.size() < at + width) return std::nullopt;
    int value = 0;
    const char* first = text.data() + at;
    for (std::size_t i = 0; i < width; ++i) {
        if (first[i] < '0' || first[i] > '9') return std::nullopt;
        value = value * 10 + (first[i] - '0');
    }
    at += width;
    return value;
}

bool literal(std::string_view text, std::size_t& at, char wanted) {
    if (at >= text.size() || text[at] != wanted) return false;
    ++at;
    return true;
}

std::optional<Day> day_at(std::string_view text, std::size_t& at) {
    const auto year = digits(text, at, 4);
    if (!year || !literal(text, at, '-')) return std::nullopt;
    const auto month = digits(text, at, 2);
    if (!month || !literal(text, at, '-')) return std::nullopt;
    const auto day = digits(text, at, 2);
    if (!day) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{*year},
                                           std::chrono::month{static_cast<unsigned>(*month)},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok()) return std::nullopt;
    return Day{date};
}

}  // namespace

LocalTime FixedZone::local(Instant moment) const {
    const auto shifted = moment + offset_;
    const auto day = std::chrono::floor<std::chrono::days>(shifted);
    return {day, std::chrono::floor<std::chrono::minutes>(shifted - day)};
}

std::string format(Day day) {
    const auto date = civil(day);
    std::array<char, 32> text{};
    const int size = std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                                   static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return {text.data(), static_cast<std::size_t>(size)};
}

std::optional<Day> parse_day(std::string_view text) {
    std::size_t at = 0;
    const auto day = day_at(text, at);
    return at == text.size() ? day : std::nullopt;
}

std::string format(Instant moment) {
    const auto day = std::chrono::floor<std::chrono::days>(moment);
    const std::chrono::hh_mm_ss time{moment - day};
    std::array<char, 32> text{};
    const int size =
        std::snprintf(text.data(), text.size(), "T%02d:%02d:%02d.%03dZ",
                      static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                      static_cast<int>(time.seconds().count()), static_cast<int>(time.subseconds().count()));
    return format(Day{day}) + std::string(text.data(), static_cast<std::size_t>(size));
}

std::string internet_date(Instant moment) {
    static constexpr std::array<const char*, 7> weekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array<const char*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const Day day = std::chrono::floor<std::chrono::days>(moment);
    const auto date = civil(day);
    const std::chrono::hh_mm_ss time(std::chrono::floor<std::chrono::seconds>(moment - day));
    std::array<char, 40> text{};
    const int size =
        std::snprintf(text.data(), text.size(), "%s, %02u %s %d %02d:%02d:%02d",
                      weekdays.at(std::chrono::weekday(day).c_encoding()), static_cast<unsigned>(date.day()),
                      months.at(static_cast<unsigned>(date.month()) - 1), static_cast<int>(date.year()),
                      static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                      static_cast<int>(time.seconds().count()));
    return {text.data(), static_cast<std::size_t>(size)};
}

std::optional<Instant> parse_instant(std::string_view text) {
    std::size_t at = 0;
    const auto day = day_at(text, at);
    if (!day || !literal(text, at, 'T')) return std::nullopt;
    const auto hours = digits(text, at, 2);
    if (!hours || *hours > 23 || !literal(text, at, ':')) return std::nullopt;
    const auto minutes = digits(text, at, 2);
    if (!minutes || *minutes > 59 || !literal(text, at, ':')) return std::nullopt;
    const auto seconds = digits(text, at, 2);
    if (!seconds || *seconds > 59) return std::nullopt;
    int milliseconds = 0;
    if (literal(text, at, '.')) {
        const auto read = digits(text, at, 3);
        if (!read) return std::nullopt;
        milliseconds = *read;
    }
    if (!literal(text, at, 'Z') || at != text.size()) return std::nullopt;
    return Instant{*day} + std::chrono::hours{*hours} + std::chrono::minutes{*minutes} +
           std::chrono::seconds{*seconds} + std::chrono::milliseconds{milliseconds};
}

std::optional<TimeOfDay> parse_time_of_day(std::string_view text) {
    std::size_t at = 0;
    const auto hours = digits(text, at, 2);
    if (!hours || *hours > 23 || !literal(text, at, ':')) return std::nullopt;
    const auto minutes = digits(text, at, 2);
    if (!minutes || *minutes > 59 || at != text.size()) return std::nullopt;
    return std::chrono::hours{*hours} + std::chrono::minutes{*minutes};
}

std::string format_time_of_day(TimeOfDay time) {
    std::array<char, 16> text{};
    const int size = std::snprintf(text.data(), text.size(), "%02d:%02d", static_cast<int>(time.count() / 60),
                                   static_cast<int>(time.count() % 60));
    return {text.data(), static_cast<std::size_t>(size)};
}

}  // namespace vekha
