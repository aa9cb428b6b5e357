#include "workflow/service/audit.hpp"

#include <gmock/gmock.h>

#include "tests/support/store_samples.hpp"
#include "workflow/engine/transitions.hpp"
#include "workflow/service/event_codec.hpp"
#include "workflow/service/memory_store.hpp"

namespace vekha {
namespace {

using ::testing::HasSubstr;

/// A store with one task that was planned, opened and reminded of, all on record.
class Audit : public ::testing::Test {
  protected:
    Audit() {
        write([&](Transaction& change) -> Result<void> {
            const auto ground = *testing::lay_ground(change);
            Task planned = testing::sample_task(*change.next_task_id(), ground.roadmap, ground.item,
                                                ground.lead, day_of(2026, 3, 1));
            planned.state = TaskState::planned;
            planned.version = 0;
            planned.next_action_at.reset();
            const TaskId id = planned.id;
            record(change, id, TaskPlanned{planned});
            record(change, id, TaskOpened{});
            record(change, id, RungReached{"T-3", testing::noon(2, 25), {ground.lead}, {}});
            (void)change.append({testing::noon(2, 26), {}, {}, "person_saved", "{}"});
            task_.next_action_at = testing::noon(2, 27);
            return change.save(task_);
        });
    }

    void record(Transaction& change, TaskId id, const TaskChange& what) {
        const TaskEvent event{id, {}, testing::noon(2, 20), what};
        apply(task_, event);
        ASSERT_TRUE(change.append(draft_of(event)));
    }
    void write(const Store::WriteFunction& function) {
        const auto done = store_->write(function);
        ASSERT_TRUE(done) << describe(done.error());
    }
    Error first_fault() {
        const auto report = audit(*store_);
        EXPECT_FALSE(report);
        return report ? Error{} : report.error();
    }

    std::unique_ptr<Store> store_ = make_memory_store();
    Task task_;
};

TEST_F(Audit, FindsNothingWhereEverythingIsOnRecord) {
    const auto report = audit(*store_);
    ASSERT_TRUE(report) << describe(report.error());
    EXPECT_EQ(report->entries, 4);
    EXPECT_EQ(report->tasks, 1);
    std::string head;
    ASSERT_TRUE(store_->read([&](ReadView& view) -> Result<void> {
        head = (*view.journal_head())->hash;
        return {};
    }));
    EXPECT_EQ(report->head, head);
}

TEST_F(Audit, AnEmptyStoreIsWhole) {
    const auto empty = make_memory_store();
    const auto report = audit(*empty);
    ASSERT_TRUE(report);
    EXPECT_EQ(report->entries, 0);
}

TEST_F(Audit, NamesTheTaskAndTheFieldThatNobodyRecorded) {
    write([&](Transaction& change) {
        task_.state = TaskState::accepted;
        return change.save(task_);
    });
    const Error error = first_fault();
    EXPECT_EQ(error.fault, Fault::damaged);
    EXPECT_EQ(error.where, "задача 1");
    EXPECT_THAT(error.message, HasSubstr(R"(поле state: в таблице "accepted", по журналу "open")"));
}

TEST_F(Audit, NamesATaskThatTheJournalDoesNotKnow) {
    write([&](Transaction& change) {
        task_.id = *change.next_task_id();
        return change.save(task_);
    });
    const Error error = first_fault();
    EXPECT_EQ(error.where, "задача 2");
    EXPECT_THAT(error.message, HasSubstr("не в журнале"));
}

TEST_F(Audit, NamesATaskThatIsGoneFromTheTable) {
    write([&](Transaction& change) -> Result<void> {
        auto appended =
            change.append(draft_of({TaskId{9}, {}, testing::noon(2, 26), TaskPlanned{testing::full_task()}}));
        EXPECT_TRUE(appended);
        return {};
    });
    const Error error = first_fault();
    EXPECT_EQ(error.where, "задача 9");
    EXPECT_THAT(error.message, HasSubstr("не в таблице"));
}

TEST_F(Audit, NamesTheEventThatCantBeRead) {
    write([&](Transaction& change) -> Result<void> {
        EXPECT_TRUE(
            change.append({testing::noon(2, 26), {}, task_.id, "report_returned", R"({"reason":7})"}));
        return {};
    });
    EXPECT_THAT(first_fault().where, HasSubstr("запись 5"));
}

TEST_F(Audit, WhenTheEngineLooksAgainIsNoMatterOfRecord) {
    write([&](Transaction& change) {
        task_.next_action_at = testing::noon(9, 9);
        return change.save(task_);
    });
    EXPECT_TRUE(audit(*store_));
}

TEST(FirstDifference, NamesAFieldThatOneOfTheTwoLacks) {
    Task kept = testing::full_task();
    EXPECT_EQ(first_difference(kept, testing::full_task()), "");
    kept.hold_reason.clear();
    EXPECT_EQ(first_difference(kept, testing::full_task()),
              R"(поле hold_reason: в таблице нет, по журналу "причина")");
}

}  // namespace
}  // namespace vekha
