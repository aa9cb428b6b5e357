// Many reads, one answer: what was read, or the first thing that failed.
#pragma once

#include <optional>
#include <utility>

#include "workflow/model/result.hpp"

namespace vekha {

/// Remembers the first fault of many reads; what fails is empty from then on, and fault() is looked at once,
/// at the end.
class FirstFault {
  public:
    template <class T>
    T take(Result<T> result) {
        if (result) return std::move(*result);
        note(std::move(result.error()));
        return T{};
    }
    void note(Error fault) {
        if (!fault_) fault_ = std::move(fault);
    }
    const std::optional<Error>& fault() const { return fault_; }

  private:
    std::optional<Error> fault_;
};

}  // namespace vekha
