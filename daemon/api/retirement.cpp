#include "daemon/api/retirement.hpp"

#include <array>

namespace vekha::api {
namespace {

// RFC 9110, 5.6.7: English names, whatever the machine's locale.
constexpr std::array<std::string_view, 7> weekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::string two_digits(unsigned number) {
    const auto text = std::to_string(number);
    return text.size() < 2 ? "0" + text : text;
}

}  // namespace

std::string http_date(std::chrono::sys_days day) {
    const std::chrono::year_month_day parts(day);
    std::string text(weekdays[std::chrono::weekday(day).c_encoding()]);
    text += ", " + two_digits(unsigned(parts.day())) + " ";
    text += months[unsigned(parts.month()) - 1];
    return text + " " + std::to_string(int(parts.year())) + " 00:00:00 GMT";
}

void announce(http::Response& answer, const Retirement& retirement) {
    const std::chrono::sys_seconds since(retirement.deprecated);
    answer.with("Deprecation", "@" + std::to_string(since.time_since_epoch().count()))
        .with("Sunset", http_date(retirement.sunset))
        .with("Link", "<" + std::string(retirement.instead) + ">; rel=\"successor-version\"");
}

}  // namespace vekha::api
