// The store as one person may see it: plans, tasks and messages of organizations that are not theirs are not
// there. Whoever reads through it can't show too much, whatever is asked: lists, searches, exports, numbers
// guessed.
#pragma once

#include "workflow/service/sight.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

/// Reads are cut down to the sight; writes pass, as each use case asks for the right itself, and their reads
/// see everything. People stay as they are, because names stand in tasks: who lists people asks
/// Sight::sees_person. One task by its number stays too: find_task() knows who may see it.
///
/// Both must outlive it.
class SightedStore final : public Store {
  public:
    SightedStore(Store& store, const Sight& sight) : store_(store), sight_(sight) {}

    Result<void> read(const ReadFunction& function) override;
    Result<void> write(const WriteFunction& function) override { return store_.write(function); }
    std::uint64_t revision() const override { return store_.revision(); }
    bool revision_waits() const override { return store_.revision_waits(); }

  private:
    Store& store_;
    const Sight& sight_;
};

}  // namespace vekha
