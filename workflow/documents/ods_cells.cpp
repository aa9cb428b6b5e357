#include "workflow/documents/ods_cells.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <optional>
#include <string_view>

#include "workflow/documents/ascii.hpp"
#include "workflow/documents/number_format.hpp"
#include "workflow/documents/xml.hpp"

namespace vekha::ods {
namespace {

using office::attribute;
using office::is;

constexpr int most_spaces = 100;  // that one <text:s> may stand for

/// Gathers the words of paragraphs; white space folded as ODF has it.
class Gatherer {
  public:
    Gatherer(const Look& cell, const Styles& styles) : styles_(styles), cell_(cell) {}

    void paragraph(pugi::xml_node p) {
        if (any_) text_ += '\n';
        any_ = true;
        inside(p, cell_.bold.value_or(false));
    }

    std::string text() const { return std::string(ascii_trimmed(text_)); }
    bool bold() const { return !plain_ && bold_; }
    bool struck() const { return struck_; }

  private:
    void inside(pugi::xml_node node, bool bold) {
        for (const pugi::xml_node part : node.children()) {
            if (part.type() == pugi::node_pcdata || part.type() == pugi::node_cdata) {
                words(part.value(), bold);
            } else if (is(part, "s")) {
                text_.append(
                    static_cast<std::size_t>(std::clamp(office::number(part, "c", 1), 1, most_spaces)), ' ');
            } else if (is(part, "tab")) {
                text_ += ' ';
            } else if (is(part, "line-break")) {
                text_ += '\n';
            } else if (is(part, "span") || is(part, "a") || is(part, "ruby") || is(part, "ruby-base")) {
                const Look look = styles_.look(attribute(part, "style-name"));
                if (look.struck.value_or(false))
                    struck_ = true;
                else
                    inside(part, look.bold.value_or(bold));
            }
        }
    }

    void words(std::string_view text, bool bold) {
        for (const char c : text) {
            const bool space = ascii_space(c);
            if (space && (text_.empty() || ascii_space(text_.back()))) continue;
            text_ += space ? ' ' : c;
            if (!space) (bold ? bold_ : plain_) = true;
        }
    }

    const Styles& styles_;
    const Look& cell_;
    std::string text_;
    bool any_ = false, bold_ = false, plain_ = false, struck_ = false;
};

std::optional<int> digits(std::string_view text, std::size_t from, std::size_t count) {
    int value = 0;
    if (text.size() < from + count) return std::nullopt;
    const auto [end, fault] = std::from_chars(text.data() + from, text.data() + from + count, value);
    return fault == std::errc() && end == text.data() + from + count ? std::optional(value) : std::nullopt;
}

// «2026-05-15», «2026-05-15T14:30:00»
std::string date_words(std::string_view value, const std::optional<DateParts>& parts) {
    const auto year = digits(value, 0, 4), month = digits(value, 5, 2), day = digits(value, 8, 2);
    if (!year || !month || !day) return {};
    const std::chrono::year_month_day date{std::chrono::year{*year},
                                           std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok()) return {};
    const auto hour = digits(value, 11, 2), minute = digits(value, 14, 2);
    const std::chrono::seconds time =
        std::chrono::hours(hour.value_or(0)) + std::chrono::minutes(minute.value_or(0));
    constexpr DateParts whole{true, true, false, true, false, false, false, false, false, false};
    return shown_date(parts.value_or(whole), std::chrono::sys_days(date), time);
}

// «1,1» where the format is General: a number of a row rather than an amount.
std::string number_words(std::string_view value, std::string shown) {
    double number = 0;
    if (std::from_chars(value.data(), value.data() + value.size(), number).ec != std::errc()) return shown;
    std::string plain = plain_number(number), pointed = shown;
    std::replace(pointed.begin(), pointed.end(), ',', '.');
    return shown.empty() || pointed == plain ? plain : shown;
}

}  // namespace

CellWords cell_words(pugi::xml_node cell, std::string_view style, const Styles& styles,
                     SheetNotices& notices) {
    const Look look = styles.look(style);
    Gatherer gatherer(look, styles);
    for (const pugi::xml_node part : cell.children())
        if (is(part, "p")) gatherer.paragraph(part);
    notices.struck = notices.struck || gatherer.struck();
    CellWords words{gatherer.text(), gatherer.bold(), look.centered.value_or(false)};
    const std::string_view type = attribute(cell, "value-type");
    if (type == "date") {
        // The format may show what the value lacks only as LibreOffice prints it.
        if (std::string date = date_words(attribute(cell, "date-value"), look.date); !date.empty())
            words.text = date;
    } else if (type == "float") {
        words.text = number_words(attribute(cell, "value"), std::move(words.text));
    }
    if (!look.struck.value_or(false) || words.text.empty()) return words;
    notices.struck = true;
    return {};
}

}  // namespace vekha::ods
