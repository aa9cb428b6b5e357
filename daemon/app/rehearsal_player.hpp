// Engine and outbox over a store of their own, moved from moment to moment: the same code that a daemon runs,
// with a channel that takes everything at once.
#pragma once

#include <memory>
#include <optional>

#include "daemon/app/rehearsal.hpp"
#include "workflow/service/notices.hpp"

namespace vekha {

class RehearsalPlayer {
  public:
    /// `tell` must outlive the player. Of a roadmap: only lines about its tasks are told and counted.
    RehearsalPlayer(std::shared_ptr<const Organization> organization,
                    const std::vector<std::string>& channels, const RehearsalTeller& tell,
                    std::optional<RoadmapId> only = std::nullopt);

    /// What is played; to be filled before play().
    Store& store() { return *store_; }

    /// Plays from `begin` to the end of the outcome's last day; what leaves before its first is not told.
    Result<RehearsalOutcome> play(Instant begin, RehearsalOutcome outcome);

  private:
    Result<std::optional<Instant>> step();
    Result<void> deliver(const Job& job);
    Result<std::vector<RehearsedMessage::Line>> lines_of(const Job& job);
    RehearsedMessage::Line line_of(const OutboxRow& row, const Task* task, Day day) const;

    std::unique_ptr<Store> store_;
    std::shared_ptr<const Organization> organization_;
    const RehearsalTeller& tell_;
    std::optional<RoadmapId> only_;
    Outbox outbox_;
    Directory directory_;  ///< nobody comes or goes in a rehearsal
    RehearsalOutcome outcome_;
    Instant now_{};
    Instant tell_from_{};
    bool to_come_ = false;  ///< some row has windows beyond the horizon still
};

}  // namespace vekha
