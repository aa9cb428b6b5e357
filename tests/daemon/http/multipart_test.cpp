// The form of a page without script, taken piece by piece.
#include "daemon/http/multipart.hpp"

#include <gtest/gtest.h>

namespace vekha::http {
namespace {

const std::string whole =
    "--edge\r\nContent-Disposition: form-data; name=\"words\"\r\n\r\nслова\r\n"
    "--edge\r\nContent-Type: application/pdf\r\ncontent-disposition: form-data; name=\"file\"; "
    "filename=\"C:\\\\scans\\\\приказ 5.pdf\"\r\n\r\none\r\n--edg two\r\n\r\n--edge--\r\n";
const std::string contents = "one\r\n--edg two\r\n";

struct Taken {
    Result<void> outcome;
    std::string bytes;
    std::string name;
    bool ended = false;
};

Taken take(std::string_view body, std::size_t piece) {
    Taken taken;
    FormFile form("edge", [&](std::span<const std::byte> bytes) {
        taken.bytes.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
        return Result<void>{};
    });
    for (std::size_t at = 0; at < body.size() && taken.outcome; at += piece)
        taken.outcome = form.write(std::as_bytes(std::span(body.substr(at, piece))));
    taken.name = form.file_name();
    taken.ended = form.ended();
    return taken;
}

TEST(FormFile, IsTheSameHoweverItIsCutIntoPieces) {
    for (std::size_t piece = 1; piece <= whole.size(); ++piece) {
        const auto taken = take(whole, piece);
        ASSERT_TRUE(taken.outcome) << piece;
        EXPECT_EQ(taken.bytes, contents) << piece;
        EXPECT_EQ(taken.name, "приказ 5.pdf") << "the folder is the sender's own business";
        EXPECT_TRUE(taken.ended);
    }
}

TEST(FormFile, WhatIsCutOffHasNotEnded) {
    for (const auto size : {whole.size() - 8, whole.size() - 20, std::size_t{10}, std::size_t{0}})
        EXPECT_FALSE(take(std::string_view(whole).substr(0, size), 7).ended) << size;
}

TEST(FormFile, RefusesWhatIsNoFormWithOneFile) {
    const std::string part =
        "--edge\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a\"\r\n\r\nx\r\n";
    EXPECT_FALSE(take(part + part + "--edge--\r\n", 50).outcome) << "two files";
    EXPECT_FALSE(take("--edgewise\r\n\r\n", 50).outcome);
    EXPECT_FALSE(take("--edge\r\n" + std::string(part_head_bytes_most + 1, 'x'), 1000).outcome);
    std::string many;
    for (std::size_t count = 0; count <= parts_most; ++count) many += "--edge\r\nA: b\r\n\r\nx\r\n";
    EXPECT_FALSE(take(many, 1000).outcome);
    EXPECT_EQ(take(part + "--edge--\r\n", 50).bytes, "x");
}

TEST(FormFile, AFailureOfTheTakerEndsTheForm) {
    FormFile form("edge", [](std::span<const std::byte>) -> Result<void> {
        return failure(Fault::storage_full, "На диске нет места.");
    });
    const auto taken = form.write(std::as_bytes(std::span(std::string_view(whole))));
    ASSERT_FALSE(taken);
    EXPECT_EQ(taken.error().fault, Fault::storage_full);
}

TEST(FormFile, TheBoundaryStandsInTheContentType) {
    EXPECT_EQ(form_boundary("multipart/form-data; boundary=edge"), "edge");
    EXPECT_EQ(form_boundary("Multipart/Form-Data; charset=utf-8; boundary=\"ed ge\""), "ed ge");
    for (const auto* none : {"", "multipart/form-data", "multipart/form-data; boundary=",
                             "text/plain; boundary=x", "application/x-www-form-urlencoded"})
        EXPECT_FALSE(form_boundary(none)) << none;
}

}  // namespace
}  // namespace vekha::http
