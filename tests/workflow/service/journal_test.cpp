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

TEST(Journal, WhatIsWrongIsSaidInWordsWithItsPlace) {
    const auto said = [](const std::vector<JournalEntry>& entries) {
        const auto error = fault_in(entries);
        return error ? error->message + " / " + error->where : std::string();
    };
    auto edited = chain(4);
    edited[1].payload = R"({"reason":"иная"})";
    EXPECT_THAT(said(edited),
                HasSubstr("запись изменена, её содержание не соответствует контрольной сумме. / "
                          "журнал, запись 2"));

    auto swapped = chain(4);
    std::swap(swapped[1], swapped[2]);
    std::swap(swapped[1].sequence, swapped[2].sequence);
    EXPECT_THAT(said(swapped),
                HasSubstr("порядок изменён, на этом месте стоит запись 3. / журнал, запись 2"));

    auto gap = chain(4);
    gap.erase(gap.begin() + 2);
    EXPECT_THAT(said(gap), HasSubstr("записи нет, за записью 2 стоит запись 4. / журнал, запись 3"));
}

TEST(Journal, ACutTailIsNamedByTheSeal) {
    const auto entries = chain(3);
    JournalWalk walk;
    for (const auto& entry : {entries[0], entries[1]}) ASSERT_TRUE(walk.next(entry));
    const auto cut = walk.hold_against(JournalHead{3, entries[2].hash});
    ASSERT_FALSE(cut);
    EXPECT_THAT(cut.error().message, HasSubstr("хвост отрезан, записей 2, а печать журнала помнит 3"));
    EXPECT_EQ(cut.error().where, "журнал, запись 3");
    EXPECT_TRUE(walk.hold_against(JournalHead{2, entries[1].hash}));
    EXPECT_FALSE(walk.hold_against(JournalHead{2, entries[0].hash})) << "the last entry is another";
    EXPECT_FALSE(walk.hold_against(JournalHead{1, entries[0].hash})) << "an entry beside the seal";
    EXPECT_FALSE(walk.hold_against(std::nullopt));
}

TEST(Journal, AHeadKeptOutsideCatchesAJournalWrittenAnewOrCutWithItsSeal) {
    const auto entries = chain(3);
    const auto told = parse_journal_head(journal_head_words({2, entries[1].hash}));
    ASSERT_TRUE(told);
    const JournalWitness witness(told);
    EXPECT_TRUE(witness.next(entries[0]));
    EXPECT_TRUE(witness.next(entries[1]));
    EXPECT_TRUE(witness.end(3));
    const auto cut = witness.end(1);
    ASSERT_FALSE(cut);
    EXPECT_THAT(cut.error().message, HasSubstr("раньше сообщали о записи 2"));
    const auto other =
        journal_entry(1, entries[0].hash, {testing::noon(3, 1), PersonId{3}, TaskId{7}, "task_opened", "{}"});
    const auto rewritten = witness.next(other);
    ASSERT_FALSE(rewritten);
    EXPECT_THAT(rewritten.error().message, HasSubstr("журнал написали заново"));
}

TEST(Journal, AHeadIsReadBackOnlyWhole) {
    EXPECT_EQ(parse_journal_head("12:0123456789abcdef"), (JournalHead{12, "0123456789abcdef"}));
    for (const auto* text :
         {"", "12", "12:", "0:0123456789abcdef", "-1:0123456789abcdef", "12:0123456789abcde",
          "12:0123456789ABCDEF", "x:0123456789abcdef", " 12:0123456789abcdef"})
        EXPECT_FALSE(parse_journal_head(text)) << text;
    EXPECT_FALSE(parse_journal_head("1:" + std::string(65, 'a')));
}

TEST(Journal, TheWayAnEntryCameByIsUnderItsHash) {
    const JournalDraft draft{testing::noon(3, 1), PersonId{2}, TaskId{7}, "task_opened", "{}"};
    auto entry = journal_entry(0, journal_start(), draft, "page");
    EXPECT_FALSE(fault_in({entry}));
    EXPECT_NE(entry.hash, journal_entry(0, journal_start(), draft).hash);
    entry.origin = "shell";
    EXPECT_TRUE(fault_in({entry}));
    entry.origin.clear();
    EXPECT_TRUE(fault_in({entry}));
}

/// The second of three entries has other words, and a fourth that says so.
std::vector<JournalEntry> erased_chain() {
    auto entries = chain(3);
    entries[1].payload = R"({"name":"Сотрудник № 7"})";
    entries[1].redacted = 4;
    entries.push_back(
        journal_entry(3, entries[2].hash,
                      {testing::noon(3, 2), PersonId{1}, TaskId{}, std::string(person_erased_type),
                       redactions_json(PersonId{7}, {{2, journal_hash(entries[1])}})}));
    return entries;
}

Result<void> walked(const std::vector<JournalEntry>& entries) {
    JournalWalk walk;
    for (const auto& entry : entries)
        if (auto follows = walk.next(entry); !follows) return follows;
    return walk.end();
}

TEST(Journal, WordsAboutAPersonAreTakenOutAndTheChainStays) {
    EXPECT_TRUE(walked(erased_chain()));
}

TEST(Journal, WordsTakenOutUnsaidAreNamed) {
    auto unsaid = erased_chain();
    unsaid.pop_back();
    const auto error = walked(unsaid);
    ASSERT_FALSE(error);
    EXPECT_EQ(error.error().where, "журнал, запись 2");
    EXPECT_THAT(error.error().message, HasSubstr("слова записи заменены"));

    auto other = erased_chain();
    other[1].payload = R"({"name":"Другой"})";
    EXPECT_FALSE(walked(other)) << "the entry that says so names other words";
    auto unmarked = erased_chain();
    unmarked[1].redacted = 0;
    EXPECT_FALSE(walked(unmarked));
}

}  // namespace
}  // namespace vekha
