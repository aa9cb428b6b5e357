#include "notifiers/outbox/replay.hpp"

#include <algorithm>

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "notifiers/outbox/dispatch_lines.hpp"

namespace vekha {
namespace {

Result<void> check_channel(const std::vector<std::string>& channels, const std::string& channel) {
    if (channel.empty() || std::find(channels.begin(), channels.end(), channel) != channels.end()) return {};
    std::string known;
    for (const auto& one : channels) known += (known.empty() ? "" : ", ") + one;
    return failure(Fault::invalid_input, "Канал «" + channel + "» не настроен.", "channel",
                   known.empty() ? "Ни один канал не настроен." : "Настроены: " + known + ".");
}

Result<void> note(Transaction& change, Instant now, PersonId by, const std::string& type,
                  const boost::json::object& words) {
    auto noted = change.append({now, by, TaskId{}, type, std::string(boost::json::serialize(words))});
    if (!noted) return tl::unexpected(noted.error());
    return {};
}

Result<std::size_t> replayed(Transaction& change, PersonId by, DeliveryId id, const std::string& channel,
                             Instant now) {
    const auto found = change.delivery(id);
    if (!found) return tl::unexpected(found.error());
    const std::string where = "сообщение " + std::to_string(id.value);
    if (!*found) return failure(Fault::not_found, "Такого сообщения нет.", where);
    if ((*found)->state != DeliveryState::failed)
        return failure(Fault::wrong_state, "Повторить можно только сообщение, которое не доставлено.", where);
    auto rows = change.outbox_of(id);
    if (!rows) return tl::unexpected(rows.error());
    DispatchLines lines(change, now);
    std::size_t again = 0;
    for (auto& row : *rows) {
        if (row.state != OutboxState::failed) continue;
        row.state = OutboxState::waiting;
        row.ready_at = now;
        row.delivery = {};
        row.channel = channel;
        if (auto done = change.update(row); !done) return tl::unexpected(done.error());
        ++again;
    }
    if (again == 0)
        return failure(Fault::wrong_state, "Это сообщение уже отправлено заново.", where,
                       "Посмотрите, что с ним стало, в пути сообщений этого человека.");
    Delivery asked = **found;
    asked.channel = channel;
    const auto step = channel.empty() ? DispatchStep::replayed : DispatchStep::rerouted;
    if (auto done = lines.of_delivery(step, asked, "by_hand", 0, by); !done)
        return tl::unexpected(done.error());
    auto noted = note(change, now, by, "message_replayed", {{"channel", channel}, {"delivery", id.value}});
    if (!noted) return tl::unexpected(noted.error());
    return again;
}

}  // namespace

Result<std::size_t> replay_delivery(Store& store, const std::vector<std::string>& channels, PersonId by,
                                    DeliveryId id, const std::string& channel, Instant now) {
    if (auto known = check_channel(channels, channel); !known) return tl::unexpected(known.error());
    return write_as<std::size_t>(store,
                                 [&](Transaction& change) { return replayed(change, by, id, channel, now); });
}

Result<std::string> plan_test_message(Store& store, const std::vector<std::string>& channels, PersonId by,
                                      PersonId person, const std::string& channel, Instant now) {
    if (auto known = check_channel(channels, channel); !known) return tl::unexpected(known.error());
    return write_as<std::string>(store, [&](Transaction& change) -> Result<std::string> {
        const auto found = change.person(person);
        if (!found) return tl::unexpected(found.error());
        if (!*found)
            return failure(Fault::not_found, "Такого человека нет.",
                           "человек " + std::to_string(person.value));
        if (!(*found)->active)
            return failure(Fault::wrong_state, "Этот человек уволен: ему ничего не отправляют.",
                           (*found)->name);
        OutboxRow row;
        row.kind = NoticeKind::test;
        row.person = person;
        row.rung = "test:" + format(now);
        row.key = "0/" + row.rung + "/" + std::to_string(person.value) + "/" + channel;
        row.reason = "Это проверочное сообщение: по нему видно, что напоминания до вас доходят.";
        row.planned_at = row.ready_at = now;
        row.channel = channel;
        if (auto planned = change.plan(row); !planned) return tl::unexpected(planned.error());
        auto noted = note(change, now, by, "test_message", {{"channel", channel}, {"person", person.value}});
        if (!noted) return tl::unexpected(noted.error());
        return row.key;
    });
}

}  // namespace vekha
