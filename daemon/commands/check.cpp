// `vekha check`: weak spots: what will keep somebody from being told or a term from being kept.
#include "daemon/app/installation.hpp"
#include "daemon/app/serving.hpp"
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

/// Where the server has TLS of its own: until when its certificate is good. A certificate that cannot be used
/// is a fault.
Result<void> print_certificate(std::ostream& out, const config::TlsSettings& settings, Instant now) {
    const auto keeper = open_certificate(settings);
    if (!keeper) return tl::unexpected(keeper.error());
    if (!*keeper) return {};
    const auto left = days_left(**keeper, now).count();
    out << "Сертификат TLS: до " << format((*keeper)->good_until());
    if (left < 0)
        out << " — срок вышел: браузеры не откроют Веху. Замените файл.";
    else if (left < certificate_warning.count())
        out << " — осталось дней: " << left << ". Продлите его.";
    out << '\n';
    return {};
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
    if (const auto told = print_certificate(out, open->site.options.server.tls, open->clock->now()); !told)
        return fail(err, told.error());
    return 0;
}

}  // namespace vekha::commands
