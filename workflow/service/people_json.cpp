#include "workflow/service/people_json.hpp"

#include <boost/json.hpp>

#include "workflow/service/grant_codec.hpp"

namespace vekha {

std::string to_json(const Person& person) {
    boost::json::array duties;
    for (const auto duty : person.duties) duties.emplace_back(name(duty));
    boost::json::array channels(person.channels.begin(), person.channels.end());
    boost::json::object object{{"id", person.id.value},
                               {"login", person.login},
                               {"name", person.name},
                               {"position", person.position},
                               {"department", person.department},
                               {"email", person.email},
                               {"telegram", person.telegram},
                               {"max", person.max},
                               {"language", person.language},
                               {"channels", channels},
                               {"duties", duties},
                               {"active", person.active}};
    if (person.unit) object["unit"] = person.unit.value;
    boost::json::array grants;
    for (const auto& grant : person.grants) grants.emplace_back(encode_grant(grant));
    if (!grants.empty()) object["grants"] = std::move(grants);
    return boost::json::serialize(object);
}

std::string to_json(const Unit& unit) {
    return boost::json::serialize(boost::json::object{{"id", unit.id.value},
                                                      {"parent", unit.parent.value},
                                                      {"kind", name(unit.kind)},
                                                      {"name", unit.name},
                                                      {"active", unit.active}});
}

std::string address_json(const Person& person, AddressKind kind) {
    return boost::json::serialize(boost::json::object{
        {"person", person.id.value}, {"kind", name(kind)}, {"address", person.address(kind)}});
}

std::string choice_json(const Person& person) {
    boost::json::array declined;
    for (const auto kind : person.declined) declined.emplace_back(name(kind));
    boost::json::object hours;
    if (person.hours)
        hours = {{"from", format_time_of_day(person.hours->from)},
                 {"to", format_time_of_day(person.hours->to)}};
    return boost::json::serialize(
        boost::json::object{{"person", person.id.value},
                            {"channels", boost::json::array(person.channels.begin(), person.channels.end())},
                            {"hours", std::move(hours)},
                            {"language", person.language},
                            {"declined", std::move(declined)}});
}

std::string upload_link_json(const OneTimeKey& key) {
    return boost::json::serialize(boost::json::object{
        {"words", key.words}, {"requirement", key.requirement}, {"expires_at", format(key.expires_at)}});
}

std::string to_json(const Group& group) {
    boost::json::array members;
    for (const auto member : group.members) members.emplace_back(member.value);
    return boost::json::serialize(boost::json::object{{"id", group.id.value},
                                                      {"name", group.name},
                                                      {"members", members},
                                                      {"each_answers", group.each_answers}});
}

std::string to_json(const PartyBinding& binding) {
    boost::json::object object{{"party", binding.party}};
    if (const auto* person = std::get_if<PersonId>(&binding.owner)) object["person"] = person->value;
    if (const auto* group = std::get_if<GroupId>(&binding.owner)) object["group"] = group->value;
    return boost::json::serialize(object);
}

std::string to_json(const StoredRoadmap& roadmap, std::size_t items, std::size_t tasks) {
    return boost::json::serialize(boost::json::object{{"id", roadmap.id.value},
                                                      {"title", roadmap.title},
                                                      {"source", roadmap.source_name},
                                                      {"sha256", roadmap.source_sha256},
                                                      {"items", items},
                                                      {"tasks", tasks}});
}

}  // namespace vekha
