// What all daemons know of each channel: kept among the store's settings, changed in the same transaction as
// the outcome that taught it. When a whole channel stops working, the administrators are told once; and once
// when it works again.
#pragma once

#include <map>
#include <string>

#include "notifiers/delivery/breaker.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

/// The store's setting that holds it.
std::string channel_health_key(const std::string& channel);

/// What the administrators read of a channel that stopped working: which, why, the mend. No address, no key.
std::string alarm_words(const std::string& channel, SendReason reason);

/// As it is kept; of a channel nothing was learnt of, all is well.
Result<ChannelHealth> channel_health(ReadView& view, const std::string& channel);

class ChannelBoard {
  public:
    ChannelBoard(Transaction& change, Instant now) : change_(change), now_(now) {}

    Result<ChannelHealth> health(const std::string& channel);
    /// Whether a message may leave by it now (breaker's admits).
    Result<bool> admits(const std::string& channel);
    /// What a try told; plans the notices to the administrators.
    Result<void> learn(const std::string& channel, const Outcome& outcome);

  private:
    Result<ChannelHealth*> known(const std::string& channel);
    Result<void> keep(const std::string& channel, const ChannelHealth& health);
    Result<void> tell(const std::string& channel, HealthNews news, const ChannelHealth& before);

    Transaction& change_;
    Instant now_;
    std::map<std::string, ChannelHealth> read_;
};

}  // namespace vekha
