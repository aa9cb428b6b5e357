// Excel's number formats: what a person sees in a cell whose value is a number.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "workflow/documents/sheet_dates.hpp"

namespace vekha {

/// One of the sections of a format code («0.00», «[$-419]mmmm yyyy», «# ##0\ "руб."»).
struct FormatSection {
    enum class Kind { general, number, date, literal };
    Kind kind = Kind::general;
    std::string before, after;  ///< literal words around the number
    DateParts date;
    int decimals = 0;         ///< digits after the point
    int fewest_decimals = 0;  ///< of them never dropped
    int digits = 0;           ///< least digits before the point
    bool grouped = false;
    int percents = 0;
};

class NumberFormat {
  public:
    /// General.
    NumberFormat();
    explicit NumberFormat(std::string_view code);
    /// The formats that files name by number alone; General for numbers that mean nothing.
    static NumberFormat built_in(int id);

    /// The value as shown in a Russian office: decimal commas, dates as shown_date prints them. Days count
    /// from 1904 where the book says so.
    std::string shown(double value, bool from_1904) const;
    bool is_date() const { return sections_.front().kind == FormatSection::Kind::date; }

  private:
    std::vector<FormatSection> sections_;  // for positive, negative, zero; never empty
};

/// A number without a format: up to ten digits that matter, a decimal point (such cells are numbers of rows,
/// «1.1», rather than amounts).
std::string plain_number(double value);

}  // namespace vekha
