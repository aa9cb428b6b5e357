// `vekha people FILE.toml`: people, groups and the printed parties they stand for.
#include "workflow/service/people.hpp"

#include "config/people_file.hpp"
#include "daemon/app/installation.hpp"
#include "daemon/commands/command.hpp"

namespace vekha::commands {
namespace {

const Grammar grammar{
    {"--config", "--data", "--clock"}, {}, 1, 1, "vekha people ФАЙЛ.toml [--data КАТАЛОГ | --config ФАЙЛ]"};

}  // namespace

int people_command(Words words, std::ostream& out, std::ostream& err) {
    const auto arguments = parse_arguments(words, grammar);
    if (!arguments) return fail(err, arguments.error());
    const auto entries = config::read_people(arguments->words.front());
    if (!entries) return fail(err, entries.error());
    auto open = open_installation(*arguments);
    if (!open) return fail(err, open.error());
    const auto saved = save_people(*open->store, PersonId{}, *entries, open->clock->now());
    if (!saved) return fail(err, saved.error());
    out << "Добавлено людей: " << saved->added << ", изменено: " << saved->changed
        << ", без изменений: " << saved->unchanged << ", закреплено сторон: " << saved->bound << ".\n";
    for (const auto& one : saved->to_hand_over)
        out << "За тем, кто больше не работает, остались задачи: " << one.name << " — " << one.tasks
            << ". Передайте их: vekha handover.\n";
    return 0;
}

}  // namespace vekha::commands
