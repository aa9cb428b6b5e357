#include "notifiers/channels/sent_parts.hpp"

namespace vekha {

std::size_t SentParts::of(const std::string& id) {
    const std::lock_guard lock(mutex_);
    const auto known = sent_.find(id);
    return known == sent_.end() ? 0 : known->second;
}

void SentParts::note(const std::string& id, std::size_t sent, std::size_t all) {
    const std::lock_guard lock(mutex_);
    if (sent == all) {
        sent_.erase(id);
        return;
    }
    if (sent_.size() >= sent_parts_most) sent_.erase(sent_.begin());
    sent_[id] = sent;
}

}  // namespace vekha
