// The folder's own ways; what it has in common with every place of files is in tests/contract.
#include "daemon/storage/files.hpp"

#include <atomic>
#include <csignal>
#include <fstream>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <sys/resource.h>

#include "tests/support/temp_folder.hpp"
#include "workflow/service/sha256.hpp"

namespace vekha {
namespace {

using ::testing::HasSubstr;

constexpr std::size_t most = 1024 * 1024;

class Files : public ::testing::Test {
  protected:
    std::unique_ptr<EvidenceFiles> open() {
        auto files = open_evidence_files(root_);
        EXPECT_TRUE(files) << describe(files.error());
        return files ? std::move(*files) : nullptr;
    }
    static Result<StoredFile> store(EvidenceFiles& files, std::string_view bytes, std::size_t limit = most) {
        auto incoming = files.begin(limit);
        if (!incoming) return tl::unexpected(incoming.error());
        // In two pieces, as from a network.
        for (const auto piece : {bytes.substr(0, bytes.size() / 2), bytes.substr(bytes.size() / 2)})
            if (auto done = (*incoming)->write(std::as_bytes(std::span(piece))); !done)
                return tl::unexpected(done.error());
        return (*incoming)->finish();
    }
    /// All files under the root, of whatever name, but the lock of each process that has it open.
    std::size_t count() const {
        std::size_t found = 0;
        for (const auto& each : std::filesystem::recursive_directory_iterator(root_))
            found += each.is_regular_file() && each.path().filename() != "lock" ? 1U : 0U;
        return found;
    }
    /// The folders of processes that receive files, the dead among them.
    std::size_t receiving() const {
        const std::filesystem::directory_iterator all(root_ / "incoming");
        return static_cast<std::size_t>(std::distance(begin(all), end(all)));
    }
    static std::string bytes_of(const std::filesystem::path& path) {
        std::ifstream file(path, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }

    testing::TempFolder folder_;
    const std::filesystem::path root_ = folder_ / "evidence";
};

TEST_F(Files, AFileLiesUnderItsHashAndNobodyWritesToItAgain) {
    const auto files = open();
    const auto stored = store(*files, "протокол");
    ASSERT_TRUE(stored) << describe(stored.error());
    const auto path = root_ / stored->sha256.substr(0, 2) / stored->sha256.substr(2, 2) / stored->sha256;
    EXPECT_EQ(bytes_of(path), "протокол");
    EXPECT_EQ(std::filesystem::status(path).permissions(), std::filesystem::perms::owner_read);
    EXPECT_EQ(store(*files, "протокол"), stored);
    EXPECT_EQ(count(), 1U) << "the same bytes twice are one file";
}

TEST_F(Files, OpenedForReadingNothingIsMade) {
    const auto absent = open_evidence_files_to_read(root_);
    EXPECT_EQ(absent->open(sha256_hex("протокол")).error().fault, Fault::not_found);
    EXPECT_FALSE(std::filesystem::exists(root_));
    EXPECT_EQ(absent->begin(most).error().fault, Fault::internal);
    const auto stored = store(*open(), "протокол");
    EXPECT_TRUE(absent->open(stored->sha256));
    EXPECT_EQ(receiving(), 0U);
}

TEST_F(Files, WhatACrashLeftHalfWrittenIsClearedAtTheStart) {
    open();
    std::filesystem::create_directory(root_ / "incoming" / "Gone01");
    std::ofstream(root_ / "incoming" / "Gone01" / "lock") << "";
    std::ofstream(root_ / "incoming" / "Gone01" / "Ab12Cd") << "half";
    std::filesystem::create_directory(root_ / "incoming" / "Gone02");  // it died before it had a lock
    const auto files = open();
    EXPECT_EQ(count(), 0U);
    EXPECT_EQ(receiving(), 1U) << "the folder of this process alone";
    EXPECT_TRUE(store(*files, "whole"));
}

TEST_F(Files, WhatAnotherProcessIsReceivingIsLeftToIt) {
    const auto server = open();
    auto incoming = server->begin(most);
    ASSERT_TRUE((*incoming)->write(std::as_bytes(std::span("half"))));
    const auto command = open();
    EXPECT_TRUE((*incoming)->finish());
    EXPECT_EQ(count(), 1U);
}

TEST_F(Files, WhatOneReceivesOutlivesTheOneThatWasThereFirst) {
    auto first = open();
    const auto second = open();
    auto incoming = second->begin(most);
    ASSERT_TRUE((*incoming)->write(std::as_bytes(std::span("half"))));
    first.reset();
    const auto third = open();
    EXPECT_TRUE((*incoming)->finish()) << "the third must not take the second for dead";
    EXPECT_EQ(count(), 1U);
}

TEST_F(Files, ManyThatStartAndEndAtOnceTakeNothingFromEachOther) {
    // A lock belongs to an opening of the file, so threads stand for processes here.
    std::atomic<int> kept = 0;
    std::vector<std::thread> starters;
    for (int thread = 0; thread < 4; ++thread)
        starters.emplace_back([&, thread] {
            for (int turn = 0; turn < 50; ++turn) {
                const auto files = open_evidence_files(root_);
                const auto bytes = std::to_string(thread) + " " + std::to_string(turn);
                if (files && store(**files, bytes)) ++kept;
            }
        });
    for (auto& each : starters) each.join();
    EXPECT_EQ(kept, 200);
    EXPECT_EQ(count(), 200U);
    EXPECT_EQ(receiving(), 0U);
}

TEST_F(Files, AProcessThatEndsInOrderLeavesNoFolderOfItsOwn) {
    open();
    EXPECT_EQ(receiving(), 0U);
}

TEST_F(Files, AFullDiskIsToldAndLeavesNothing) {
    const auto files = open();
    // The system refuses to let any file of this process grow past the limit, as a full disk would.
    const auto before = std::signal(SIGXFSZ, SIG_IGN);
    rlimit limit{};
    ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &limit), 0);
    rlimit tight = limit;
    tight.rlim_cur = 4096;
    ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &tight), 0);
    const auto refused = store(*files, std::string(10'000, 'x'));
    setrlimit(RLIMIT_FSIZE, &limit);
    std::signal(SIGXFSZ, before);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fault, Fault::storage_full);
    EXPECT_THAT(refused.error().message, HasSubstr("не хватает места"));
    EXPECT_EQ(count(), 0U);
    EXPECT_TRUE(store(*files, std::string(10'000, 'x'))) << "and with room again it is kept";
}

TEST_F(Files, AFolderThatCantBeMadeIsNamed) {
    const auto refused = open_evidence_files(folder_ / "absent" / "evidence");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fault, Fault::unavailable);
    EXPECT_THAT(refused.error().where, HasSubstr("absent"));
}

}  // namespace
}  // namespace vekha
