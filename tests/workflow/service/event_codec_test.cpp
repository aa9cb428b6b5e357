#include "workflow/service/event_codec.hpp"

#include <set>

#include <gmock/gmock.h>

#include "tests/support/store_samples.hpp"
#include "workflow/service/journal.hpp"

namespace vekha {
namespace {

using ::testing::HasSubstr;

TEST(EventCodec, EveryChangeComesBackTheSame) {
    std::set<std::size_t> kinds;
    for (const TaskChange& change : testing::all_changes()) {
        const auto decoded = decode_change(name(change), encode_change(change));
        ASSERT_TRUE(decoded) << name(change) << ": " << describe(decoded.error());
        EXPECT_EQ(*decoded, change) << name(change);
        kinds.insert(change.index());
    }
    EXPECT_EQ(kinds.size(), std::variant_size_v<TaskChange>)
        << "a kind of change that this test does not see";
}

TEST(EventCodec, ThePayloadStaysTheSameOverVersions) {
    // These texts stand under the journal's hashes and are read for ever.
    EXPECT_EQ(encode_change(TaskOpened{}), "{}");
    EXPECT_EQ(encode_change(RungReached{"T-3", testing::noon(6, 25), {PersonId{2}, PersonId{4}}, {"T-10"}}),
              R"({"rung":"T-3","moment":"2026-06-25T12:00:00.000Z","people":[2,4],"superseded":["T-10"]})");
    EXPECT_EQ(encode_change(RequirementWaived{1, "Не нужен"}), R"({"requirement":1,"reason":"Не нужен"})");
}

TEST(EventCodec, AnEventComesBackFromItsEntry) {
    const TaskEvent event{TaskId{7}, PersonId{2}, testing::noon(3, 1), ReportReturned{"Нет подписи"}};
    const JournalDraft draft = draft_of(event);
    EXPECT_EQ(draft.type, "report_returned");
    const JournalEntry entry = journal_entry(0, journal_start(), draft);
    EXPECT_EQ(event_of(entry), event);
}

TEST(EventCodec, WhoStoodInForWhomComesBack) {
    const TaskEvent event{TaskId{7}, PersonId{2}, testing::noon(3, 1), TaskAcknowledged{}, PersonId{4}};
    const JournalDraft draft = draft_of(event);
    EXPECT_EQ(draft.payload, R"({"instead_of":4})");
    EXPECT_EQ(event_of(journal_entry(0, journal_start(), draft)), event);
}

TEST(EventCodec, OtherEntriesAreNoTaskChanges) {
    EXPECT_TRUE(is_task_change("task_planned"));
    EXPECT_TRUE(is_task_change("task_cancelled"));
    EXPECT_FALSE(is_task_change("person_saved"));
    EXPECT_FALSE(is_task_change(""));
}

TEST(EventCodec, AnEntryThatCantBeReadIsNamed) {
    JournalEntry entry;
    entry.sequence = 12;
    entry.type = "task_forgotten";
    entry.payload = "{}";
    EXPECT_THAT(event_of(entry).error().where, HasSubstr("запись 12"));
    entry.type = "rung_reached";
    EXPECT_EQ(event_of(entry).error().fault, Fault::damaged);
    entry.payload = R"({"moment":"2026-06-25T12:00:00.000Z","people":["2"]})";
    EXPECT_THAT(event_of(entry).error().where, HasSubstr("people"));
    entry.payload = "not json";
    EXPECT_EQ(event_of(entry).error().fault, Fault::damaged);
}

}  // namespace
}  // namespace vekha
