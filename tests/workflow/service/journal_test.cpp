#include "workflow/service/journal.hpp"

#include <functional>

#include <gmock/gmock.h>

#include "tests/support/store_samples.hpp"
#include "workflow/service/sha256.hpp"

namespace vekha {
namespace {

using ::testing::HasSubstr;

std::vector<JournalEntry> chain(int length) {
    std::vector<JournalEntry> entries;
    for (int made = 0; made < length; ++made)
        entries.push_back(journal_entry(made, made == 0 ? journal_start() : entries.back().hash,
                                        {testing::noon(3, 1), PersonId{2}, TaskId{7}, "task_opened", "{}"}));
    return entries;
}

/// The first error of a walk; nothing where the chain is whole.
std::optional<Error> fault_in(const std::vector<JournalEntry>& entries) {
    JournalWalk walk;
    for (const auto& entry : entries)
        if (auto follows = walk.next(entry); !follows) return follows.error();
    return std::nullopt;
}

TEST(Journal, Sha256IsTheOneEverybodyKnows) {
    EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    Sha256 hash;
    hash.add("a");
    hash.add("bc");
    EXPECT_EQ(hash.hex(), sha256_hex("abc"));
}

TEST(Journal, TheHashStaysTheSameOverVersions) {
    const JournalEntry entry = chain(1).front();
    // The canonical bytes, made by hand: a journal written today must verify in ten years.
    const auto number = [](unsigned long long value) {
        std::string bytes(8, '\0');
        for (int at = 7; at >= 0; --at, value >>= 8U)
            bytes[static_cast<std::size_t>(at)] = static_cast<char>(value & 0xFFU);
        return bytes;
    };
    const auto field = [&](const std::string& text) { return number(text.size()) + text; };
    const std::string bytes = field("vekha-journal-1") + field(std::string(64, '0')) + number(1) +
                              number(1'772'366'400'000) + number(2) + number(7) + field("task_opened") +
                              field("{}");
    EXPECT_EQ(entry.hash, sha256_hex(bytes));
    EXPECT_EQ(entry.previous, std::string(64, '0'));
    EXPECT_EQ(entry.sequence, 1);
}

TEST(Journal, AWholeChainIsWalkedToItsHead) {
    const auto entries = chain(3);
    JournalWalk walk;
    for (const auto& entry : entries) EXPECT_TRUE(walk.next(entry));
    EXPECT_EQ(walk.entries(), 3);
    EXPECT_EQ(walk.head(), entries.back().hash);
}

TEST(Journal, AnyChangedFieldBreaksTheEntryItStandsIn) {
    const std::vector<std::function<void(JournalEntry&)>> changes{
        [](JournalEntry& entry) { entry.at += std::chrono::milliseconds{1}; },
        [](JournalEntry& entry) { entry.actor = PersonId{3}; },
        [](JournalEntry& entry) { entry.task = TaskId{8}; },
        [](JournalEntry& entry) { entry.type = "task_accepted"; },
        [](JournalEntry& entry) { entry.payload = "{} "; },
        [](JournalEntry& entry) { entry.hash[0] = entry.hash[0] == 'a' ? 'b' : 'a'; },
    };
    for (const auto& change : changes) {
        auto entries = chain(3);
        change(entries[1]);
        const auto error = fault_in(entries);
        ASSERT_TRUE(error);
        EXPECT_EQ(error->fault, Fault::damaged);
        EXPECT_THAT(error->where, HasSubstr("запись 2"));
    }
}

TEST(Journal, BytesMovedFromOneFieldToTheNextDoNotGoUnseen) {
    auto entries = chain(1);
    entries[0].type = "task_opened{";
    entries[0].payload = "}";
    EXPECT_TRUE(fault_in(entries));
}

TEST(Journal, ARemovedOrInsertedOrRewrittenEntryShows) {
    auto removed = chain(4);
    removed.erase(removed.begin() + 1);
    EXPECT_TRUE(fault_in(removed));

    auto inserted = chain(3);
    inserted.insert(inserted.begin() + 1, inserted[1]);
    EXPECT_TRUE(fault_in(inserted));

    auto rewritten = chain(3);
    rewritten[1] = journal_entry(1, rewritten[0].hash,
                                 {testing::noon(3, 2), PersonId{9}, TaskId{7}, "task_opened", "{}"});
    const auto error = fault_in(rewritten);
    ASSERT_TRUE(error);
    EXPECT_THAT(error->where, HasSubstr("запись 3")) << "the one after no longer continues it";
}

}  // namespace
}  // namespace vekha
