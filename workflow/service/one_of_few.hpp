// Work that waits for another machine, of which only so much may wait at once: the rest is told to come later
// rather than hold every thread there is.
#pragma once

#include <atomic>
#include <cstddef>

namespace vekha {

/// A place among those who wait at the same time, while it lives; false where all are taken.
class OneOfFew {
  public:
    OneOfFew(std::atomic<std::size_t>& waiting, std::size_t most)
        : waiting_(waiting), taken_(waiting_.fetch_add(1) < most) {}
    OneOfFew(const OneOfFew&) = delete;
    OneOfFew& operator=(const OneOfFew&) = delete;
    ~OneOfFew() { waiting_.fetch_sub(1); }
    explicit operator bool() const { return taken_; }

  private:
    std::atomic<std::size_t>& waiting_;
    const bool taken_;
};

}  // namespace vekha
