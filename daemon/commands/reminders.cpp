// `vekha reminders …`: what a controller does about reminders, in their name: ladders chosen, a task's own
// pace, people who are not disturbed, a rung before its time, what a rehearsal showed changed.
#include "workflow/service/reminders.hpp"

#include <algorithm>
#include <array>

#include "daemon/app/installation.hpp"
#include "daemon/commands/command.hpp"
#include "workflow/model/limits.hpp"
#include "workflow/service/notices.hpp"
#include "workflow/service/policy_choice.hpp"

namespace vekha::commands {
namespace {

const Grammar grammar{
    {"--config", "--data", "--clock", "--as", "--person", "--until", "--every", "--rung", "--policy",
     "--section", "--item", "--reason"},
    {"--withdraw"},
    1,
    2,
    "vekha reminders policies | mutes | show ЗАДАЧА | policy КАРТА --policy ИМЯ [--section РАЗДЕЛ | "
    "--item №] | cadence ЗАДАЧА --every ДНЕЙ --until ДЕНЬ | mute ЗАДАЧА --person ЛОГИН --until ДЕНЬ "
    "| jump ЗАДАЧА --rung СТУПЕНЬ | skip, hold, note ЗАДАЧА --rung СТУПЕНЬ [--person ЛОГИН] [--until "
    "ДЕНЬ]; с --as ЛОГИН --reason СЛОВА; назад: --withdraw"};

Error wrong(std::string message, std::string where) {
    return {Fault::invalid_input, std::move(message), std::move(where), "Использование: " + grammar.usage};
}

Result<PersonId> person_of(ReadView& view, const Arguments& arguments, const std::string& option) {
    const auto login = arguments.option(option);
    if (!login) return tl::unexpected(wrong("Не назван сотрудник.", option));
    const auto person = view.person_by_login(*login);
    if (!person) return tl::unexpected(person.error());
    if (!*person) return tl::unexpected(wrong("Сотрудника «" + *login + "» нет.", option));
    return (*person)->id;
}

Result<std::optional<Day>> day_of(const Arguments& arguments) {
    const auto text = arguments.option("--until");
    if (!text) return std::optional<Day>{};
    const auto day = parse_day(*text);
    if (!day) return tl::unexpected(wrong("«" + *text + "» — не день.", "--until"));
    return day;
}

/// What a step needs, read from the command line.
struct Given {
    const Arguments& arguments;
    OnTask at;
    PersonId person;  ///< 0 where --person is not there
    std::optional<Day> until;

    std::string reason() const { return arguments.option_or("--reason", ""); }
    std::string rung() const { return arguments.option_or("--rung", ""); }
    bool withdraws() const { return arguments.has("--withdraw"); }
};

Result<Day> need_day(const Given& given) {
    if (!given.until) return tl::unexpected(wrong("Не указано, до какого дня.", "--until"));
    return *given.until;
}

Result<Task> cadence(const Given& given) {
    if (given.withdraws()) return end_cadence(given.at);
    const auto every = given.arguments.number("--every");
    if (!every) return tl::unexpected(every.error());
    const auto until = need_day(given);
    if (!until) return tl::unexpected(until.error());
    const auto most = static_cast<std::int64_t>(cadence_most) + 1;  // refused with its own words
    return set_cadence(given.at, static_cast<int>(std::min(*every, most)), *until, given.reason());
}

Result<Task> silence(const Given& given) {
    if (!given.person) return tl::unexpected(wrong("Не назван сотрудник.", "--person"));
    if (given.withdraws()) return unmute(given.at, given.person);
    const auto until = need_day(given);
    if (!until) return tl::unexpected(until.error());
    return mute(given.at, given.person, *until, given.reason());
}

Result<Task> jump(const Given& given) {
    return jump_to_rung(given.at, given.rung(), given.reason());
}

template <RungEdit::Kind kind>
Result<Task> edit(const Given& given) {
    const RungEdit edit{given.rung(), given.person, kind, given.until, given.reason(), {}};
    return given.withdraws() ? withdraw_edit(given.at, edit) : edit_rung(given.at, edit);
}

struct Step {
    std::string_view name;
    Result<Task> (*run)(const Given& given);
};
constexpr std::array<Step, 6> steps{{{"cadence", cadence},
                                     {"mute", silence},
                                     {"jump", jump},
                                     {"skip", edit<RungEdit::Kind::skip>},
                                     {"hold", edit<RungEdit::Kind::hold>},
                                     {"note", edit<RungEdit::Kind::note>}}};

std::string name_of(const Directory& directory, PersonId id) {
    const auto* person = directory.find(id);
    return person == nullptr ? "все" : person->name;
}

void print(std::ostream& out, const Mute& mute, const Directory& directory) {
    out << name_of(directory, mute.person) << " до " << format(mute.until) << ": " << mute.reason << " ("
        << name_of(directory, mute.by) << ")\n";
}

/// Where the task stands on its ladder, and what was set beside it.
Result<void> show(ReadView& view, const Organization& organization, const Task& task, std::ostream& out) {
    const auto directory = Directory::read(view);
    if (!directory) return tl::unexpected(directory.error());
    out << "Задача " << task.id.value << " «" << task.title << "», лестница «"
        << organization.policy_of(task).name << "»\n";
    if (task.cadence)
        out << "  напоминать раз в " << task.cadence->every << " раб. дн. до " << format(task.cadence->until)
            << ": " << task.cadence->reason << '\n';
    for (const auto& mute : task.mutes) {
        out << "  не беспокоить: ";
        print(out, mute, *directory);
    }
    for (const auto& edit : task.edits)
        out << "  правка " << name(edit.kind) << ' ' << edit.rung << ", " << name_of(*directory, edit.person)
            << (edit.until ? " до " + format(*edit.until) : "") << ": " << edit.words << '\n';
    for (const auto& delay : task.delays)
        out << "  простой с " << format(delay.from) << " по " << format(delay.to)
            << ": эскалации позже на раб. дн.: " << delay.working_days << '\n';
    for (const auto& rung :
         lay_current(task, organization.policy_of(task), organization.calendar, *organization.zone)) {
        if (is_settled(task, rung)) continue;
        const auto local = organization.zone->local(rung.moment);
        out << "  " << format(local.day) << ' ' << format_time_of_day(local.time) << "  " << rung.id << '\n';
    }
    return {};
}

Result<Task> find_task(ReadView& view, TaskId id) {
    auto task = view.task(id);
    if (!task) return tl::unexpected(task.error());
    if (!*task) return failure(Fault::not_found, "Такой задачи нет.", "задача " + std::to_string(id.value));
    return std::move(**task);
}

Result<void> show_task(const Installation& open, TaskId id, std::ostream& out) {
    return open.store->read([&](ReadView& view) -> Result<void> {
        const auto task = find_task(view, id);
        if (!task) return tl::unexpected(task.error());
        return show(view, *open.site.organization, *task, out);
    });
}

Result<void> show_mutes(const Installation& open, std::ostream& out) {
    const Day today = open.site.organization->zone->local(open.clock->now()).day;
    return open.store->read([&](ReadView& view) -> Result<void> {
        const auto directory = Directory::read(view);
        if (!directory) return tl::unexpected(directory.error());
        bool any = false;
        for (std::optional<TaskId> after = TaskId{}; after;) {
            const auto page = list_mutes(view, today, *after, limits::page_most);
            if (!page) return tl::unexpected(page.error());
            for (const auto& one : page->items) {
                out << "задача " << one.task.value << " «" << one.title << "»: ";
                print(out, one.mute, *directory);
            }
            any = any || !page->items.empty();
            after = page->next;
        }
        if (!any) out << "По всем задачам пишут всем, кому следует.\n";
        return {};
    });
}

void show_policies(const Organization& organization, std::ostream& out) {
    out << "«" << organization.policy.name << "» (основная)\n";
    for (const auto& [name, policy] : organization.policies) out << "«" << name << "»\n";
}

Result<void> choose(const Installation& open, const Arguments& arguments, std::int64_t roadmap,
                    std::ostream& out) {
    const auto actor =
        read_as<PersonId>(*open.store, [&](ReadView& view) { return person_of(view, arguments, "--as"); });
    if (!actor) return tl::unexpected(actor.error());
    const auto policy = arguments.option("--policy");
    if (!policy) return tl::unexpected(wrong("Не названа лестница.", "--policy"));
    PolicyChoice choice{
        RoadmapId{roadmap}, arguments.option("--section"), {}, *policy, arguments.option_or("--reason", "")};
    if (arguments.option("--item")) {
        const auto item = arguments.number("--item");
        if (!item) return tl::unexpected(item.error());
        choice.item = ItemId{*item};
    }
    const auto moved = choose_policy(*open.store, *open.site.organization, {*actor, std::nullopt}, choice,
                                     open.clock->now());
    if (!moved) return tl::unexpected(moved.error());
    out << "Лестница выбрана; задач на другой лестнице: " << *moved << ".\n";
    return {};
}

Result<void> take(const Installation& open, const Arguments& arguments, const Step& step, TaskId id,
                  std::ostream& out) {
    const auto until = day_of(arguments);
    if (!until) return tl::unexpected(until.error());
    OnTask at{*open.store, *open.site.organization, {}, id, std::nullopt, open.clock->now()};
    Given given{arguments, at, {}, *until};
    const auto people = open.store->read([&](ReadView& view) -> Result<void> {
        const auto actor = person_of(view, arguments, "--as");
        if (!actor) return tl::unexpected(actor.error());
        given.at.actor.person = *actor;
        if (!arguments.option("--person")) return {};
        const auto person = person_of(view, arguments, "--person");
        if (!person) return tl::unexpected(person.error());
        given.person = *person;
        return {};
    });
    if (!people) return people;
    const auto task = step.run(given);
    if (!task) return tl::unexpected(task.error());
    return open.store->read([&](ReadView& view) { return show(view, *open.site.organization, *task, out); });
}

Result<void> run(const Installation& open, const Arguments& arguments, std::ostream& out) {
    const std::string& what = arguments.words.front();
    const bool numbered = arguments.words.size() == 2;
    if (!numbered && what == "mutes") return show_mutes(open, out);
    if (!numbered && what == "policies") {
        show_policies(*open.site.organization, out);
        return {};
    }
    const auto number = numbered ? parse_number(arguments.words.back()) : std::nullopt;
    if (!number) return tl::unexpected(wrong("Неизвестное действие или нет номера.", what));
    if (what == "show") return show_task(open, TaskId{*number}, out);
    if (what == "policy") return choose(open, arguments, *number, out);
    for (const auto& step : steps)
        if (step.name == what) return take(open, arguments, step, TaskId{*number}, out);
    return tl::unexpected(wrong("Неизвестное действие.", what));
}

}  // namespace

int reminders_command(Words words, std::ostream& out, std::ostream& err) {
    const auto arguments = parse_arguments(words, grammar);
    if (!arguments) return fail(err, arguments.error());
    const auto open = open_installation(*arguments);
    if (!open) return fail(err, open.error());
    if (const auto done = run(*open, *arguments, out); !done) return fail(err, done.error());
    return 0;
}

}  // namespace vekha::commands
