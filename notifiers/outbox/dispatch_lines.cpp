#include "notifiers/outbox/dispatch_lines.hpp"

namespace vekha {

Result<void> DispatchLines::of_row(DispatchStep step, const OutboxRow& row, std::string_view channel,
                                   std::string_view reason) {
    Dispatch line;
    line.person = row.person;
    line.delivery = row.delivery;
    line.row = row.id;
    line.task = row.task;
    line.channel = channel;
    line.step = step;
    line.reason = reason;
    return add(line);
}

Result<void> DispatchLines::of_rows(DispatchStep step, const std::vector<OutboxRow>& rows,
                                    std::string_view channel, std::string_view reason) {
    for (const auto& row : rows)
        if (auto done = of_row(step, row, channel, reason); !done) return done;
    return {};
}

Result<void> DispatchLines::of_delivery(DispatchStep step, const Delivery& delivery, std::string_view reason,
                                        int code, PersonId by) {
    Dispatch line;
    line.person = delivery.person;
    line.delivery = delivery.id;
    line.channel = delivery.channel;
    line.step = step;
    line.reason = reason;
    line.code = code;
    line.by = by;
    return add(line);
}

Result<void> DispatchLines::add(const Dispatch& line) {
    Dispatch dated = line;
    dated.at = now_;
    auto id = change_.add(dated);
    if (!id) return tl::unexpected(id.error());
    return {};
}

}  // namespace vekha
