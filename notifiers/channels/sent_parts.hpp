// Which parts of a long message have gone out already.
#pragma once

#include <map>
#include <mutex>
#include <string>

namespace vekha {

/// For messengers that know no idempotency key: the parts that went out before a later one failed are
/// remembered here. A restart forgets them: the reader may then see a part twice, never miss one.
/// Thread-safe.
class SentParts {
  public:
    /// How many parts of this message need not be sent again.
    std::size_t of(const std::string& id);
    /// The first `sent` of `all` parts are out. With the last one the message is forgotten.
    void note(const std::string& id, std::size_t sent, std::size_t all);

  private:
    std::mutex mutex_;
    std::map<std::string, std::size_t> sent_;
};

inline constexpr std::size_t sent_parts_most = 1000;  ///< messages remembered at once

}  // namespace vekha
