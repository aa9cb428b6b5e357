#include "daemon/api/json_out.hpp"

#include <algorithm>

#include <boost/json/serialize.hpp>

#include "workflow/service/grant_codec.hpp"
#include "workflow/service/journal.hpp"
#include "workflow/service/store_keys.hpp"

namespace vekha::api {

json::value text(std::string_view value) {
    return json::value(json::string_view(value.data(), value.size()));
}

json::value optional_text(const std::optional<std::string>& value) {
    return value ? text(std::string_view(*value)) : json::value(nullptr);
}

json::value day(const std::optional<Day>& value) {
    return value ? text(format(*value)) : json::value(nullptr);
}

json::value instant(const std::optional<Instant>& value) {
    return value ? text(format(*value)) : json::value(nullptr);
}

json::value Names::ref(PersonId id) {
    if (!id) return nullptr;
    auto found = known_.find(id);
    if (found == known_.end()) {
        auto person = view_.person(id);
        if (!person) {
            if (!fault_) fault_ = person.error();
            return nullptr;
        }
        if (!*person) return nullptr;
        found = known_.emplace(id, (*person)->name).first;
    }
    return json::object{{"id", id.value}, {"name", text(found->second)}};
}

Result<void> Names::done() const {
    if (fault_) return tl::unexpected(*fault_);
    return {};
}

json::object person_json(const Person& person) {
    json::array channels;
    for (const auto& one : person.channels) channels.push_back(text(one));
    json::array duties;
    for (const auto one : person.duties) duties.push_back(text(name(one)));
    json::array grants;
    for (const auto& one : person.grants) grants.push_back(text(encode_grant(one)));
    return {{"id", person.id.value},
            {"login", text(person.login)},
            {"name", text(person.name)},
            {"position", text(person.position)},
            {"department", text(person.department)},
            {"email", text(person.email)},
            {"telegram", text(person.telegram)},
            {"max", text(person.max)},
            {"language", text(person.language)},
            {"channels", std::move(channels)},
            {"duties", std::move(duties)},
            {"active", person.active},
            {"unit", id(person.unit)},
            {"grants", std::move(grants)}};
}

json::object window_json(const Window& window) {
    return {{"first", day(window.first)}, {"last", day(window.last)}};
}

namespace {

json::object card_fields(const TaskCard& card, json::value lead, Today today) {
    const bool owed = card.state == TaskState::planned || card.state == TaskState::open;
    return {{"id", card.id.value},
            {"roadmap", card.roadmap.value},
            {"number", text(card.number)},
            {"title", text(card.title)},
            {"state", text(name(card.state))},
            {"due", day(card.due)},
            {"due_at", instant(card.due_at)},
            {"overdue", owed && today.now >= card.due_at},
            {"days_left", (card.due - today.day).count()},
            {"lead", std::move(lead)},
            {"controller", id(card.controller)},
            {"requirements", card.requirements},
            {"requirements_missing", card.requirements_missing},
            {"version", card.version}};
}

}  // namespace

json::object card_json(const TaskCard& card, Today today) {
    json::value lead = nullptr;
    if (card.lead) lead = json::object{{"id", card.lead.value}, {"name", text(card.lead_name)}};
    return card_fields(card, std::move(lead), today);
}

json::object card_json(const Task& task, Names& names, Today today) {
    TaskCard card;
    card.id = task.id;
    card.roadmap = task.roadmap;
    card.number = task.number;
    card.title = task.title;
    card.state = task.state;
    card.due = task.due;
    card.due_at = task.due_at;
    card.controller = task.controller;
    card.requirements = static_cast<int>(task.requirements.size());
    card.requirements_missing = requirements_missing(task);
    card.version = task.version;
    return card_fields(card, names.ref(task.lead()), today);
}

json::value journal_mark(const std::optional<JournalHead>& head) {
    return head ? text(journal_head_words(*head)) : json::value(nullptr);
}

json::object roadmap_json(const StoredRoadmap& roadmap, Names& names) {
    return {{"id", roadmap.id.value},
            {"title", text(roadmap.title)},
            {"organization", text(roadmap.organization)},
            {"approval_number", text(roadmap.approval_number)},
            {"approval_date", day(roadmap.approval_date)},
            {"period", window_json({roadmap.period.first, roadmap.period.last})},
            {"controller", names.ref(roadmap.controller)},
            {"imported_by", names.ref(roadmap.imported_by)},
            {"imported_at", instant(roadmap.imported_at)},
            {"source_name", text(roadmap.source_name)},
            {"policy", text(roadmap.policy)},
            {"edition", roadmap.edition},
            {"unit", id(roadmap.unit)}};
}

json::object delivery_json(const Delivery& delivery, Names& names) {
    const bool settled = delivery.settled_at.has_value();
    return {{"id", delivery.id.value},
            {"person", names.ref(delivery.person)},
            {"channel", text(delivery.channel)},
            {"state", text(name(delivery.state))},
            {"attempts", delivery.attempts},
            {"created_at", instant(delivery.created_at)},
            {"next_try_at", settled ? json::value(nullptr) : instant(delivery.next_try_at)},
            {"settled_at", instant(delivery.settled_at)},
            {"outcome", text(delivery.outcome)},
            {"subject", text(delivery.subject)}};
}

http::Response json_answer(int status, const json::value& value) {
    return http::answer(status, "application/json", json::serialize(value));
}

}  // namespace vekha::api
