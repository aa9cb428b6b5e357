#include <gmock/gmock.h>

#include "tests/contract/store_contract.hpp"
#include "workflow/service/journal.hpp"

namespace vekha::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

JournalDraft draft(TaskId task, const std::string& type) {
    return {noon(3, 1), PersonId{2}, task, type, R"({"reason":"«кавычки» и \"знаки\""})"};
}

TEST_P(StoreContract, EachEntryContinuesTheChain) {
    const JournalEntry first =
        write([](Transaction& change) { return change.append(draft(TaskId{1}, "task_suspended")); });
    const JournalEntry second =
        write([](Transaction& change) { return change.append(draft(TaskId{}, "person_saved")); });
    EXPECT_EQ(first.sequence, 1);
    EXPECT_EQ(first.previous, journal_start());
    EXPECT_EQ(second.sequence, 2);
    EXPECT_EQ(second.previous, first.hash);
    EXPECT_THAT(read([](ReadView& view) { return view.journal(1, 10); }), ElementsAre(first, second));
    EXPECT_EQ(read([](ReadView& view) { return view.journal_head(); }), second);
    JournalWalk walk;
    for (const auto& entry : read([](ReadView& view) { return view.journal(1, 10); })) must(walk.next(entry));
    EXPECT_EQ(walk.head(), second.hash);
}

TEST_P(StoreContract, SeveralEntriesOfOneWriteFollowEachOther) {
    write([](Transaction& change) -> Result<void> {
        for (int made = 0; made < 3; ++made) must(change.append(draft(TaskId{1}, "task_resumed")));
        EXPECT_EQ(must(change.journal_head())->sequence, 3);
        return {};
    });
    JournalWalk walk;
    for (const auto& entry : read([](ReadView& view) { return view.journal(0, 10); })) must(walk.next(entry));
    EXPECT_EQ(walk.entries(), 3);
}

TEST_P(StoreContract, AnUndoneEntryLeavesNoGap) {
    write([](Transaction& change) { return change.append(draft(TaskId{1}, "task_opened")); });
    refused([](Transaction& change) -> Result<void> {
        must(change.append(draft(TaskId{1}, "task_cancelled")));
        return failure(Fault::wrong_state, "нет");
    });
    const auto entry =
        write([](Transaction& change) { return change.append(draft(TaskId{1}, "task_accepted")); });
    EXPECT_EQ(entry.sequence, 2);
    JournalWalk walk;
    for (const auto& each : read([](ReadView& view) { return view.journal(1, 10); })) must(walk.next(each));
}

TEST_P(StoreContract, TheJournalIsReadFromAnywhereAndByTask) {
    EXPECT_EQ(read([](ReadView& view) { return view.journal_head(); }), std::nullopt);
    for (const std::int64_t task : {1, 2, 1, 0})
        write([&](Transaction& change) { return change.append(draft(TaskId{task}, "task_opened")); });
    const auto numbers = [](const std::vector<JournalEntry>& entries) {
        std::vector<std::int64_t> found;
        for (const auto& entry : entries) found.push_back(entry.sequence);
        return found;
    };
    EXPECT_THAT(numbers(read([](ReadView& view) { return view.journal(2, 2); })), ElementsAre(2, 3));
    EXPECT_THAT(numbers(read([](ReadView& view) { return view.journal(5, 2); })), IsEmpty());
    EXPECT_THAT(numbers(read([](ReadView& view) { return view.journal_of(TaskId{1}); })), ElementsAre(1, 3));
    EXPECT_THAT(numbers(read([](ReadView& view) { return view.journal_of(TaskId{3}); })), IsEmpty());
}

}  // namespace
}  // namespace vekha::testing
