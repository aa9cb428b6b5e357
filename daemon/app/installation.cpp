#include "daemon/app/installation.hpp"

#include <fstream>
#include <system_error>

#include "daemon/storage/store.hpp"

namespace vekha {

std::filesystem::path settings_path(const commands::Arguments& arguments) {
    if (const auto config = arguments.option("--config")) return *config;
    return std::filesystem::path(arguments.option_or("--data", "vekha-data")) / settings_name;
}

Result<std::unique_ptr<Clock>> choose_clock(const commands::Arguments& arguments) {
    if (const auto file = arguments.option("--clock")) return make_file_clock(*file);
    return make_system_clock();
}

StoreOptions store_options(const config::Options& options) {
    StoreOptions opened;
    opened.path = options.store.database;
    opened.server = options.store.server;
    opened.server_password = options.store.server_password;
    const auto folder = opened.server.empty() ? opened.path.parent_path() : options.store.data;
    const auto& named = options.server.secrets_key;
    opened.vault = std::make_shared<Vault>(named.empty() ? folder / secrets_name : named, named.empty());
    return opened;
}

config::Checked<Installation> open_installation(const commands::Arguments& arguments, std::string_view from) {
    const auto settings = settings_path(arguments);
    std::error_code code;
    if (!std::filesystem::exists(settings, code))
        return tl::unexpected(config::Faults{{Fault::not_found, "Нет файла настроек.", settings.string(),
                                              "Создайте установку: vekha setup --data КАТАЛОГ."}});
    auto site = load_site(settings);
    if (!site) return tl::unexpected(std::move(site.error()));
    auto clock = choose_clock(arguments);
    if (!clock) return tl::unexpected(config::Faults{clock.error()});
    const auto options = store_options(site->options);
    auto store = open_store(options);
    if (!store) return tl::unexpected(config::Faults{store.error()});
    if (!from.empty()) *store = std::make_unique<OriginStore>(std::move(*store), std::string(from));
    return Installation{std::move(*site), std::move(*clock), std::move(*store), options.vault};
}

Result<std::string> read_whole_file(const std::filesystem::path& path, std::size_t most_bytes) {
    std::error_code code;
    if (!std::filesystem::is_regular_file(path, code))
        return failure(Fault::not_found, "Нет такого файла.", path.string());
    const auto size = std::filesystem::file_size(path, code);
    if (!code && size > most_bytes)
        return failure(Fault::too_large, "Файл больше " + std::to_string(most_bytes / (1024 * 1024)) + " МБ.",
                       path.string());
    std::ifstream in(path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    if (!in.good() && !in.eof()) return failure(Fault::unavailable, "Файл не читается.", path.string());
    return bytes;
}

}  // namespace vekha
