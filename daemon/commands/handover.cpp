// `vekha handover LOGIN`: what a person holds; with --to it is handed over to another.
#include "workflow/service/handover.hpp"

#include "daemon/app/installation.hpp"
#include "daemon/commands/command.hpp"
#include "workflow/engine/substitution.hpp"
#include "workflow/service/substitutions.hpp"

namespace vekha::commands {
namespace {

const Grammar grammar{{"--config", "--data", "--clock", "--to", "--reason", "--tasks"},
                      {"--groups"},
                      1,
                      1,
                      "vekha handover ЛОГИН [--to ЛОГИН --reason ПРИКАЗ [--tasks 1,2,3] [--groups]] [--data "
                      "КАТАЛОГ | --config ФАЙЛ]"};

Result<PersonId> by_login(ReadView& view, const std::string& login) {
    const auto person = view.person_by_login(login);
    if (!person) return tl::unexpected(person.error());
    if (!*person) return failure(Fault::invalid_input, "Нет человека с логином «" + login + "».", login);
    return (*person)->id;
}

std::string_view place_of(const HeldTask& one) {
    if (one.owns && one.controls) return "исполняет и контролирует";
    return one.owns ? "исполняет" : "контролирует";
}

void print(std::ostream& out, const HeldWork& held) {
    out << "Незакрытых задач: " << held.tasks.size() << '\n';
    for (const auto& one : held.tasks)
        out << "    " << one.card.id.value << "  " << place_of(one) << ", срок " << format(one.card.due)
            << "  " << (one.card.number.empty() ? "" : "№ " + one.card.number + " ") << one.card.title
            << '\n';
    out << "Строк, чьи задачи ещё будут: " << held.rows.size()
        << ", карт на контроле: " << held.roadmaps.size() << ", закреплённых сторон: " << held.parties.size()
        << ", групп: " << held.groups.size() << ".\n";
    for (const auto& one : held.acting) out << "Замещает по приказу: " << substitution_words(one) << '\n';
}

Result<std::optional<std::vector<TaskId>>> chosen_tasks(const Arguments& arguments) {
    const auto list = arguments.option("--tasks");
    if (!list) return std::optional<std::vector<TaskId>>();
    std::vector<TaskId> tasks;
    for (std::size_t begin = 0; begin <= list->size();) {
        const auto end = std::min(list->find(',', begin), list->size());
        const auto word = list->substr(begin, end - begin);
        const auto number = parse_number(word);
        if (!number)
            return failure(Fault::invalid_input, "«" + word + "» — не номер задачи.", "--tasks",
                           "Номера через запятую: 1,2,3.");
        tasks.push_back(TaskId{*number});
        begin = end + 1;
    }
    return std::optional(std::move(tasks));
}

Result<HandOverOutcome> hand(const Installation& open, const Arguments& arguments) {
    auto tasks = chosen_tasks(arguments);
    if (!tasks) return tl::unexpected(tasks.error());
    auto given = read_as<HandOver>(*open.store, [&](ReadView& view) -> Result<HandOver> {
        const auto from = by_login(view, arguments.words.front());
        if (!from) return tl::unexpected(from.error());
        const auto to = by_login(view, arguments.option_or("--to", ""));
        if (!to) return tl::unexpected(to.error());
        return HandOver{*from, *to, *tasks, arguments.has("--groups"), arguments.option_or("--reason", "")};
    });
    if (!given) return tl::unexpected(given.error());
    return hand_over(*open.store, *open.site.organization, PersonId{}, *given, open.clock->now());
}

}  // namespace

int handover_command(Words words, std::ostream& out, std::ostream& err) {
    const auto arguments = parse_arguments(words, grammar);
    if (!arguments) return fail(err, arguments.error());
    const auto open = open_installation(*arguments);
    if (!open) return fail(err, open.error());
    if (arguments->option("--to")) {
        const auto outcome = hand(*open, *arguments);
        if (!outcome) return fail(err, outcome.error());
        out << "Передано задач: " << outcome->tasks << ", строк: " << outcome->rows
            << ", карт: " << outcome->roadmaps << ", сторон: " << outcome->parties
            << ", мест в группах: " << outcome->groups << ".\n";
        for (const auto& one : outcome->left)
            out << "Осталась задача " << one.task.value << ": " << one.reason << '\n';
        return 0;
    }
    const auto held = read_as<HeldWork>(*open->store, [&](ReadView& view) -> Result<HeldWork> {
        const auto person = by_login(view, arguments->words.front());
        if (!person) return tl::unexpected(person.error());
        const Day today = open->site.organization->zone->local(open->clock->now()).day;
        return tasks_to_hand_over(view, *person, today);
    });
    if (!held) return fail(err, held.error());
    print(out, *held);
    return 0;
}

}  // namespace vekha::commands
