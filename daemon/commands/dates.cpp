// `vekha dates`: the due dates that the rule pack and the calendar would set otherwise; `vekha dates approve`
// moves them.
#include "daemon/app/installation.hpp"
#include "daemon/commands/command.hpp"
#include "workflow/service/date_changes.hpp"

namespace vekha::commands {
namespace {

const Grammar grammar{
    {"--config", "--data", "--clock", "--reason", "--task"},
    {},
    0,
    1,
    "vekha dates [approve --reason ОСНОВАНИЕ [--task НОМЕР]] [--data КАТАЛОГ | --config ФАЙЛ]"};

/// Dates of one listing; the rest is counted.
constexpr std::size_t shown_most = 1000;

int list(const Installation& open, std::ostream& out, std::ostream& err) {
    const auto changes = date_changes(*open.store, *open.site.organization, {}, shown_most);
    if (!changes) return fail(err, changes.error());
    if (changes->total == 0) {
        out << "Все сроки стоят по действующим правилам и календарю.\n";
        return 0;
    }
    for (const auto& one : changes->items)
        out << "задача " << one.task.value << "  " << format(one.was) << " → " << format(one.due) << "  "
            << (one.number.empty() ? "" : one.number + " ") << "«" << one.title << "»\n    " << one.rule
            << '\n';
    if (changes->items.size() < changes->total) out << "… показаны первые " << changes->items.size() << ".\n";
    out << "Изменилось бы сроков: " << changes->total
        << ". Утвердить: vekha dates approve --reason \"приказ № …\".\n";
    return 0;
}

int approve(const Installation& open, const Arguments& arguments, std::ostream& out, std::ostream& err) {
    DateApproval approval;
    approval.reason = arguments.option_or("--reason", "");
    if (arguments.option("--task")) {
        const auto task = arguments.number("--task");
        if (!task) return fail(err, task.error());
        approval.tasks = {TaskId{*task}};
    }
    const auto done =
        approve_date_changes(*open.store, *open.site.organization, PersonId{}, approval, open.clock->now());
    if (!done) return fail(err, done.error());
    out << "Изменено сроков: " << done->moved << "; уведомлено людей: " << done->people_told << ".\n";
    return 0;
}

}  // namespace

int dates_command(Words words, std::ostream& out, std::ostream& err) {
    const auto arguments = parse_arguments(words, grammar);
    if (!arguments) return fail(err, arguments.error());
    const bool approves = !arguments->words.empty();
    if (approves && arguments->words.front() != "approve")
        return fail(err, {Fault::invalid_input, "Неизвестное слово «" + arguments->words.front() + "».",
                          "dates", "Использование: " + grammar.usage});
    const auto open = open_installation(*arguments);
    if (!open) return fail(err, open.error());
    return approves ? approve(*open, *arguments, out, err) : list(*open, out, err);
}

}  // namespace vekha::commands
