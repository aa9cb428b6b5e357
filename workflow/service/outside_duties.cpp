#include "workflow/service/outside_duties.hpp"

#include <algorithm>
#include <charconv>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "workflow/documents/ascii.hpp"
#include "workflow/service/grant_codec.hpp"
#include "workflow/service/people_json.hpp"

namespace vekha {
namespace {

namespace json = boost::json;
using Grants = std::vector<Grant>;

bool has(const Grants& grants, const Grant& one) {
    return std::find(grants.begin(), grants.end(), one) != grants.end();
}

/// Where the person works rather than over a named organization.
bool at_home(const Grant& grant) {
    return !grant.unit && !grant.roadmap;
}

bool holds(const Person& person, const Grant& grant) {
    return at_home(grant) ? person.has(grant.duty) : has(person.grants, grant);
}

void put(Person& person, const Grant& grant) {
    if (at_home(grant))
        person.duties.push_back(grant.duty);
    else
        person.grants.push_back(grant);
}

void take(Person& person, const Grant& grant) {
    if (at_home(grant))
        std::erase(person.duties, grant.duty);
    else
        std::erase(person.grants, grant);
}

Result<Grants> wanted(ReadView& view, const OutsideIdentity& identity, const OutsideRules& rules) {
    const auto as_compared = [&](std::string_view group) {
        return rules.any_case ? ascii_lower(group) : std::string(group);
    };
    std::vector<std::string> groups;
    for (const auto& one : identity.groups) groups.push_back(as_compared(one));
    Grants found;
    for (const auto& rule : rules.groups) {
        if (std::find(groups.begin(), groups.end(), as_compared(rule.group)) == groups.end()) continue;
        Grant grant{rule.duty, {}, {}};
        if (!rule.unit.empty()) {
            const auto place = place_named(view, rule.unit);
            if (!place) return tl::unexpected(place.error());
            if (!*place) continue;
            grant.unit = **place;
        }
        if (!has(found, grant)) found.push_back(grant);
    }
    return found;
}

/// What the person's other bindings gave them.
Result<Grants> given_elsewhere(ReadView& view, const OutsideLogin& login) {
    const auto bound = view.outside_logins(login.person);
    if (!bound) return tl::unexpected(bound.error());
    Grants given;
    for (const auto& one : *bound)
        if (one.source != login.source || one.subject != login.subject)
            given.insert(given.end(), one.given.begin(), one.given.end());
    return given;
}

/// Saves the person and says in the journal what came and went, where anything did.
Result<void> save(Transaction& change, const Person& person, const Grants& came, const Grants& went,
                  PersonId actor, Instant now) {
    if (came.empty() && went.empty()) return {};
    if (auto saved = change.save(person); !saved) return tl::unexpected(saved.error());
    if (auto noted = change.append({now, actor, TaskId{}, "person_saved", to_json(person)}); !noted)
        return tl::unexpected(noted.error());
    const auto words = [](const Grants& grants) {
        json::array all;
        for (const auto& one : grants) all.emplace_back(encode_given(one));
        return all;
    };
    auto noted =
        change.append({now, actor, TaskId{}, "outside_duties_set",
                       json::serialize(json::object{
                           {"person", person.id.value}, {"came", words(came)}, {"went", words(went)}})});
    if (!noted) return tl::unexpected(noted.error());
    return {};
}

}  // namespace

Result<std::optional<UnitId>> place_named(ReadView& view, std::string_view words) {
    std::int64_t number = 0;
    const auto [end, fault] = std::from_chars(words.data(), words.data() + words.size(), number);
    const bool by_number = fault == std::errc() && end == words.data() + words.size();
    const auto units = view.units();
    if (!units) return tl::unexpected(units.error());
    std::optional<UnitId> found;
    for (const auto& one : *units) {
        if (!one.active || (by_number ? one.id.value != number : one.name != words)) continue;
        if (found) return std::optional<UnitId>();
        found = one.id;
    }
    return found;
}

Result<std::vector<std::string>> unknown_places(ReadView& view, const OutsideRules& rules) {
    std::vector<std::string> named{rules.home};
    for (const auto& rule : rules.groups) named.push_back(rule.unit);
    std::vector<std::string> unknown;
    for (const auto& one : named) {
        if (one.empty() || std::find(unknown.begin(), unknown.end(), one) != unknown.end()) continue;
        const auto place = place_named(view, one);
        if (!place) return tl::unexpected(place.error());
        if (!*place) unknown.push_back(one);
    }
    return unknown;
}

Result<void> give_duties(Transaction& change, Person& person, OutsideLogin& login,
                         const OutsideIdentity& identity, const OutsideRules& rules, Instant now) {
    const auto now_wanted = wanted(change, identity, rules);
    if (!now_wanted) return tl::unexpected(now_wanted.error());
    const auto elsewhere = given_elsewhere(change, login);
    if (!elsewhere) return tl::unexpected(elsewhere.error());
    Grants came, went, given;
    for (const auto& one : login.given) {
        if (has(*now_wanted, one) || has(*elsewhere, one) || !holds(person, one)) continue;
        take(person, one);
        went.push_back(one);
    }
    for (const auto& one : *now_wanted) {
        const bool held = holds(person, one);
        // Held, and not by a group: an administrator's, and it stays theirs.
        if (held && !has(login.given, one) && !has(*elsewhere, one)) continue;
        given.push_back(one);
        if (held) continue;
        put(person, one);
        came.push_back(one);
    }
    login.given = std::move(given);
    change.came_from(login.source);
    return save(change, person, came, went, PersonId{}, now);
}

Result<void> take_duties(Transaction& change, Person& person, const std::vector<OutsideLogin>& bound,
                         PersonId actor, Instant now) {
    Grants went;
    for (const auto& login : bound)
        for (const auto& one : login.given)
            if (holds(person, one)) {
                take(person, one);
                went.push_back(one);
            }
    return save(change, person, {}, went, actor, now);
}

}  // namespace vekha
