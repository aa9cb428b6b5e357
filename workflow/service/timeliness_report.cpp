#include "workflow/service/timeliness_report.hpp"

#include <map>

#include "workflow/model/limits.hpp"
#include "workflow/model/names.hpp"
#include "workflow/service/event_codec.hpp"
#include "workflow/service/notices.hpp"

namespace vekha {
namespace {

constexpr NameTable<TimelinessBy, 4> by_names{{{TimelinessBy::person, "person"},
                                               {TimelinessBy::department, "department"},
                                               {TimelinessBy::section, "section"},
                                               {TimelinessBy::roadmap, "roadmap"}}};

Result<TimelinessReport> asked_for(const Organization& organization, const TimelinessQuery& query,
                                   Instant now) {
    const Day today = organization.zone->local(now).day;
    TimelinessReport report;
    report.as_of = query.as_of.value_or(today - std::chrono::days{1});
    report.from = query.from;
    report.by = query.by;
    if (report.as_of >= today)
        return failure(Fault::invalid_input, "День " + format(report.as_of) + " ещё не кончился.", "as_of",
                       "Дисциплина считается на конец прошедшего дня.");
    if (report.from && *report.from > report.as_of)
        return failure(Fault::invalid_input, "Начало периода позже его конца.", "from");
    return report;
}

/// What groups are called, each looked up once.
class GroupNames {
  public:
    GroupNames(ReadView& view, Directory directory, TimelinessBy by)
        : view_(view), directory_(std::move(directory)), by_(by) {}

    /// Looks up what the task's groups need; of() then gives them.
    Result<void> know(const TaskTimeliness& task) {
        if (by_ == TimelinessBy::section && !sections_.contains(task.item)) {
            const auto item = view_.item(task.item);
            if (!item) return tl::unexpected(item.error());
            sections_[task.item] = *item ? (*item)->item.section.value_or("") : "";
        }
        if (by_ == TimelinessBy::roadmap && !roadmaps_.contains(task.roadmap)) {
            const auto roadmap = view_.roadmap(task.roadmap);
            if (!roadmap) return tl::unexpected(roadmap.error());
            roadmaps_[task.roadmap] = *roadmap ? (*roadmap)->title : "";
        }
        return {};
    }

    TimelinessGroup of(const TaskTimeliness& task, PersonId id) const {
        if (by_ == TimelinessBy::section) return {sections_.at(task.item), 0};
        if (by_ == TimelinessBy::roadmap) return {roadmaps_.at(task.roadmap), task.roadmap.value};
        const auto* person = directory_.find(id);
        if (person == nullptr) return {};
        if (by_ == TimelinessBy::department) return {person->department, 0};
        return {person->name, id.value};
    }

  private:
    ReadView& view_;
    Directory directory_;
    TimelinessBy by_;
    std::map<ItemId, std::string> sections_;
    std::map<RoadmapId, std::string> roadmaps_;
};

Result<std::vector<TaskEvent>> events_of(ReadView& view, TaskId id) {
    const auto entries = view.journal_of(id);
    if (!entries) return tl::unexpected(entries.error());
    std::vector<TaskEvent> events;
    for (const auto& entry : *entries) {
        if (!is_task_change(entry.type)) continue;
        auto event = event_of(entry);
        if (!event) return tl::unexpected(event.error());
        events.push_back(std::move(*event));
    }
    return events;
}

Result<void> add_tasks(ReadView& view, const Organization& organization, const std::vector<TaskId>& ids,
                       TimelinessReport& report) {
    auto directory = Directory::read(view);
    if (!directory) return tl::unexpected(directory.error());
    GroupNames names(view, std::move(*directory), report.by);
    const GroupOf group = [&](const TaskTimeliness& task, PersonId person) { return names.of(task, person); };
    for (const auto id : ids) {
        const auto events = events_of(view, id);
        if (!events) return tl::unexpected(events.error());
        const auto judged = judge(*events, report.as_of, organization.calendar, *organization.zone);
        if (!judged) continue;
        if (auto known = names.know(*judged); !known) return known;
        report.figures.add(*judged, group, report.from);
    }
    return {};
}

Result<void> add_roadmap(ReadView& view, const Organization& organization, RoadmapId id,
                         TimelinessReport& report) {
    const auto roadmap = view.roadmap(id);
    if (!roadmap) return tl::unexpected(roadmap.error());
    if (!*roadmap)
        return failure(Fault::not_found, "Такой дорожной карты нет.",
                       "дорожная карта " + std::to_string(id.value));
    const auto tasks = view.tasks_of(id);
    if (!tasks) return tl::unexpected(tasks.error());
    std::vector<TaskId> ids;
    for (const auto& task : *tasks) ids.push_back(task.id);
    return add_tasks(view, organization, ids, report);
}

/// Every task, a batch in each read: what is past does not change between them.
Result<void> add_all(Store& store, const Organization& organization, TimelinessReport& report) {
    TaskId after;
    for (bool more = true; more;) {
        auto read = store.read([&](ReadView& view) -> Result<void> {
            const auto ids = view.task_ids(after, limits::tick_batch);
            if (!ids) return tl::unexpected(ids.error());
            more = ids->size() == limits::tick_batch;
            if (!ids->empty()) after = ids->back();
            return add_tasks(view, organization, *ids, report);
        });
        if (!read) return read;
    }
    return {};
}

}  // namespace

std::string_view name(TimelinessBy by) {
    return name_in(by_names, by);
}
std::optional<TimelinessBy> parse_timeliness_by(std::string_view text) {
    return value_in(by_names, text);
}

Result<TimelinessReport> timeliness_report(Store& store, const Organization& organization,
                                           const TimelinessQuery& query, Instant now) {
    auto report = asked_for(organization, query, now);
    if (!report) return report;
    auto added = query.roadmap ? store.read([&](ReadView& view) {
        return add_roadmap(view, organization, *query.roadmap, *report);
    })
                               : add_all(store, organization, *report);
    if (!added) return tl::unexpected(added.error());
    auto head =
        read_as<std::optional<JournalHead>>(store, [](ReadView& view) { return view.journal_seal(); });
    if (!head) return tl::unexpected(head.error());
    report->journal = std::move(*head);
    return report;
}

}  // namespace vekha
