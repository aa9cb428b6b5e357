// Hands in the tables behind the program's back: what `vekha audit verify` says.
#include <fstream>

#include <gmock/gmock.h>
#include <sqlite3.h>

#include "daemon/storage/files.hpp"
#include "daemon/storage/store.hpp"
#include "tests/support/store_samples.hpp"
#include "tests/support/temp_folder.hpp"
#include "workflow/engine/transitions.hpp"
#include "workflow/service/audit.hpp"
#include "workflow/service/event_codec.hpp"
#include "workflow/service/journal.hpp"

namespace vekha {
namespace {

using ::testing::HasSubstr;

class Tampered : public ::testing::Test {
  protected:
    Tampered() {
        auto files = open_evidence_files(folder_ / "evidence");
        files_ = std::move(*files);
        auto incoming = files_->begin(100);
        (void)(*incoming)->write(std::as_bytes(std::span("приказ")));
        stored_ = *(*incoming)->finish();
        auto store = open();
        const auto done = store->write([&](Transaction& change) { return plan(change); });
        EXPECT_TRUE(done) << describe(done.error());
    }

    std::unique_ptr<Store> open() {
        StoreOptions options;
        options.path = folder_ / "vekha.db";
        return std::move(*open_store(options));
    }
    Result<void> plan(Transaction& change) {
        const auto ground = *testing::lay_ground(change);
        Task planned = testing::sample_task(*change.next_task_id(), ground.roadmap, ground.item, ground.lead,
                                            day_of(2026, 3, 1));
        planned.state = TaskState::planned;
        planned.version = 0;
        planned.next_action_at.reset();
        Evidence evidence = testing::full_task().evidence.front();
        evidence.sha256 = stored_.sha256;
        Task task;
        for (const TaskChange& what : {TaskChange{TaskPlanned{planned}}, TaskChange{TaskOpened{}},
                                       TaskChange{EvidenceAttached{evidence}}}) {
            const TaskEvent event{planned.id, ground.lead, testing::noon(2, 1), what};
            apply(task, event);
            if (auto entry = change.append(draft_of(event)); !entry) return tl::unexpected(entry.error());
        }
        return change.save(task);
    }
    std::filesystem::path place() const {
        return folder_ / "evidence" / stored_.sha256.substr(0, 2) / stored_.sha256.substr(2, 2) /
               stored_.sha256;
    }
    /// Runs SQL as somebody with the file and a shell would. What SQLite says.
    int ran(const std::string& sql) {
        sqlite3* file = nullptr;
        EXPECT_EQ(sqlite3_open((folder_ / "vekha.db").c_str(), &file), SQLITE_OK);
        const int code = sqlite3_exec(file, sql.c_str(), nullptr, nullptr, nullptr);
        sqlite3_close(file);
        return code;
    }
    void tamper(const std::string& sql) { EXPECT_EQ(ran(sql), SQLITE_OK) << sql; }
    Error found() {
        const auto store = open();
        const auto report = audit(*store, files_.get());
        EXPECT_FALSE(report);
        return report ? Error{} : report.error();
    }

    testing::TempFolder folder_;
    std::unique_ptr<EvidenceFiles> files_;
    StoredFile stored_;
};

TEST_F(Tampered, NothingIsFoundWhereNobodyWas) {
    const auto store = open();
    const auto report = audit(*store, files_.get());
    ASSERT_TRUE(report) << describe(report.error());
    EXPECT_EQ(report->entries, 3);
    EXPECT_EQ(report->tasks, 1);
    EXPECT_EQ(report->files, 1);
}

TEST_F(Tampered, AnEventRewrittenInTheJournalIsNamed) {
    tamper("DROP TRIGGER journal_entries_are_final; UPDATE journal SET actor = 3 WHERE sequence = 2");
    EXPECT_THAT(found().where, HasSubstr("запись 2"));
}

TEST_F(Tampered, AnEventTakenOutOfTheMiddleIsNamed) {
    tamper("DROP TRIGGER journal_entries_stay; DELETE FROM journal WHERE sequence = 2");
    EXPECT_THAT(found().where, HasSubstr("запись 2"));
}

TEST_F(Tampered, TheLastEventTakenOutIsNamedByTheSeal) {
    tamper("DROP TRIGGER journal_entries_stay; DELETE FROM journal WHERE sequence = 3");
    const Error error = found();
    EXPECT_THAT(error.message, HasSubstr("хвост отрезан, записей 2, а печать журнала помнит 3"));
    EXPECT_EQ(error.where, "журнал, запись 3");
}

/// What cuts the tail and mends the seal and the task after it.
constexpr auto cut_with_seal =
    "DROP TRIGGER journal_entries_stay; DELETE FROM journal WHERE sequence = 3;"
    "UPDATE journal_seal SET entries = 2, head = (SELECT hash FROM journal WHERE sequence = 2)";

TEST_F(Tampered, TheLastEventTakenOutWithTheSealShowsInTheTask) {
    tamper(cut_with_seal);
    EXPECT_THAT(found().message, HasSubstr("поле evidence"));
}

TEST_F(Tampered, ATailCutWithItsSealIsCaughtByAHeadThatWasKeptOutside) {
    const auto head = audit_journal(*open());
    ASSERT_TRUE(head);
    const JournalHead told{head->entries, head->head.substr(0, journal_head_letters)};
    tamper(cut_with_seal);
    EXPECT_TRUE(audit_journal(*open())) << "the machine itself knows no better";
    const auto caught = audit_journal(*open(), told);
    ASSERT_FALSE(caught);
    EXPECT_THAT(caught.error().message, HasSubstr("раньше сообщали о записи 3"));
}

TEST_F(Tampered, EventsThatChangedPlacesAreNamed) {
    tamper(
        "DROP TRIGGER journal_entries_are_final; UPDATE journal SET sequence = 9 WHERE sequence = 2;"
        "UPDATE journal SET sequence = 2 WHERE sequence = 3; UPDATE journal SET sequence = 3 WHERE sequence "
        "= 9");
    const Error error = found();
    EXPECT_THAT(error.message, HasSubstr("порядок изменён, на этом месте стоит запись 3"));
    EXPECT_EQ(error.where, "журнал, запись 2");
}

TEST_F(Tampered, TheDatabaseItselfRefusesToRewriteAnEntry) {
    for (const auto* sql : {R"(UPDATE journal SET payload = '{"a":1}' WHERE sequence = 2)",
                            "UPDATE journal SET payload = '{}', redacted = 1 WHERE sequence = 2",
                            "UPDATE journal SET actor = 3, redacted = 9 WHERE sequence = 2",
                            "DELETE FROM journal WHERE sequence = 3"})
        EXPECT_NE(ran(sql), SQLITE_OK) << sql;
    EXPECT_EQ(ran("UPDATE journal SET payload = '{}', redacted = 9 WHERE sequence = 2"), SQLITE_OK);
    EXPECT_THAT(found().message, HasSubstr("слова записи заменены")) << "and yet nothing says so";
}

TEST_F(Tampered, ATaskRewrittenInItsTableIsNamedWithTheField) {
    tamper("UPDATE tasks SET body = replace(body, '2026-03-01', '2026-04-01')");
    const Error error = found();
    EXPECT_EQ(error.where, "задача 1");
    EXPECT_THAT(error.message, HasSubstr("поле due"));
}

TEST_F(Tampered, AColumnThatListsShowIsHeldAgainstTheTask) {
    tamper("UPDATE tasks SET state = 'accepted'");
    EXPECT_EQ(found().where, "задача 1, столбец state");
}

TEST_F(Tampered, ATaskMovedIntoAnotherListIsFound) {
    tamper("UPDATE tasks SET bucket = 3");
    EXPECT_EQ(found().where, "задача 1");
}

TEST_F(Tampered, AnOwnerWhoNoLongerSeesTheTaskIsFound) {
    tamper("DELETE FROM task_owners");
    EXPECT_THAT(found().message, HasSubstr("в списках"));
}

TEST_F(Tampered, ATaskWithoutItsBodyIsDamagedAndNotForgotten) {
    tamper("UPDATE tasks SET body = '{}'");
    EXPECT_EQ(found().fault, Fault::damaged);
}

TEST_F(Tampered, ADeletedTaskIsMissed) {
    tamper("DELETE FROM task_owners; DELETE FROM task_evidence; DELETE FROM tasks");
    EXPECT_THAT(found().message, HasSubstr("не в таблице"));
}

TEST_F(Tampered, AChangedFileOfProofIsNamed) {
    std::filesystem::permissions(place(), std::filesystem::perms::owner_all);
    std::ofstream(place()) << "подделка";
    EXPECT_THAT(found().where, HasSubstr("подтверждение 1"));
}

TEST_F(Tampered, ALostFileOfProofIsNamed) {
    std::filesystem::remove(place());
    EXPECT_THAT(found().message, HasSubstr("пропал"));
}

}  // namespace
}  // namespace vekha
