#include "daemon/app/serving.hpp"

#include <algorithm>

#include "daemon/http/strict.hpp"
#include "daemon/runtime/log.hpp"

namespace vekha {
namespace {

/// What the log says of the certificate in service.
void tell_of_certificate(const http::TlsKeeper& keeper, Instant now) {
    const auto left = days_left(keeper, now);
    const auto until = format(keeper.good_until());
    if (left < std::chrono::days{0})
        log::error("certificate_expired", {{"until", until}});
    else if (left < certificate_warning)
        log::warning("certificate_expires", {{"until", until}, {"days", std::to_string(left.count())}});
    else
        log::info("certificate", {{"until", until}});
}

/// Names in Host that are this server's; none: any.
std::vector<std::string> own_hosts(const config::ServerOptions& options) {
    if (std::find(options.hosts.begin(), options.hosts.end(), "*") != options.hosts.end()) return {};
    auto hosts = options.hosts;
    const auto scheme = options.public_url.find("://");
    const auto rest = std::string_view(options.public_url).substr(scheme + 3);
    if (const auto host = http::host_of(rest.substr(0, rest.find('/')))) hosts.emplace_back(*host);
    // Never empty: that would let in any.
    hosts.emplace_back("localhost");
    return hosts;
}

}  // namespace

Result<std::shared_ptr<http::TlsKeeper>> open_certificate(const config::TlsSettings& settings) {
    if (settings.certificate.empty()) return std::shared_ptr<http::TlsKeeper>();
    return http::TlsKeeper::open({settings.certificate, settings.key});
}

std::chrono::days days_left(const http::TlsKeeper& keeper, Instant now) {
    return std::chrono::floor<std::chrono::days>(keeper.good_until() - now);
}

Result<http::ServerOptions> make_server_options(const config::ServerOptions& options, const Clock& clock) {
    http::ServerOptions server;
    server.date = [&clock] { return internet_date(clock.now()) + " GMT"; };
    server.strict_transport = options.public_url.starts_with("https://");
    server.limits.connections = options.connections;
    server.limits.connections_per_address = options.connections_per_address;
    const auto patience = static_cast<unsigned>(options.read_timeout.count());
    server.limits.head_seconds = patience;
    server.limits.body_silence_seconds = patience;
    server.limits.idle_seconds = static_cast<unsigned>(options.idle_timeout.count());
    server.limits.rate_least = options.least_bytes_per_second;
    for (const auto& proxy : options.trusted_proxies) server.proxies.add(proxy);
    server.hosts = own_hosts(options);
    auto keeper = open_certificate(options.tls);
    if (!keeper) return tl::unexpected(keeper.error());
    server.tls = std::move(*keeper);
    if (!server.tls) return server;
    tell_of_certificate(*server.tls, clock.now());
    server.tls_looked = [tls = server.tls, &clock](const Result<void>& looked) {
        if (looked) return tell_of_certificate(*tls, clock.now());
        log::error("certificate_not_taken", {{"file", looked.error().where},
                                             {"why", looked.error().message},
                                             {"in_service_until", format(tls->good_until())}});
    };
    return server;
}

Result<std::vector<http::Listener>> open_listeners(const config::ServerOptions& options) {
    const bool tls = !options.tls.certificate.empty();
    std::vector<http::Listener> listeners;
    const auto handed = http::take_handed_over();
    if (!handed) return tl::unexpected(handed.error());
    for (const auto& one : *handed) {
        auto listener = http::Listener::inherited(one.descriptor, one.name);
        if (!listener) return tl::unexpected(listener.error());
        listener->secure = one.name == "https" || (one.name != "http" && tls && !listener->is_unix());
        listeners.push_back(std::move(*listener));
    }
    if (!listeners.empty()) return listeners;
    if (!options.listen.empty()) {
        auto listener = http::Listener::on_address(options.listen, options.port);
        if (!listener) return tl::unexpected(listener.error());
        listener->secure = tls;
        listeners.push_back(std::move(*listener));
    }
    if (!options.unix_socket.empty()) {
        auto listener = http::Listener::on_path(options.unix_socket, options.unix_socket_mode);
        if (!listener) return tl::unexpected(listener.error());
        listeners.push_back(std::move(*listener));
    }
    return listeners;
}

}  // namespace vekha
