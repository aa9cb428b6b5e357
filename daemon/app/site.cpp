#include "daemon/app/site.hpp"

#include "config/calendar_file.hpp"
#include "config/policy_file.hpp"
#include "config/rules_file.hpp"
#include "daemon/runtime/zone.hpp"

namespace vekha {
namespace {

/// Takes the value, or keeps the faults.
template <class T>
void take(config::Checked<T> checked, T& into, config::Faults& faults) {
    if (checked)
        into = std::move(*checked);
    else
        faults.insert(faults.end(), checked.error().begin(), checked.error().end());
}

config::Checked<Site> assemble(config::Options options) {
    config::Faults faults;
    Organization organization;
    organization.name = options.organization.name;
    organization.hours = {options.sending.hours_start, options.sending.hours_end, options.sending.any_time};
    take(config::read_policy(options.files.policy), organization.policy, faults);
    take(config::read_policies(options.files.policies), organization.policies, faults);
    // Of one name, the organization's own is meant.
    organization.policies.erase(organization.policy.name);
    take(config::read_rules(options.files.rules), organization.rules, faults);
    take(config::read_calendars(options.files.calendars), organization.calendar, faults);
    organization.zone_name = options.organization.zone;
    if (auto zone = find_zone(organization.zone_name))
        organization.zone = std::move(*zone);
    else
        faults.push_back(zone.error());
    if (!faults.empty()) return tl::unexpected(std::move(faults));
    return Site{std::move(options), std::make_shared<const Organization>(std::move(organization))};
}

}  // namespace

config::Checked<Site> load_site(const std::filesystem::path& settings) {
    auto options = config::read_options(settings);
    if (!options) return tl::unexpected(std::move(options.error()));
    return assemble(std::move(*options));
}

config::Checked<Site> default_site() {
    return assemble(config::Options{});
}

}  // namespace vekha
