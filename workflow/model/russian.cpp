#include "workflow/model/russian.hpp"

#include <array>
#include <cstdlib>

namespace vekha {

std::string russian_date(Day day) {
    static constexpr std::array<std::string_view, 12> months{"января",   "февраля", "марта",  "апреля",
                                                             "мая",      "июня",    "июля",   "августа",
                                                             "сентября", "октября", "ноября", "декабря"};
    const auto date = civil(day);
    return std::to_string(static_cast<unsigned>(date.day())) + " " +
           std::string(months.at(static_cast<unsigned>(date.month()) - 1)) + " " +
           std::to_string(static_cast<int>(date.year()));
}

std::string_view plural(int count, std::string_view one, std::string_view few, std::string_view many) {
    const int hundred = std::abs(count) % 100;
    const int ten = hundred % 10;
    if (hundred >= 11 && hundred <= 14) return many;
    if (ten == 1) return one;
    return ten >= 2 && ten <= 4 ? few : many;
}

std::string counted(int count, std::string_view one, std::string_view few, std::string_view many) {
    return std::to_string(count) + " " + std::string(plural(count, one, few, many));
}

}  // namespace vekha
