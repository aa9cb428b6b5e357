// `vekha amend FILE --roadmap N`: a new edition beside the one in force, and then in its place.
#include "daemon/app/installation.hpp"
#include "daemon/commands/import_request.hpp"
#include "workflow/service/edition.hpp"

namespace vekha::commands {
namespace {

using editions::Fate;

const Grammar grammar{
    {"--config", "--data", "--clock", "--controller", "--decisions", "--roadmap", "--reason"},
    {"--accept-readings", "--accept-matches", "--accept-dropped", "--dry-run"},
    1,
    1,
    "vekha amend ФАЙЛ --roadmap № [--reason \"приказ № 45 от 12.03.2026\"] [--data КАТАЛОГ | --config ФАЙЛ] "
    "[--decisions ФАЙЛ.toml] [--accept-readings] [--accept-matches] [--accept-dropped] [--dry-run]"};

std::string_view mark(const EditionRow& row) {
    if (!row.row.sure) return "та же?";
    switch (row.row.fate) {
        case Fate::added:
            return "новая";
        case Fate::dropped:
            return "исключена";
        case Fate::changed:
            return "изменена";
        case Fate::moved:
            return "перемещена";
        case Fate::same:
            break;
    }
    return "прежняя";
}

std::string_view in_words(editions::Field field) {
    switch (field) {
        case editions::Field::section:
            return "раздел";
        case editions::Field::number:
            return "номер";
        case editions::Field::title:
            return "мероприятие";
        case editions::Field::deadline:
            return "срок";
        case editions::Field::deadline_words:
            return "слова срока";
        case editions::Field::parties:
            return "ответственные";
        case editions::Field::evidence:
            return "подтверждение";
        case editions::Field::result:
            break;
    }
    return "результат";
}

void print(std::ostream& out, const EditionRow& row) {
    const Item& item = row.position == 0 ? row.was : row.now;
    out << "  " << mark(row) << ": ";
    if (row.position != 0) out << "строка " << row.position << ' ';
    if (row.was_position != 0) out << "(была " << row.was_position << ") ";
    out << "«" << item.title << "»\n";
    for (const auto field : row.row.changed)
        out << "      " << in_words(field) << ": «" << editions::shown(row.was, field) << "» → «"
            << editions::shown(row.now, field) << "»\n";
    for (const auto& effect : row.tasks)
        if (!effect.note.empty())
            out << "      задача " << effect.task.id.value << ": " << effect.note << '\n';
}

int show(const EditionPreview& preview, std::ostream& out) {
    out << "Действует редакция " << preview.edition << ". Строк прежних — " << preview.count(Fate::same)
        << ", перемещено — " << preview.count(Fate::moved) << ", изменено — " << preview.count(Fate::changed)
        << ", новых — " << preview.count(Fate::added) << ", исключено — " << preview.count(Fate::dropped)
        << ".\n";
    for (const auto& row : preview.rows)
        if (row.row.fate != Fate::same || !row.row.sure) print(out, row);
    if (preview.blocked()) out << "Сначала нужны решения:\n";
    if (preview.reason.empty())
        out << "  решить  каким документом внесены изменения: --reason \"приказ № 45 от 12.03.2026\"\n";
    if (preview.mostly_dropped)
        out << "  решить  в документе нет большинства строк плана; если план и правда сокращён: "
               "--accept-dropped\n";
    if (preview.unsure() > 0)
        out << "  решить  та ли это строка: разделы [[goes_on]] файла --decisions или --accept-matches\n";
    print_doubts(out, preview.doubts, true);
    print_doubts(out, preview.doubts, false);
    return preview.blocked() ? exit_code(Fault::undecided) : 0;
}

Result<RoadmapId> roadmap_of(const Arguments& arguments) {
    auto number = arguments.number("--roadmap");
    if (!number) return tl::unexpected(number.error());
    return RoadmapId{*number};
}

config::Checked<EditionRequest> edition_of(const Arguments& arguments, const Installation& open) {
    auto document = read_request(arguments, open);
    if (!document) return tl::unexpected(document.error());
    auto decisions = decisions_of(arguments);
    if (!decisions) return tl::unexpected(decisions.error());
    EditionRequest request;
    request.document = std::move(*document);
    take_decisions(arguments, *decisions, request.document);
    request.rows = std::move(decisions->goes_on);
    request.accept_matches = arguments.has("--accept-matches");
    request.accept_dropped = arguments.has("--accept-dropped");
    request.reason = arguments.option_or("--reason", "");
    return request;
}

}  // namespace

int amend_command(Words words, std::ostream& out, std::ostream& err) {
    const auto arguments = parse_arguments(words, grammar);
    if (!arguments) return fail(err, arguments.error());
    const auto roadmap = roadmap_of(*arguments);
    if (!roadmap) return fail(err, roadmap.error());
    auto open = open_installation(*arguments);
    if (!open) return fail(err, open.error());
    auto request = edition_of(*arguments, *open);
    if (!request) return fail(err, request.error());
    const auto& organization = *open->site.organization;
    const auto preview = read_as<EditionPreview>(*open->store, [&](ReadView& view) {
        return preview_edition(view, organization, *roadmap, *request, open->clock->now());
    });
    if (!preview) return fail(err, preview.error());
    if (arguments->has("--dry-run") || (preview->blocked() && !preview->changes_nothing()))
        return show(*preview, out);
    request->expected_edition = preview->edition;
    const auto done =
        apply_edition(*open->store, organization, PersonId{}, *roadmap, *request, open->clock->now());
    if (!done) return fail(err, done.error());
    out << "Редакция " << done->edition.number << " дорожной карты № " << roadmap->value << " действует ("
        << done->edition.reason << "): новых задач " << done->tasks_made << ", изменено "
        << done->tasks_changed << ", снято с контроля " << done->tasks_cancelled << "; уведомлено людей "
        << done->people_told << ".\n";
    print_doubts(out, done->doubts, false);
    return 0;
}

}  // namespace vekha::commands
