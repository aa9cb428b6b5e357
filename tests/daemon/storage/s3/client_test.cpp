// What goes wrong between Vekha and S3, played by a server that is not ours.
#include "daemon/storage/s3/client.hpp"

#include <fstream>
#include <thread>
#include <vector>

#include <gmock/gmock.h>

#include "daemon/storage/s3/files.hpp"
#include "tests/support/certificate.hpp"
#include "tests/support/s3_peer.hpp"
#include "workflow/service/sha256.hpp"

namespace vekha::s3 {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class S3Client : public ::testing::Test {
  protected:
    static void SetUpTestSuite() {
        if (test::S3Peer::to_be_had()) peer = std::make_unique<test::S3Peer>();
    }
    static void TearDownTestSuite() { peer.reset(); }
    void SetUp() override {
        if (!peer) GTEST_SKIP() << "there is no Node.js with npm to run the S3 server with";
    }

    static Options options(const std::string& prefix) {
        Options made;
        made.endpoint = peer->endpoint();
        made.bucket = "proof";
        made.prefix = prefix;
        made.region = "us-east-1";
        made.access_key = "S3RVER";
        made.secret_key = "S3RVER";
        made.first_wait = std::chrono::milliseconds{1};
        made.name = "s3://proof (" + made.endpoint + ")";
        return made;
    }
    Result<std::unique_ptr<EvidenceFiles>> open(const Options& chosen) {
        return open_files(chosen, folder_ / "spool");
    }
    static Result<StoredFile> store(EvidenceFiles& files, std::string_view bytes) {
        auto incoming = files.begin(bytes.size());
        if (!incoming) return tl::unexpected(incoming.error());
        if (auto done = (*incoming)->write(std::as_bytes(std::span(bytes))); !done)
            return tl::unexpected(done.error());
        return (*incoming)->finish();
    }
    static std::string read(const EvidenceFiles& files, const std::string& sha256) {
        auto file = files.open(sha256);
        if (!file) return describe(file.error());
        std::string bytes((*file)->bytes(), '\0');
        const auto got = (*file)->read(0, std::as_writable_bytes(std::span(bytes)));
        return got ? bytes.substr(0, *got) : describe(got.error());
    }
    /// What opening says of a place that can't be used; each time the place is named and no secret is.
    std::string trouble(const Options& chosen) {
        const auto files = open(chosen);
        const auto to_read = open_files_to_read(chosen);
        if (files || to_read) return "opened";
        EXPECT_EQ(describe(files.error()), describe(to_read.error()))
            << "the same, whatever it is opened for";
        EXPECT_EQ(files.error().fault, Fault::unavailable);
        EXPECT_EQ(files.error().where, chosen.name);
        EXPECT_THAT(describe(files.error()), Not(HasSubstr(chosen.secret_key)));
        return describe(files.error());
    }

    testing::TempFolder folder_;
    const std::string large_ = std::string(300'000, 'x') + "end";
    static inline std::unique_ptr<test::S3Peer> peer;
};

TEST_F(S3Client, AnUploadThatBreaksOffIsSentAgain) {
    const auto files = open(options("cut-up"));
    ASSERT_TRUE(files) << describe(files.error());
    const auto stored = store(**files, large_);
    ASSERT_TRUE(stored) << describe(stored.error());
    EXPECT_TRUE(peer->played("cut-up"));
    EXPECT_EQ(read(**files, stored->sha256), large_);
}

TEST_F(S3Client, ADownloadThatBreaksOffIsFetchedAgain) {
    const auto files = open(options("cut-down"));
    ASSERT_TRUE(files) << describe(files.error());
    const auto stored = store(**files, large_);
    ASSERT_TRUE(stored) << describe(stored.error());
    EXPECT_EQ(read(**files, stored->sha256), large_);
    EXPECT_TRUE(peer->played("cut-down"));
}

TEST_F(S3Client, ABusyStorageIsAskedAgain) {
    const auto files = open(options("busy"));
    ASSERT_TRUE(files) << describe(files.error());
    EXPECT_TRUE(peer->played("busy"));
    EXPECT_TRUE(peer->played("busy")) << "twice, and then it went through";
}

TEST_F(S3Client, AStorageThatStaysDownIsAskedSoManyTimesAndNamed) {
    const auto refused = open(options("down"));
    ASSERT_FALSE(refused);
    EXPECT_THAT(describe(refused.error()), HasSubstr("не справляется: ответ 500 (InternalError)"));
    for (int tries = 0; tries < tries_most; ++tries) EXPECT_TRUE(peer->played("down"));
}

TEST_F(S3Client, AStorageThatSaysNothingIsGivenUp) {
    Options chosen = options("mute");
    chosen.silence = std::chrono::seconds{1};
    const auto refused = open(chosen);
    ASSERT_FALSE(refused);
    EXPECT_THAT(describe(refused.error()), AllOf(HasSubstr("молчит"), HasSubstr("timeout_seconds")));
    for (int tries = 0; tries < tries_when_silent; ++tries) EXPECT_TRUE(peer->played("mute"));
}

TEST_F(S3Client, AStorageInTroubleDoesNotTakeEveryThreadToWaitForIt) {
    Options chosen = options("mute");
    chosen.silence = std::chrono::seconds{2};
    const Client client(chosen);
    std::vector<std::thread> waiting;
    for (int each = 0; each < waiting_in_trouble; ++each)
        waiting.emplace_back([&] { EXPECT_FALSE(client.size("name")); });
    for (int tries = 0; tries < waiting_in_trouble + 1; ++tries) EXPECT_TRUE(peer->played("mute"));
    const auto refused = client.size("name");
    ASSERT_FALSE(refused);
    EXPECT_THAT(describe(refused.error()), HasSubstr("уже ждут другие"));
    for (auto& each : waiting) each.join();
}

TEST_F(S3Client, WrongCredentialsAreNamedAndNotTriedAgain) {
    Options stranger = options("keys");
    stranger.access_key = "STRANGER";
    stranger.secret_key = "tr0ub4dor";
    EXPECT_THAT(trouble(stranger), AllOf(HasSubstr("не знает такого ключа"), HasSubstr("access_key")));
    Options impostor = options("keys");
    impostor.secret_key = "tr0ub4dor";
    EXPECT_THAT(trouble(impostor),
                AllOf(HasSubstr("секретный ключ не подходит"), HasSubstr("secret_key_file")));
}

TEST_F(S3Client, AWrongBucketRegionOrEndpointIsNamed) {
    Options astray = options("where");
    astray.bucket = "elsewhere";
    EXPECT_THAT(trouble(astray), HasSubstr("нет такого бакета"));
    astray = options("where");
    astray.region = "ru-1";
    EXPECT_THAT(trouble(astray), HasSubstr("region"));
    astray = options("where");
    astray.endpoint = "http://127.0.0.1:1";  // nobody listens on tcpmux
    EXPECT_THAT(trouble(astray), HasSubstr("не отвечает"));
    EXPECT_THAT(trouble(options("page")), HasSubstr("не похож на хранилище S3"));
}

TEST_F(S3Client, TlsIsTrustedByItsOwnFileAlone) {
    const test::Certificate certificate;
    const test::S3Peer secure(certificate.file(), certificate.key());
    Options chosen = options("tls");
    chosen.endpoint = secure.endpoint();
    EXPECT_THAT(trouble(chosen), AllOf(HasSubstr("нет доверия"), HasSubstr("ca_file")));
    chosen.ca_file = folder_ / "absent.pem";
    EXPECT_THAT(trouble(chosen), HasSubstr("Файл сертификатов"));
    chosen.ca_file = certificate.file();
    const auto files = open(chosen);
    ASSERT_TRUE(files) << describe(files.error());
    EXPECT_EQ(read(**files, store(**files, large_)->sha256), large_);
}

TEST_F(S3Client, AStorageWithoutRoomIsAFullDisk) {
    const auto files = open(options("full"));
    ASSERT_TRUE(files) << describe(files.error());
    const auto refused = store(**files, large_);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fault, Fault::storage_full);
}

TEST_F(S3Client, AFileThatIsNotKeptWholeIsNoSuccess) {
    const auto files = open(options("lossy"));
    ASSERT_TRUE(files) << describe(files.error());
    const auto refused = store(**files, large_);
    ASSERT_FALSE(refused);
    EXPECT_THAT(describe(refused.error()), HasSubstr("хранит его не весь"));
}

TEST_F(S3Client, AStorageThatKnowsNoRangesIsNamedAndItsBytesAreNotTaken) {
    const auto files = open(options("whole"));
    ASSERT_FALSE(files);
    EXPECT_THAT(describe(files.error()), HasSubstr("Range"));
}

TEST_F(S3Client, AFileThatChangesUnderItsReaderIsDamaged) {
    const auto files = open(options("changes"));
    ASSERT_TRUE(files) << describe(files.error());
    const auto stored = store(**files, large_);
    auto file = (*files)->open(stored->sha256);
    ASSERT_TRUE(file);
    std::ofstream(peer->file_of("changes/" + stored->sha256.substr(0, 2) + "/" + stored->sha256.substr(2, 2) +
                                "/" + stored->sha256))
        << "short";
    std::array<std::byte, 100> room{};
    const auto read = (*file)->read(200'000, room);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().fault, Fault::damaged) << describe(read.error());
}

TEST_F(S3Client, AReaderMakesNothing) {
    const auto files = open_files_to_read(options("read"));
    ASSERT_TRUE(files) << describe(files.error());
    EXPECT_EQ((*files)->begin(10).error().fault, Fault::internal);
    EXPECT_EQ((*files)->open(sha256_hex("x")).error().fault, Fault::not_found);
    EXPECT_FALSE(std::filesystem::exists(folder_ / "spool"));
    EXPECT_FALSE(std::filesystem::exists(peer->file_of("read/vekha-evidence.txt")));
}

}  // namespace
}  // namespace vekha::s3
