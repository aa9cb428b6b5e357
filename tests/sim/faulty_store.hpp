// A store whose writes fail as real ones do: before anything is kept, or after all is kept but before the
// answer.
#pragma once

#include <memory>
#include <random>

#include "workflow/service/store.hpp"

namespace vekha::sim {

using Dice = std::mt19937_64;

/// True in `percent` of a hundred throws.
inline bool chance(Dice& dice, int percent) {
    return std::uniform_int_distribution<int>{0, 99}(dice) < percent;
}

class FaultyStore final : public Store {
  public:
    FaultyStore(std::unique_ptr<Store> inside, Dice& dice) : inside_(std::move(inside)), dice_(dice) {}

    Result<void> read(const ReadFunction& function) override { return inside_->read(function); }
    Result<void> write(const WriteFunction& function) override {
        if (calm) return inside_->write(function);
        if (chance(dice_, lost_percent)) return failure(Fault::unavailable, "commit lost");
        auto done = inside_->write(function);
        if (done && chance(dice_, unanswered_percent)) return failure(Fault::unavailable, "answer lost");
        return done;
    }
    std::uint64_t revision() const override { return inside_->revision(); }

    bool calm = false;
    int lost_percent = 5;
    int unanswered_percent = 5;

  private:
    std::unique_ptr<Store> inside_;
    Dice& dice_;
};

}  // namespace vekha::sim
