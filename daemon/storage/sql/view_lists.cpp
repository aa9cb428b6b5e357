// The lists of tasks: a page costs its own rows, however many tasks stand before and behind it.
#include <algorithm>

#include "daemon/storage/sql/sight.hpp"
#include "daemon/storage/sql/view.hpp"
#include "workflow/service/store_keys.hpp"

namespace vekha::sql {
namespace {

constexpr std::string_view card_columns =
    "SELECT t.id, t.roadmap_id, t.number, t.title, t.state, t.due, t.due_at, t.lead_id, p.name, "
    "t.controller_id, "
    "t.requirements, t.requirements_missing, t.version ";

TaskCard card_in(Query& row) {
    TaskCard card;
    card.id = row.id<TaskId>();
    card.roadmap = row.id<RoadmapId>();
    card.number = row.string();
    card.title = row.string();
    card.state = row.named(parse_task_state);
    card.due = row.day();
    card.due_at = row.instant();
    card.lead = row.id<PersonId>();
    card.lead_name = row.string();
    card.controller = row.id<PersonId>();
    card.requirements = row.small();
    card.requirements_missing = row.small();
    card.version = row.integer();
    return card;
}

/// A page that continues is read in two steps: what is left of the cursor's own due moment, then the moments
/// beyond. One comparison of (moment, id) pairs would walk all tasks of that moment, and thousands may be due
/// on one day.
enum class Step { whole, same_moment, beyond };

std::vector<Step> steps_of(const TaskQuery& query) {
    if (!query.after) return {Step::whole};
    const bool late = query.after->due_at <= query.now;
    // With its bounds told twice the database would sort; so a moment outside the list is left out here.
    const bool outside =
        (query.list == TaskList::overdue && !late) || (query.list == TaskList::upcoming && late);
    return outside ? std::vector{Step::beyond} : std::vector{Step::same_moment, Step::beyond};
}

/// Where the due moments of a step lie; each side may be open.
struct Range {
    std::optional<Instant> above;    ///< later than this
    std::optional<Instant> at_most;  ///< this or earlier
    std::optional<Instant> below;    ///< earlier than this
};

Range range_of(const TaskQuery& query, Step step) {
    Range range;
    if (step == Step::same_moment) return range;
    if (query.list == TaskList::overdue) range.at_most = query.now;
    if (query.list == TaskList::upcoming) range.above = query.now;
    if (step != Step::beyond) return range;
    if (query.list == TaskList::closed)
        range.below = query.after->due_at;
    else
        range.above = range.above ? std::max(*range.above, query.after->due_at) : query.after->due_at;
    return range;
}

/// FROM, WHERE and ORDER BY of a step. There are few shapes, so each is a statement that stays prepared. The
/// table that holds the order (the owner's rows, or the tasks) comes first; LEFT JOIN and the + that hides
/// the roadmap's column from the planner keep it there.
std::string rows_of(const TaskQuery& query, Step step, bool with_names) {
    const bool own = query.owner.has_value();
    const bool backwards = query.list == TaskList::closed;
    const std::string moment = own ? "o.due_at" : "t.due_at";
    const std::string id = own ? "o.task_id" : "t.id";
    const Range range = range_of(query, step);
    std::string sql = own ? "FROM task_owners o LEFT JOIN tasks t ON t.id = o.task_id " : "FROM tasks t ";
    if (with_names) sql += "LEFT JOIN people p ON p.id = t.lead_id ";
    sql += own ? "WHERE o.person_id = ? AND o.bucket = ? " : "WHERE t.bucket = ? ";
    if (query.controller) sql += "AND +t.controller_id = ? ";
    if (query.roadmap) sql += own ? "AND +t.roadmap_id = ? " : "AND t.roadmap_id = ? ";
    if (query.sight)
        sql += "AND (t.roadmap_id IN (" + std::string(seen_plans) +
               ") OR t.controller_id = ? OR EXISTS (SELECT 1 FROM task_owners s WHERE s.task_id = t.id AND "
               "s.person_id IN (" +
               std::string(seen_people) + "))) ";
    if (query.sight && query.sight->within) sql += "AND t.roadmap_id IN (" + std::string(bound_plans) + ") ";
    if (range.above) sql += "AND " + moment + " > ? ";
    if (range.at_most) sql += "AND " + moment + " <= ? ";
    if (range.below) sql += "AND " + moment + " < ? ";
    if (step == Step::same_moment)
        sql += "AND " + moment + " = ? AND " + id + (backwards ? " < ? " : " > ? ");
    const std::string direction = backwards ? " DESC" : "";
    return sql + "ORDER BY " + moment + direction + ", " + id + direction + " LIMIT ?";
}

/// The sight's lists as texts, which must outlive the statement that they are bound to.
struct SeenIds {
    explicit SeenIds(const TaskQuery& query)
        : units(query.sight ? id_text(query.sight->units) : std::string()),
          roadmaps(query.sight ? id_text(query.sight->roadmaps) : std::string()),
          within(query.sight && query.sight->within ? id_text(*query.sight->within) : std::string()) {}
    std::string units;
    std::string roadmaps;
    std::string within;
};

void bind(Query& run, const TaskQuery& query, const SeenIds& seen, Step step, std::size_t limit) {
    const Range range = range_of(query, step);
    if (query.owner) run.bind(*query.owner);
    run.bind(static_cast<int>(bucket_of(query.list)));
    if (query.controller) run.bind(*query.controller);
    if (query.roadmap) run.bind(*query.roadmap);
    if (query.sight) {
        run.bind(seen.units);
        run.bind(seen.roadmaps);
        run.bind(query.sight->person);
        run.bind(query.sight->person);
        run.bind(seen.units);
        if (query.sight->within) run.bind(seen.within);
    }
    if (range.above) run.bind(*range.above);
    if (range.at_most) run.bind(*range.at_most);
    if (range.below) run.bind(*range.below);
    if (step == Step::same_moment) {
        run.bind(query.after->due_at);
        run.bind(query.after->task);
    }
    run.bind(limit);
}

}  // namespace

Result<std::vector<TaskCard>> View::list(const TaskQuery& query) {
    std::vector<TaskCard> cards;
    const SeenIds seen(query);
    for (const Step step : steps_of(query)) {
        if (cards.size() >= query.limit) break;
        const std::string sql = std::string(card_columns) + rows_of(query, step, true);
        Query run(connection_, sql);
        bind(run, query, seen, step, query.limit - cards.size());
        while (run.next()) cards.push_back(card_in(run));
        if (auto done = run.result(); !done) return tl::unexpected(done.error());
    }
    return cards;
}

Result<std::optional<TaskCard>> View::card(TaskId id) {
    static const std::string sql =
        std::string(card_columns) + "FROM tasks t LEFT JOIN people p ON p.id = t.lead_id WHERE t.id = ?";
    Query query(connection_, sql, id);
    return one(query, card_in);
}

Result<std::vector<TaskId>> View::marked(TaskMark mark, TaskId after, std::size_t limit) {
    Query query(
        connection_,
        "SELECT task_id FROM task_marks WHERE task_id > ? AND (marks & ?) <> 0 ORDER BY task_id LIMIT ?",
        after, bit_of(mark), limit);
    return all(query, [](Query& row) { return row.id<TaskId>(); });
}

Result<std::size_t> View::count(const TaskQuery& query, std::size_t most) {
    std::size_t rows = 0;
    const SeenIds seen(query);
    for (const Step step : steps_of(query)) {
        const std::string sql =
            "SELECT count(*) FROM (SELECT 1 " + rows_of(query, step, false) + ") AS found";
        Query run(connection_, sql);
        bind(run, query, seen, step, most - rows);
        const auto counted = one(run, [](Query& row) { return static_cast<std::size_t>(row.integer()); });
        if (!counted) return tl::unexpected(counted.error());
        rows += counted->value_or(0);
    }
    return rows;
}

}  // namespace vekha::sql
