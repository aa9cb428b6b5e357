// How a receiver knows that a letter is ours: Standard Webhooks, symmetric signatures of version 1.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "workflow/model/time.hpp"

namespace vekha {

/// A fresh secret: "whsec_" and base64 of 32 random bytes.
std::string make_webhook_secret();

/// The header webhook-signature: "v1," and base64 of HMAC-SHA256 over "id.seconds.body", one for each secret,
/// parted by spaces. A secret that is none gives no signature.
std::string webhook_signature(const std::vector<std::string>& secrets, std::string_view id, Instant at,
                              std::string_view body);

/// The header webhook-timestamp: whole seconds since 1970.
std::string webhook_timestamp(Instant at);

}  // namespace vekha
