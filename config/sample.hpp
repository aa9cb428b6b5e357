// The sample district: a roadmap whose dates are laid around today, so that a newcomer sees tasks late, due
// and ahead.
#pragma once

#include <string>
#include <string_view>

#include "workflow/engine/calendar.hpp"
#include "workflow/model/time.hpp"

namespace vekha::config {

/// Fills the places of a roadmap template with dates in the words of office documents, counted from `today`.
/// The plan is the one that lies nearest: of the calendar year from January to June, of the school year from
/// July on.
///
/// | place | gives | for 22 November 2026 |
/// |---|---|---|
/// | {{day:-12}} | the day so many working days away; 0: today, or the next working day | 5 ноября 2026 года
/// | | {{date:-12}} | the same in digits | 05.11.2026 | | {{month:+1}} | the month so many months away |
/// Декабрь 2026 года | | {{months:+1+2}} | so many months, from the one so many months away | Декабрь 2026
/// года – январь 2027 года | | {{quarter:0}} | the quarter so many quarters away | IV квартал 2026 года | |
/// {{year:0}} | the year so many years after the plan's first | 2026 | | {{plan}} | what the plan is for |
/// 2026-2027 учебный год | | {{last}} | the plan's last day | 31 мая 2027 года |
///
/// Pure. A place it does not know stays as it is.
std::string lay_sample(std::string_view text, Day today, const WorkingCalendar& calendar);

/// The sample roadmap compiled in (config/sample/roadmap.txt), laid around `today`.
std::string sample_roadmap(Day today, const WorkingCalendar& calendar);

/// The people of the sample district (config/sample/people.toml), as TOML.
std::string_view sample_people();

}  // namespace vekha::config
