// Every channel with a peer of its own, set up alike, for the suites that hold for all of them.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include <gtest/gtest.h>

#include "notifiers/channel.hpp"
#include "tests/notifiers/channels/peers.hpp"

namespace vekha::test {

inline constexpr const char* token = "12345:SECRET-token";
inline constexpr std::chrono::milliseconds patience{400};   ///< for a peer that is known to be slow
inline constexpr std::chrono::milliseconds enough{20'000};  ///< for any other

struct Rig {
    virtual ~Rig() = default;
    /// A channel to the peer, set up rightly but for its patience and whom it trusts.
    virtual std::unique_ptr<Channel> channel(std::chrono::milliseconds timeout,
                                             const std::string& ca_file = {}) = 0;
    /// A channel to a port where nobody listens.
    virtual std::unique_ptr<Channel> to_nobody() = 0;
    /// How many messages and other requests reached the peer.
    virtual std::size_t messages() const = 0;
};

/// "smtp", "gateway", "telegram", "max", "folder"; and what stands behind the same interface in tests alone:
/// "provider" (the gateway with a template of a provider's own), "webhook" (the sender of letters). With an
/// identity the peer speaks TLS: "smtp" after STARTTLS, "smtps" from the first byte.
std::unique_ptr<Rig> make_rig(const std::string& name, const std::optional<Identity>& identity = {});

inline std::string named(const ::testing::TestParamInfo<std::string>& info) {
    return info.param;
}

}  // namespace vekha::test
