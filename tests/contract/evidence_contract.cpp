#include "tests/contract/evidence_contract.hpp"

#include <atomic>
#include <fstream>
#include <random>
#include <thread>
#include <vector>

#include "workflow/service/evidence.hpp"
#include "workflow/service/sha256.hpp"

namespace vekha::testing {
namespace {

std::span<const std::byte> bytes_of(std::string_view text) {
    return std::as_bytes(std::span(text));
}

std::string part(KeptFile& file, std::uint64_t offset, std::size_t length) {
    std::string bytes(length, '\0');
    const auto read = file.read(offset, std::as_writable_bytes(std::span(bytes)));
    EXPECT_TRUE(read) << describe(read.error());
    bytes.resize(read.value_or(0));
    return bytes;
}

}  // namespace

std::string jumble(std::size_t bytes) {
    std::mt19937 chance(20260331);
    std::string made(bytes, '\0');
    for (char& each : made) each = static_cast<char>(chance());
    return made;
}

Result<StoredFile> EvidenceContract::store(std::string_view bytes, std::size_t limit) {
    auto incoming = files_->begin(limit);
    if (!incoming) return tl::unexpected(incoming.error());
    // In two pieces, as from a network.
    for (const auto piece : {bytes.substr(0, bytes.size() / 2), bytes.substr(bytes.size() / 2)})
        if (auto done = (*incoming)->write(bytes_of(piece)); !done) return tl::unexpected(done.error());
    return (*incoming)->finish();
}

std::string EvidenceContract::read(const std::string& sha256) {
    auto file = files_->open(sha256);
    EXPECT_TRUE(file) << describe(file.error());
    return file ? part(**file, 0, most) : std::string();
}

void EvidenceContract::spoil(const std::string& sha256, const std::string& bytes) {
    const auto path = place_->file_of(sha256);
    ASSERT_TRUE(std::filesystem::exists(path)) << path;
    std::filesystem::permissions(path, std::filesystem::perms::owner_all);
    std::ofstream(path, std::ios::binary) << bytes;
}

TEST_P(EvidenceContract, AFileIsKeptUnderTheHashOfItsBytes) {
    const std::string bytes = "%PDF-1.7\n1 0 obj\n";
    const auto stored = store(bytes);
    ASSERT_TRUE(stored) << describe(stored.error());
    EXPECT_EQ(stored->sha256, sha256_hex(bytes));
    EXPECT_EQ(stored->bytes, static_cast<std::int64_t>(bytes.size()));
    EXPECT_EQ(stored->media_type, "application/pdf") << "told by the bytes";
    EXPECT_EQ(read(stored->sha256), bytes);
    EXPECT_EQ(place_->incoming(), 0U);
}

TEST_P(EvidenceContract, TheTypeIsOfTheBytesWhateverTheyAre) {
    const std::string png("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0", 29);
    EXPECT_EQ(store(png)->media_type, "image/png");
    EXPECT_EQ(store("Протокол совещания\n")->media_type, "text/plain");
    EXPECT_EQ(store("<!DOCTYPE html><html><script>alert(1)</script></html>")->media_type, "text/html");
}

TEST_P(EvidenceContract, AFileWithoutBytesIsAFileToo) {
    const auto stored = store("");
    ASSERT_TRUE(stored) << describe(stored.error());
    EXPECT_EQ(stored->bytes, 0);
    EXPECT_EQ((*files_->open(stored->sha256))->bytes(), 0U);
    EXPECT_EQ(read(stored->sha256), "");
}

TEST_P(EvidenceContract, AnyPartComesBackInAnyOrder) {
    const std::string bytes = jumble(900'001);
    const auto stored = store(bytes);
    ASSERT_TRUE(stored) << describe(stored.error());
    auto file = files_->open(stored->sha256);
    ASSERT_TRUE(file) << describe(file.error());
    EXPECT_EQ((*file)->bytes(), bytes.size());
    for (const auto& [offset, length] : std::vector<std::pair<std::uint64_t, std::size_t>>{
             {899'991, 10}, {0, 1}, {1, 300'000}, {300'001, 64'000}, {400'000, 500'000}, {5, 7}})
        EXPECT_EQ(part(**file, offset, length), bytes.substr(offset, length)) << offset << " " << length;
    EXPECT_EQ(part(**file, 900'000, 10), bytes.substr(900'000)) << "as far as the file goes";
    EXPECT_EQ(part(**file, 900'001, 10), "");
    std::string whole;
    for (std::uint64_t at = 0; at < bytes.size(); at += 64 * 1024) whole += part(**file, at, 64 * 1024);
    EXPECT_EQ(whole, bytes) << "in pieces, as it is sent to a browser";
}

TEST_P(EvidenceContract, TheSameBytesTwiceAreOneFile) {
    const auto first = store("протокол");
    ASSERT_TRUE(first) << describe(first.error());
    EXPECT_EQ(first, store("протокол"));
    EXPECT_EQ(read(first->sha256), "протокол");
}

TEST_P(EvidenceContract, StoringAgainMendsADamagedCopy) {
    const auto stored = store("протокол");
    ASSERT_TRUE(stored) << describe(stored.error());
    spoil(stored->sha256, "порча");
    const auto again = store("протокол");
    EXPECT_TRUE(again) << describe(again.error());
    EXPECT_EQ(read(stored->sha256), "протокол");
}

TEST_P(EvidenceContract, WhatIsLostOrDamagedIsTold) {
    const auto stored = store("протокол");
    ASSERT_TRUE(stored) << describe(stored.error());
    const NamedFile file{TaskId{1}, 1, "протокол.txt", stored->sha256, stored->bytes};
    EXPECT_EQ(standing_of(*files_, file), FileStanding::whole);
    spoil(stored->sha256, "подделка, и длиннее");
    EXPECT_EQ(standing_of(*files_, file), FileStanding::damaged);
    std::filesystem::remove(place_->file_of(stored->sha256));
    EXPECT_EQ(standing_of(*files_, file), FileStanding::missing);
}

TEST_P(EvidenceContract, AFilePastTheLimitIsRefusedAndLeavesNothing) {
    EXPECT_TRUE(store(std::string(100, 'x'), 100));
    const std::string large(101, 'x');
    const auto refused = store(large, 100);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fault, Fault::too_large);
    EXPECT_EQ(place_->incoming(), 0U);
    EXPECT_FALSE(files_->open(sha256_hex(large)));
}

TEST_P(EvidenceContract, AFileGivenUpLeavesNothing) {
    {
        auto incoming = files_->begin(most);
        ASSERT_TRUE((*incoming)->write(bytes_of("half")));
        EXPECT_EQ(place_->incoming(), 1U);
    }
    EXPECT_EQ(place_->incoming(), 0U);
    EXPECT_FALSE(files_->open(sha256_hex("half")));
}

TEST_P(EvidenceContract, WhatOneProcessKeepsAnotherReads) {
    const auto stored = store("протокол");
    ASSERT_TRUE(stored) << describe(stored.error());
    auto incoming = files_->begin(most);
    ASSERT_TRUE((*incoming)->write(bytes_of("half")));
    const auto other = place_->open();
    auto file = other->open(stored->sha256);
    ASSERT_TRUE(file) << describe(file.error());
    EXPECT_EQ(part(**file, 0, 100), "протокол");
    EXPECT_TRUE((*incoming)->finish()) << "and takes nothing from what the first is receiving";
}

TEST_P(EvidenceContract, OnlyAHashNamesAFile) {
    for (const std::string& name :
         {std::string{}, std::string("../secret"), std::string(64, '.'), std::string(64, 'g'),
          std::string(64, 'A'), std::string(64, 'a'), "../../" + std::string(58, 'a')}) {
        const auto file = files_->open(name);
        ASSERT_FALSE(file) << name;
        EXPECT_EQ(file.error().fault, Fault::not_found) << describe(file.error());
    }
}

TEST_P(EvidenceContract, ManyComeInAndGoOutAtOnce) {
    std::atomic<int> good = 0;
    std::vector<std::thread> people;
    for (int person = 0; person < 4; ++person)
        people.emplace_back([&, person] {
            for (int turn = 0; turn < 5; ++turn) {
                const std::string bytes =
                    jumble(20'000) + std::to_string(person) + " " + std::to_string(turn % 3);
                const auto stored = store(bytes);
                if (stored && read(stored->sha256) == bytes) ++good;
            }
        });
    for (auto& each : people) each.join();
    EXPECT_EQ(good, 20);
    EXPECT_EQ(place_->incoming(), 0U);
}

}  // namespace vekha::testing
