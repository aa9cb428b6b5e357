// `vekha evidence copy` and `verify`: an installation moves from its folder to S3 and back.
#include <fstream>
#include <sstream>

#include <gmock/gmock.h>

#include "daemon/commands/audit.hpp"
#include "daemon/commands/command.hpp"
#include "daemon/storage/files.hpp"
#include "daemon/storage/store.hpp"
#include "tests/support/s3_peer.hpp"
#include "tests/support/store_samples.hpp"
#include "tests/support/temp_folder.hpp"

namespace vekha {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

namespace fs = std::filesystem;

struct Said {
    int code = 0;
    std::string out, err;
};

class EvidenceCommand : public ::testing::Test {
  protected:
    void SetUp() override {
        ASSERT_EQ(call({"setup", "--data", data_.string()}).code, 0);
        auto files = std::move(*open_evidence_files(data_ / "evidence"));
        for (const std::string& words :
             {std::string("приказ"), std::string("протокол"), std::string(300'000, 'x')})
            stored_.push_back(keep(*files, words));
        StoreOptions options;
        options.path = data_ / "vekha.db";
        auto store = std::move(*open_store(options));
        const auto done = store->write([&](Transaction& change) -> Result<void> {
            const auto ground = testing::lay_ground(change);
            if (!ground) return tl::unexpected(ground.error());
            // Two tasks; the second also names the first file of the first.
            for (const auto& hold : {std::vector<int>{0, 1}, std::vector<int>{0, 2}})
                if (auto saved = plan(change, *ground, hold); !saved) return saved;
            return {};
        });
        ASSERT_TRUE(done) << describe(done.error());
    }

    static StoredFile keep(EvidenceFiles& files, const std::string& bytes) {
        auto incoming = files.begin(bytes.size());
        EXPECT_TRUE((*incoming)->write(std::as_bytes(std::span(bytes))));
        return *(*incoming)->finish();
    }
    Result<void> plan(Transaction& change, const testing::Ground& ground,
                      const std::vector<int>& hold) const {
        Task task = testing::sample_task(*change.next_task_id(), ground.roadmap, ground.item, ground.lead,
                                         Day{std::chrono::days{20'000}});
        for (const int each : hold) {
            Evidence evidence = testing::full_task().evidence.front();
            evidence.number = static_cast<int>(task.evidence.size()) + 1;
            evidence.title = "файл " + std::to_string(each);
            evidence.link.clear();
            evidence.sha256 = stored_[static_cast<std::size_t>(each)].sha256;
            evidence.bytes = stored_[static_cast<std::size_t>(each)].bytes;
            task.evidence.push_back(evidence);
        }
        return change.save(task);
    }

    Said call(std::vector<std::string> words) const {
        if (words.front() == "evidence") words.insert(words.end(), {"--data", data_.string()});
        std::ostringstream out, err;
        const int code = commands::run(words, out, err);
        return {code, out.str(), err.str()};
    }
    /// Puts a line in place of another of the settings.
    void settle(const std::string& line, const std::string& instead) const {
        std::ifstream in(data_ / "vekha.toml");
        std::string text{std::istreambuf_iterator<char>(in), {}};
        const auto at = text.find(line);
        ASSERT_NE(at, std::string::npos) << line;
        text.replace(at, line.size(), instead);
        std::ofstream(data_ / "vekha.toml") << text;
    }
    fs::path file_in(const fs::path& folder, std::size_t which) const {
        const auto& hash = stored_[which].sha256;
        return folder / hash.substr(0, 2) / hash.substr(2, 2) / hash;
    }

    testing::TempFolder folder_;
    const fs::path data_ = folder_ / "data";
    std::vector<StoredFile> stored_;
};

TEST_F(EvidenceCommand, AFolderIsCopiedOnceAndAgainOnlyWhatIsNotThere) {
    const auto other = (folder_ / "other").string();
    const auto first = call({"evidence", "copy", "--to", other});
    EXPECT_EQ(first.code, 0) << first.err;
    EXPECT_THAT(first.out, HasSubstr("Файлов: 3 (1 МБ), скопировано 3, уже были на месте 0."));
    EXPECT_THAT(first.out, HasSubstr("[store]"));
    fs::remove(file_in(other, 1));
    const auto second = call({"evidence", "copy", "--to", other});
    EXPECT_THAT(second.out, HasSubstr("скопировано 1, уже были на месте 2."));
    EXPECT_EQ(call({"evidence", "verify", "--from", other}).code, 0);
}

TEST_F(EvidenceCommand, ASpoiledCopyOfTheRightSizeIsFoundByRehashing) {
    const auto other = (folder_ / "other").string();
    ASSERT_EQ(call({"evidence", "copy", "--to", other}).code, 0);
    fs::permissions(file_in(other, 1), fs::perms::owner_all);
    std::ofstream(file_in(other, 1)) << "ПРОТОКОЛ";
    EXPECT_THAT(call({"evidence", "copy", "--to", other}).out, HasSubstr("скопировано 0"));
    const auto found = call({"evidence", "verify", "--from", other});
    EXPECT_EQ(found.code, 1);
    EXPECT_THAT(found.err, HasSubstr("задача 1, подтверждение 2 «файл 1»: Файл не соответствует"));
    EXPECT_THAT(call({"evidence", "copy", "--to", other, "--rehash"}).out, HasSubstr("скопировано 1"));
    EXPECT_EQ(call({"evidence", "verify", "--from", other}).code, 0);
}

TEST_F(EvidenceCommand, WhatIsMissingOrDamagedIsNamedForEachTaskAndTheRestIsCopied) {
    const auto here = data_ / "evidence";
    fs::remove(file_in(here, 0));
    fs::permissions(file_in(here, 2), fs::perms::owner_all);
    std::ofstream(file_in(here, 2)) << std::string(300'000, 'y');
    for (const auto& words : {std::vector<std::string>{"evidence", "verify"},
                              {"evidence", "copy", "--to", (folder_ / "other").string()}}) {
        const auto said = call(words);
        EXPECT_EQ(said.code, 1);
        EXPECT_THAT(said.err, AllOf(HasSubstr("задача 1, подтверждение 1 «файл 0»: Файла нет"),
                                    HasSubstr("задача 2, подтверждение 1 «файл 0»: Файла нет"),
                                    HasSubstr("задача 2, подтверждение 2 «файл 2»: Файл не соответствует"),
                                    Not(HasSubstr("файл 1"))));
    }
    EXPECT_TRUE(fs::exists(file_in(folder_ / "other", 1)));
    EXPECT_FALSE(fs::exists(file_in(folder_ / "other", 2))) << "bytes of another hash are not kept";
}

TEST_F(EvidenceCommand, WrongWordsAreNamed) {
    EXPECT_THAT(call({"evidence", "move"}).err, HasSubstr("move: Неизвестное действие"));
    EXPECT_THAT(call({"evidence", "copy"}).err, HasSubstr("куда копировать"));
    EXPECT_THAT(call({"evidence", "verify", "--to", "x"}).err, HasSubstr("ничего не копирует"));
    EXPECT_THAT(call({"evidence", "copy", "--to", (data_ / "evidence").string()}).err,
                HasSubstr("одно и то же"));
    EXPECT_THAT(call({"evidence", "verify", "--from", (folder_ / "slip").string()}).err,
                HasSubstr("Такой папки нет"));
    const auto bad = call({"evidence", "copy", "--to", "s3://AK:hunter2@proof"});
    EXPECT_THAT(bad.err, AllOf(HasSubstr("--to: "), Not(HasSubstr("hunter2"))));
    EXPECT_EQ(bad.code, 2);
    EXPECT_THAT(call({"evidence", "copy", "--to", "s3://proof?endpoint=http://127.0.0.1:1"}).err,
                HasSubstr("нет ключа к хранилищу S3"));
}

TEST_F(EvidenceCommand, AnInstallationMovesToS3AndBack) {
    if (!test::S3Peer::to_be_had()) GTEST_SKIP() << "there is no Node.js with npm to run the S3 server with";
    test::S3Peer peer;
    const std::string bucket = "s3://proof/district?endpoint=" + peer.endpoint();
    settle("access_key = \"\"", "access_key = \"S3RVER\"\nsecret_key = \"S3RVER\"");
    const auto there = call({"evidence", "copy", "--to", bucket});
    EXPECT_EQ(there.code, 0) << there.err;
    EXPECT_THAT(there.out, HasSubstr("скопировано 3"));
    EXPECT_THAT(call({"evidence", "copy", "--to", bucket}).out, HasSubstr("скопировано 0"));

    settle("evidence = \"evidence\"", "evidence = \"" + bucket + "\"");
    fs::remove_all(data_ / "evidence");
    EXPECT_EQ(call({"serve", "--check", "--data", data_.string()}).code, 0);
    EXPECT_EQ(call({"evidence", "verify"}).code, 0);
    const auto back = call({"evidence", "copy", "--to", (folder_ / "back").string()});
    EXPECT_EQ(back.code, 0) << back.err;
    EXPECT_TRUE(fs::exists(file_in(folder_ / "back", 2)));

    const auto name = file_in("district", 0).string();
    fs::remove(peer.file_of(name));
    EXPECT_THAT(call({"evidence", "verify"}).err, HasSubstr("задача 2, подтверждение 1 «файл 0»: Файла нет"));

    settle("secret_key = \"S3RVER\"", "secret_key = \"tr0ub4dor\"");
    for (const auto& words : {std::vector<std::string>{"evidence", "verify"},
                              {"serve", "--check", "--data", data_.string()},
                              {"serve", "--data", data_.string()},
                              {"audit", "verify", "--data", data_.string()}}) {
        const auto said = call(words);
        EXPECT_EQ(said.code, 1) << words.front();
        EXPECT_THAT(said.err, AllOf(HasSubstr("s3://proof/district (" + peer.endpoint() + ")"),
                                    HasSubstr("секретный ключ не подходит"), Not(HasSubstr("tr0ub4dor"))))
            << words.front();
    }
}

}  // namespace
}  // namespace vekha
