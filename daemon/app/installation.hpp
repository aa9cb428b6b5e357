// What a command at the shell needs of an installation: its settings, its store, the time.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "daemon/app/site.hpp"
#include "daemon/commands/arguments.hpp"
#include "daemon/runtime/clock.hpp"
#include "daemon/storage/store.hpp"
#include "daemon/storage/vault.hpp"
#include "workflow/service/origin.hpp"

namespace vekha {

/// The settings file a data folder keeps.
inline constexpr const char* settings_name = "vekha.toml";

struct Installation {
    Site site;
    std::unique_ptr<Clock> clock;
    std::unique_ptr<Store> store;
    std::shared_ptr<Vault> vault;  ///< of the store's secrets
};

/// Where the file of keys that a settings file does not name lies.
inline constexpr const char* secrets_name = "secrets.key";

/// The store's own options of these settings, with its vault.
StoreOptions store_options(const config::Options& options);

/// Where the settings are: --config FILE, or --data DIR (its vekha.toml), or ./vekha-data/vekha.toml.
std::filesystem::path settings_path(const commands::Arguments& arguments);

/// Opens everything. `--clock FILE` puts a file clock in place of the machine's. What is written by the way
/// `from` says so in the journal; the daemon, whose callers come by ways of their own, gives none.
config::Checked<Installation> open_installation(const commands::Arguments& arguments,
                                                std::string_view from = origin::shell);

/// The machine's clock, or the one that --clock names.
Result<std::unique_ptr<Clock>> choose_clock(const commands::Arguments& arguments);

/// The whole of a file under a byte limit. not_found, too_large, unavailable; each names the file.
Result<std::string> read_whole_file(const std::filesystem::path& path, std::size_t most_bytes);

}  // namespace vekha
