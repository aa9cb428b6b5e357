#include "workflow/reports/reading_json.hpp"

#include <cmath>

#include <boost/json.hpp>

#include "workflow/model/reading_names.hpp"

namespace vekha {
namespace {

namespace json = boost::json;

json::value text_or_null(const std::optional<std::string>& text) {
    return text ? json::value(json::string(*text)) : json::value(nullptr);
}
json::value day_or_null(const std::optional<Day>& day) {
    return day ? json::value(json::string(format(*day))) : json::value(nullptr);
}

json::array windows_array(const std::vector<Window>& windows) {
    json::array list;
    for (const Window& window : windows)
        list.push_back(json::array{day_or_null(window.first), json::string(format(window.last))});
    return list;
}

json::value cycle_or_null(const std::optional<Cycle>& every) {
    return every ? json::value(json::string(name(*every))) : json::value(nullptr);
}

json::object other_object(const OtherReading& other) {
    return {{"convention", other.convention},
            {"choice", other.choice},
            {"kind", name(other.kind)},
            {"windows", windows_array(other.windows)},
            {"every", cycle_or_null(other.every)},
            {"rule", other.rule}};
}

// What the shape of readings does not know stands only where there is something to tell.
json::object deadline_object(const Deadline& deadline) {
    json::object made{{"text", deadline.text},
                      {"kind", name(deadline.kind)},
                      {"windows", windows_array(deadline.windows)},
                      {"every", cycle_or_null(deadline.every)},
                      {"ambiguous", deadline.ambiguous},
                      {"rule", deadline.rule}};
    if (!deadline.convention.empty()) made["convention"] = deadline.convention;
    if (!deadline.others.empty()) {
        auto& others = made["others"].emplace_array();
        for (const auto& other : deadline.others) others.push_back(other_object(other));
    }
    if (deadline.after)
        made["after"] = json::object{{"count", deadline.after->count},
                                     {"unit", name(deadline.after->unit)},
                                     {"before", deadline.after->before},
                                     {"event", deadline.after->event}};
    return made;
}

json::value number(double value) {
    if (std::floor(value) == value && std::abs(value) < 1e15) return static_cast<std::int64_t>(value);
    return value;
}

json::object role_object(const Role& role) {
    return {{"role", role.role}, {"person", role.person}, {"text", role.text}, {"doubtful", role.doubtful}};
}

json::object item_object(const Item& item) {
    json::array parties, evidence, indicators, from_title;
    for (const auto& party : item.responsible.parties) parties.emplace_back(party);
    for (const auto kind : item.result.evidence) evidence.emplace_back(name(kind));
    for (const auto kind : item.result.from_title) from_title.emplace_back(name(kind));
    for (const auto& indicator : item.result.indicators)
        indicators.push_back(json::object{{"text", indicator.text},
                                          {"value", number(indicator.value)},
                                          {"unit", indicator.unit},
                                          {"direction", name(indicator.direction)}});
    return {{"section", text_or_null(item.section)},
            {"number", text_or_null(item.number)},
            {"title", item.title},
            {"deadline", deadline_object(item.deadline)},
            {"responsible", json::object{{"text", item.responsible.text}, {"parties", std::move(parties)}}},
            {"result", json::object{{"text", item.result.text},
                                    {"evidence", std::move(evidence)},
                                    {"indicators", std::move(indicators)},
                                    {"from_title", std::move(from_title)}}}};
}

json::object roadmap_object(const Roadmap& roadmap) {
    json::array roles, items, abbreviations;
    for (const auto& role : roadmap.roles) roles.push_back(role_object(role));
    for (const auto& [brief, full] : roadmap.abbreviations)
        abbreviations.push_back(json::object{{"brief", brief}, {"full", full}});
    for (const auto& item : roadmap.items) items.push_back(item_object(item));
    json::value approval = nullptr, period = nullptr;
    if (roadmap.approval)
        approval = json::object{{"kind", name(roadmap.approval->kind)},
                                {"number", text_or_null(roadmap.approval->number)},
                                {"date", day_or_null(roadmap.approval->date)}};
    if (roadmap.period)
        period =
            json::object{{"start", format(roadmap.period->first)}, {"end", format(roadmap.period->last)}};
    // The approval keeps the three keys that readings are compared by; the act's own name stands beside it.
    const bool act = roadmap.approval && !roadmap.approval->act.empty();
    return {{"title", roadmap.title},
            {"organization", text_or_null(roadmap.organization)},
            {"approval", approval},
            {"act", act ? json::value(json::string(roadmap.approval->act)) : json::value(nullptr)},
            {"period", period},
            {"roles", std::move(roles)},
            {"control", roadmap.control ? json::value(role_object(*roadmap.control)) : json::value(nullptr)},
            {"abbreviations", std::move(abbreviations)},
            {"items", std::move(items)}};
}

// Boost.JSON prints on one line; people and version control want lines. Depth is what roadmap_object nests,
// no more.
void print(const json::value& value, int depth, std::string& out) {
    const auto line = [&](int level) { out.append("\n").append(static_cast<std::size_t>(level) * 2, ' '); };
    const auto* object = value.if_object();
    const auto* array = value.if_array();
    const bool flat_array =
        array != nullptr && std::none_of(array->begin(), array->end(), [](const json::value& v) {
            return v.is_object() || (v.is_array() && v.get_array().size() > 2);
        });
    if (object != nullptr && !object->empty()) {
        out += '{';
        for (auto it = object->begin(); it != object->end(); ++it) {
            if (it != object->begin()) out += ',';
            line(depth + 1);
            out.append(json::serialize(json::string(it->key()))).append(": ");
            print(it->value(), depth + 1, out);
        }
        line(depth);
        out += '}';
    } else if (array != nullptr && !flat_array) {
        out += '[';
        for (std::size_t i = 0; i < array->size(); ++i) {
            if (i > 0) out += ',';
            line(depth + 1);
            print((*array)[i], depth + 1, out);
        }
        line(depth);
        out += ']';
    } else {
        out += json::serialize(value);
    }
}

}  // namespace

std::string reading_json(const Roadmap& roadmap) {
    std::string out;
    print(roadmap_object(roadmap), 0, out);
    return out += '\n';
}

std::string deadline_json(const Deadline& deadline) {
    return json::serialize(deadline_object(deadline));
}

}  // namespace vekha
