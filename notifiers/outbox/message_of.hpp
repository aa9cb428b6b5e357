// A rendered digest as the message that a channel is given.
#pragma once

#include <string>

#include "notifiers/channel.hpp"
#include "notifiers/delivery/digest.hpp"
#include "notifiers/delivery/render.hpp"
#include "workflow/model/message.hpp"

namespace vekha {

/// A claimed delivery and what it says, to be rendered after the transaction.
struct Draft {
    Delivery delivery;
    Digest digest;
};

Message message_of(const Draft& draft, const RenderedDigest& rendered, const std::string& domain,
                   const LinkMaker& links, Instant now);

}  // namespace vekha
