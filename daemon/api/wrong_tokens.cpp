#include "daemon/api/wrong_tokens.hpp"

namespace vekha::api {

bool WrongTokens::count(const std::string& network, Instant now) {
    const std::lock_guard lock(mutex_);
    if (networks_.size() >= wrong_tokens_networks && !networks_.contains(network)) {
        std::erase_if(networks_,
                      [&](const auto& one) { return now - one.second.first >= wrong_tokens_window; });
        if (networks_.size() >= wrong_tokens_networks) networks_.clear();
    }
    auto& counted = networks_[network];
    if (counted.count == 0 || now - counted.first >= wrong_tokens_window) counted = {now, 0};
    return ++counted.count > wrong_tokens_allowed;
}

}  // namespace vekha::api
