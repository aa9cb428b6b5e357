// `vekha check`: weak spots: what will keep somebody from being told or a term from being kept.
#include "daemon/app/installation.hpp"
#include "daemon/commands/command.hpp"
#include "notifiers/delivery/route.hpp"
#include "workflow/service/weak_spots.hpp"

namespace vekha::commands {
namespace {

const Grammar grammar{
    {"--config", "--data", "--clock"}, {}, 0, 0, "vekha check [--data КАТАЛОГ | --config ФАЙЛ]"};

void print(std::ostream& out, const WeakSpots& found) {
    for (const auto& [kind, count] : found.counts) {
        out << heading(kind) << ": " << count << '\n';
        std::size_t shown = 0;
        for (const auto& one : found.examples) {
            if (one.kind != kind) continue;
            ++shown;
            out << "    " << one.place;
            if (one.tasks > 1) out << ", задач: " << one.tasks;
            out << " — " << one.reason << ' ' << one.mend << '\n';
        }
        if (shown < count) out << "    и ещё " << count - shown << '\n';
    }
    out << (found.empty() ? "Слабых мест нет" : "Просмотрено") << ": задач " << found.tasks << ".\n";
}

}  // namespace

int check_command(Words words, std::ostream& out, std::ostream& err) {
    const auto arguments = parse_arguments(words, grammar);
    if (!arguments) return fail(err, arguments.error());
    const auto open = open_installation(*arguments);
    if (!open) return fail(err, open.error());
    const auto channels = config::channel_order(open->site.options);
    const Reach reach{channels.size(),
                      [&](const Person& person) { return reaching_channels(person, channels); }};
    const auto found = read_as<WeakSpots>(*open->store, [&](ReadView& view) {
        return weak_spots(view, *open->site.organization, reach, open->clock->now());
    });
    if (!found) return fail(err, found.error());
    print(out, *found);
    return 0;
}

}  // namespace vekha::commands
