// The tree of organizations.
#include "daemon/storage/sql/sight.hpp"
#include "daemon/storage/sql/view.hpp"

namespace vekha::sql {
namespace {

Unit unit_in(Query& row) {
    Unit unit;
    unit.id = row.id<UnitId>();
    unit.parent = row.id<UnitId>();
    unit.kind = row.named(parse_unit_kind);
    unit.name = row.string();
    unit.active = row.flag();
    return unit;
}

}  // namespace

Result<std::optional<Unit>> View::unit(UnitId id) {
    Query query(connection_, "SELECT id, parent, kind, name, active FROM units WHERE id = ?", id);
    return one(query, unit_in);
}

Result<std::vector<Unit>> View::units() {
    Query query(connection_, "SELECT id, parent, kind, name, active FROM units ORDER BY id");
    return all(query, unit_in);
}

Result<std::vector<RoadmapId>> View::roadmaps_of_people(const TaskSight& sight) {
    const std::string sql =
        "SELECT DISTINCT t.roadmap_id FROM task_owners o JOIN tasks t ON t.id = o.task_id "
        "WHERE o.person_id IN (" +
        std::string(seen_people) + ") " +
        (sight.within ? "AND t.roadmap_id IN (" + std::string(bound_plans) + ") " : std::string()) +
        "ORDER BY t.roadmap_id";
    const std::string units = id_text(sight.units);
    const std::string within = sight.within ? id_text(*sight.within) : std::string();
    Query query(connection_, sql, sight.person, units);
    if (sight.within) query.bind(within);
    return all(query, [](Query& row) { return row.id<RoadmapId>(); });
}

}  // namespace vekha::sql
