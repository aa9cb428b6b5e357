#include "notifiers/outbox/notices.hpp"

#include <algorithm>
#include <charconv>

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "notifiers/delivery/wording.hpp"
#include "workflow/engine/ladder.hpp"
#include "workflow/service/notices.hpp"

namespace vekha {
namespace {

constexpr std::string_view failed_rung = "failed:";  ///< followed by the delivery's number

/// Reads once, keeps the answer.
template <class Key, class Value, class Read>
Result<const Value*> remembered(std::map<Key, Value>& known, Key key, Read read) {
    if (const auto found = known.find(key); found != known.end()) return &found->second;
    auto value = read();
    if (!value) return tl::unexpected(value.error());
    return &known.emplace(key, std::move(*value)).first->second;
}

/// The administrator who hears of what the controller can't.
Result<PersonId> another_to_tell(ReadView& view, PersonId not_this) {
    auto people = view.people();
    if (!people) return tl::unexpected(people.error());
    for (const auto& person : *people)
        if (person.active && person.id != not_this && person.has(Duty::administrator)) return person.id;
    return PersonId{};
}

}  // namespace

Result<const Task*> NoticeReader::task(TaskId id) {
    if (!id) return nullptr;
    const auto known = remembered(tasks_, id, [&] { return view_.task(id); });
    if (!known) return tl::unexpected(known.error());
    return *known && **known ? &***known : nullptr;
}

Result<std::optional<Person>> NoticeReader::person(PersonId id) {
    return view_.person(id);
}

Result<bool> NoticeReader::urgent(const Organization& organization, const OutboxRow& row) {
    if (row.kind == NoticeKind::alarm) return true;
    const auto found = task(row.task);
    if (!found) return tl::unexpected(found.error());
    return *found != nullptr && is_urgent(organization.policy_of(**found), row.rung);
}

Result<std::optional<Undelivered>> NoticeReader::undelivered(const OutboxRow& row) {
    if (row.kind != NoticeKind::failed || !row.rung.starts_with(failed_rung)) return std::nullopt;
    const auto digits = std::string_view(row.rung).substr(failed_rung.size());
    DeliveryId id;
    std::from_chars(digits.data(), digits.data() + digits.size(), id.value);
    const auto delivery = view_.delivery(id);
    if (!delivery) return tl::unexpected(delivery.error());
    if (!*delivery) return std::nullopt;
    const auto person = view_.person((*delivery)->person);
    if (!person) return tl::unexpected(person.error());
    if (!*person) return std::nullopt;
    return Undelivered{(*person)->name,
                       parse_send_reason((*delivery)->outcome).value_or(SendReason::unreachable)};
}

Result<Notice> NoticeReader::notice(const OutboxRow& row) {
    Notice notice;
    notice.row = row;
    const auto found = task(row.task);
    if (!found) return tl::unexpected(found.error());
    auto unreached = undelivered(row);
    if (!unreached) return tl::unexpected(unreached.error());
    notice.undelivered = std::move(*unreached);
    if (*found == nullptr) return notice;
    notice.task = **found;
    const auto deadline = remembered(deadlines_, notice.task->item, [&]() -> Result<std::string> {
        const auto item = view_.item(notice.task->item);
        if (!item) return tl::unexpected(item.error());
        return *item ? (*item)->item.deadline.text : std::string{};
    });
    if (!deadline) return tl::unexpected(deadline.error());
    notice.deadline = **deadline;
    const auto roadmap = remembered(roadmaps_, notice.task->roadmap, [&]() -> Result<std::string> {
        const auto plan = view_.roadmap(notice.task->roadmap);
        if (!plan) return tl::unexpected(plan.error());
        return *plan ? (*plan)->title : std::string{};
    });
    if (!roadmap) return tl::unexpected(roadmap.error());
    notice.roadmap = **roadmap;
    return notice;
}

Result<std::vector<OutboxRow>> taken_rows(ReadView& view, DeliveryId id) {
    auto rows = view.outbox_of(id);
    if (!rows) return rows;
    std::erase_if(*rows, [](const OutboxRow& row) { return row.state != OutboxState::taken; });
    return rows;
}

Result<void> journal_rows(Transaction& change, const std::string& type, const Delivery& delivery,
                          const std::vector<OutboxRow>& rows, Instant now) {
    for (const auto& row : rows) {
        boost::json::object words;
        words["channel"] = delivery.channel;
        words["delivery"] = delivery.id.value;
        words["kind"] = name(row.kind);
        words["outcome"] = delivery.outcome;
        words["person"] = delivery.person.value;
        words["rung"] = row.rung;
        const auto entry =
            change.append({now, PersonId{}, row.task, type, std::string(boost::json::serialize(words))});
        if (!entry) return tl::unexpected(entry.error());
    }
    return {};
}

Result<void> tell_failure(Transaction& change, const Delivery& delivery, std::vector<OutboxRow> rows,
                          Instant now) {
    const auto person = change.person(delivery.person);
    if (!person) return tl::unexpected(person.error());
    const std::string whom = *person ? (*person)->name : "№ " + std::to_string(delivery.person.value);
    const auto why = parse_send_reason(delivery.outcome).value_or(SendReason::unreachable);
    std::string sentence = "Сообщение не доставлено: " + whom + "; причина: ";
    sentence += wording(Language::ru).refusal(why);
    sentence += ".";
    for (auto& row : rows) {
        row.state = OutboxState::failed;
        if (auto done = change.update(row); !done) return done;
        if (!row.task || row.kind == NoticeKind::failed) continue;
        const auto task = change.task(row.task);
        if (!task) return tl::unexpected(task.error());
        if (!*task) continue;
        PersonId told = (*task)->controller;
        if (told == delivery.person) {
            const auto other = another_to_tell(change, told);
            if (!other) return tl::unexpected(other.error());
            told = *other;
        }
        if (!told) continue;
        const auto planned =
            plan_notices(change, **task, NoticeKind::failed,
                         std::string(failed_rung) + std::to_string(delivery.id.value), sentence, {told}, now);
        if (!planned) return tl::unexpected(planned.error());
    }
    return journal_rows(change, "message_failed", delivery, rows, now);
}

}  // namespace vekha
