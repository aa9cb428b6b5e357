// People, groups, and the printed words that stand for them.
#include "workflow/service/people.hpp"

#include <algorithm>
#include <limits>
#include <set>

#include "daemon/api/handlers.hpp"
#include "daemon/api/json_in.hpp"
#include "daemon/api/json_out.hpp"
#include "workflow/secrets/wipe.hpp"
#include "workflow/service/grant_codec.hpp"

namespace vekha::api {
namespace {

constexpr std::size_t login_bytes = 64;
constexpr std::size_t parties_most = 200;
constexpr std::size_t members_most = 500;
constexpr std::size_t channels_most = 16;
constexpr std::size_t duties_most = duty_count;
constexpr std::size_t grants_most = 100;

template <class Entry>
std::vector<std::string> parties_of(Fields& fields, Entry name) {
    return fields.optional_texts(name, parties_most, 1, limits::name_bytes)
        .value_or(std::vector<std::string>());
}

/// The person as the request wants it: what it leaves out stays as it was.
Result<PersonEntry> person_of(Fields& fields, Person person) {
    const auto change = [&](std::string_view field, std::string& value, std::size_t most) {
        if (auto given = fields.optional_text(field, 0, most)) value = std::move(*given);
    };
    person.name = fields.text("name", 1, limits::name_bytes);
    change("position", person.position, limits::name_bytes);
    change("department", person.department, limits::name_bytes);
    change("email", person.email, limits::name_bytes);
    change("telegram", person.telegram, login_bytes);
    change("max", person.max, login_bytes);
    change("language", person.language, 2);
    if (auto channels = fields.optional_texts("channels", channels_most, 1, login_bytes))
        person.channels = std::move(*channels);
    if (const auto duties = fields.optional_texts("duties", duties_most, 1, login_bytes)) {
        person.duties.clear();
        for (const auto& one : *duties) {
            const auto duty = parse_duty(one);
            if (!duty) {
                fields.refuse("duties", "Неизвестная обязанность.");
                break;
            }
            if (!person.has(*duty)) person.duties.push_back(*duty);
        }
    }
    if (const auto active = fields.optional_flag("active")) person.active = *active;
    if (const auto unit = fields.optional_number("unit", 0, std::numeric_limits<std::int64_t>::max()))
        person.unit = UnitId{*unit};
    if (const auto grants = fields.optional_texts("grants", grants_most, 1, login_bytes)) {
        person.grants.clear();
        for (const auto& one : *grants) {
            const auto grant = parse_grant(one);
            if (grant)
                person.grants.push_back(*grant);
            else
                fields.refuse("grants", "Ожидалось вида observer@unit:17 или auditor@roadmap:3.");
        }
    }
    PersonEntry entry{std::move(person), parties_of(fields, "parties")};
    if (auto good = fields.done(); !good) return tl::unexpected(good.error());
    return entry;
}

json::object group_json(const Group& group, Names& names) {
    json::array members;
    for (const auto one : group.members)
        if (auto ref = names.ref(one); !ref.is_null()) members.push_back(std::move(ref));
    return {{"id", group.id.value},
            {"name", text(group.name)},
            {"members", std::move(members)},
            {"each_answers", group.each_answers}};
}

Result<json::value> party_json(ReadView& view, const PartyBinding& binding, Names& names) {
    json::value owner = nullptr;
    if (const auto* person = std::get_if<PersonId>(&binding.owner)) {
        owner = names.ref(*person);
        if (!owner.is_null()) owner.as_object()["kind"] = "person";
    } else {
        auto group = view.group(std::get<GroupId>(binding.owner));
        if (!group) return tl::unexpected(group.error());
        if (*group)
            owner =
                json::object{{"kind", "group"}, {"id", (*group)->id.value}, {"name", text((*group)->name)}};
    }
    if (owner.is_null()) return owner;
    return json::object{{"party", text(binding.party)}, {"owner", std::move(owner)}};
}

}  // namespace

Answer list_people(Store& store, const Call& call) {
    auto people = read_as<std::vector<Person>>(store, [](ReadView& view) { return view.people(); });
    if (!people) return tl::unexpected(people.error());
    json::array items;
    const auto& caller = *call.caller;
    for (const auto& one : *people)
        if (caller.sight->sees_person(one) || one.id == caller.person.id) items.push_back(person_json(one));
    return json_answer(200, json::object{{"items", std::move(items)}});
}

Answer save_person(Store& store, const Call& call) {
    auto object = parse_object(call.request.body);
    if (!object) return tl::unexpected(object.error());
    Fields fields(*object);
    const auto login = fields.text("login", 1, login_bytes);
    const auto by_login = [&](ReadView& view) { return view.person_by_login(login); };
    auto known = read_as<std::optional<Person>>(store, by_login);
    if (!known) return tl::unexpected(known.error());
    if (*known && !call.caller->sight->sees_person(**known))
        return failure(Fault::forbidden, std::string(refusal_words(Action::keep_person)), "login",
                       "Этот логин занят в другой организации.");
    Person before = known->value_or(Person{});
    before.login = login;
    if (!*known) {
        before.duties = {Duty::executor};
        before.unit = call.caller->person.unit;
    }
    auto entry = person_of(fields, before);
    if (!entry) return tl::unexpected(entry.error());
    const auto saved = save_people(store, call.caller->person.id, {{std::move(*entry)}, {}}, call.now);
    if (!saved) return tl::unexpected(saved.error());
    auto person = read_as<std::optional<Person>>(store, by_login);
    if (!person) return tl::unexpected(person.error());
    auto shown = person_json(person->value_or(Person{}));
    for (const auto& one : saved->to_hand_over) shown["to_hand_over"] = one.tasks;
    return json_answer(*known ? 200 : 201, shown);
}

Answer set_password(Doors& doors, Store& store, const Call& call) {
    auto object = parse_object(call.request.body);
    if (!object) return tl::unexpected(object.error());
    Fields fields(*object);
    auto password = fields.text("password", doors::password_least, doors::password_most);
    const WipedAtEnd wiped(password);
    if (auto good = fields.done(); !good) return tl::unexpected(good.error());
    const PersonId person{call.numbers[0]};
    // Hashing is dear: nobody's password is not worth it.
    auto known = read_as<std::optional<Person>>(store, [&](ReadView& view) { return view.person(person); });
    if (!known) return tl::unexpected(known.error());
    if (!*known)
        return failure(Fault::not_found, "Такого человека нет.", "person " + std::to_string(person.value));
    if (auto set = doors.set_password(call.caller->person.id, person, password, call.now); !set)
        return tl::unexpected(set.error());
    http::Response response;
    response.status = 204;
    return response;
}

Answer list_groups(Store& store, const Call& call) {
    return read_as<http::Response>(store, [&](ReadView& view) -> Answer {
        auto groups = view.groups();
        if (!groups) return tl::unexpected(groups.error());
        Names names(view);
        json::array items;
        for (const auto& one : *groups)
            if (call.caller->sight->sees_people_of(one.unit)) items.push_back(group_json(one, names));
        if (auto named = names.done(); !named) return tl::unexpected(named.error());
        return json_answer(200, json::object{{"items", std::move(items)}});
    });
}

Answer save_group(Store& store, const Call& call) {
    auto object = parse_object(call.request.body);
    if (!object) return tl::unexpected(object.error());
    Fields fields(*object);
    GroupEntry entry;
    entry.name = fields.text("name", 1, limits::name_bytes);
    entry.members =
        fields.optional_texts("members", members_most, 1, login_bytes).value_or(std::vector<std::string>());
    entry.parties = parties_of(fields, "parties");
    entry.each_answers = fields.optional_flag("each_answers");
    if (auto good = fields.done(); !good) return tl::unexpected(good.error());
    const auto by_name = [&](ReadView& view) -> Result<std::optional<Group>> {
        auto groups = view.groups();
        if (!groups) return tl::unexpected(groups.error());
        for (auto& one : *groups)
            if (one.name == entry.name) return std::optional<Group>(std::move(one));
        return std::optional<Group>();
    };
    auto known = read_as<std::optional<Group>>(store, by_name);
    if (!known) return tl::unexpected(known.error());
    if (auto saved = save_people(store, call.caller->person.id, {{}, {entry}}, call.now); !saved)
        return tl::unexpected(saved.error());
    return read_as<http::Response>(store, [&](ReadView& view) -> Answer {
        auto group = by_name(view);
        if (!group) return tl::unexpected(group.error());
        Names names(view);
        auto shown = group_json(group->value_or(Group{}), names);
        if (auto named = names.done(); !named) return tl::unexpected(named.error());
        return json_answer(*known ? 200 : 201, shown);
    });
}

Answer list_parties(Store& store, const Call& call) {
    return read_as<http::Response>(store, [&](ReadView& view) -> Answer {
        auto bindings = view.bindings();
        if (!bindings) return tl::unexpected(bindings.error());
        Names names(view);
        json::array items;
        std::set<std::pair<UnitId, std::string>> told;
        for (const auto& one : *bindings) {
            if (!call.caller->sight->sees_people_of(one.unit)) continue;
            // Words bound before stems and bound anew since are kept twice; the newer says whose they are.
            if (!told.emplace(one.unit, party_key(one.party)).second) continue;
            auto binding = binding_of(view, one.party, one.unit);
            if (!binding) return tl::unexpected(binding.error());
            auto shown = party_json(view, binding->value_or(one), names);
            if (!shown) return tl::unexpected(shown.error());
            if (!shown->is_null()) items.push_back(std::move(*shown));
        }
        if (auto named = names.done(); !named) return tl::unexpected(named.error());
        return json_answer(200, json::object{{"items", std::move(items)}});
    });
}

Answer bind_party(Store& store, const Call& call) {
    auto object = parse_object(call.request.body);
    if (!object) return tl::unexpected(object.error());
    Fields fields(*object);
    const auto party = fields.text("party", 1, limits::name_bytes);
    const auto owner = fields.text("owner", 1, limits::name_bytes);
    if (auto good = fields.done(); !good) return tl::unexpected(good.error());
    // The owner as it stands, with one more party: save_people() knows how to bind.
    auto entries = read_as<PeopleEntries>(store, [&](ReadView& view) -> Result<PeopleEntries> {
        PeopleEntries made;
        auto person = view.person_by_login(owner);
        if (!person) return tl::unexpected(person.error());
        if (*person) {
            made.people.push_back({std::move(**person), {party}});
            return made;
        }
        auto groups = view.groups();
        if (!groups) return tl::unexpected(groups.error());
        for (const auto& group : *groups) {
            if (group.name != owner || !call.caller->sight->sees_people_of(group.unit)) continue;
            GroupEntry entry{group.name, {}, {party}};
            for (const auto member : group.members) {
                auto found = view.person(member);
                if (!found) return tl::unexpected(found.error());
                if (*found) entry.members.push_back((*found)->login);
            }
            made.groups.push_back(std::move(entry));
            return made;
        }
        return failure(Fault::invalid_input, "Нет ни логина, ни группы с таким названием.", "owner",
                       "Сначала заведите человека или группу.");
    });
    if (!entries) return tl::unexpected(entries.error());
    if (auto saved = save_people(store, call.caller->person.id, *entries, call.now); !saved)
        return tl::unexpected(saved.error());
    return read_as<http::Response>(store, [&](ReadView& view) -> Answer {
        const auto unit = own_organization(view, call.caller->person.id);
        if (!unit) return tl::unexpected(unit.error());
        auto binding = binding_of(view, party, *unit);
        if (!binding) return tl::unexpected(binding.error());
        Names names(view);
        auto shown = party_json(view, binding->value_or(PartyBinding{}), names);
        if (!shown) return tl::unexpected(shown.error());
        if (auto named = names.done(); !named) return tl::unexpected(named.error());
        return json_answer(200, *shown);
    });
}

}  // namespace vekha::api
