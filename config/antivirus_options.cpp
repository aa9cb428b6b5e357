#include "config/address.hpp"
#include "config/option_readers.hpp"

namespace vekha::config {
namespace {

constexpr int longest_wait = 300;

/// A path, or an IP address and a port behind the last colon.
bool is_place(const std::string& address) {
    if (address.starts_with('/')) return true;
    const auto colon = address.rfind(':');
    if (colon == std::string::npos || colon + 1 == address.size()) return false;
    std::string host = address.substr(0, colon);
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    return is_ip_address(host) && address.find_first_not_of("0123456789", colon + 1) == std::string::npos;
}

}  // namespace

void read_antivirus(TableReader table, AntivirusSettings& options) {
    table.text("clamd", options.clamd);
    if (!options.clamd.empty() && !is_place(options.clamd))
        table.fault("clamd", "«" + options.clamd + "» не адрес антивируса.",
                    "Напишите как \"/run/clamav/clamd.ctl\" или \"127.0.0.1:3310\".");
    table.choice<WhenUnscanned>("when_unavailable", options.when_unavailable,
                                {{"refuse", WhenUnscanned::refuse}, {"take", WhenUnscanned::take}});
    read_seconds(table, "timeout_seconds", options.timeout, 1, longest_wait);
    table.path("quarantine", options.quarantine);
    if (options.quarantine.empty())
        table.fault("quarantine", "Папка карантина не названа.", "Напишите как \"quarantine\".");
    table.finish();
}

}  // namespace vekha::config
