#include "notifiers/outbox/coming.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "notifiers/delivery/hold.hpp"
#include "notifiers/delivery/route.hpp"
#include "notifiers/outbox/notices.hpp"

namespace vekha {
namespace {

std::string address_of(const Person& person, const std::string& channel) {
    const auto kind = address_kind_of(channel);
    return kind ? person.address(*kind) : person.login;
}

class Coming {
  public:
    Coming(ReadView& view, const Organization& organization, const std::vector<std::string>& channels,
           const std::vector<std::string>& urgent_channels, Instant now)
        : facts_(view),
          organization_(organization),
          channels_(channels),
          urgent_channels_(urgent_channels),
          now_(now) {}

    /// A row that is not part of a delivery yet: one message with all others of its moment.
    Result<void> add(const OutboxRow& row) { return add({row}, row.ready_at, {}); }

    /// Rows that are one message already, which goes by `channel` where that is still one of the person's.
    Result<void> add(const std::vector<OutboxRow>& rows, Instant ready, const std::string& channel) {
        if (rows.empty()) return {};
        const auto person = facts_.person(rows.front().person);
        if (!person) return tl::unexpected(person.error());
        if (!*person) return {};
        bool urgent = false;
        bool at_once = false;
        for (const auto& row : rows) {
            const auto hurry = facts_.urgent(organization_, row);
            if (!hurry) return tl::unexpected(hurry.error());
            urgent = urgent || *hurry;
            at_once = at_once || leaves_at_once(row.kind);
        }
        const auto usable = channels_for(**person, rows.front().channel, urgent, channels_, urgent_channels_);
        if (usable.empty()) return {};
        ready = std::max(ready, now_);
        if (!at_once)
            ready = hold(ready, urgent, hours_of(organization_.hours, **person), organization_.calendar,
                         *organization_.zone);
        const bool same_way = std::find(usable.begin(), usable.end(), channel) != usable.end();
        const auto& way = same_way ? channel : usable.front();
        const auto& first = rows.front();
        const auto apart = first.kind == NoticeKind::code ? first.key : first.channel;
        if (first.state == OutboxState::waiting && !bundles_.emplace(first.person, apart, ready).second)
            return {};
        messages.push_back({way, address_of(**person, way), ready});
        return {};
    }

    std::vector<ComingMessage> messages;

  private:
    NoticeReader facts_;
    const Organization& organization_;
    const std::vector<std::string>& channels_;
    const std::vector<std::string>& urgent_channels_;
    Instant now_;
    std::set<std::tuple<PersonId, std::string, Instant>> bundles_;
};

}  // namespace

Result<std::vector<ComingMessage>> coming_messages(ReadView& view, const Organization& organization,
                                                   const std::vector<std::string>& channels,
                                                   const std::vector<std::string>& urgent_channels,
                                                   Instant now) {
    Coming coming(view, organization, channels, urgent_channels, now);
    const auto deliveries = view.ready_deliveries(now + coming_horizon, coming_messages_most);
    if (!deliveries) return tl::unexpected(deliveries.error());
    for (const auto& delivery : *deliveries) {
        const auto rows = taken_rows(view, delivery.id);
        if (!rows) return tl::unexpected(rows.error());
        const bool in_hand = delivery.state == DeliveryState::leased;
        if (auto done = coming.add(*rows, in_hand ? now : delivery.next_try_at, delivery.channel); !done)
            return tl::unexpected(done.error());
    }
    const auto rows = view.ready_rows(now + coming_horizon, coming_messages_most);
    if (!rows) return tl::unexpected(rows.error());
    for (const auto& row : *rows)
        if (auto done = coming.add(row); !done) return tl::unexpected(done.error());
    return std::move(coming.messages);
}

}  // namespace vekha
