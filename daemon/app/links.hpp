// The addresses that messages carry.
#pragma once

#include <string>

#include "daemon/runtime/clock.hpp"
#include "notifiers/delivery/render.hpp"

namespace vekha {

/// `key`: the organization's for links. `mailbox`: where answers by mail go; empty: nobody reads them. The
/// clock must outlive what is made.
LinkMaker make_links(const std::string& public_url, const std::string& mailbox, const std::string& key,
                     const Clock& clock);

}  // namespace vekha
