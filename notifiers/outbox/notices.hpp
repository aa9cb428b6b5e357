// Reading from the store what a delivery is about, and telling the controller what reached nobody.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "notifiers/delivery/digest.hpp"
#include "workflow/service/organization.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

/// Reads the facts of rows; what was read once in a transaction is not read again.
class NoticeReader {
  public:
    explicit NoticeReader(ReadView& view) : view_(view) {}

    /// The task as it is now; nothing where the row names none or the store has it no more.
    Result<const Task*> task(TaskId id);
    /// The row with all that words it.
    Result<Notice> notice(const OutboxRow& row);
    Result<std::optional<Person>> person(PersonId id);
    /// Whether the row may leave at any hour of a working day and waits for no channel: an alarm, a rung that
    /// the task's policy calls urgent.
    Result<bool> urgent(const Organization& organization, const OutboxRow& row);

  private:
    Result<std::optional<Undelivered>> undelivered(const OutboxRow& row);

    ReadView& view_;
    std::map<TaskId, std::optional<Task>> tasks_;
    std::map<ItemId, std::string> deadlines_;
    std::map<RoadmapId, std::string> roadmaps_;
};

/// Marks the delivery's rows failed, journals it and plans a notice to each task's controller; to an
/// administrator where the controller is the one who can't be reached. Notices about failed notices are not
/// planned.
Result<void> tell_failure(Transaction& change, const Delivery& delivery, std::vector<OutboxRow> rows,
                          Instant now);

/// A journal entry for each row: `type` ("message_sent", "message_failed") with names and numbers only.
Result<void> journal_rows(Transaction& change, const std::string& type, const Delivery& delivery,
                          const std::vector<OutboxRow>& rows, Instant now);

/// The rows of a delivery that are still part of it.
Result<std::vector<OutboxRow>> taken_rows(ReadView& view, DeliveryId id);

}  // namespace vekha
