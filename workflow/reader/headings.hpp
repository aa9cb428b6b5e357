// What the headings over a row say for it: its section, the month or year it stands in, the deadline and the
// party of rows that leave theirs empty.
#pragma once

#include <optional>
#include <string>

#include "workflow/model/roadmap.hpp"
#include "workflow/reader/deadline_windows.hpp"
#include "workflow/reader/rows.hpp"

namespace vekha::reading {

class Headings {
  public:
    explicit Headings(const std::optional<Period>& plan) : plan_(plan) {}

    /// A title above the first rows that names a month of the plan: «План на сентябрь».
    void begin_under(const std::string& title);
    void enter(const PlanRow& heading);

    const std::optional<std::string>& section() const { return section_; }
    /// The years and the month that hold for the row, those of its own section's cell among them.
    Frame frame(const PlanRow& row) const;
    /// The words of a deadline that a row without one takes from above: a heading's «Срок: …», else the month
    /// or day that a heading is. Empty text where none does.
    Field deadline(const PlanRow& row) const;
    const Field& party() const { return party_; }

  private:
    void enter_time(const std::string& text, const Source& source);
    std::optional<Period> year_or_plan() const { return year_ ? year_ : plan_; }

    std::optional<Period> plan_;
    std::optional<Period> year_;
    std::optional<Period> near_;
    Field near_words_;  ///< the heading's words that name `near_`
    std::optional<std::string> section_;
    Field deadline_, party_;
};

}  // namespace vekha::reading
