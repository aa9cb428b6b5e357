// `vekha audit`: the journal held against itself and against what was kept of it outside (verify), read
// (list), given out (export).
#include "daemon/commands/audit.hpp"

#include <algorithm>
#include <functional>

#include "daemon/app/evidence.hpp"
#include "daemon/app/installation.hpp"
#include "daemon/commands/command.hpp"
#include "workflow/service/audit.hpp"
#include "workflow/service/journal.hpp"
#include "workflow/service/journal_lines.hpp"

namespace vekha::commands {
namespace {

const Grammar grammar{
    {"--config", "--data", "--head", "--person", "--task", "--roadmap", "--type", "--from", "--to", "--limit",
     "--before", "--format"},
    {},
    1,
    1,
    "vekha audit verify [--head НОМЕР:СУММА] | audit list | audit export [--format csv|jsonl] "
    "[--person ИМЯ_ВХОДА] [--task №] [--roadmap №] [--type ВИД] [--from ДЕНЬ] [--to ДЕНЬ] "
    "[--before НОМЕР] [--limit СТРОК] [--data КАТАЛОГ | --config ФАЙЛ]"};

constexpr std::int64_t list_default = 50;        ///< entries that `list` prints
constexpr std::int64_t export_most = 1'000'000;  ///< and that `export` writes
constexpr std::size_t read_at_once = 500;

/// What --head says: the place of the journal that a letter or a report told.
Result<std::optional<JournalHead>> told_head(const Arguments& arguments) {
    const auto given = arguments.option("--head");
    if (!given) return std::optional<JournalHead>();
    auto head = parse_journal_head(*given);
    if (head) return head;
    return failure(Fault::invalid_input, "Это не отметка журнала: «" + *given + "».", "--head",
                   "Спишите её из письма или отчёта целиком: номер записи, двоеточие, контрольная сумма.");
}

/// A number's option, where it is given.
Result<std::optional<std::int64_t>> number_option(const Arguments& arguments, const std::string& name) {
    if (!arguments.option(name)) return std::optional<std::int64_t>();
    const auto number = arguments.number(name);
    if (!number) return tl::unexpected(number.error());
    return std::optional(*number);
}

Result<void> take_days(const Arguments& arguments, const Zone& zone, JournalQuery& query) {
    const auto from = arguments.day("--from");
    if (!from) return tl::unexpected(from.error());
    const auto to = arguments.day("--to");
    if (!to) return tl::unexpected(to.error());
    if (*from) query.from = zone.at(**from, TimeOfDay(0));
    if (*to) query.until = zone.at(**to + std::chrono::days(1), TimeOfDay(0));
    return {};
}

Result<JournalQuery> query_of(const Arguments& arguments, ReadView& view, const Zone& zone) {
    JournalQuery query;
    if (auto taken = take_days(arguments, zone, query); !taken) return tl::unexpected(taken.error());
    if (const auto login = arguments.option("--person")) {
        const auto person = view.person_by_login(*login);
        if (!person) return tl::unexpected(person.error());
        if (!*person) return failure(Fault::not_found, "Такого человека нет.", *login);
        query.actor = (*person)->id;
    }
    const auto task = number_option(arguments, "--task");
    if (!task) return tl::unexpected(task.error());
    if (*task) query.task = TaskId{**task};
    const auto roadmap = number_option(arguments, "--roadmap");
    if (!roadmap) return tl::unexpected(roadmap.error());
    if (*roadmap) query.roadmap = RoadmapId{**roadmap};
    const auto before = number_option(arguments, "--before");
    if (!before) return tl::unexpected(before.error());
    query.before = *before;
    if (const auto type = arguments.option("--type")) query.types = {*type};
    return query;
}

/// The entries asked for, newest first, some at a time so that no long read holds the database's past.
Result<void> each_page(const Arguments& arguments, const Installation& open, std::int64_t most,
                       const std::function<void(const std::vector<JournalLine>&)>& show) {
    const auto limit = number_option(arguments, "--limit");
    if (!limit) return tl::unexpected(limit.error());
    auto left = static_cast<std::size_t>(std::min(limit->value_or(most), export_most));
    std::optional<std::int64_t> before;
    for (bool more = true; more && left > 0;) {
        auto read = open.store->read([&](ReadView& view) -> Result<void> {
            auto query = query_of(arguments, view, *open.site.organization->zone);
            if (!query) return tl::unexpected(query.error());
            if (before) query->before = before;
            query->limit = std::min(left, read_at_once);
            const auto entries = view.journal(*query);
            if (!entries) return tl::unexpected(entries.error());
            const auto lines = journal_lines(view, *entries);
            if (!lines) return tl::unexpected(lines.error());
            show(*lines);
            more = entries->size() == query->limit;
            left -= entries->size();
            if (!entries->empty()) before = entries->back().sequence;
            return {};
        });
        if (!read) return read;
    }
    return {};
}

void print(std::ostream& out, const Zone& zone, const std::vector<JournalLine>& lines) {
    for (const auto& line : lines) {
        const auto local = zone.local(line.entry.at);
        out << line.entry.sequence << "  " << format(local.day) << ' ' << format_time_of_day(local.time)
            << "  " << line.who << "  " << line.what;
        if (!line.about.empty()) out << "  " << line.about;
        out << "  (" << line.from << ")\n";
        for (const auto& one : line.changes)
            out << "      " << one.field << ": " << (one.before.empty() ? "" : one.before + " → ")
                << (one.after.empty() ? "—" : one.after) << '\n';
    }
}

int list(const Arguments& arguments, const Installation& open, std::ostream& out, std::ostream& err) {
    bool any = false;
    const auto& zone = *open.site.organization->zone;
    const auto read = each_page(arguments, open, list_default, [&](const auto& lines) {
        any = any || !lines.empty();
        print(out, zone, lines);
    });
    if (!read) return fail(err, read.error());
    if (!any) out << "Таких записей нет.\n";
    return 0;
}

int write_out(const Arguments& arguments, const Installation& open, std::ostream& out, std::ostream& err) {
    const auto form = arguments.option_or("--format", "csv");
    if (form != "csv" && form != "jsonl")
        return fail(
            err, Error{Fault::invalid_input, "Такого вида выгрузки нет.", "--format", "Есть csv и jsonl."});
    const auto& zone = *open.site.organization->zone;
    bool first = true;
    const auto read = each_page(arguments, open, export_most, [&](const auto& lines) {
        out << (form == "csv" ? journal_csv(lines, zone, first) : journal_json_lines(lines));
        first = false;
    });
    return read ? 0 : fail(err, read.error());
}

int verify(const Arguments& arguments, const Installation& open, std::ostream& out, std::ostream& err) {
    const auto files = open_evidence(open.site.options.store, EvidenceUse::read);
    if (!files) return fail(err, files.error());
    const auto told = told_head(arguments);
    if (!told) return fail(err, told.error());
    const auto report = audit(*open.store, files->get(), *told);
    if (!report) return fail(err, report.error());
    out << "Журнал цел: записей " << report->entries << ", задач " << report->tasks << ", файлов "
        << report->files << ". Расхождений нет.\nКонтрольная сумма последней записи: " << report->head
        << "\n";
    if (*told) out << "Отметка " << journal_head_words(**told) << " на месте: до неё журнал тот же.\n";
    if (report->entries > 0)
        out << "Отметка журнала сейчас: " << journal_head_words({report->entries, report->head})
            << " (сохраните её вне этой машины; позже: vekha audit verify --head ОТМЕТКА)\n";
    return 0;
}

}  // namespace

int audit_command(Words words, std::ostream& out, std::ostream& err) {
    const auto arguments = parse_arguments(words, grammar);
    if (!arguments) return fail(err, arguments.error());
    const auto& what = arguments->words.front();
    if (what != "verify" && what != "list" && what != "export")
        return fail(err, Error{Fault::invalid_input, "Неизвестная проверка.", what,
                               "Использование: " + grammar.usage});
    const auto open = open_installation(*arguments);
    if (!open) return fail(err, open.error());
    if (what == "list") return list(*arguments, *open, out, err);
    if (what == "export") return write_out(*arguments, *open, out, err);
    return verify(*arguments, *open, out, err);
}

}  // namespace vekha::commands
