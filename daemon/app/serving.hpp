// What the settings say of the server's doors, opened: listeners, the certificate, whom to believe.
#pragma once

#include <memory>
#include <vector>

#include "config/faults.hpp"
#include "config/server_options.hpp"
#include "daemon/http/server.hpp"
#include "daemon/runtime/clock.hpp"

namespace vekha {

/// Loads the certificate; nothing where the settings name none.
Result<std::shared_ptr<http::TlsKeeper>> open_certificate(const config::TlsSettings& settings);

/// Days until a certificate ends, less than 0 where it has ended.
std::chrono::days days_left(const http::TlsKeeper& keeper, Instant now);

/// A certificate that ends sooner is told about in the log and by `vekha check`.
inline constexpr std::chrono::days certificate_warning{21};

/// How the server is to serve. `clock` outlives it.
Result<http::ServerOptions> make_server_options(const config::ServerOptions& options, const Clock& clock);

/// Sockets that systemd handed over, or else those the settings name. With a certificate TCP speaks TLS, a
/// Unix socket does not; of handed-over ones those named "https" do and "http" do not, whatever they are.
Result<std::vector<http::Listener>> open_listeners(const config::ServerOptions& options);

}  // namespace vekha
