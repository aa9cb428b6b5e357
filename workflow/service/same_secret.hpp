// Comparing secrets.
#pragma once

#include <string_view>

namespace vekha {

/// Takes the same time wherever the texts part. An empty secret is the same as none other, so that what was
/// never set opens nothing.
inline bool same_secret(std::string_view left, std::string_view right) {
    if (left.size() != right.size() || left.empty()) return false;
    unsigned different = 0;
    for (std::size_t at = 0; at < left.size(); ++at)
        different |= static_cast<unsigned>(left[at]) ^ static_cast<unsigned>(right[at]);
    return different == 0;
}

}  // namespace vekha
