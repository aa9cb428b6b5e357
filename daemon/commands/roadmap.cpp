// `vekha roadmap copy N --year 2027`: a plan by the pattern of one in force, its dates moved.
#include "daemon/app/installation.hpp"
#include "daemon/commands/import_request.hpp"
#include "workflow/service/plan_copy.hpp"

namespace vekha::commands {
namespace {

const Grammar grammar{{"--config", "--data", "--clock", "--controller", "--decisions", "--year"},
                      {"--accept-readings", "--dry-run"},
                      2,
                      2,
                      "vekha roadmap copy № --year ГОД [--data КАТАЛОГ | --config ФАЙЛ] [--controller ЛОГИН] "
                      "[--decisions ФАЙЛ.toml] [--accept-readings] [--dry-run]"};

config::Checked<CopyRequest> copy_request(const Arguments& arguments) {
    const auto year = arguments.number("--year");
    if (!year) return tl::unexpected(config::Faults{year.error()});
    const auto decisions = decisions_of(arguments);
    if (!decisions) return tl::unexpected(decisions.error());
    CopyRequest request;
    request.year = static_cast<int>(*year);
    take_decisions(arguments, *decisions, request.document);
    return request;
}

}  // namespace

int roadmap_command(Words words, std::ostream& out, std::ostream& err) {
    const auto arguments = parse_arguments(words, grammar);
    if (!arguments) return fail(err, arguments.error());
    const auto number = parse_number(arguments->words[1]);
    if (arguments->words[0] != "copy" || !number)
        return fail(err, Error{Fault::invalid_input, "Неизвестное действие.", arguments->words[0],
                               "Использование: " + grammar.usage});
    const auto wanted = copy_request(*arguments);
    if (!wanted) return fail(err, wanted.error());
    auto open = open_installation(*arguments);
    if (!open) return fail(err, open.error());
    const auto& organization = *open->site.organization;
    ImportRequest request;
    const auto preview = read_as<ImportPreview>(*open->store, [&](ReadView& view) -> Result<ImportPreview> {
        auto made = copy_of(view, organization, RoadmapId{*number}, *wanted);
        if (!made) return tl::unexpected(made.error());
        request = std::move(*made);
        return preview_import(view, organization, request, open->clock->now());
    });
    if (!preview) return fail(err, preview.error());
    if (preview->blocked() || arguments->has("--dry-run")) return show_preview(*preview, out);
    const auto made = import_roadmap(*open->store, organization, PersonId{}, request, open->clock->now());
    if (!made) return fail(err, made.error());
    show_made(*made, out);
    return 0;
}

}  // namespace vekha::commands
