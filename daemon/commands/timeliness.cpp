// `vekha timeliness`: how much of what fell due was done in time, as of the end of a day.
#include "daemon/app/installation.hpp"
#include "daemon/commands/command.hpp"
#include "workflow/reports/timeliness_table.hpp"
#include "workflow/service/journal.hpp"
#include "workflow/service/timeliness_report.hpp"

namespace vekha::commands {
namespace {

const Grammar grammar{
    {"--config", "--data", "--clock", "--as-of", "--from", "--by", "--roadmap"},
    {},
    0,
    0,
    "vekha timeliness [--as-of ГГГГ-ММ-ДД] [--from ГГГГ-ММ-ДД] [--by "
    "person|department|section|roadmap] [--roadmap НОМЕР] [--data КАТАЛОГ | --config ФАЙЛ]"};

std::string_view heading(TimelinessBy by) {
    switch (by) {
        case TimelinessBy::person:
            return "По людям";
        case TimelinessBy::department:
            return "По отделам";
        case TimelinessBy::section:
            return "По разделам";
        case TimelinessBy::roadmap:
            return "По дорожным картам";
    }
    return {};
}

Result<std::optional<Day>> day_option(const Arguments& arguments, const std::string& name) {
    const auto given = arguments.option(name);
    if (!given) return std::optional<Day>();
    if (const auto day = parse_day(*given)) return day;
    return failure(Fault::invalid_input, "«" + *given + "» — не день.", name, "Например: 2026-03-31.");
}

Result<TimelinessQuery> query_of(const Arguments& arguments) {
    TimelinessQuery query;
    const auto as_of = day_option(arguments, "--as-of");
    if (!as_of) return tl::unexpected(as_of.error());
    query.as_of = *as_of;
    const auto from = day_option(arguments, "--from");
    if (!from) return tl::unexpected(from.error());
    query.from = *from;
    const auto by = parse_timeliness_by(arguments.option_or("--by", std::string(name(query.by))));
    if (!by)
        return failure(Fault::invalid_input, "Так итоги не собираются.", "--by",
                       "Есть: person, department, section, roadmap.");
    query.by = *by;
    if (arguments.option("--roadmap")) {
        const auto roadmap = arguments.number("--roadmap");
        if (!roadmap) return tl::unexpected(roadmap.error());
        query.roadmap = RoadmapId{*roadmap};
    }
    return query;
}

}  // namespace

int timeliness_command(Words words, std::ostream& out, std::ostream& err) {
    const auto arguments = parse_arguments(words, grammar);
    if (!arguments) return fail(err, arguments.error());
    const auto query = query_of(*arguments);
    if (!query) return fail(err, query.error());
    const auto open = open_installation(*arguments);
    if (!open) return fail(err, open.error());
    const auto report = timeliness_report(*open->store, *open->site.organization, *query, open->clock->now());
    if (!report) return fail(err, report.error());
    out << timeliness_table(report->figures, report->as_of, report->from, heading(report->by));
    if (report->journal) out << "\nОтметка журнала: " << journal_head_words(*report->journal) << "\n";
    return 0;
}

}  // namespace vekha::commands
