// `vekha task №`: one task, its state and what may be done to it. `vekha task № ШАГ --as ИМЯ [--fields
// '{…}']`: takes a step in somebody's name.
#include "daemon/api/step_fields.hpp"
#include "daemon/app/installation.hpp"
#include "daemon/commands/actor.hpp"
#include "daemon/commands/command.hpp"
#include "workflow/model/russian.hpp"
#include "workflow/service/act.hpp"

namespace vekha::commands {
namespace {

const Grammar grammar{
    {"--config", "--data", "--clock", "--as", "--fields"},
    {},
    1,
    2,
    "vekha task № [ШАГ] --as ИМЯ_ВХОДА [--fields '{\"reason\":\"…\"}'] [--data КАТАЛОГ | --config ФАЙЛ]"};

Result<TaskStep> step_of(const std::string& word) {
    std::string known;
    for (const auto& rule : step_rules()) {
        if (rule.step == TaskStep::attach || rule.step == TaskStep::withdraw) continue;
        if (rule.name == word) return rule.step;
        known += (known.empty() ? "" : ", ") + std::string(rule.name);
    }
    return failure(Fault::invalid_input, "Неизвестный шаг «" + word + "».", {}, "Есть: " + known + ".");
}

/// The command with the fields that were typed, as the API takes them.
Result<Command> command_of(TaskStep step, const Arguments& arguments) {
    const auto object = api::parse_object(arguments.option_or("--fields", "{}"));
    if (!object) return tl::unexpected(object.error());
    api::Fields fields(*object);
    auto command = api::read_command(step, fields);
    if (auto good = fields.done(); !good) return tl::unexpected(good.error());
    return command;
}

std::string name_in(const TaskView& view, PersonId id) {
    for (const auto& person : view.people)
        if (person.id == id) return person.name;
    return "—";
}

void print(std::ostream& out, const TaskView& view) {
    const Task& task = view.task;
    out << "Задача " << task.id.value << ": " << task.title << "\n  состояние: " << russian(task.state)
        << ", срок " << russian_date(task.due) << " г. (первоначальный " << russian_date(task.first_due)
        << " г.)\n  почему: " << task.due_rule << '\n';
    for (const auto& owner : task.assignments)
        out << "  " << (owner.role == AssignmentRole::lead ? "ответственный: " : "соисполнитель: ")
            << name_in(view, owner.person) << '\n';
    out << "  на контроле: " << name_in(view, task.controller) << '\n';
    for (const auto& child : view.children)
        out << "  подчинённая задача " << child.id.value << ": " << name_in(view, child.lead()) << ", "
            << russian(child.state) << ", до " << russian_date(child.due) << " г.\n";
    out << "  можно:";
    for (const auto& step : view.steps) out << ' ' << step;
    out << '\n';
}

}  // namespace

int task_command(Words words, std::ostream& out, std::ostream& err) {
    const auto arguments = parse_arguments(words, grammar);
    if (!arguments) return fail(err, arguments.error());
    const auto number = parse_number(arguments->words.front());
    if (!number)
        return fail(err, Error{Fault::invalid_input,
                               "«" + arguments->words.front() + "» — не номер задачи.",
                               {},
                               "Использование: " + grammar.usage});
    const auto open = open_installation(*arguments);
    if (!open) return fail(err, open.error());
    const auto actor = actor_of(*open->store, *arguments);
    if (!actor) return fail(err, actor.error());
    const TaskId id{*number};
    const auto& organization = *open->site.organization;
    if (arguments->words.size() > 1) {
        const auto step = step_of(arguments->words[1]);
        if (!step) return fail(err, step.error());
        const auto command = command_of(*step, *arguments);
        if (!command) return fail(err, command.error());
        const auto done =
            act(*open->store, organization, *actor, id, std::nullopt, *command, open->clock->now());
        if (!done) return fail(err, done.error());
    }
    const auto shown = read_as<TaskView>(*open->store, [&](ReadView& view) {
        return view_task(view, organization, *actor, id, open->clock->now());
    });
    if (!shown) return fail(err, shown.error());
    print(out, *shown);
    return 0;
}

}  // namespace vekha::commands
