// `vekha people FILE.toml`: people, groups and the printed parties they stand for. `vekha people LIST.xlsx`:
// a staff list, looked at, and taken over with --apply.
#include "workflow/service/people.hpp"

#include "config/people_file.hpp"
#include "daemon/app/installation.hpp"
#include "daemon/commands/command.hpp"
#include "daemon/commands/people_list.hpp"

namespace vekha::commands {
namespace {

const Grammar grammar{
    {"--config", "--data", "--clock"},
    {"--apply", "--create-units", "--skip-refused", "--dismiss-missing"},
    1,
    1,
    "vekha people ФАЙЛ.toml | vekha people СПИСОК.xlsx|СПИСОК.csv [--apply] [--create-units] "
    "[--skip-refused] [--dismiss-missing] [--data КАТАЛОГ | --config ФАЙЛ]"};

void print_to_hand_over(std::ostream& out, const std::vector<DismissedHolder>& holders) {
    for (const auto& one : holders)
        out << "За тем, кто больше не работает, остались задачи: " << one.name << " — " << one.tasks
            << ". Передайте их: vekha handover.\n";
}

int load_file(const Arguments& arguments, std::ostream& out, std::ostream& err) {
    const auto entries = config::read_people(arguments.words.front());
    if (!entries) return fail(err, entries.error());
    auto open = open_installation(arguments);
    if (!open) return fail(err, open.error());
    const auto saved = save_people(*open->store, PersonId{}, *entries, open->clock->now());
    if (!saved) return fail(err, saved.error());
    out << "Добавлено людей: " << saved->added << ", изменено: " << saved->changed
        << ", без изменений: " << saved->unchanged << ", закреплено сторон: " << saved->bound << ".\n";
    print_to_hand_over(out, saved->to_hand_over);
    return 0;
}

int load_list(const Arguments& arguments, std::ostream& out, std::ostream& err) {
    auto open = open_installation(arguments);
    if (!open) return fail(err, open.error());
    const auto list = look_at_people(arguments, *open->store);
    if (!list) return fail(err, list.error());
    print_plan(out, list->plan);
    if (!arguments.has("--apply")) {
        out << "Ничего не сохранено. Загрузить: тот же вызов с --apply.\n";
        return 0;
    }
    const auto done = import_people(*open->store, PersonId{}, list->table, list->choices, list->plan.digest,
                                    open->clock->now());
    if (!done) return fail(err, done.error());
    out << "Загружено. Добавлено людей: " << done->saved.added << ", изменено: " << done->saved.changed
        << ", без изменений: " << done->saved.unchanged << ", пропущено строк: " << done->skipped
        << ", уволено: " << done->dismissed << ", заведено организаций: " << done->units.size() << ".\n";
    print_to_hand_over(out, done->saved.to_hand_over);
    return 0;
}

}  // namespace

int people_command(Words words, std::ostream& out, std::ostream& err) {
    const auto arguments = parse_arguments(words, grammar);
    if (!arguments) return fail(err, arguments.error());
    return arguments->words.front().ends_with(".toml") ? load_file(*arguments, out, err)
                                                       : load_list(*arguments, out, err);
}

}  // namespace vekha::commands
