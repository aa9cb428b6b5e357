// The places of evidence under the contract.
#include <utility>

#include "daemon/storage/files.hpp"
#include "daemon/storage/s3/files.hpp"
#include "tests/contract/evidence_contract.hpp"
#include "tests/support/s3_peer.hpp"
#include "tests/support/temp_folder.hpp"

namespace vekha::testing {
namespace {

namespace fs = std::filesystem;

std::unique_ptr<EvidenceFiles> opened(Result<std::unique_ptr<EvidenceFiles>> files) {
    EXPECT_TRUE(files) << describe(files.error());
    return files ? std::move(*files) : nullptr;
}

/// Of any name but the lock that each process holds.
std::size_t files_in(const fs::path& folder) {
    std::size_t count = 0;
    for (const auto& each : fs::recursive_directory_iterator(folder))
        count += each.is_regular_file() && each.path().filename() != "lock" ? 1U : 0U;
    return count;
}

std::string object_of(const std::string& sha256) {
    return sha256.substr(0, 2) + "/" + sha256.substr(2, 2) + "/" + sha256;
}

class InFolder final : public PlaceUnderTest {
  public:
    std::unique_ptr<EvidenceFiles> open() override { return opened(open_evidence_files(root_)); }
    fs::path file_of(const std::string& sha256) const override { return root_ / object_of(sha256); }
    std::size_t incoming() const override { return files_in(root_ / "incoming"); }

  private:
    TempFolder folder_;
    const fs::path root_ = folder_ / "evidence";
};

/// One server for all tests, a prefix for each.
class InS3 final : public PlaceUnderTest {
  public:
    InS3() : prefix_("test/" + std::to_string(++tests)) {}

    std::unique_ptr<EvidenceFiles> open() override {
        s3::Options options;
        options.endpoint = peer().endpoint();
        options.bucket = "proof";
        options.prefix = prefix_;
        options.region = "us-east-1";
        options.access_key = "S3RVER";
        options.secret_key = "S3RVER";
        options.name = "s3://proof";
        return opened(s3::open_files(options, folder_ / "spool"));
    }
    fs::path file_of(const std::string& sha256) const override {
        return peer().file_of(prefix_ + "/" + object_of(sha256));
    }
    std::size_t incoming() const override { return files_in(folder_ / "spool"); }

  private:
    static test::S3Peer& peer() {
        static test::S3Peer one;
        return one;
    }
    static inline int tests = 0;

    const std::string prefix_;
    TempFolder folder_;
};

template <class Place>
std::unique_ptr<PlaceUnderTest> made() {
    return std::make_unique<Place>();
}

std::unique_ptr<PlaceUnderTest> made_s3() {
    return test::S3Peer::to_be_had() ? made<InS3>() : nullptr;
}

}  // namespace

INSTANTIATE_TEST_SUITE_P(Places, EvidenceContract,
                         ::testing::Values(PlaceOfEvidence{"Folder", made<InFolder>},
                                           PlaceOfEvidence{"S3", made_s3}),
                         [](const auto& instance) { return instance.param.name; });

}  // namespace vekha::testing
