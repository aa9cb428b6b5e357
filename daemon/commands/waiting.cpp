// `vekha waiting`: rows that wait for a date, by event. `vekha event № --event "…" --day ДЕНЬ`: sets one
// going. `vekha order №`: which rows come before which.
#include "workflow/service/waiting.hpp"

#include "daemon/app/installation.hpp"
#include "daemon/commands/command.hpp"
#include "workflow/model/russian.hpp"
#include "workflow/service/dependencies.hpp"
#include "workflow/service/row_dates.hpp"

namespace vekha::commands {
namespace {

const Grammar waiting_grammar{
    {"--config", "--data", "--clock"}, {}, 0, 1, "vekha waiting [№] [--data КАТАЛОГ | --config ФАЙЛ]"};
const Grammar event_grammar{
    {"--config", "--data", "--clock", "--event", "--row", "--day", "--from", "--basis"},
    {"--dry-run"},
    1,
    1,
    "vekha event № (--event \"после утверждения плана\" | --row СТРОКА) --day ГГГГ-ММ-ДД [--from ГГГГ-ММ-ДД] "
    "--basis \"приказ № 3 от 01.03.2026\" [--dry-run] [--data КАТАЛОГ | --config ФАЙЛ]"};
const Grammar order_grammar{
    {"--config", "--data", "--clock", "--first", "--then"},
    {"--drop", "--refuse"},
    1,
    1,
    "vekha order № [--first СТРОКА --then СТРОКА [--drop | --refuse]] [--data КАТАЛОГ | --config ФАЙЛ]"};

tl::unexpected<Error> misused(const std::string& what, const Grammar& grammar) {
    return failure(Fault::invalid_input, what, {}, "Использование: " + grammar.usage);
}

Result<RoadmapId> roadmap_of(const Arguments& arguments, const Grammar& grammar) {
    const auto number = parse_number(arguments.words.front());
    if (!number) return misused("«" + arguments.words.front() + "» — не номер дорожной карты.", grammar);
    return RoadmapId{*number};
}

Result<Day> day_of(const Arguments& arguments, const std::string& name) {
    const auto words = arguments.option_or(name, "");
    const auto day = parse_day(words);
    if (!day)
        return failure(Fault::invalid_input, "«" + words + "» — не дата.", name,
                       "Пишите год-месяц-день, например 2026-03-12.");
    return *day;
}

std::string row_words(const StoredItem& row) {
    return "строка " + std::to_string(row.position) + " «" + row.item.title + "»";
}

void print(std::ostream& out, const WaitingEvent& event) {
    out << "Дорожная карта № " << event.roadmap.value << ", "
        << (event.event.empty() ? "событие не названо" : "«" + event.event + "»") << ":\n";
    for (const auto& row : event.rows)
        out << "  " << row_words(row) << ", срок «" << row.item.deadline.text << "»\n";
}

void print(std::ostream& out, const std::vector<DatedRow>& rows) {
    for (const auto& dated : rows) {
        out << "  " << row_words(dated.row) << '\n';
        for (const auto& term : dated.terms)
            out << "      срок " << russian_date(term.due) << " г. " << term.due_rule << '\n';
        for (const auto& effect : dated.moved)
            if (!effect.note.empty())
                out << "      задача " << effect.task.id.value << ": " << effect.note << '\n';
    }
}

/// What the words ask for: the day of an event, or the dates of one row that names none.
struct Wanted {
    std::optional<EventDay> event;
    std::optional<RowDates> dates;
};

Result<Wanted> wanted_of(const Arguments& arguments) {
    const auto roadmap = roadmap_of(arguments, event_grammar);
    if (!roadmap) return tl::unexpected(roadmap.error());
    const auto day = day_of(arguments, "--day");
    if (!day) return tl::unexpected(day.error());
    const auto basis = arguments.option_or("--basis", "");
    const auto event = arguments.option_or("--event", "");
    Wanted wanted;
    if (!event.empty()) {
        if (arguments.option("--row") || arguments.option("--from"))
            return misused("Указано и событие, и сроки строки.", event_grammar);
        wanted.event = EventDay{*roadmap, event, {}, *day, basis};
        return wanted;
    }
    const auto row = arguments.number("--row");
    if (!row) return misused("Не указано ни событие, ни строка.", event_grammar);
    Window window{std::nullopt, *day};
    if (arguments.option("--from")) {
        const auto from = day_of(arguments, "--from");
        if (!from) return tl::unexpected(from.error());
        if (*from > *day) return misused("Начало позже срока.", event_grammar);
        window.first = *from;
    }
    wanted.dates = RowDates{*roadmap, static_cast<int>(*row), {window}, basis};
    return wanted;
}

Result<std::vector<DatedRow>> preview(const Installation& open, const Wanted& wanted) {
    const auto& organization = *open.site.organization;
    const Instant now = open.clock->now();
    return read_as<std::vector<DatedRow>>(*open.store, [&](ReadView& view) {
        return wanted.event ? preview_event_day(view, organization, *wanted.event, now)
                            : preview_row_dates(view, organization, *wanted.dates, now);
    });
}

Result<DatesOutcome> set(const Installation& open, const Wanted& wanted) {
    const auto& organization = *open.site.organization;
    const Instant now = open.clock->now();
    return wanted.event ? set_event_day(*open.store, organization, PersonId{}, *wanted.event, now)
                        : set_row_dates(*open.store, organization, PersonId{}, *wanted.dates, now);
}

void print(std::ostream& out, const Dependency& one) {
    const auto* const standing = one.agreed ? "согласовано" : one.refused ? "отклонено" : "предлагается";
    out << "  " << standing << ": сначала " << row_words(one.first) << " (закрыто задач "
        << one.progress.closed << " из " << one.progress.tasks << "), потом " << row_words(one.then) << '\n';
}

Result<DependencyChange> change_of(const Arguments& arguments, RoadmapId roadmap) {
    const auto first = arguments.number("--first");
    if (!first) return tl::unexpected(first.error());
    const auto then = arguments.number("--then");
    if (!then) return tl::unexpected(then.error());
    if (arguments.has("--drop") && arguments.has("--refuse"))
        return misused("Порядок или снимают, или отклоняют.", order_grammar);
    const auto answer = arguments.has("--refuse") ? OrderAnswer::refused
                        : arguments.has("--drop") ? OrderAnswer::taken_back
                                                  : OrderAnswer::agreed;
    return DependencyChange{roadmap, static_cast<int>(*first), static_cast<int>(*then), answer};
}

}  // namespace

int waiting_command(Words words, std::ostream& out, std::ostream& err) {
    const auto arguments = parse_arguments(words, waiting_grammar);
    if (!arguments) return fail(err, arguments.error());
    std::optional<RoadmapId> roadmap;
    if (!arguments->words.empty()) {
        const auto given = roadmap_of(*arguments, waiting_grammar);
        if (!given) return fail(err, given.error());
        roadmap = *given;
    }
    const auto open = open_installation(*arguments);
    if (!open) return fail(err, open.error());
    const auto events = read_as<std::vector<WaitingEvent>>(
        *open->store, [&](ReadView& view) { return waiting(view, roadmap); });
    if (!events) return fail(err, events.error());
    if (events->empty()) out << "Ни одна строка даты не ждёт.\n";
    for (const auto& one : *events) print(out, one);
    return 0;
}

int event_command(Words words, std::ostream& out, std::ostream& err) {
    const auto arguments = parse_arguments(words, event_grammar);
    if (!arguments) return fail(err, arguments.error());
    const auto wanted = wanted_of(*arguments);
    if (!wanted) return fail(err, wanted.error());
    const auto open = open_installation(*arguments);
    if (!open) return fail(err, open.error());
    if (arguments->has("--dry-run")) {
        const auto rows = preview(*open, *wanted);
        if (!rows) return fail(err, rows.error());
        out << "Будет так:\n";
        print(out, *rows);
        return 0;
    }
    const auto done = set(*open, *wanted);
    if (!done) return fail(err, done.error());
    out << "Поставлено задач: " << done->tasks_made << ", перенесено: " << done->tasks_moved
        << ", уведомлено о переносе: " << done->people_told << ".\n";
    print(out, done->rows);
    return 0;
}

int order_command(Words words, std::ostream& out, std::ostream& err) {
    const auto arguments = parse_arguments(words, order_grammar);
    if (!arguments) return fail(err, arguments.error());
    const auto roadmap = roadmap_of(*arguments, order_grammar);
    if (!roadmap) return fail(err, roadmap.error());
    const auto open = open_installation(*arguments);
    if (!open) return fail(err, open.error());
    if (arguments->option("--first") || arguments->option("--then") || arguments->has("--drop") ||
        arguments->has("--refuse")) {
        const auto change = change_of(*arguments, *roadmap);
        if (!change) return fail(err, change.error());
        if (auto set = set_dependency(*open->store, PersonId{}, *change, open->clock->now()); !set)
            return fail(err, set.error());
    }
    const auto found = read_as<std::vector<Dependency>>(
        *open->store, [&](ReadView& view) { return dependencies(view, *roadmap); });
    if (!found) return fail(err, found.error());
    if (found->empty()) out << "Порядок строк не задан и из слов не следует.\n";
    for (const auto& one : *found) print(out, one);
    return 0;
}

}  // namespace vekha::commands
