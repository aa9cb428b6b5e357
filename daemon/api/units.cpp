// Organizations and departments as a tree.
#include "workflow/service/units.hpp"

#include <algorithm>
#include <limits>
#include <set>

#include "daemon/api/handlers.hpp"
#include "daemon/api/json_in.hpp"
#include "daemon/api/json_out.hpp"
#include "workflow/engine/unit_tree.hpp"

namespace vekha::api {
namespace {

constexpr std::size_t kind_bytes = 32;

json::object unit_json(const Unit& unit) {
    return {{"id", unit.id.value},
            {"parent", id(unit.parent)},
            {"kind", text(name(unit.kind))},
            {"name", text(unit.name)},
            {"active", unit.active}};
}

/// The unit as the request wants it: what it leaves out stays as it was.
Result<Unit> unit_of(const Call& call, Unit unit) {
    auto object = parse_object(call.request.body);
    if (!object) return tl::unexpected(object.error());
    Fields fields(*object);
    const bool fresh = !unit.id;
    const auto kind =
        fresh ? fields.text("kind", 1, kind_bytes)
              : fields.optional_text("kind", 1, kind_bytes).value_or(std::string(name(unit.kind)));
    if (const auto known = parse_unit_kind(kind))
        unit.kind = *known;
    else
        fields.refuse("kind", "Бывает region, municipality, institution, school и department.");
    unit.name = fresh ? fields.text("name", 1, limits::name_bytes)
                      : fields.optional_text("name", 1, limits::name_bytes).value_or(unit.name);
    if (const auto parent = fields.optional_number("parent", 0, std::numeric_limits<std::int64_t>::max()))
        unit.parent = UnitId{*parent};
    unit.active = fields.optional_flag("active").value_or(unit.active);
    if (auto good = fields.done(); !good) return tl::unexpected(good.error());
    return unit;
}

Answer saved(Store& store, const Call& call, const Result<Unit>& wanted, int status) {
    if (!wanted) return tl::unexpected(wanted.error());
    const auto kept = save_unit(store, call.caller->person.id, *wanted, call.now);
    if (!kept) return tl::unexpected(kept.error());
    return json_answer(status, unit_json(*kept));
}

}  // namespace

/// Those that the caller sees something of, and the way up from them.
Answer list_units(Store& store, const Call& call) {
    auto units = read_as<std::vector<Unit>>(store, [](ReadView& view) { return view.units(); });
    if (!units) return tl::unexpected(units.error());
    const UnitTree tree(std::move(*units));
    std::set<UnitId> shown;
    const auto& sight = *call.caller->sight;
    const auto show = [&](UnitId unit) {
        for (const auto& one : tree.path(unit)) shown.insert(one.id);
    };
    for (const auto& unit : tree.units())
        if (!sight.tasks || sight.sees_people_of(unit.id) ||
            std::binary_search(sight.tasks->units.begin(), sight.tasks->units.end(), unit.id))
            show(unit.id);
    if (call.caller->person.unit && !call.caller->person.within) show(call.caller->person.unit);
    json::array items;
    for (const auto& unit : tree.units())
        if (shown.contains(unit.id)) items.push_back(unit_json(unit));
    return json_answer(200, json::object{{"items", std::move(items)}});
}

Answer add_unit(Store& store, const Call& call) {
    return saved(store, call, unit_of(call, Unit{}), 201);
}

Answer change_unit(Store& store, const Call& call) {
    const UnitId wanted{call.numbers[0]};
    const auto known = read_as<std::optional<Unit>>(store, [&](ReadView& view) { return view.unit(wanted); });
    if (!known) return tl::unexpected(known.error());
    if (!*known)
        return failure(Fault::not_found, "Такой организации нет.",
                       "организация " + std::to_string(wanted.value));
    return saved(store, call, unit_of(call, **known), 200);
}

}  // namespace vekha::api
