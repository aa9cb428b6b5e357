// `vekha nodes`: which daemons work on the store, and how they are.
#include "workflow/service/nodes.hpp"

#include <cstdlib>

#include "daemon/app/installation.hpp"
#include "daemon/commands/command.hpp"

namespace vekha::commands {
namespace {

const Grammar grammar{
    {"--config", "--data", "--clock"}, {}, 0, 0, "vekha nodes [--data КАТАЛОГ | --config ФАЙЛ]"};

struct Listed {
    std::vector<Node> nodes;
    std::optional<Instant> clock;
};

std::string seconds(std::int64_t milliseconds) {
    return std::to_string(milliseconds / 1000) + "." + std::to_string(std::abs(milliseconds) % 1000 / 100) +
           " с";
}

void print(std::ostream& out, const Node& node, bool shared, Instant now) {
    out << node.name << "  версия " << node.version << "  "
        << (alive(node, shared, now) ? "работает" : "молчит") << ", был слышен "
        << seconds((now - node.seen_at).count()) << " назад, запущен " << format(node.started_at) << "\n"
        << "    отставание по срокам " << seconds(node.due_lag) << "; часы впереди базы на "
        << seconds(node.clock_ahead) << "; держит: " << (node.holds.empty() ? "ничего" : node.holds) << "\n";
}

}  // namespace

int nodes_command(Words words, std::ostream& out, std::ostream& err) {
    const auto arguments = parse_arguments(words, grammar);
    if (!arguments) return fail(err, arguments.error());
    const auto open = open_installation(*arguments);
    if (!open) return fail(err, open.error());
    const auto listed = read_as<Listed>(*open->store, [](ReadView& view) -> Result<Listed> {
        auto nodes = view.nodes();
        if (!nodes) return tl::unexpected(nodes.error());
        auto clock = view.clock();
        if (!clock) return tl::unexpected(clock.error());
        return Listed{std::move(*nodes), *clock};
    });
    if (!listed) return fail(err, listed.error());
    if (listed->nodes.empty()) out << "С базой сейчас никто не работает.\n";
    for (const Node& node : listed->nodes)
        print(out, node, listed->clock.has_value(), listed->clock.value_or(open->clock->now()));
    return 0;
}

}  // namespace vekha::commands
