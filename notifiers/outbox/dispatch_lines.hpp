// Writing the delivery journal: one line for each thing that happens to a row or to the delivery that carries
// it.
#pragma once

#include <string_view>

#include "notifiers/channel.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

class DispatchLines {
  public:
    DispatchLines(Transaction& change, Instant now) : change_(change), now_(now) {}

    /// About one row: held, dropped, digested.
    Result<void> of_row(DispatchStep step, const OutboxRow& row, std::string_view channel,
                        std::string_view reason);
    Result<void> of_rows(DispatchStep step, const std::vector<OutboxRow>& rows, std::string_view channel,
                         std::string_view reason);
    /// About a delivery as a whole: the outcome of a try, another way, the end.
    Result<void> of_delivery(DispatchStep step, const Delivery& delivery, std::string_view reason,
                             int code = 0, PersonId by = {});

  private:
    Result<void> add(const Dispatch& line);

    Transaction& change_;
    Instant now_;
};

}  // namespace vekha
