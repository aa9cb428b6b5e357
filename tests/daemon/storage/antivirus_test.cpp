// Files of proof behind the real clamd, with a database of one signature: the EICAR test file's.
#include <csignal>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/storage/files.hpp"
#include "daemon/storage/scanned_files.hpp"
#include "tests/support/process.hpp"
#include "tests/support/temp_folder.hpp"

namespace vekha {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// eicar.org's harmless file that every antivirus reports. In two pieces, so that none reports this source.
std::string eicar() {
    return std::string(R"(X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-)") + "ANTIVIRUS-TEST-FILE!$H+H*";
}

std::span<const std::byte> bytes_of(const std::string& text) {
    return std::as_bytes(std::span(text));
}

std::size_t files_in(const std::filesystem::path& folder) {
    std::size_t count = 0;
    for (const auto& each : std::filesystem::recursive_directory_iterator(folder))
        count += each.is_regular_file() && each.path().filename() != "lock" ? 1U : 0U;
    return count;
}

class Antivirus : public ::testing::Test {
  protected:
    Antivirus() {
        std::filesystem::create_directory(folder_ / "db");
        std::ofstream(folder_ / "db" / "eicar.hsb")
            << "275a021bbfb6489e54d471899f7db9d1663fc695ec2fe2a2c4538aabf651fd0f:68:Eicar-Test-Signature\n";
        std::ofstream(folder_ / "clamd.conf")
            << "LocalSocket " << socket().string() << "\nDatabaseDirectory " << (folder_ / "db").string()
            << "\nForeground yes\nLogTime no\nStreamMaxLength 1M\n";
    }

    std::filesystem::path socket() const { return folder_ / "clamd.ctl"; }

    void start_clamd() {
        clamd_.emplace(std::vector<std::string>{"clamd", "-c", (folder_ / "clamd.conf").string()});
        ASSERT_TRUE(clamd_->line_after("Self checking", std::chrono::minutes{1}));
    }

    std::unique_ptr<EvidenceFiles> open(bool take_unscanned = false) {
        auto kept = open_evidence_files(folder_ / "kept");
        auto aside = open_evidence_files(folder_ / "aside");
        EXPECT_TRUE(kept && aside);
        ScanSettings settings;
        settings.clamd.address = socket().string();
        settings.take_unscanned = take_unscanned;
        ScanNews news;
        news.infected = [this](const std::string& virus, const StoredFile& file) {
            told_ += virus + " " + std::to_string(file.bytes) + "\n";
        };
        news.unscanned = [this](const Error& why, bool taken) {
            told_ += (taken ? "taken: " : "refused: ") + describe(why) + "\n";
        };
        return make_scanned_files(std::move(*kept), std::move(*aside), std::move(settings), std::move(news));
    }

    Result<StoredFile> keep(EvidenceFiles& files, const std::string& text) {
        auto file = files.begin(std::size_t{4} << 20);
        if (!file) return tl::unexpected(file.error());
        if (auto written = (*file)->write(bytes_of(text)); !written) return tl::unexpected(written.error());
        return (*file)->finish();
    }

    testing::TempFolder folder_;
    std::optional<test::Process> clamd_;
    std::string told_;
};

TEST_F(Antivirus, ACleanFileIsKeptAndTheTestVirusIsPutAside) {
    start_clamd();
    const auto files = open();
    const auto clean = keep(*files, "Приказ № 5");
    ASSERT_TRUE(clean) << describe(clean.error());
    EXPECT_TRUE(files->open(clean->sha256));
    EXPECT_EQ(told_, "");

    const auto infected = keep(*files, eicar());
    ASSERT_FALSE(infected);
    EXPECT_EQ(infected.error().fault, Fault::infected);
    EXPECT_THAT(describe(infected.error()), HasSubstr("Eicar-Test-Signature"));
    EXPECT_THAT(told_, HasSubstr("Eicar-Test-Signature"));
    EXPECT_THAT(told_, HasSubstr(" 68\n"));
    EXPECT_EQ(files_in(folder_ / "kept"), 1U);
    EXPECT_EQ(files_in(folder_ / "aside"), 1U);
}

TEST_F(Antivirus, AFileLongerThanThePiecesItIsShownInIsLookedAtWhole) {
    start_clamd();
    const auto files = open();
    auto file = files->begin(std::size_t{4} << 20);
    ASSERT_TRUE(file);
    const std::string virus = eicar();
    for (std::size_t at = 0; at < virus.size(); at += 10)
        ASSERT_TRUE((*file)->write(bytes_of(virus.substr(at, 10))));
    const auto kept = (*file)->finish();
    ASSERT_FALSE(kept);
    EXPECT_EQ(kept.error().fault, Fault::infected);
    EXPECT_TRUE(keep(*files, std::string(300'000, 'a')));
}

TEST_F(Antivirus, WhereItDoesNotAnswerFilesAreRefusedUnlessTheOfficeSaidOtherwise) {
    const auto strict = open();
    const auto refused = keep(*strict, "Приказ");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fault, Fault::unavailable);
    // Where clamd is, is for the log alone.
    EXPECT_THAT(describe(refused.error()), Not(HasSubstr("clamd")));
    EXPECT_THAT(told_, HasSubstr("refused: " + socket().string()));

    const auto lenient = open(true);
    EXPECT_TRUE(keep(*lenient, "Приказ"));
    EXPECT_THAT(told_, HasSubstr("taken: "));
    EXPECT_EQ(files_in(folder_ / "aside"), 0U);
}

TEST_F(Antivirus, ItDiesWhileAFileComesIn) {
    start_clamd();
    for (const bool take : {false, true}) {
        if (take) start_clamd();
        const auto files = open(take);
        auto file = files->begin(std::size_t{4} << 20);
        ASSERT_TRUE(file);
        ASSERT_TRUE((*file)->write(bytes_of("Приказ")));
        clamd_->signal(SIGKILL);
        ASSERT_TRUE(clamd_->wait());
        std::filesystem::remove(socket());
        const auto kept = (*file)->finish();
        EXPECT_EQ(kept.has_value(), take);
        if (!kept) {
            EXPECT_EQ(kept.error().fault, Fault::unavailable);
        }
    }
    EXPECT_EQ(files_in(folder_ / "kept"), 1U);
}

TEST_F(Antivirus, AFilePastItsOwnLimitIsNotCalledClean) {
    start_clamd();
    const auto refused = keep(*open(), std::string(std::size_t{3} << 20, 'a'));
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().fault, ::testing::AnyOf(Fault::too_large, Fault::unavailable));
    EXPECT_EQ(files_in(folder_ / "kept"), 0U);
}

TEST(ClamdReply, SaysOneOfThreeThings) {
    EXPECT_EQ(read_verdict(std::string_view("stream: OK\0", 11), "here").value(), "");
    EXPECT_EQ(read_verdict(std::string_view("stream: Win.Test.EICAR FOUND\0", 29), "here").value(),
              "Win.Test.EICAR");
    EXPECT_EQ(read_verdict("INSTREAM size limit exceeded. ERROR", "here").error().fault, Fault::too_large);
    for (const auto* other : {"", "stream: ", "stream:  FOUND", "OK", "stream: Can't allocate memory ERROR"})
        EXPECT_EQ(read_verdict(other, "here").error().fault, Fault::unavailable) << other;
}

TEST(ClamdAddress, ThatIsNoneIsNamed) {
    for (const auto* address :
         {"", "clamd", "localhost:3310", "127.0.0.1", "127.0.0.1:x", "127.0.0.1:70000"}) {
        const auto scan = ClamdScan::begin({address, std::chrono::seconds{1}});
        ASSERT_FALSE(scan) << address;
        EXPECT_EQ(scan.error().fault, Fault::invalid_input) << address;
    }
}

}  // namespace
}  // namespace vekha
