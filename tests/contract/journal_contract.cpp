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

TEST_P(StoreContract, TheSealGoesWithTheChainAndNotWithWhatIsUndone) {
    EXPECT_EQ(read([](ReadView& view) { return view.journal_seal(); }), std::nullopt);
    const auto entry = write([](Transaction& change) -> Result<JournalEntry> {
        must(change.append(draft(TaskId{1}, "task_opened")));
        return change.append(draft(TaskId{1}, "task_suspended"));
    });
    const JournalHead sealed{2, entry.hash};
    EXPECT_EQ(read([](ReadView& view) { return view.journal_seal(); }), sealed);
    refused([](Transaction& change) -> Result<void> {
        must(change.append(draft(TaskId{1}, "task_resumed")));
        return failure(Fault::wrong_state, "нет");
    });
    EXPECT_EQ(read([](ReadView& view) { return view.journal_seal(); }), sealed);
}

TEST_P(StoreContract, AnEntryKeepsTheWayItCameByAndTheNextWriteHasItsOwn) {
    write([](Transaction& change) -> Result<void> {
        change.came_from("page");
        must(change.append(draft(TaskId{1}, "task_opened")));
        return {};
    });
    write([](Transaction& change) { return change.append(draft(TaskId{1}, "task_suspended")); });
    const auto entries = read([](ReadView& view) { return view.journal(1, 10); });
    ASSERT_EQ(entries.size(), 2U);
    EXPECT_EQ(entries[0].origin, "page");
    EXPECT_EQ(entries[1].origin, "");
    JournalWalk walk;
    for (const auto& entry : entries) must(walk.next(entry));
}

TEST_P(StoreContract, WordsAreTakenOutOfAnEntryByALaterOne) {
    write([](Transaction& change) { return change.append(draft(TaskId{}, "person_saved")); });
    write([](Transaction& change) -> Result<void> {
        JournalEntry entry = must(change.journal(1, 1)).front();
        const auto hash = entry.hash;
        entry.payload = R"({"name":"Сотрудник № 2"})";
        must(change.append({noon(3, 2), PersonId{1}, TaskId{}, std::string(person_erased_type),
                            redactions_json(PersonId{2}, {{1, journal_hash(entry)}})}));
        must(change.redact(1, entry.payload, 2));
        const auto kept = must(change.journal(1, 1)).front();
        EXPECT_EQ(kept.payload, entry.payload);
        EXPECT_EQ(kept.redacted, 2);
        EXPECT_EQ(kept.hash, hash);
        return {};
    });
    JournalWalk walk;
    for (const auto& entry : read([](ReadView& view) { return view.journal(1, 10); })) must(walk.next(entry));
    must(walk.end());
    refused([](Transaction& change) { return change.redact(9, "{}", 10); });
}

TEST_P(StoreContract, TheJournalIsReadByWhoWhatAndWhen) {
    const Ground ground = lay_ground();
    write([&](Transaction& change) -> Result<void> {
        must(change.save(
            sample_task(TaskId{1}, ground.roadmap, ground.item, ground.lead, day_of(2026, 3, 1))));
        must(change.append({noon(3, 1), ground.lead, TaskId{1}, "task_opened", "{}"}));
        must(change.append({noon(3, 2), PersonId{}, TaskId{1}, "rung_reached", "{}"}));
        must(change.append({noon(3, 3), ground.lead, TaskId{}, "person_saved", "{}"}));
        must(change.append({noon(3, 4), ground.lead, TaskId{2}, "task_opened", "{}"}));
        return {};
    });
    const auto numbers = [&](const JournalQuery& query) {
        std::vector<std::int64_t> found;
        for (const auto& entry : read([&](ReadView& view) { return view.journal(query); }))
            found.push_back(entry.sequence);
        return found;
    };
    EXPECT_THAT(numbers({}), ElementsAre(4, 3, 2, 1));
    EXPECT_THAT(numbers({.actor = ground.lead}), ElementsAre(4, 3, 1));
    EXPECT_THAT(numbers({.actor = PersonId{}}), ElementsAre(2));
    EXPECT_THAT(numbers({.task = TaskId{1}}), ElementsAre(2, 1));
    EXPECT_THAT(numbers({.roadmap = ground.roadmap}), ElementsAre(2, 1));
    EXPECT_THAT(numbers({.types = {"task_opened", "person_saved"}}), ElementsAre(4, 3, 1));
    EXPECT_THAT(numbers({.from = noon(3, 2), .until = noon(3, 4)}), ElementsAre(3, 2));
    EXPECT_THAT(numbers({.before = 4, .limit = 2}), ElementsAre(3, 2));
    EXPECT_THAT(numbers({.actor = ground.lead, .types = {"rung_reached"}}), IsEmpty());
}

}  // namespace
}  // namespace vekha::testing
