#include "workflow/documents/number_format.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>

#include "workflow/documents/number_format_code.hpp"

namespace vekha {
namespace {

using Kind = FormatSection::Kind;

constexpr double latest_day = 2'958'465;  // 31.12.9999, as Excel counts
constexpr double largest_shown = 1e15;
constexpr int days_1904 = 1462;  // between the two ways of counting
constexpr int phantom_day = 60;  // 29.02.1900, which Excel believes in
constexpr int most_decimals = 10;

std::string printed(double value, std::chars_format how, int precision) {
    std::array<char, 400> buffer{};
    const auto [end, fault] =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, how, precision);
    return fault == std::errc() ? std::string(buffer.data(), end) : std::string();
}

// Digits before the point in threes.
std::string grouped(const std::string& whole) {
    std::string out;
    for (std::size_t i = 0; i < whole.size(); ++i) {
        if (i != 0 && (whole.size() - i) % 3 == 0) out += ' ';
        out += whole[i];
    }
    return out;
}

std::string number_words(const FormatSection& section, double value) {
    for (int i = 0; i < section.percents; ++i) value *= 100;
    const std::string fixed =
        printed(value, std::chars_format::fixed, std::min(section.decimals, most_decimals));
    const auto point = fixed.find('.');
    std::string whole = fixed.substr(0, point);
    std::string part = point == std::string::npos ? std::string() : fixed.substr(point + 1);
    while (part.size() > static_cast<std::size_t>(section.fewest_decimals) && part.ends_with('0'))
        part.pop_back();
    if (whole.size() < static_cast<std::size_t>(section.digits))
        whole.insert(0, static_cast<std::size_t>(section.digits) - whole.size(), '0');
    if (section.grouped) whole = grouped(whole);
    return whole + (part.empty() ? "" : "," + part);
}

std::string date_words(const FormatSection& section, double value, bool from_1904) {
    if (from_1904) value += days_1904;
    // Excel rounds to a second what it shows.
    const double seconds = std::round(value * 86'400);
    auto day = static_cast<long long>(seconds / 86'400);
    const auto rest = static_cast<long long>(seconds) - day * 86'400;
    if (day < phantom_day && !from_1904 && day > 0 && !section.date.elapsed) ++day;
    const std::chrono::sys_days date =
        std::chrono::sys_days{std::chrono::year{1899} / 12 / 30} + std::chrono::days{day};
    return shown_date(section.date, date, std::chrono::seconds{rest});
}

}  // namespace

std::string plain_number(double value) {
    if (!std::isfinite(value)) return {};
    if (value == std::floor(value) && std::abs(value) < largest_shown)
        return printed(value == 0 ? 0 : value, std::chars_format::fixed, 0);
    return printed(value, std::chars_format::general, most_decimals);
}

NumberFormat::NumberFormat() : sections_(1) {}

NumberFormat::NumberFormat(std::string_view code) : sections_(format_sections(code)) {}

NumberFormat NumberFormat::built_in(int id) {
    struct BuiltIn {
        int first, last;
        std::string_view code;
    };
    // Beyond 22 they differ by locale: those of East Asia are dates and times in a Russian office too.
    constexpr std::array formats{BuiltIn{1, 1, "0"},
                                 BuiltIn{2, 2, "0.00"},
                                 BuiltIn{3, 3, "#,##0"},
                                 BuiltIn{4, 4, "#,##0.00"},
                                 BuiltIn{9, 9, "0%"},
                                 BuiltIn{10, 10, "0.00%"},
                                 BuiltIn{14, 14, "dd.mm.yyyy"},
                                 BuiltIn{15, 15, "d-mmm-yy"},
                                 BuiltIn{16, 16, "d-mmm"},
                                 BuiltIn{17, 17, "mmm-yy"},
                                 BuiltIn{18, 21, "h:mm"},
                                 BuiltIn{22, 22, "dd.mm.yyyy h:mm"},
                                 BuiltIn{27, 31, "dd.mm.yyyy"},
                                 BuiltIn{32, 35, "h:mm"},
                                 BuiltIn{36, 36, "dd.mm.yyyy"},
                                 BuiltIn{37, 38, "#,##0"},
                                 BuiltIn{39, 40, "#,##0.00"},
                                 BuiltIn{45, 45, "mm:ss"},
                                 BuiltIn{46, 46, "[h]:mm:ss"},
                                 BuiltIn{47, 47, "mm:ss"},
                                 BuiltIn{50, 54, "dd.mm.yyyy"},
                                 BuiltIn{55, 56, "h:mm"},
                                 BuiltIn{57, 58, "dd.mm.yyyy"}};
    for (const BuiltIn& format : formats)
        if (id >= format.first && id <= format.last) return NumberFormat(format.code);
    return {};
}

std::string NumberFormat::shown(double value, bool from_1904) const {
    if (!std::isfinite(value)) return {};
    const std::size_t asked = value < 0 ? 1 : value == 0 ? 2 : 0;
    const bool own = asked < sections_.size();
    const FormatSection& section = sections_[own ? asked : 0];
    const bool minus = value < 0 && !own;
    const double size = std::abs(value);
    std::string words;
    switch (section.kind) {
        case Kind::literal:
            return section.before;
        case Kind::date:
            if (value < 0 || value > latest_day) return plain_number(value);
            words = date_words(section, value, from_1904);
            break;
        case Kind::number:
            if (size >= largest_shown) return plain_number(value);
            words = number_words(section, size);
            break;
        default:
            words = plain_number(size);
    }
    return (minus ? "-" : "") + section.before + words + section.after;
}

}  // namespace vekha
