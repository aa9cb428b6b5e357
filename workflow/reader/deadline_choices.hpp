// The questions that come up while a deadline's atoms get their meaning. A reading asks them, each gets one
// answer; what was asked tells afterwards which other readings are as honest.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "workflow/model/reading_rules.hpp"

namespace vekha::reading {

/// A doubt that belongs to these words alone: no convention of an organization can settle it.
enum class Doubt {
    other_year,      ///< more than one year of the plan would do
    far_year,        ///< the printed year lies far from the plan
    misprint,        ///< a slip in the words
    no_such_day,     ///< «31 апреля»
    month_and_year,  ///< «09.12» near the year 2012
    swapped,         ///< the first day comes after the last
    order,           ///< a list of months out of order
    also_needed,     ///< «и по мере необходимости»
    rhythm_beside,   ///< a rhythm beside a date
    lasting_beside,  ///< «постоянно» beside a date or a rhythm
    coarser_rhythm,  ///< two rhythms
    event_beside,    ///< «не реже …» beside «по плану»
    fulfilled,       ///< «выполнено»
    clock_only,      ///< only a time of day
    onward,          ///< «далее постоянно»
    cut,             ///< more windows than the limit
    scheme,          ///< days of a month or a week that a person must refine
    times_in_cycle,  ///< «2 раза в месяц»
    reach,           ///< «в течение года» in a plan of several years
    approximate,     ///< «ориентировочно»
    no_date,         ///< words that name neither a date nor an event
};

/// One Russian clause: why the words can be read otherwise.
std::string_view sentence_of(Doubt doubt);

/// Whether a question is a person's business. A custom is applied without asking: «ежемесячно» ends with the
/// month.
enum class Weight { custom, doubt };

struct Question {
    std::string_view convention;
    Weight weight = Weight::custom;
};

class Choices {
  public:
    /// `taken` is the doubt whose other side this reading takes.
    explicit Choices(const ReadingRules& rules, std::optional<Doubt> taken = {})
        : rules_(rules), taken_(taken) {}

    /// Asks a convention: true if its answer is `choice`.
    bool is(std::string_view convention, std::string_view choice, Weight weight = Weight::doubt);
    /// Raises a doubt: true if this reading takes its other side.
    bool take(Doubt doubt);

    const std::vector<Question>& questions() const { return questions_; }  ///< in the order of asking
    const std::vector<Doubt>& doubts() const { return doubts_; }

  private:
    const ReadingRules& rules_;
    std::optional<Doubt> taken_;
    std::vector<Question> questions_;
    std::vector<Doubt> doubts_;
};

}  // namespace vekha::reading
