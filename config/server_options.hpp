// The settings of `vekha serve` about its doors: where it listens, with which certificate, whom it believes.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "workflow/model/person.hpp"

namespace vekha::config {

/// The server's own TLS.
struct TlsSettings {
    std::filesystem::path certificate;  ///< PEM, the chain after it; empty: plain HTTP
    std::filesystem::path key;          ///< PEM without a passphrase
    friend bool operator==(const TlsSettings&, const TlsSettings&) = default;
};

struct ServerOptions {
    std::string listen = "127.0.0.1";   ///< address; "0.0.0.0" or "::" for all; empty: no TCP
    std::uint16_t port = 8080;          ///< 0: any free one
    std::filesystem::path unix_socket;  ///< empty: none
    unsigned unix_socket_mode = 0660;
    std::string public_url = "http://127.0.0.1:8080";  ///< what personal links begin with; no closing slash
    std::vector<std::string> hosts;                    ///< names in Host beside that of public_url; "*": any
    std::vector<std::string> trusted_proxies;  ///< addresses, ranges, "unix": believed about their clients
    TlsSettings tls;
    std::filesystem::path
        secrets_key;  ///< keys that seal secrets in the database; empty: made beside the database
    std::size_t connections = 1024;  ///< at once
    std::size_t connections_per_address =
        256;                                  ///< at once of one client that is no trusted proxy; 0: no limit
    std::size_t request_bytes = 1024 * 1024;  ///< body of a request that is no upload
    std::chrono::seconds read_timeout{30};    ///< for the head, and for each silence within a body
    std::chrono::seconds idle_timeout{60};    ///< between requests of one connection
    std::size_t least_bytes_per_second = 1000;  ///< of a body and of an answer, after half a minute
    std::chrono::seconds session_lifetime{std::chrono::hours{12}};  ///< a sign-in ends so long after it began
    Duties second_factor_required;               ///< duties whose holders must have a second factor
    std::chrono::seconds shutdown_deadline{20};  ///< for requests and deliveries in flight
    friend bool operator==(const ServerOptions&, const ServerOptions&) = default;
};

}  // namespace vekha::config
