#include "workflow/documents/sheet_dates.hpp"

#include <array>
#include <string_view>

namespace vekha {
namespace {

constexpr std::array<std::string_view, 12> months{"январь",   "февраль", "март",   "апрель",
                                                  "май",      "июнь",    "июль",   "август",
                                                  "сентябрь", "октябрь", "ноябрь", "декабрь"};
constexpr std::array<std::string_view, 12> of_months{"января",   "февраля", "марта",  "апреля",
                                                     "мая",      "июня",    "июля",   "августа",
                                                     "сентября", "октября", "ноября", "декабря"};
constexpr std::array<std::string_view, 7> weekdays{"воскресенье", "понедельник", "вторник", "среда",
                                                   "четверг",     "пятница",     "суббота"};
constexpr std::array<std::string_view, 4> quarters{"I квартал", "II квартал", "III квартал", "IV квартал"};

std::string two(long long number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string date_words(const DateParts& parts, std::chrono::sys_days day) {
    const std::chrono::year_month_day date(day);
    const auto month = static_cast<unsigned>(date.month());
    const std::string year = std::to_string(static_cast<int>(date.year()));
    const auto number = static_cast<unsigned>(date.day());
    if (parts.day && parts.month && parts.year) return two(number) + "." + two(month) + "." + year;
    if (parts.day && parts.month) return std::to_string(number) + " " + std::string(of_months[month - 1]);
    if (parts.month && parts.year) return std::string(months[month - 1]) + " " + year;
    if (parts.quarter) return std::string(quarters[(month - 1) / 3]) + (parts.year ? " " + year : "");
    if (parts.month) return parts.month_word ? std::string(months[month - 1]) : two(month);
    if (parts.year) return year;
    if (parts.day) return std::to_string(number);
    if (parts.weekday) return std::string(weekdays[std::chrono::weekday(day).c_encoding()]);
    return {};
}

std::string time_words(const DateParts& parts, std::chrono::sys_days day, std::chrono::seconds time) {
    long long hours = time.count() / 3600;
    const long long minutes = time.count() / 60 % 60, seconds = time.count() % 60;
    if (parts.elapsed) hours += (day - std::chrono::sys_days{std::chrono::year{1899} / 12 / 30}).count() * 24;
    if (!parts.hour) return parts.minute ? two(minutes) + ":" + two(seconds) : two(seconds);
    return two(hours) + ":" + two(minutes) + (parts.second ? ":" + two(seconds) : "");
}

}  // namespace

std::string shown_date(const DateParts& parts, std::chrono::sys_days day, std::chrono::seconds time) {
    const bool timed = parts.hour || parts.minute || parts.second;
    std::string out = date_words(parts, day);
    if (!timed || (!out.empty() && time.count() == 0)) return out;
    return out + (out.empty() ? "" : " ") + time_words(parts, day, time);
}

}  // namespace vekha
