#include "daemon/api/readings.hpp"

#include <algorithm>
#include <utility>

namespace vekha::api {
namespace {

/// Bytes and everything that their reading depends on.
std::string key_of(std::string_view sha256, const ReadingRules& rules) {
    std::string key(sha256);
    for (const auto& [convention, choice] : rules.given()) key += ' ' + convention + '=' + choice;
    return key;
}

}  // namespace

std::shared_ptr<const DocumentReading> Readings::find(const std::string& key) {
    const std::lock_guard lock(mutex_);
    const auto found =
        std::find_if(kept_.begin(), kept_.end(), [&](const Kept& one) { return one.key == key; });
    if (found == kept_.end()) return nullptr;
    kept_.splice(kept_.begin(), kept_, found);
    return found->reading;
}

void Readings::keep(Kept fresh) {
    const std::lock_guard lock(mutex_);
    bytes_ += fresh.bytes;
    kept_.push_front(std::move(fresh));
    while (kept_.size() > readings_kept || bytes_ > readings_kept_bytes) {
        bytes_ -= kept_.back().bytes;
        kept_.pop_back();
    }
}

Result<std::shared_ptr<const DocumentReading>> Readings::of(std::string_view name, std::string_view bytes,
                                                            std::string_view sha256,
                                                            const ReadingRules& rules) {
    auto key = key_of(sha256, rules);
    if (auto known = find(key)) return known;
    auto read = read_(name, bytes, rules);
    if (!read) return tl::unexpected(read.error());
    auto made = std::make_shared<const DocumentReading>(std::move(*read));
    keep({std::move(key), bytes.size(), made});
    return made;
}

}  // namespace vekha::api
