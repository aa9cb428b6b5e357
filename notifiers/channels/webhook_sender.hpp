// Posting letters to other systems: resolved, judged, pinned, signed. libcurl, because it keeps a whole try
// under one time limit and lets the connection's own address be looked at.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "notifiers/delivery/destination.hpp"
#include "notifiers/webhooks/letters.hpp"

namespace vekha::webhooks {

/// The addresses that a name gives, empty where it gives none. May wait for the network.
using Resolve = std::function<std::vector<IpAddress>(const std::string& host)>;
/// By the machine's own resolver.
std::vector<IpAddress> resolve(const std::string& host);

struct SenderOptions {
    DestinationRules rules;
    std::string ca_file;                        ///< PEM bundle; empty: the system's. https is always verified
    std::chrono::milliseconds timeout{10'000};  ///< of a whole try
    Resolve resolve = webhooks::resolve;
};

inline constexpr std::size_t answer_bytes = 64 * 1024;  ///< a longer answer is cut off; only its code counts

/// Safe to use from several threads; each try has a connection for itself, kept for the next one.
class Sender {
  public:
    explicit Sender(SenderOptions options);
    ~Sender();
    Sender(const Sender&) = delete;
    Sender& operator=(const Sender&) = delete;

    /// Whether the daemon may post there: the address as typed, and each one that its name gives now.
    Result<void> check(const std::string& address) const;

    /// One try. The name is resolved and judged anew, and the connection goes to the address that was judged
    /// and to no other. Redirects are not followed. Reasons: "sent", "gone", "destination_refused",
    /// "unresolved", "redirected", "rejected", "rate_limited", "server_error", "unreachable", "timed_out",
    /// "tls_failed".
    PostOutcome post(const Webhook& webhook, const std::string& id, const std::string& body, Instant now);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace vekha::webhooks
