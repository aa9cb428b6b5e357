#include "daemon/api/edition_json.hpp"

#include "workflow/engine/transitions.hpp"

namespace vekha::api {
namespace {

json::object counts_json(const StoredEdition& edition) {
    return {{"same", edition.same},
            {"moved", edition.moved},
            {"changed", edition.changed},
            {"added", edition.added},
            {"dropped", edition.dropped}};
}

Task after(const TaskEffect& effect) {
    Task task = effect.task;
    for (const auto& change : effect.changes) apply(task, TaskEvent{task.id, {}, {}, change});
    return task;
}

json::object effect_json(const TaskEffect& effect, Names& names) {
    const Task task = after(effect);
    json::array changes;
    for (const auto& change : effect.changes) changes.push_back(text(name(change)));
    if (effect.made()) changes.push_back(text(name(TaskChange{TaskPlanned{}})));
    return {{"task", id(effect.task.id)},
            {"state", text(name(task.state))},
            {"was_due", effect.made() ? json::value(nullptr) : day(effect.task.due)},
            {"due", day(task.due)},
            {"was_lead", effect.made() ? json::value(nullptr) : names.ref(effect.task.lead())},
            {"lead", names.ref(task.lead())},
            {"changes", std::move(changes)},
            {"note", text(effect.note)}};
}

json::object row_json(const EditionRow& row, Names& names) {
    json::array changed;
    for (const auto field : row.row.changed) changed.push_back(text(editions::name(field)));
    json::array tasks;
    for (const auto& effect : row.tasks) {
        tasks.push_back(effect_json(effect, names));
        for (const auto& member : effect.members) tasks.push_back(effect_json({member, {}}, names));
    }
    return {{"fate", text(editions::name(row.row.fate))},
            {"sure", row.row.sure},
            {"likeness", row.row.likeness},
            {"was_position", row.was_position},
            {"position", row.position},
            {"was", row.was_position == 0 ? json::value(nullptr) : json::value(item_json(row.was))},
            {"changed", std::move(changed)},
            {"tasks", std::move(tasks)}};
}

}  // namespace

json::object edition_json(const StoredEdition& edition, Names& names) {
    return {{"number", edition.number},
            {"reason", text(edition.reason)},
            {"approval_number", text(edition.approval_number)},
            {"approval_date", day(edition.approval_date)},
            {"source_name", text(edition.source_name)},
            {"applied_by", names.ref(edition.applied_by)},
            {"applied_at", instant(edition.applied_at)},
            {"counts", counts_json(edition)}};
}

json::object edition_preview_json(const EditionRequest& request, const EditionPreview& preview,
                                  Names& names) {
    json::array rows;
    for (const auto& row : preview.rows) rows.push_back(row_json(row, names));
    json::object counts;
    for (const auto fate : {editions::Fate::same, editions::Fate::moved, editions::Fate::changed,
                            editions::Fate::added, editions::Fate::dropped})
        counts[editions::name(fate)] = preview.count(fate);
    return {{"name", text(request.document.source_name)},
            {"sha256", text(request.document.source_sha256)},
            {"edition", preview.edition},
            {"reason", text(preview.reason)},
            {"reading", reading_json(request.document.reading)},
            {"rows", std::move(rows)},
            {"counts", std::move(counts)},
            {"doubts", doubts_json(preview.doubts)},
            {"unsure", preview.unsure()},
            {"mostly_dropped", preview.mostly_dropped},
            {"changes_nothing", preview.changes_nothing()},
            {"blocked", preview.blocked()}};
}

json::object edition_outcome_json(const EditionOutcome& outcome) {
    return {{"edition", outcome.edition.number},      {"reason", text(outcome.edition.reason)},
            {"counts", counts_json(outcome.edition)}, {"tasks_made", outcome.tasks_made},
            {"tasks_changed", outcome.tasks_changed}, {"tasks_cancelled", outcome.tasks_cancelled},
            {"people_told", outcome.people_told},     {"doubts", doubts_json(outcome.doubts)}};
}

}  // namespace vekha::api
