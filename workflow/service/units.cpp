#include "workflow/service/units.hpp"

#include <algorithm>

#include "workflow/engine/unit_tree.hpp"
#include "workflow/model/limits.hpp"
#include "workflow/service/people_json.hpp"
#include "workflow/service/permission.hpp"

namespace vekha {
namespace {

std::string place_words(const Unit& unit) {
    return unit.name.empty() ? "организация" : "организация «" + unit.name + "»";
}

Result<void> check_words(const Unit& unit) {
    if (unit.name.find_first_not_of(" \t\r\n") == std::string::npos)
        return failure(Fault::invalid_input, "Не указано название организации.", "name");
    if (unit.name.size() > limits::name_bytes)
        return failure(Fault::too_large, "Слишком длинное название организации.", "name");
    if (unit.kind == UnitKind::department && !unit.parent)
        return failure(Fault::invalid_input, "Подразделение не бывает само по себе.", "parent",
                       "Укажите, в какую организацию оно входит.");
    return {};
}

std::size_t height_of(const UnitTree& tree, UnitId top) {
    std::size_t height = 1;
    const std::size_t above = tree.path(top).size();
    for (const auto id : tree.under(top)) height = std::max(height, tree.path(id).size() - above + 1);
    return height;
}

Result<void> check_parent(const UnitTree& tree, const Unit& unit) {
    if (!unit.parent) return {};
    const auto* parent = tree.find(unit.parent);
    if (parent == nullptr) return failure(Fault::invalid_input, "Такой организации нет.", "parent");
    if (unit.active && !parent->active)
        return failure(Fault::invalid_input, "Организация «" + parent->name + "» закрыта.", "parent");
    if (unit.id && tree.covers(unit.id, unit.parent))
        return failure(Fault::invalid_input, "Организация не может входить сама в себя.", "parent");
    const std::size_t height = unit.id ? height_of(tree, unit.id) : 1;
    if (tree.path(unit.parent).size() + height > unit_limits::depth)
        return failure(Fault::too_large, "Слишком глубоко: организация в организации.", "parent",
                       "Ступеней бывает не больше " + std::to_string(unit_limits::depth) + ".");
    return {};
}

Result<void> check_closing(ReadView& view, const UnitTree& tree, const Unit& unit) {
    if (unit.active || !unit.id) return {};
    for (const auto& other : tree.units())
        if (other.parent == unit.id && other.active)
            return failure(Fault::wrong_state, "В ней есть действующая организация «" + other.name + "».",
                           place_words(unit), "Сначала закройте или перенесите её.");
    const auto people = view.people();
    if (!people) return tl::unexpected(people.error());
    for (const auto& person : *people)
        if (person.active && person.unit == unit.id)
            return failure(Fault::wrong_state, "В ней работает " + person.name + ".", place_words(unit),
                           "Сначала переведите её людей или отметьте их уволенными.");
    return {};
}

class Saving {
  public:
    Saving(Transaction& change, PersonId actor, Instant now) : change_(change), actor_(actor), now_(now) {}

    Result<Unit> run(Unit unit) {
        auto units = change_.units();
        if (!units) return tl::unexpected(units.error());
        if (!unit.id && units->size() >= unit_limits::units)
            return failure(Fault::too_large, "Слишком много организаций.", {},
                           "Их бывает не больше " + std::to_string(unit_limits::units) + ".");
        const UnitTree tree(std::move(*units));
        const Unit* before = tree.find(unit.id);
        if (unit.id && before == nullptr)
            return failure(Fault::not_found, "Такой организации нет.",
                           "организация " + std::to_string(unit.id.value));
        if (auto may = may_keep(before, unit); !may) return tl::unexpected(may.error());
        if (before != nullptr && *before == unit) return unit;
        if (auto good = check_words(unit); !good) return tl::unexpected(good.error());
        if (auto good = check_parent(tree, unit); !good) return tl::unexpected(good.error());
        if (auto good = check_closing(change_, tree, unit); !good) return tl::unexpected(good.error());
        const auto id = change_.save(unit);
        if (!id) return tl::unexpected(id.error());
        unit.id = *id;
        auto noted = change_.append({now_, actor_, TaskId{}, "unit_saved", to_json(unit)});
        if (!noted) return tl::unexpected(noted.error());
        return unit;
    }

  private:
    /// A name and a kind are kept by who keeps the unit itself; where it lies, by who keeps both places.
    Result<void> may_keep(const Unit* before, const Unit& after) {
        if (before != nullptr && before->parent == after.parent)
            return require(change_, {actor_, Action::keep_units, {after.id, {}}, {}, place_words(after)});
        for (const auto* one : {before, &after}) {
            if (one == nullptr) continue;
            auto may = one->parent
                           ? require(change_, {actor_, Action::keep_units, {one->parent, {}}, {}, "parent"})
                           : require(change_, {actor_, Action::administer, {}, {}, "parent"});
            if (!may) return may;
        }
        return {};
    }

    Transaction& change_;
    PersonId actor_;
    Instant now_;
};

}  // namespace

Result<Unit> save_unit(Store& store, PersonId actor, const Unit& unit, Instant now) {
    return write_as<Unit>(store, [&](Transaction& change) { return save_unit(change, actor, unit, now); });
}

Result<Unit> save_unit(Transaction& change, PersonId actor, const Unit& unit, Instant now) {
    return Saving(change, actor, now).run(unit);
}

std::string unit_words(const std::vector<Unit>& path) {
    std::string words;
    for (auto at = path.rbegin(); at != path.rend(); ++at) words += (words.empty() ? "" : " / ") + at->name;
    return words;
}

}  // namespace vekha
