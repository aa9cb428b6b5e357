// What must hold of terms and trees, whatever people did.
#include <algorithm>

#include "tests/sim/world.hpp"
#include "workflow/reports/timeliness.hpp"
#include "workflow/service/event_codec.hpp"

namespace vekha::sim {
namespace {

std::string named(const Task& task) {
    return "task " + std::to_string(task.id.value);
}

/// One task retold from its journal, its terms watched on the way.
class TermWatch {
  public:
    explicit TermWatch(const Organization& organization) : organization_(organization) {}

    void see(const TaskEvent& event, std::vector<std::string>& broken) {
        const Task before = task_;
        apply(task_, event);
        if (std::holds_alternative<TaskPlanned>(event.change)) return;
        if (task_.first_due != before.first_due) broken.push_back(named(task_) + " forgot its first due day");
        // What a pause owes, the very next move pays: no more and no less.
        if (owed_ > 0) {
            const auto* moved = std::get_if<TaskMoved>(&event.change);
            if (moved == nullptr || moved->due != organization_.calendar.add_working_days(before.due, owed_))
                broken.push_back(named(task_) + " was not moved by the " + std::to_string(owed_) +
                                 " working days of its pause");
            owed_ = 0;
        }
        if (const auto* resumed = std::get_if<TaskResumed>(&event.change)) {
            const auto& pause = task_.pauses.back();
            expect(pause.from, event.at, resumed->working_days, broken);
            owed_ = resumed->working_days;
        }
        if (const auto* returned = std::get_if<ReportReturned>(&event.change)) {
            expect(task_.submissions.back().at, event.at, returned->working_days, broken);
            owed_ = returned->working_days;
        }
    }
    const Task& task() const { return task_; }

  private:
    void expect(Instant from, Instant to, int days, std::vector<std::string>& broken) const {
        const Day first = organization_.zone->local(from).day;
        const Day last = organization_.zone->local(to).day;
        int counted = 0;
        for (Day day = first + std::chrono::days{1}; day <= last; day += std::chrono::days{1})
            counted += organization_.calendar.works(day) ? 1 : 0;
        if (counted != days)
            broken.push_back(named(task_) + " paused " + std::to_string(counted) +
                             " working days and was given " + std::to_string(days));
    }

    const Organization& organization_;
    Task task_;
    int owed_ = 0;
};

}  // namespace

/// A parent never closes before its children, and knows how each of them stands.
void World::check_closed_families() {
    const auto all = tasks();
    const auto find = [&](TaskId id) {
        return std::find_if(all.begin(), all.end(), [&](const Task& one) { return one.id == id; });
    };
    for (const auto& task : all)
        for (const auto& child : task.children) {
            const auto found = find(child.task);
            if (found == all.end()) {
                late_words_.push_back(named(task) + " has a child that is not there");
                continue;
            }
            if (task.closed() && !found->closed())
                late_words_.push_back(named(task) + " closed before its child " + named(*found));
            const auto standing = found->state == TaskState::accepted    ? ChildStanding::accepted
                                  : found->state == TaskState::cancelled ? ChildStanding::excused
                                                                         : ChildStanding::owed;
            if (standing != child.standing)
                late_words_.push_back(named(task) + " thinks otherwise of its child " + named(*found));
        }
}

void World::tell(std::ostream& out) {
    const auto entries = test::must(read_as<std::vector<JournalEntry>>(
        *store_, [](ReadView& view) { return view.journal(1, 1'000'000); }));
    for (const auto& entry : entries)
        out << entry.sequence << ' ' << format(entry.at) << " task " << entry.task.value << " by "
            << entry.actor.value << ' ' << entry.type << ' ' << entry.payload << '\n';
}

void World::check_families(std::vector<std::string>& broken) {
    for (const auto& task : tasks()) {
        if (!task.gathers() || task.closed() || task.owed_children() > 0) continue;
        broken.push_back(named(task) + " waits although all of its members have answered");
    }
}

std::vector<TaskEvent> World::events_of(TaskId task) {
    const auto entries = test::must(
        read_as<std::vector<JournalEntry>>(*store_, [&](ReadView& view) { return view.journal_of(task); }));
    std::vector<TaskEvent> events;
    for (const auto& entry : entries)
        if (is_task_change(entry.type)) events.push_back(test::must(event_of(entry)));
    return events;
}

void World::check_terms(std::vector<std::string>& broken) {
    for (const auto& task : tasks()) {
        TermWatch watch(office_.org);
        for (const auto& event : events_of(task.id)) watch.see(event, broken);
    }
}

/// No path makes lateness disappear from the figure against the first date.
void World::check_lateness(std::vector<std::string>& broken) {
    constexpr std::chrono::days apart{30};
    const Day last = std::chrono::floor<std::chrono::days>(office_.now);
    for (const auto& task : tasks()) {
        const auto events = events_of(task.id);
        bool late = false;
        for (Day day = std::chrono::floor<std::chrono::days>(born_); day <= last; day += apart) {
            const auto judged = judge(events, day, office_.org.calendar, *office_.org.zone);
            if (!judged) continue;
            if (late && (!judged->first.fell_due || judged->first.in_time))
                broken.push_back(named(task) + " was late and is not as of " + format(day));
            late = judged->first.fell_due && !judged->first.in_time;
        }
    }
}

}  // namespace vekha::sim
