#include "notifiers/webhooks/payload.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "workflow/service/event_codec.hpp"

namespace vekha::webhooks {
namespace {

namespace json = boost::json;
using Pair = std::pair<std::string_view, std::string_view>;

/// The journal's word, and what the world outside knows it by. The left side may change its words; the right
/// is a contract.
constexpr std::array<Pair, 33> events{{{"task_planned", "task.planned"},
                                       {"task_opened", "task.opened"},
                                       {"rung_reached", "rung.reached"},
                                       {"task_acknowledged", "task.acknowledged"},
                                       {"evidence_attached", "evidence.attached"},
                                       {"evidence_withdrawn", "evidence.withdrawn"},
                                       {"report_submitted", "report.submitted"},
                                       {"report_returned", "report.returned"},
                                       {"requirement_waived", "requirement.waived"},
                                       {"task_accepted", "task.accepted"},
                                       {"task_suspended", "task.suspended"},
                                       {"task_resumed", "task.resumed"},
                                       {"task_cancelled", "task.cancelled"},
                                       {"task_moved", "task.moved"},
                                       {"task_reworded", "task.reworded"},
                                       {"task_reassigned", "task.reassigned"},
                                       {"requirement_added", "requirement.added"},
                                       {"part_contributed", "part.contributed"},
                                       {"report_recalled", "report.recalled"},
                                       {"indicator_waived", "indicator.waived"},
                                       {"indicator_added", "indicator.added"},
                                       {"extension_asked", "extension.asked"},
                                       {"extension_decided", "extension.decided"},
                                       {"task_reopened", "task.reopened"},
                                       {"child_added", "part.handed"},
                                       {"child_settled", "part.settled"},
                                       {"person_muted", "reminders.muted"},
                                       {"person_unmuted", "reminders.unmuted"},
                                       {"cadence_set", "reminders.paced"},
                                       {"policy_chosen", "policy.chosen"},
                                       {"rung_edited", "rung.edited"},
                                       {"escalation_delayed", "rung.delayed"},
                                       {"task_disowned", "task.disowned"}}};
constexpr std::string_view rung_reached = "rung_reached";
constexpr std::string_view overdue = "task.overdue";

/// Cuts between characters, and remembers that something was left out.
class Cutter {
  public:
    std::string cut(std::string_view text, std::size_t most) {
        if (text.size() <= most) return std::string(text);
        cut_ = true;
        while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xc0U) == 0x80U) --most;
        return std::string(text.substr(0, most));
    }
    bool cut_any() const { return cut_; }

  private:
    bool cut_ = false;
};

std::optional<RungReached> rung_of(const JournalEntry& entry) {
    if (entry.type != rung_reached) return std::nullopt;
    const auto change = decode_change(entry.type, entry.payload);
    const auto* rung = change ? std::get_if<RungReached>(&*change) : nullptr;
    return rung ? std::optional(*rung) : std::nullopt;
}

json::value person_value(PersonId id, const PayloadFacts& facts, Cutter& cutter) {
    if (!id) return nullptr;
    const auto name = facts.name ? facts.name(id) : std::string{};
    return json::object{{"id", id.value}, {"name", cutter.cut(name, words_bytes)}};
}

json::object task_value(const Task& task, const PayloadFacts& facts, Cutter& cutter) {
    json::object value;
    value["id"] = task.id.value;
    value["roadmap"] = task.roadmap.value;
    value["number"] = cutter.cut(task.number, words_bytes);
    value["title"] = cutter.cut(task.title, title_bytes);
    value["state"] = name(task.state);
    value["due"] = format(task.due);
    value["version"] = task.version;
    value["lead"] = person_value(task.lead(), facts, cutter);
    value["controller"] = person_value(task.controller, facts, cutter);
    if (facts.link) value["link"] = facts.link(task.id);
    return value;
}

json::object head(std::string_view type, std::string_view id, Instant at) {
    json::object value;
    value["version"] = payload_version;
    value["type"] = type;
    value["id"] = id;
    value["timestamp"] = format(at);
    return value;
}

}  // namespace

std::span<const std::string_view> event_types() {
    static constexpr auto all = [] {
        std::array<std::string_view, events.size() + 1> names{};
        for (std::size_t at = 0; at < events.size(); ++at) names[at] = events[at].second;
        names.back() = overdue;
        return names;
    }();
    return all;
}

bool is_event_type(std::string_view text) {
    const auto all = event_types();
    return std::find(all.begin(), all.end(), text) != all.end();
}

std::optional<std::string_view> event_type(const JournalEntry& entry, const Task* task) {
    const auto* found =
        std::find_if(events.begin(), events.end(), [&](const Pair& one) { return one.first == entry.type; });
    if (found == events.end()) return std::nullopt;
    if (task && task->owed())
        if (const auto rung = rung_of(entry); rung && rung->moment >= task->due_at) return overdue;
    return found->second;
}

std::string payload(std::string_view type, const JournalEntry& entry, const PayloadFacts& facts) {
    Cutter cutter;
    json::object data;
    data["actor"] = person_value(entry.actor, facts, cutter);
    if (const auto rung = rung_of(entry)) data["rung"] = cutter.cut(rung->rung, words_bytes);
    if (facts.task) data["task"] = task_value(*facts.task, facts, cutter);
    json::object value = head(type, std::to_string(entry.sequence), entry.at);
    if (cutter.cut_any()) value["truncated"] = true;
    value["data"] = std::move(data);
    return json::serialize(value);
}

std::string test_payload(Instant now) {
    json::object value = head(test_event, "test", now);
    value["data"] = json::object{};
    return json::serialize(value);
}

}  // namespace vekha::webhooks
