// `vekha sample [DAY]`: the sample roadmap as a document, its terms laid around a day; to try read, import
// and simulate on.
#include "config/sample.hpp"

#include "daemon/app/site.hpp"
#include "daemon/commands/command.hpp"
#include "daemon/runtime/clock.hpp"

namespace vekha::commands {
namespace {

const Grammar grammar{{}, {}, 0, 1, "vekha sample [ДЕНЬ]"};

}  // namespace

int sample_command(Words words, std::ostream& out, std::ostream& err) {
    const auto arguments = parse_arguments(words, grammar);
    if (!arguments) return fail(err, arguments.error());
    const auto site = default_site();
    if (!site) return fail(err, site.error());
    const auto& organization = *site->organization;
    auto day = std::optional<Day>{organization.zone->local(make_system_clock()->now()).day};
    if (!arguments->words.empty()) day = parse_day(arguments->words.front());
    if (!day)
        return fail(err, Error{Fault::invalid_input, "«" + arguments->words.front() + "» — не день.", "",
                               "Пишите год-месяц-день, например 2026-03-01."});
    out << config::sample_roadmap(*day, organization.calendar);
    return 0;
}

}  // namespace vekha::commands
