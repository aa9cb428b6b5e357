#include <algorithm>

#include <boost/json.hpp>

#include "workflow/engine/permissions.hpp"
#include "workflow/model/limits.hpp"
#include "workflow/service/first_fault.hpp"
#include "workflow/service/handover.hpp"
#include "workflow/service/people_json.hpp"
#include "workflow/service/permission.hpp"
#include "workflow/service/personal_data.hpp"

namespace vekha {
namespace {

namespace json = boost::json;

constexpr std::size_t page = 500;  ///< rows read at a time

json::value when(const std::optional<Instant>& at) {
    return at ? json::value(format(*at)) : json::value(nullptr);
}

json::value parsed(const std::string& text) {
    boost::system::error_code code;
    auto value = json::parse(text, code);
    return code ? json::value(text) : value;
}

/// All that is kept about a person.
class Gathering : FirstFault {
  public:
    Gathering(ReadView& view, const Person& person) : view_(view), person_(person) {}

    Result<json::object> all() {
        json::object kept{{"person", account()},       {"groups", groups()},
                          {"parties", parties()},      {"substitutions", acts()},
                          {"tasks", tasks()},          {"sessions", sessions()},
                          {"outside_logins", bound()}, {"devices", devices()},
                          {"tokens", tokens()},        {"keys", keys()},
                          {"dialogs", dialogs()},      {"messages", messages()},
                          {"journal", journal()}};
        if (fault()) return tl::unexpected(*fault());
        return kept;
    }

  private:
    json::value account() {
        auto value = parsed(to_json(person_));
        auto& object = value.as_object();
        object["contact"] = parsed(choice_json(person_));
        json::array marks;
        for (const auto& mark : person_.marks)
            marks.push_back(json::object{{"kind", name(mark.kind)},
                                         {"address", mark.address},
                                         {"standing", name(mark.standing)},
                                         {"at", format(mark.at)},
                                         {"reason", mark.reason}});
        object["addresses"] = std::move(marks);
        return value;
    }
    json::array groups() {
        json::array found;
        for (const auto& one : take(view_.groups()))
            if (std::find(one.members.begin(), one.members.end(), person_.id) != one.members.end())
                found.emplace_back(one.name);
        return found;
    }
    json::array parties() {
        json::array found;
        for (const auto& one : take(view_.bindings()))
            if (one.owner == PartyOwner{person_.id}) found.emplace_back(one.party);
        return found;
    }
    json::array acts() {
        json::array found;
        for (const auto& one : take(view_.substitutions()))
            if (one.away == person_.id || one.acting == person_.id)
                found.push_back(json::object{{"away", one.away.value},
                                             {"acting", one.acting.value},
                                             {"order", one.order},
                                             {"from", format(one.from)},
                                             {"to", format(one.to)}});
        return found;
    }
    json::array tasks() {
        json::array found;
        TaskId after;
        for (bool more = true; more && !fault();) {
            const auto ids = take(view_.task_ids(after, page));
            more = ids.size() == page;
            for (const auto id : ids) {
                after = id;
                const auto task = take(view_.task(id));
                if (!task || !(task->owned_by(person_.id) || task->controller == person_.id)) continue;
                found.push_back(json::object{{"id", task->id.value},
                                             {"number", task->number},
                                             {"title", task->title},
                                             {"state", name(task->state)},
                                             {"due", format(task->due)},
                                             {"owns", task->owned_by(person_.id)},
                                             {"controls", task->controller == person_.id}});
            }
        }
        return found;
    }
    json::array sessions() {
        json::array found;
        for (const auto& one : take(view_.sessions(person_.id)))
            found.push_back(json::object{{"began", format(one.created_at)},
                                         {"seen", format(one.seen_at)},
                                         {"address", one.address},
                                         {"device", one.device},
                                         {"source", one.source}});
        return found;
    }
    json::array bound() {
        json::array found;
        for (const auto& one : take(view_.outside_logins(person_.id)))
            found.push_back(json::object{{"source", one.source},
                                         {"subject", one.subject},
                                         {"login", one.login},
                                         {"since", format(one.since)},
                                         {"seen", format(one.seen_at)}});
        return found;
    }
    json::array devices() {
        json::array found;
        for (const auto& one : take(view_.known_devices(person_.id)))
            found.push_back(json::object{{"first", format(one.first_at)},
                                         {"seen", format(one.seen_at)},
                                         {"address", one.address},
                                         {"device", one.device}});
        return found;
    }
    json::array tokens() {
        json::array found;
        for (const auto& one : take(view_.api_tokens(person_.id)))
            found.push_back(json::object{{"name", one.name},
                                         {"scopes", scopes_text(one.scopes)},
                                         {"made", format(one.made_at)},
                                         {"expires", format(one.expires_at)},
                                         {"used", when(one.used_at)},
                                         {"used_from", one.used_from}});
        return found;
    }
    json::array keys() {
        json::array found;
        for (const auto& one : take(view_.one_time_keys(person_.id)))
            found.push_back(json::object{{"kind", one.kind},
                                         {"address", one.address},
                                         {"words", one.words},
                                         {"made", format(one.made_at)},
                                         {"expires", format(one.expires_at)},
                                         {"used", when(one.used_at)}});
        return found;
    }
    json::array dialogs() {
        json::array found;
        for (const auto& one : take(view_.dialogs(person_.id)))
            found.push_back(json::object{{"channel", one.channel},
                                         {"chat", one.chat},
                                         {"words", one.words},
                                         {"asked", format(one.asked_at)}});
        return found;
    }
    json::array messages() {
        json::array found;
        DeliveryQuery query;
        query.person = person_.id;
        query.limit = page;
        for (bool more = true; more && !fault();) {
            const auto rows = take(view_.deliveries(query));
            more = rows.size() == page;
            for (const auto& one : rows) {
                query.before = one.id;
                found.push_back(json::object{{"made", format(one.created_at)},
                                             {"channel", one.channel},
                                             {"state", name(one.state)},
                                             {"subject", one.subject},
                                             {"text", one.text}});
            }
        }
        return found;
    }
    /// What they did, and what is written of them.
    json::array journal() {
        json::array found;
        std::int64_t from = 1;
        for (bool more = true; more && !fault();) {
            const auto entries = take(view_.journal(from, page));
            more = entries.size() == page;
            for (const auto& one : entries) {
                from = one.sequence + 1;
                auto payload = parsed(one.payload);
                if (one.actor != person_.id && !about(payload, one.type)) continue;
                found.push_back(json::object{{"sequence", one.sequence},
                                             {"at", format(one.at)},
                                             {"actor", one.actor.value},
                                             {"task", one.task.value},
                                             {"type", one.type},
                                             {"origin", one.origin},
                                             {"payload", std::move(payload)}});
            }
        }
        return found;
    }
    bool about(const json::value& payload, std::string_view type) const {
        if (!payload.is_object()) return false;
        const auto* id = payload.get_object().if_contains(type == "person_saved" ? "id" : "person");
        return id && id->is_int64() && id->get_int64() == person_.id.value;
    }

    ReadView& view_;
    const Person& person_;
};

}  // namespace

Result<std::string> export_person(Store& store, PersonId actor, PersonId person, Instant now) {
    return write_as<std::string>(store, [&](Transaction& change) -> Result<std::string> {
        if (auto may = require_about(change, actor, Action::personal_data, person); !may)
            return tl::unexpected(may.error());
        const auto known = change.person(person);
        if (!known) return tl::unexpected(known.error());
        if (!*known) return failure(Fault::not_found, "Такого человека нет.");
        auto kept = Gathering(change, **known).all();
        if (!kept) return tl::unexpected(kept.error());
        const auto noted = change.append({now, actor, TaskId{}, "personal_data_exported",
                                          json::serialize(json::object{{"person", person.value}})});
        if (!noted) return tl::unexpected(noted.error());
        (*kept)["made_at"] = format(now);
        return json::serialize(*kept);
    });
}

}  // namespace vekha
