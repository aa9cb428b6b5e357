// An office with a group whose members must each answer, and rows that name no day.
#pragma once

#include "tests/support/office.hpp"
#include "workflow/service/audit.hpp"

namespace vekha::test {

inline constexpr std::string_view heads = "Руководители ОО";

/// A row that hangs on an event.
inline Item after_event(std::string number, std::string title, std::string words, EventSpan span,
                        std::vector<std::string> parties, std::vector<EvidenceKind> evidence) {
    Item made = item(std::move(number), std::move(title), {}, std::move(parties), std::move(evidence));
    made.deadline.text = std::move(words);
    made.deadline.rule = "Срок зависит от события.";
    made.deadline.after = std::move(span);
    return made;
}

inline EventSpan working_days(int count, std::string event) {
    return {count, EventSpan::Unit::working_day, false, std::move(event)};
}

class RowsOffice : public Office {
  public:
    RowsOffice() {
        must(save_people(
            *store, PersonId{},
            {{person("nikolai", {Duty::executor}, "Школы"), person("olga", {Duty::executor}, "Школы"),
              person("petr", {Duty::executor}, "Школы")},
             {GroupEntry{std::string(heads), {"nikolai", "olga", "petr"}, {std::string(heads)}, true}}},
            now));
    }

    /// The rows at these positions wait for a date.
    ImportOutcome import_waiting(std::vector<Item> items, const std::vector<int>& positions) {
        ImportRequest request;
        request.reading.title = "План";
        request.reading.items = std::move(items);
        request.source_name = "план.txt";
        request.source_sha256 = "waiting" + std::to_string(++waiting_imports_);
        for (const int position : positions) {
            Decision decision;
            decision.position = position;
            decision.waits = true;
            request.decisions.push_back(decision);
        }
        return must(import_roadmap(*store, org, PersonId{}, request, now));
    }
    std::vector<StoredItem> rows(RoadmapId roadmap = RoadmapId{1}) {
        return must(
            read_as<std::vector<StoredItem>>(*store, [&](ReadView& view) { return view.items(roadmap); }));
    }
    std::vector<Task> tasks(RoadmapId roadmap = RoadmapId{1}) {
        return must(
            read_as<std::vector<Task>>(*store, [&](ReadView& view) { return view.tasks_of(roadmap); }));
    }
    /// "oleg", "nikolai < 1": the lead of each task, and whose child it is.
    std::vector<std::string> tree(RoadmapId roadmap = RoadmapId{1}) {
        std::vector<std::string> lines;
        for (const auto& task : tasks(roadmap))
            lines.push_back((task.lead() ? login(task.lead()) : "-") +
                            (task.parent ? " < " + std::to_string(task.parent.value) : ""));
        return lines;
    }
    std::vector<std::string> journal() {
        std::vector<std::string> types;
        for (const auto& one : must(read_as<std::vector<JournalEntry>>(
                 *store, [](ReadView& view) { return view.journal(1, 1000); })))
            types.push_back(one.type);
        return types;
    }
    std::string audit_says() {
        const auto report = audit(*store);
        return report ? "" : describe(report.error());
    }

  private:
    int waiting_imports_ = 0;
};

}  // namespace vekha::test
