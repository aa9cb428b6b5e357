// The journal as people read it.
#include "workflow/service/journal_lines.hpp"

#include <algorithm>
#include <set>

#include <gmock/gmock.h>

#include "tests/support/store_samples.hpp"
#include "workflow/engine/transitions.hpp"
#include "workflow/model/event.hpp"
#include "workflow/service/event_codec.hpp"
#include "workflow/service/journal_words.hpp"
#include "workflow/service/memory_store.hpp"

namespace vekha {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::StartsWith;

/// A task that was planned, opened and moved, and a person whose mail changed.
class Read : public ::testing::Test {
  protected:
    Read() {
        const auto done = store_->write([&](Transaction& change) -> Result<void> {
            const auto ground = *testing::lay_ground(change);
            Task planned = testing::sample_task(*change.next_task_id(), ground.roadmap, ground.item,
                                                ground.lead, day_of(2026, 3, 1));
            planned.state = TaskState::planned;
            planned.version = 0;
            planned.next_action_at.reset();
            change.came_from("page");
            TaskMoved moved;
            moved.window = planned.window;
            moved.due = day_of(2026, 4, 1);
            moved.due_at = planned.due_at;
            moved.reason = "приказ № 45";
            for (const TaskChange& what :
                 {TaskChange{TaskPlanned{planned}}, TaskChange{TaskOpened{}}, TaskChange{moved}}) {
                const TaskEvent event{planned.id, ground.lead, testing::noon(2, 1), what};
                apply(task_, event);
                if (auto entry = change.append(draft_of(event)); !entry) return tl::unexpected(entry.error());
            }
            for (const auto* mail : {"old@example.test", "=cmd|x"})
                (void)change.append({testing::noon(2, 2), PersonId{}, TaskId{}, "person_saved",
                                     R"({"id":9,"name":"Зоя","email":")" + std::string(mail) + R"("})"});
            return change.save(task_);
        });
        EXPECT_TRUE(done) << describe(done.error());
        lines_ = *read_as<std::vector<JournalLine>>(
            *store_, [](ReadView& view) { return journal_lines(view, *view.journal(1, 10)); });
    }

    std::unique_ptr<Store> store_ = make_memory_store();
    Task task_;
    std::vector<JournalLine> lines_;
};

TEST_F(Read, ALineSaysWhoDidWhatToWhatByWhatWay) {
    ASSERT_EQ(lines_.size(), 5U);
    EXPECT_NE(lines_[1].who, "Веха");
    EXPECT_EQ(lines_[1].what, "Задача открыта");
    EXPECT_THAT(lines_[1].about, StartsWith("задача 1: "));
    EXPECT_EQ(lines_[1].from, "страница");
    EXPECT_EQ(lines_[3].who, "Веха");
    EXPECT_EQ(lines_[3].about, "Зоя");
}

TEST_F(Read, WhatWasAndWhatIsStandsBesideIt) {
    EXPECT_THAT(lines_[1].changes, Contains(FieldChange{"состояние", "запланирована", "на исполнении"}));
    EXPECT_THAT(lines_[2].changes, Contains(FieldChange{"срок", "2026-03-01", "2026-04-01"}));
    EXPECT_THAT(lines_[2].changes, Contains(FieldChange{"причина", "", "приказ № 45"}));
    EXPECT_THAT(lines_[4].changes,
                ::testing::ElementsAre(FieldChange{"почта", "old@example.test", "=cmd|x"}));
}

TEST_F(Read, ASpreadsheetRunsNothingOfIt) {
    const FixedZone zone(std::chrono::minutes(300));
    const auto csv = journal_csv(lines_, zone);
    EXPECT_THAT(csv, StartsWith("\xEF\xBB\xBF\"№\";"));
    EXPECT_THAT(csv, HasSubstr("\"почта: old@example.test → =cmd|x\""));
    lines_[0].who = "=HYPERLINK(\"x\")";
    EXPECT_THAT(journal_csv(lines_, zone), HasSubstr("\"'=HYPERLINK(\"\"x\"\")\""));
    EXPECT_EQ(journal_csv({}, zone, false), "");
}

TEST_F(Read, LinesOfJsonHaveWhatTheChainHas) {
    const auto text = journal_json_lines({lines_[1]});
    EXPECT_THAT(text, HasSubstr("\"hash\":\"" + lines_[1].entry.hash + "\""));
    EXPECT_THAT(text, HasSubstr("\"previous\":\"" + lines_[0].entry.hash + "\""));
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 1);
}

TEST(EventWords, EveryChangeOfATaskHasWordsAndNoneHasTwo) {
    std::set<std::string_view> types;
    for (const auto& one : event_words()) EXPECT_TRUE(types.insert(one.type).second) << one.type;
    std::size_t changes = 0;
    for (const auto type : types) changes += is_task_change(type) ? 1 : 0;
    EXPECT_EQ(changes, std::variant_size_v<TaskChange>);
    EXPECT_EQ(event_words("some_new_one", false), "some_new_one");
}

}  // namespace
}  // namespace vekha
