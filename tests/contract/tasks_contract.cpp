#include <gmock/gmock.h>

#include "tests/contract/store_contract.hpp"

namespace vekha::testing {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<TaskId> ids(const std::vector<TaskCard>& cards) {
    std::vector<TaskId> found;
    for (const auto& card : cards) found.push_back(card.id);
    return found;
}

std::vector<TaskId> ids(const std::vector<Task>& tasks) {
    std::vector<TaskId> found;
    for (const auto& task : tasks) found.push_back(task.id);
    return found;
}

TEST_P(StoreContract, ARoadmapAndItsItemsComeBackAsAdded) {
    const Ground ground = lay_ground();
    StoredRoadmap roadmap = sample_roadmap("abc", ground.controller);
    roadmap.approval_date.reset();
    roadmap.imported_by = {};
    roadmap.id = write([&](Transaction& change) { return change.add(roadmap); });
    EXPECT_EQ(read([&](ReadView& view) { return view.roadmap(roadmap.id); }), roadmap);
    EXPECT_EQ(read([](ReadView& view) { return view.roadmap_by_source("abc"); }), roadmap.id);
    EXPECT_EQ(read([](ReadView& view) { return view.roadmap_by_source("abd"); }), std::nullopt);
    StoredItem second{{}, roadmap.id, 2, sample_item("второе")};
    StoredItem first{{}, roadmap.id, 1, sample_item("первое")};
    second.id = write([&](Transaction& change) { return change.add(second); });
    first.id = write([&](Transaction& change) { return change.add(first); });
    EXPECT_EQ(read([&](ReadView& view) { return view.item(second.id); }), second);
    EXPECT_THAT(read([&](ReadView& view) { return view.items(roadmap.id); }), ElementsAre(first, second));
    const auto roadmaps = read([](ReadView& view) { return view.roadmaps(); });
    ASSERT_EQ(roadmaps.size(), 2U);
    EXPECT_EQ(roadmaps[0], roadmap) << "the newest first";
}

TEST_P(StoreContract, TheSameDocumentIsNotAddedTwice) {
    const Ground ground = lay_ground();
    const Error error = refused([&](Transaction& change) {
        return change.add(sample_roadmap("source-of-the-ground", ground.controller));
    });
    EXPECT_EQ(error.fault, Fault::conflict);
    EXPECT_EQ(error.message, "Этот документ уже загружен.");
    write([&](Transaction& change) { return change.add(sample_roadmap("", ground.controller)); });
    write([&](Transaction& change) { return change.add(sample_roadmap("", ground.controller)); });
    EXPECT_EQ(read([](ReadView& view) { return view.roadmaps(); }).size(), 3U)
        << "plans without a document do not clash";
}

TEST_P(StoreContract, ATaskComesBackWithEveryField) {
    const Ground ground = lay_ground();
    Task task = full_task();
    task.roadmap = ground.roadmap;
    task.item = ground.item;
    task.controller = ground.controller;
    task.assignments[0].person = ground.lead;
    task.assignments[1].person = ground.contributor;
    task.next_action_at = noon(7, 1);
    write([&](Transaction& change) { return change.save(task); });
    EXPECT_EQ(read([&](ReadView& view) { return view.task(task.id); }), task);
    EXPECT_EQ(read([&](ReadView& view) { return view.task(TaskId{1}); }), std::nullopt);
    EXPECT_THAT(read([&](ReadView& view) { return view.tasks_of(ground.roadmap); }), ElementsAre(task));
    EXPECT_THAT(read([&](ReadView& view) { return view.tasks_of(RoadmapId{99}); }), IsEmpty());
}

TEST_P(StoreContract, NewTaskIdsAreNeverUsedAlready) {
    const Ground ground = lay_ground();
    const Task high = save_task(ground, day_of(2026, 3, 1), [](Task& task) { task.id = TaskId{40}; });
    write([&](Transaction& change) -> Result<void> {
        const TaskId first = must(change.next_task_id());
        const TaskId second = must(change.next_task_id());
        EXPECT_GT(first, high.id);
        EXPECT_GT(second, first);
        return change.save(sample_task(second, ground.roadmap, ground.item, ground.lead, day_of(2026, 3, 1)));
    });
    EXPECT_GT(write([](Transaction& change) { return change.next_task_id(); }), TaskId{42});
}

TEST_P(StoreContract, ATaskOfAnUnknownPlanOrPersonIsRefused) {
    const Ground ground = lay_ground();
    const Task task = sample_task(TaskId{1}, ground.roadmap, ground.item, ground.lead, day_of(2026, 3, 1));
    const auto fault_of = [&](auto alter) {
        Task wrong = task;
        alter(wrong);
        return refused([&](Transaction& change) { return change.save(wrong); }).fault;
    };
    EXPECT_EQ(fault_of([](Task& wrong) { wrong.roadmap = RoadmapId{9}; }), Fault::not_found);
    EXPECT_EQ(fault_of([](Task& wrong) { wrong.item = ItemId{9}; }), Fault::not_found);
    EXPECT_EQ(fault_of([](Task& wrong) { wrong.controller = PersonId{9}; }), Fault::not_found);
    EXPECT_EQ(fault_of([](Task& wrong) { wrong.assignments[0].person = PersonId{9}; }), Fault::not_found);
    EXPECT_EQ(fault_of([](Task& wrong) { wrong.id = TaskId{}; }), Fault::internal);
    EXPECT_EQ(read([](ReadView& view) { return view.task(TaskId{1}); }), std::nullopt);
}

TEST_P(StoreContract, EachListShowsItsOwnTasksTheMostDaysLateFirst) {
    const Ground ground = lay_ground();
    const auto in_state = [&](TaskState state, Day due) {
        return save_task(ground, due, [&](Task& task) { task.state = state; }).id;
    };
    const TaskId late = in_state(TaskState::open, day_of(2026, 3, 2));
    const TaskId later = in_state(TaskState::planned, day_of(2026, 3, 1));
    const TaskId next = in_state(TaskState::open, day_of(2026, 4, 1));
    const TaskId handed_in = in_state(TaskState::submitted, day_of(2026, 2, 1));
    const TaskId stopped = in_state(TaskState::suspended, day_of(2026, 2, 2));
    const TaskId done = in_state(TaskState::accepted, day_of(2026, 1, 20));
    const TaskId ended = in_state(TaskState::cancelled, day_of(2026, 2, 20));
    const auto shown = [&](TaskList list) {
        TaskQuery query;
        query.list = list;
        query.now = noon(3, 20);
        const auto cards = read([&](ReadView& view) { return view.list(query); });
        EXPECT_EQ(read([&](ReadView& view) { return view.count(query, 100); }), cards.size());
        return ids(cards);
    };
    EXPECT_THAT(shown(TaskList::overdue), ElementsAre(later, late));
    EXPECT_THAT(shown(TaskList::upcoming), ElementsAre(next));
    EXPECT_THAT(shown(TaskList::to_accept), ElementsAre(handed_in));
    EXPECT_THAT(shown(TaskList::suspended), ElementsAre(stopped));
    EXPECT_THAT(shown(TaskList::closed), ElementsAre(ended, done)) << "the latest due moment first";
}

TEST_P(StoreContract, ATaskIsLateFromItsDueMomentOn) {
    const Ground ground = lay_ground();
    const Task task = save_task(ground, day_of(2026, 3, 1));
    const auto shown = [&](TaskList list, Instant now) {
        TaskQuery query;
        query.list = list;
        query.now = now;
        return read([&](ReadView& view) { return view.list(query); }).size();
    };
    EXPECT_EQ(shown(TaskList::overdue, task.due_at - 1ms), 0U);
    EXPECT_EQ(shown(TaskList::upcoming, task.due_at - 1ms), 1U);
    EXPECT_EQ(shown(TaskList::overdue, task.due_at), 1U);
    EXPECT_EQ(shown(TaskList::upcoming, task.due_at), 0U);
}

TEST_P(StoreContract, ACardTellsWhatTheListShows) {
    const Ground ground = lay_ground();
    const Task task = save_task(ground, day_of(2026, 3, 1));
    const TaskCard expected{.id = task.id,
                            .roadmap = ground.roadmap,
                            .number = task.number,
                            .title = task.title,
                            .state = TaskState::open,
                            .due = day_of(2026, 3, 1),
                            .due_at = task.due_at,
                            .lead = ground.lead,
                            .lead_name = sample_person("lead").name,
                            .controller = ground.controller,
                            .requirements = 2,
                            .requirements_missing = 1,
                            .version = 2};
    TaskQuery query;
    query.now = noon(12, 1);
    EXPECT_THAT(read([&](ReadView& view) { return view.list(query); }), ElementsAre(expected));
    EXPECT_EQ(read([&](ReadView& view) { return view.card(task.id); }), expected);
    EXPECT_EQ(read([](ReadView& view) { return view.card(TaskId{99}); }), std::nullopt);
}

TEST_P(StoreContract, ASlotThatHoldsAPaperIsMissingNoMore) {
    const Ground ground = lay_ground();
    const Task task = save_task(ground, day_of(2026, 3, 1));
    const auto missing = [&](RequirementState state) {
        write([&](Transaction& change) -> Result<void> {
            Task changed = *must(change.task(task.id));
            for (auto& slot : changed.requirements) slot.state = state;
            return change.save(changed);
        });
        return read([&](ReadView& view) { return view.card(task.id); })->requirements_missing;
    };
    EXPECT_EQ(missing(RequirementState::requested), 2);
    EXPECT_EQ(missing(RequirementState::received), 0);
    EXPECT_EQ(missing(RequirementState::accepted), 0);
}

TEST_P(StoreContract, APageContinuesWhereTheLastOneEndedAlsoAmidEqualDueDays) {
    const Ground ground = lay_ground();
    for (int made = 0; made < 7; ++made) save_task(ground, day_of(2026, 3, made < 5 ? 1U : 2U));
    for (const TaskList list : {TaskList::overdue, TaskList::closed}) {
        if (list == TaskList::closed)
            for (std::int64_t id = 1; id <= 7; ++id)
                write([&](Transaction& change) -> Result<void> {
                    Task task = *must(change.task(TaskId{id}));
                    task.state = TaskState::accepted;
                    return change.save(task);
                });
        TaskQuery query;
        query.list = list;
        query.now = noon(12, 1);
        const auto whole = read([&](ReadView& view) { return view.list(query); });
        ASSERT_EQ(whole.size(), 7U);
        query.limit = 2;
        std::vector<TaskCard> pages;
        for (int page = 0; page < 4; ++page) {
            const auto cards = read([&](ReadView& view) { return view.list(query); });
            pages.insert(pages.end(), cards.begin(), cards.end());
            query.after = TaskCursor{cards.back().due_at, cards.back().id};
        }
        EXPECT_EQ(pages, whole);
        EXPECT_THAT(read([&](ReadView& view) { return view.list(query); }), IsEmpty());
    }
}

TEST_P(StoreContract, EveryPageOfEveryKindOfListContinues) {
    const Ground ground = lay_ground();
    for (unsigned made = 0; made < 6; ++made) save_task(ground, day_of(2026, 3, 1 + made / 3));
    for (const TaskList list : {TaskList::overdue, TaskList::upcoming})
        for (const bool own : {false, true}) {
            TaskQuery query;
            query.list = list;
            query.now = noon(list == TaskList::overdue ? 12 : 1, 1);
            if (own) query.owner = ground.lead;
            query.roadmap = ground.roadmap;
            query.limit = 2;
            query.after = TaskCursor{Instant{day_of(2026, 3, 2)}, TaskId{2}};
            EXPECT_THAT(ids(read([&](ReadView& view) { return view.list(query); })),
                        ElementsAre(TaskId{3}, TaskId{4}));
            EXPECT_EQ(read([&](ReadView& view) { return view.count(query, 10); }), 4U);
            EXPECT_EQ(read([&](ReadView& view) { return view.count(query, 3); }), 3U);
            query.now = noon(3, 2);  // the first three became late while the reader paged
            EXPECT_EQ(read([&](ReadView& view) { return view.count(query, 10); }),
                      list == TaskList::overdue ? 1U : 3U);
        }
}

TEST_P(StoreContract, AListCanBeOneOwnersOrOneRoadmaps) {
    const Ground ground = lay_ground();
    const RoadmapId other =
        write([&](Transaction& change) { return change.add(sample_roadmap("other", ground.lead)); });
    const TaskId leads = save_task(ground, day_of(2026, 3, 1)).id;
    const TaskId helps = save_task(ground, day_of(2026, 3, 2), [&](Task& task) {
                             task.assignments = {{ground.contributor, AssignmentRole::lead, "школа"},
                                                 {ground.lead, AssignmentRole::contributor, "отдел"}};
                         }).id;
    const TaskId elsewhere =
        save_task(ground, day_of(2026, 3, 3), [&](Task& task) { task.roadmap = other; }).id;
    const auto shown = [&](std::optional<PersonId> owner, std::optional<RoadmapId> roadmap) {
        TaskQuery query;
        query.now = noon(12, 1);
        query.owner = owner;
        query.roadmap = roadmap;
        const auto cards = read([&](ReadView& view) { return view.list(query); });
        EXPECT_EQ(read([&](ReadView& view) { return view.count(query, 100); }), cards.size());
        return ids(cards);
    };
    EXPECT_THAT(shown(ground.lead, {}), ElementsAre(leads, helps, elsewhere));
    EXPECT_THAT(shown(ground.contributor, {}), ElementsAre(helps));
    EXPECT_THAT(shown(ground.controller, {}), IsEmpty());
    EXPECT_THAT(shown({}, other), ElementsAre(elsewhere));
    EXPECT_THAT(shown(ground.lead, ground.roadmap), ElementsAre(leads, helps));
}

TEST_P(StoreContract, ListsFollowATaskThatChanges) {
    const Ground ground = lay_ground();
    Task task = save_task(ground, day_of(2026, 3, 1));
    const auto shown = [&](TaskList list, PersonId owner) {
        TaskQuery query;
        query.list = list;
        query.now = noon(12, 1);
        query.owner = owner;
        return read([&](ReadView& view) { return view.list(query); }).size();
    };
    EXPECT_EQ(shown(TaskList::overdue, ground.lead), 1U);
    task.state = TaskState::submitted;
    task.assignments[0].person = ground.contributor;
    write([&](Transaction& change) { return change.save(task); });
    EXPECT_EQ(shown(TaskList::overdue, ground.lead), 0U);
    EXPECT_EQ(shown(TaskList::to_accept, ground.lead), 0U);
    EXPECT_EQ(shown(TaskList::to_accept, ground.contributor), 1U);
}

TEST_P(StoreContract, CountingStopsAtTheMostAsked) {
    const Ground ground = lay_ground();
    for (int made = 0; made < 5; ++made) save_task(ground, day_of(2026, 3, 1));
    TaskQuery query;
    query.now = noon(12, 1);
    EXPECT_EQ(read([&](ReadView& view) { return view.count(query, 3); }), 3U);
    EXPECT_EQ(read([&](ReadView& view) { return view.count(query, 9); }), 5U);
}

TEST_P(StoreContract, DueTasksComeTheLongestWaitingFirst) {
    const Ground ground = lay_ground();
    const auto acting_at = [&](std::optional<Instant> moment) {
        return save_task(ground, day_of(2026, 3, 1), [&](Task& task) { task.next_action_at = moment; }).id;
    };
    EXPECT_EQ(read([](ReadView& view) { return view.earliest_action(); }), std::nullopt);
    const TaskId second = acting_at(noon(2, 2));
    const TaskId first = acting_at(noon(2, 1));
    acting_at(std::nullopt);
    const TaskId last = acting_at(noon(2, 3));
    EXPECT_EQ(read([](ReadView& view) { return view.earliest_action(); }), noon(2, 1));
    EXPECT_THAT(ids(read([](ReadView& view) { return view.due(noon(2, 2), 10); })),
                ElementsAre(first, second));
    EXPECT_THAT(ids(read([](ReadView& view) { return view.due(noon(2, 3), 10); })),
                ElementsAre(first, second, last));
    EXPECT_THAT(ids(read([](ReadView& view) { return view.due(noon(2, 3), 1); })), ElementsAre(first));
    EXPECT_THAT(read([](ReadView& view) { return view.due(noon(2, 1) - 1ms, 10); }), IsEmpty());
    write([&](Transaction& change) -> Result<void> {
        Task task = *must(change.task(first));
        task.next_action_at = noon(2, 4);
        return change.save(task);
    });
    EXPECT_EQ(read([](ReadView& view) { return view.earliest_action(); }), noon(2, 2));
}

TEST_P(StoreContract, AFileIsFoundByTheTaskThatHoldsIt) {
    const Ground ground = lay_ground();
    const auto with_file = [&](Task& task) {
        task.evidence = {full_task().evidence[0], full_task().evidence[1]};
    };
    const Task first = save_task(ground, day_of(2026, 3, 1), with_file);
    save_task(ground, day_of(2026, 3, 2), with_file);
    const std::string hash(64, 'a');
    EXPECT_EQ(read([&](ReadView& view) { return view.task_with_evidence(hash); }), first.id);
    EXPECT_EQ(read([](ReadView& view) { return view.task_with_evidence("b"); }), std::nullopt);
    EXPECT_EQ(read([](ReadView& view) { return view.task_with_evidence(""); }), std::nullopt)
        << "a link has no bytes";
    write([&](Transaction& change) -> Result<void> {
        Task task = first;
        task.evidence.erase(task.evidence.begin());
        return change.save(task);
    });
    EXPECT_EQ(read([&](ReadView& view) { return view.task_with_evidence(hash); }), TaskId{2});
}

TEST_P(StoreContract, TaskIdsAreWalkedInPages) {
    const Ground ground = lay_ground();
    for (int made = 0; made < 3; ++made) save_task(ground, day_of(2026, 3, 1));
    EXPECT_THAT(read([](ReadView& view) { return view.task_ids(TaskId{}, 2); }),
                ElementsAre(TaskId{1}, TaskId{2}));
    EXPECT_THAT(read([](ReadView& view) { return view.task_ids(TaskId{2}, 2); }), ElementsAre(TaskId{3}));
}

TEST_P(StoreContract, TasksThatWaitForSomebodyAreFoundByTheirMark) {
    const Ground ground = lay_ground();
    std::vector<Task> tasks;
    for (int number = 1; number <= 4; ++number) {
        auto task = sample_task({}, ground.roadmap, ground.item, ground.lead, day_of(2026, 6, number));
        if (number != 2)
            task.extensions.push_back({1,
                                       ground.lead,
                                       noon(5, 1),
                                       day_of(2026, 7, 1),
                                       "Нет денег",
                                       {},
                                       ExtensionState::asked,
                                       {},
                                       {},
                                       {},
                                       {}});
        if (number == 3)
            task.mutes.push_back({ground.lead, day_of(2026, 7, 1), ground.controller, noon(5, 1), {}});
        write([&](Transaction& change) -> Result<void> {
            task.id = *change.next_task_id();
            return change.save(task);
        });
        tasks.push_back(task);
    }
    const auto marked = [&](TaskMark mark, TaskId after, std::size_t limit) {
        return read([&](ReadView& view) { return view.marked(mark, after, limit); });
    };
    EXPECT_EQ(marked(TaskMark::extension_asked, {}, 9), (std::vector{tasks[0].id, tasks[2].id, tasks[3].id}));
    EXPECT_EQ(marked(TaskMark::extension_asked, tasks[0].id, 1), std::vector{tasks[2].id});
    EXPECT_EQ(marked(TaskMark::muted, {}, 9), std::vector{tasks[2].id});
    EXPECT_TRUE(marked(TaskMark::own_pace, {}, 9).empty());
    tasks[0].extensions[0].state = ExtensionState::refused;
    tasks[2].state = TaskState::cancelled;
    for (const int at : {0, 2}) write([&](Transaction& change) { return change.save(tasks[at]); });
    reopen();
    EXPECT_EQ(marked(TaskMark::extension_asked, {}, 9), std::vector{tasks[3].id});
    EXPECT_TRUE(marked(TaskMark::muted, {}, 9).empty());
}

}  // namespace
}  // namespace vekha::testing
