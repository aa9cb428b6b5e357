// The contract of the evidence port: one suite that every place of files passes.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "workflow/service/files.hpp"

namespace vekha::testing {

/// A place without files for one test. What it keeps ends with it.
class PlaceUnderTest {
  public:
    virtual ~PlaceUnderTest() = default;
    /// Opens it, each time as another process would.
    virtual std::unique_ptr<EvidenceFiles> open() = 0;
    /// Where the bytes of a kept file lie, to spoil them behind the port's back.
    virtual std::filesystem::path file_of(const std::string& sha256) const = 0;
    /// Files that are on their way in or were left so.
    virtual std::size_t incoming() const = 0;
};

struct PlaceOfEvidence {
    std::string name;
    std::function<std::unique_ptr<PlaceUnderTest>()> make;  ///< null: not to be had on this machine
    friend std::ostream& operator<<(std::ostream& out, const PlaceOfEvidence& each) {
        return out << each.name;
    }
};

class EvidenceContract : public ::testing::TestWithParam<PlaceOfEvidence> {
  protected:
    void SetUp() override {
        place_ = GetParam().make();
        if (!place_) GTEST_SKIP() << "there is no Node.js with npm to run the S3 server with";
        files_ = place_->open();
        ASSERT_TRUE(files_);
    }

    static constexpr std::size_t most = 4 * 1024 * 1024;
    Result<StoredFile> store(std::string_view bytes, std::size_t limit = most);
    /// All bytes of a kept file; the test fails where they can't be had.
    std::string read(const std::string& sha256);
    /// Writes other bytes in place of those that are kept.
    void spoil(const std::string& sha256, const std::string& bytes);

    std::unique_ptr<PlaceUnderTest> place_;
    std::unique_ptr<EvidenceFiles> files_;
};

/// Bytes without a pattern that a mistake in an offset could hide in.
std::string jumble(std::size_t bytes);

}  // namespace vekha::testing
