// `vekha secrets`: with what the secrets in the database are sealed. `check` tries each, `rotate` seals all
// under a new key and drops the old one from the file, `reseal` takes the first key of a file that somebody
// else writes (systemd, several machines).
#include "daemon/storage/secrets.hpp"

#include <boost/json.hpp>

#include "daemon/app/installation.hpp"
#include "daemon/commands/command.hpp"
#include "daemon/storage/open_connection.hpp"

namespace vekha::commands {
namespace {

const Grammar grammar{
    {"--config", "--data", "--clock"},
    {"--keep-old"},
    1,
    1,
    "vekha secrets check | vekha secrets rotate [--keep-old] | vekha secrets reseal [--data "
    "КАТАЛОГ | --config ФАЙЛ]"};

int check(const Arguments& arguments, std::ostream& out, std::ostream& err) {
    // Not through the store: that would not open where a key is missing.
    const auto site = load_site(settings_path(arguments));
    if (!site) return fail(err, site.error());
    const auto options = store_options(site->options);
    const auto keys = read_keys(options.vault->file());
    if (!keys) return fail(err, keys.error());
    const auto connection = open_connection(options);
    if (!connection) return fail(err, connection.error());
    const auto found = look_at_secrets(**connection, *keys);
    if (!found) return fail(err, found.error());
    out << "Файл ключей: " << options.vault->file().string() << ", ключей " << keys->size()
        << ", действующий " << keys->current() << ".\n";
    std::size_t all = found->plain;
    for (const auto& [key, count] : found->by_key) {
        all += count;
        out << "Ключом " << key << (keys->knows(key) ? "" : " (его нет в файле)") << " запечатано: " << count
            << ".\n";
    }
    if (found->plain > 0)
        out << "Не запечатано: " << found->plain << "; запечатается при следующем запуске.\n";
    for (const auto& place : found->broken) out << "Не открывается: " << place << '\n';
    if (found->broken.empty()) {
        out << "Секретов " << all << ", все открываются.\n";
        return 0;
    }
    return fail(err, Error{Fault::damaged,
                           "Секретов, которые не открываются: " + std::to_string(found->broken.size()) +
                               " из " + std::to_string(all) + ".",
                           options.vault->file().string(),
                           "Верните файл ключей из копии; если он тот, верните из копии базу."});
}

Result<void> note(Store& store, const KeyRing& keys, std::size_t count, Instant now) {
    return store.write([&](Transaction& change) -> Result<void> {
        const boost::json::object words{{"key", keys.current()}, {"count", count}};
        const auto noted =
            change.append({now, PersonId{}, TaskId{}, "secrets_resealed", boost::json::serialize(words)});
        if (!noted) return tl::unexpected(noted.error());
        return {};
    });
}

Result<std::size_t> seal_anew(const Installation& open, const KeyRing& keys) {
    const auto connection = open_connection(store_options(open.site.options));
    if (!connection) return tl::unexpected(connection.error());
    const auto changed = reseal_secrets(**connection, keys);
    if (!changed) return changed;
    if (auto noted = note(*open.store, keys, *changed, open.clock->now()); !noted)
        return tl::unexpected(noted.error());
    return changed;
}

Result<void> rotate(const Installation& open, bool keep_old, std::ostream& out) {
    const auto& file = open.vault->file();
    auto keys = read_keys(file);
    if (!keys) return tl::unexpected(keys.error());
    keys->add_new();
    // Both keys are in the file before the first value is sealed anew: a break at any moment loses nothing.
    if (auto written = write_keys(file, *keys); !written) return written;
    const auto changed = seal_anew(open, *keys);
    if (!changed) return tl::unexpected(changed.error());
    out << "Новый ключ " << keys->current() << ", запечатано заново: " << *changed << ".\n";
    if (keep_old) {
        out << "Прежние ключи остались в файле: уберите их (vekha secrets rotate), когда новый файл будет на "
               "всех узлах.\n";
        return {};
    }
    keys->keep_current();
    if (auto written = write_keys(file, *keys); !written) return written;
    out << "Прежние ключи убраны. Сохраните копию файла отдельно от копий базы: " << file.string() << '\n';
    return {};
}

Result<void> reseal(const Installation& open, std::ostream& out) {
    const auto keys = read_keys(open.vault->file());
    if (!keys) return tl::unexpected(keys.error());
    const auto changed = seal_anew(open, *keys);
    if (!changed) return tl::unexpected(changed.error());
    out << "Ключом " << keys->current() << " запечатано заново: " << *changed << ".\n";
    return {};
}

}  // namespace

int secrets_command(Words words, std::ostream& out, std::ostream& err) {
    const auto arguments = parse_arguments(words, grammar);
    if (!arguments) return fail(err, arguments.error());
    const auto& action = arguments->words.front();
    if (action == "check") return check(*arguments, out, err);
    if (action != "rotate" && action != "reseal")
        return fail(err, Error{Fault::invalid_input, "«" + action + "» — не действие.", "secrets",
                               "Использование: " + std::string(grammar.usage)});
    const auto open = open_installation(*arguments);
    if (!open) return fail(err, open.error());
    const auto done =
        action == "rotate" ? rotate(*open, arguments->has("--keep-old"), out) : reseal(*open, out);
    if (!done) return fail(err, done.error());
    return 0;
}

}  // namespace vekha::commands
