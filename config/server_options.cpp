#include <algorithm>

#include "config/address.hpp"
#include "config/option_readers.hpp"
#include "notifiers/delivery/destination.hpp"

namespace vekha::config {
namespace {

constexpr std::int64_t kibibyte = 1024;
constexpr std::int64_t mebibyte = 1024 * kibibyte;
constexpr std::size_t socket_path_bytes = 107;  // sun_path and its zero

/// The bits of a file that everybody writes in octal: "660".
void read_mode(TableReader& table, std::string_view key, unsigned& mode) {
    constexpr std::size_t digits = 3;
    std::string text;
    table.text(key, text);
    if (!table.has(key)) return;
    if (text.size() != digits || text.find_first_not_of("01234567") != std::string::npos ||
        text.front() < '6')
        return table.fault(key, "«" + text + "» не права файла, с которыми служба слушает.",
                           "Напишите как \"660\" (служба и её группа) или \"666\" (все на этой машине).");
    mode = 0;
    for (const char one : text) mode = mode * 8 + static_cast<unsigned>(one - '0');
}

void read_places(TableReader& table, ServerOptions& options) {
    table.text("listen", options.listen);
    if (!options.listen.empty() && !is_ip_address(options.listen))
        table.fault("listen", "«" + options.listen + "» не адрес IP.",
                    "Напишите как \"127.0.0.1\" или \"::\".");
    table.integer("port", options.port, 0, 65535);
    table.path("unix_socket", options.unix_socket);
    if (options.unix_socket.string().size() > socket_path_bytes)
        table.fault("unix_socket", "Путь сокета длиннее 107 байт.",
                    "Укажите путь короче, например \"/run/vekha/vekha.sock\".");
    read_mode(table, "unix_socket_mode", options.unix_socket_mode);
    if (options.listen.empty() && options.unix_socket.empty())
        table.fault("listen", "Серверу негде отвечать: нет ни адреса, ни сокета.",
                    "Укажите listen или unix_socket.");
}

void read_neighbours(TableReader& table, ServerOptions& options) {
    table.texts("hosts", options.hosts);
    for (const auto& host : options.hosts)
        if (host != "*" && host.find_first_of(":/*@ ") != std::string::npos)
            table.fault("hosts", "«" + host + "» не имя узла.",
                        "Напишите имя без порта: \"vekha.example.org\"; \"*\" принимает любое.");
    table.texts("trusted_proxies", options.trusted_proxies);
    for (const auto& proxy : options.trusted_proxies)
        if (proxy != "unix" && !parse_ip_range(proxy))
            table.fault("trusted_proxies", "«" + proxy + "» не адрес и не диапазон.",
                        "Напишите как \"127.0.0.1\", \"10.0.0.0/8\" или \"unix\".");
}

void read_tls(TableReader table, TlsSettings& options) {
    table.handed_path("certificate", options.certificate);
    table.handed_path("key", options.key);
    table.finish();
    if (options.certificate.empty() == options.key.empty()) return;
    if (options.key.empty())
        table.fault("certificate", "Есть сертификат, но нет его ключа.",
                    "Укажите файл ключа в key раздела [server.tls].");
    else
        table.fault("key", "Есть ключ, но нет сертификата.",
                    "Укажите файл сертификата в certificate раздела [server.tls].");
}

void read_factor_duties(TableReader& table, Duties& duties) {
    std::vector<std::string> names;
    table.texts("second_factor_required", names);
    for (const auto& one : names) {
        if (const auto duty = parse_duty(one))
            duties.add(*duty);
        else
            table.fault("second_factor_required", "«" + one + "» — не обязанность.",
                        "Годятся: executor, controller, department_head, deputy_head, head, administrator, "
                        "observer, auditor.");
    }
}

}  // namespace

void read_server(TableReader table, ServerOptions& options) {
    read_places(table, options);
    read_url(table, "public_url", options.public_url);
    if (options.public_url.empty())
        table.fault("public_url", "Без адреса нет личных ссылок.",
                    "Укажите адрес, по которому Веху открывают.");
    read_neighbours(table, options);
    read_tls(table.table("tls"), options.tls);
    table.handed_path("secrets_key", options.secrets_key);
    table.integer("connections", options.connections, 16, 65'536);
    table.integer("connections_per_address", options.connections_per_address, 0, 65'536);
    table.integer("request_bytes", options.request_bytes, 64 * kibibyte, 64 * mebibyte, "байт");
    read_seconds(table, "read_timeout_seconds", options.read_timeout, 1, 600);
    read_seconds(table, "idle_timeout_seconds", options.idle_timeout, 1, 3600);
    table.integer("least_bytes_per_second", options.least_bytes_per_second, 1, 1'000'000, "байт");
    auto hours = std::chrono::duration_cast<std::chrono::hours>(options.session_lifetime).count();
    table.integer("session_hours", hours, 1, 24 * 30, "часов");
    options.session_lifetime = std::chrono::hours{hours};
    read_factor_duties(table, options.second_factor_required);
    read_seconds(table, "shutdown_seconds", options.shutdown_deadline, 1, 300);
    table.finish();
}

}  // namespace vekha::config
