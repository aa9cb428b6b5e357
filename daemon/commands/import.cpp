// `vekha import FILE`: makes the roadmap and its tasks, or says, row by row, what needs a decision.
#include "workflow/service/import.hpp"

#include "daemon/app/installation.hpp"
#include "daemon/commands/import_request.hpp"
#include "daemon/conversion/converter.hpp"
#include "workflow/model/limits.hpp"
#include "workflow/model/russian.hpp"
#include "workflow/service/kept_rules.hpp"
#include "workflow/service/reading.hpp"
#include "workflow/service/sha256.hpp"

namespace vekha::commands {
namespace {

const Grammar grammar{
    {"--config", "--data", "--clock", "--controller", "--decisions"},
    {"--accept-readings", "--dry-run"},
    1,
    1,
    "vekha import ФАЙЛ [--data КАТАЛОГ | --config ФАЙЛ] [--controller ЛОГИН] [--decisions ФАЙЛ.toml] "
    "[--accept-readings] [--dry-run]"};

std::string last_day(const OtherReading& reading) {
    return reading.windows.empty() ? "без срока" : "по " + russian_date(reading.windows.back().last) + " г";
}

void print(std::ostream& out, const Doubt& doubt) {
    out << (doubt.blocks ? "  решить  " : "  учтите  ");
    if (doubt.position != 0) {
        out << "строка " << doubt.position;
        if (!doubt.number.empty()) out << " (№ " << doubt.number << ")";
        out << ": ";
    }
    out << doubt.reason;
    if (!doubt.text.empty() && doubt.reason.find(doubt.text) == std::string::npos)
        out << " Напечатано: «" << doubt.text << "».";
    out << '\n';
    if (doubt.blocks) out << "          " << doubt.proposal << '\n';
    int place = 0;
    for (const auto& other : doubt.others)
        out << "          other = " << ++place << ": " << last_day(other) << ". " << other.rule << '\n';
    for (const auto& one : doubt.candidates)
        out << "          " << one.owner << ": " << one.name << ". " << one.why << '\n';
}

}  // namespace

void print_doubts(std::ostream& out, const std::vector<Doubt>& doubts, bool blocking) {
    for (const auto& doubt : doubts)
        if (doubt.blocks == blocking) print(out, doubt);
}

config::Checked<config::Decisions> decisions_of(const Arguments& arguments) {
    const auto path = arguments.option("--decisions");
    return path ? config::read_decisions(*path) : config::Decisions{};
}

void take_decisions(const Arguments& arguments, const config::Decisions& decisions, ImportRequest& request) {
    request.controller = arguments.option_or("--controller", decisions.controller);
    request.parties = decisions.parties;
    request.decisions = decisions.rows;
    request.accept_readings = arguments.has("--accept-readings");
}

config::Checked<ImportRequest> read_request(const Arguments& arguments, const Installation& open) {
    const auto one = [](const Error& error) { return tl::unexpected(config::Faults{error}); };
    const auto rules = read_as<ReadingRules>(
        *open.store, [&](ReadView& view) { return rules_of_reading(view, *open.site.organization); });
    if (!rules) return one(rules.error());
    const auto& file = arguments.words.front();
    auto bytes = read_whole_file(file, limits::document_bytes);
    if (!bytes) return one(bytes.error());
    conversion::ProgramConverter converter;
    auto reading = read_bytes(*bytes, *rules, &converter);
    if (!reading) {
        reading.error().where = file + (reading.error().where.empty() ? "" : ", " + reading.error().where);
        return one(reading.error());
    }
    ImportRequest request;
    request.reading = std::move(reading->roadmap);
    request.remarks = std::move(reading->document.remarks);
    request.source_name = std::filesystem::path(file).filename().string();
    request.source_sha256 = sha256_hex(*bytes);
    return request;
}

int show_preview(const ImportPreview& preview, std::ostream& out) {
    out << "Мероприятий: " << preview.items << ", задач: " << preview.tasks << '\n';
    if (preview.blocked()) {
        out << "Сначала нужны решения:\n";
        print_doubts(out, preview.doubts, true);
        out << "Решения по строкам передайте файлом: --decisions ФАЙЛ.toml (см. config/README.md); "
               "согласиться со всеми "
               "прочтениями: --accept-readings.\n";
    }
    print_doubts(out, preview.doubts, false);
    return preview.blocked() ? exit_code(Fault::undecided) : 0;
}

void show_made(const ImportOutcome& made, std::ostream& out) {
    out << "Дорожная карта № " << made.roadmap.value << " поставлена на контроль: мероприятий " << made.items
        << ", задач " << made.tasks << ".\n";
    print_doubts(out, made.doubts, false);
}

int import_command(Words words, std::ostream& out, std::ostream& err) {
    const auto arguments = parse_arguments(words, grammar);
    if (!arguments) return fail(err, arguments.error());
    auto open = open_installation(*arguments);
    if (!open) return fail(err, open.error());
    const auto& organization = *open->site.organization;
    auto request = read_request(*arguments, *open);
    if (!request) return fail(err, request.error());
    const auto decisions = decisions_of(*arguments);
    if (!decisions) return fail(err, decisions.error());
    take_decisions(*arguments, *decisions, *request);
    const auto preview = read_as<ImportPreview>(*open->store, [&](ReadView& view) {
        return preview_import(view, organization, *request, open->clock->now());
    });
    if (!preview) return fail(err, preview.error());
    if (preview->blocked() || arguments->has("--dry-run")) return show_preview(*preview, out);
    const auto made = import_roadmap(*open->store, organization, PersonId{}, *request, open->clock->now());
    if (!made) return fail(err, made.error());
    show_made(*made, out);
    return 0;
}

}  // namespace vekha::commands
