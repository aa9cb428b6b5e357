#include "daemon/app/warnings.hpp"

#include "daemon/runtime/log.hpp"
#include "workflow/service/date_changes.hpp"

namespace vekha {

void warn_of_calendar(const Organization& organization, Instant now) {
    const int year = static_cast<int>(civil(organization.zone->local(now).day).year());
    for (const int one : {year, year + 1}) {
        const auto standing = organization.calendar.standing(one);
        if (standing == CalendarStanding::official) continue;
        log::warning(standing == CalendarStanding::provisional ? "calendar_provisional"
                                                               : "calendar_counts_weekends_only",
                     {{"year", std::to_string(one)}});
    }
}

Result<void> warn_of_dates(Store& store, const Organization& organization) {
    const auto waiting = dates_to_approve(store, organization);
    if (!waiting) return tl::unexpected(waiting.error());
    if (*waiting > 0)
        log::warning("dates_would_move", {{"tasks", std::to_string(*waiting)},
                                          {"pack", organization.rules.name},
                                          {"version", organization.rules.version},
                                          {"see", "vekha dates"}});
    return {};
}

Result<void> warn_of_places(Store& store, const OutsideRules& rules, std::string_view section) {
    const auto unknown =
        read_as<std::vector<std::string>>(store, [&](ReadView& view) { return unknown_places(view, rules); });
    if (!unknown) return tl::unexpected(unknown.error());
    for (const auto& one : *unknown)
        log::warning("organization_unknown", {{"section", section}, {"organization", one}});
    return {};
}

}  // namespace vekha
