// Files and links that prove the work.
#include <gtest/gtest.h>

#include "daemon/storage/s3/files.hpp"
#include "tests/daemon/api/rig.hpp"
#include "tests/support/s3_peer.hpp"

namespace vekha {
namespace {

using testing::Rig;

const std::string task1 = "/api/v1/tasks/1";
const std::string files = task1 + "/evidence";

/// Files of any name but the lock that the receiving process holds.
std::size_t files_in(const std::filesystem::path& folder) {
    std::size_t count = 0;
    for (const auto& one : std::filesystem::recursive_directory_iterator(folder))
        count += one.is_regular_file() && one.path().filename() != "lock";
    return count;
}

TEST(EvidenceApi, AFileComesBackAsItWasWholeAndInParts) {
    Rig rig;
    rig.plan();
    auto oleg = rig.as("oleg");
    const std::string bytes = "Протокол заседания\n" + std::string(150'000, 'x');
    const auto attached =
        oleg.upload(files +
                        "?name=%D0%9F%D1%80%D0%BE%D1%82%D0%BE%D0%BA%D0%BE%D0%BB.txt&requirement=1"
                        "&document_number=5-%D0%BF&document_date=2026-03-16",
                    bytes);
    ASSERT_EQ(attached.status, 201) << attached.body;
    EXPECT_EQ(attached.header("location"), files + "/1");
    EXPECT_EQ(attached.text("evidence/0/kind"), "protocol") << "the requirement's kind";
    EXPECT_EQ(attached.text("evidence/0/document_number"), "5-п");
    EXPECT_EQ(attached.text("evidence/0/media_type").substr(0, 10), "text/plain");
    EXPECT_EQ(attached.text("requirements/0/state"), "received");

    auto irina = rig.as("irina");
    const auto whole = irina.get(files + "/1");
    EXPECT_EQ(whole.body, bytes);
    EXPECT_EQ(whole.header("x-content-type-options"), "nosniff");
    EXPECT_NE(whole.header("content-disposition").find("filename*=UTF-8''%D0%9F"), std::string::npos);
    EXPECT_NE(whole.header("content-security-policy").find("sandbox"), std::string::npos);
    const auto etag = whole.header("etag");
    EXPECT_EQ(irina.get(files + "/1", {{"If-None-Match", etag}}).status, 304);

    const auto part = irina.get(files + "/1", {{"Range", "bytes=100000-100009"}});
    EXPECT_EQ(part.status, 206);
    EXPECT_EQ(part.body, bytes.substr(100'000, 10));
    EXPECT_EQ(part.header("content-range"), "bytes 100000-100009/" + std::to_string(bytes.size()));
    EXPECT_EQ(irina.get(files + "/1", {{"Range", "bytes=-5"}}).body, "xxxxx");
    EXPECT_EQ(irina.get(files + "/1", {{"Range", "bytes=0-1"}, {"If-Range", "\"other\""}}).body, bytes);
    const auto past = irina.get(files + "/1", {{"Range", "bytes=999999-"}});
    EXPECT_EQ(past.status, 416);
    EXPECT_EQ(past.header("content-range"), "bytes */" + std::to_string(bytes.size()));

    EXPECT_EQ(irina.get(files + "/2").status, 404);
    EXPECT_EQ(rig.as("oleg").get("/api/v1/tasks/2/evidence/1").status, 404);
    EXPECT_EQ(rig.browser().get(files + "/1").status, 401);
}

TEST(EvidenceApi, FromAnotherMachineAFileComesBackAsFromTheDisk) {
    if (!test::S3Peer::to_be_had()) GTEST_SKIP() << "there is no Node.js with npm to run the S3 server with";
    auto peer = std::make_unique<test::S3Peer>();
    s3::Options options;
    options.endpoint = peer->endpoint();
    options.bucket = "proof";
    options.prefix = "cut-down";  // the first answer breaks off in the middle
    options.region = "us-east-1";
    options.access_key = options.secret_key = "S3RVER";
    options.first_wait = std::chrono::milliseconds{1};
    const testing::TempFolder spool;
    Rig rig(test::must(s3::open_files(options, spool / "spool")));
    rig.plan();
    auto oleg = rig.as("oleg");
    const std::string bytes = "Протокол заседания\n" + std::string(150'000, 'x') + "конец";
    const auto attached = oleg.upload(files + "?name=a.txt", bytes);
    ASSERT_EQ(attached.status, 201) << attached.body;
    EXPECT_EQ(attached.text("evidence/0/media_type").substr(0, 10), "text/plain");
    auto irina = rig.as("irina");
    EXPECT_EQ(irina.get(files + "/1").body, bytes);
    EXPECT_TRUE(peer->played("cut-down"));
    const auto part = irina.get(files + "/1", {{"Range", "bytes=100000-100009"}});
    EXPECT_EQ(part.status, 206);
    EXPECT_EQ(part.body, bytes.substr(100'000, 10));
    EXPECT_EQ(irina.get(files + "/1", {{"Range", "bytes=-10"}}).body, "конец");

    peer.reset();
    const auto gone = irina.get(files + "/1");
    EXPECT_EQ(gone.status, 503) << "it is not said to be lost";
    EXPECT_EQ(gone.text("code"), "unavailable");
    EXPECT_EQ(oleg.upload(files + "?name=b.txt", "b").status, 503);
    EXPECT_EQ(irina.get(task1).at("evidence").as_array().size(), 1U);
}

TEST(EvidenceApi, ALinkIsProofTooAndBothCanBeTakenBackBeforeTheReport) {
    Rig rig;
    rig.plan();
    auto oleg = rig.as("oleg");
    const auto linked =
        oleg.post(task1 + "/links", R"({"link":"https://school.example.org/news/1","title":"Новость",
        "requirement":2,"document_date":"2026-03-16"})");
    ASSERT_EQ(linked.status, 201) << linked.body;
    EXPECT_EQ(linked.text("evidence/0/kind"), "order");
    EXPECT_EQ(oleg.get(files + "/1").status, 404) << "no file to download";
    EXPECT_EQ(oleg.upload(files + "?name=a.txt", "a").status, 201);
    EXPECT_EQ(oleg.change("DELETE", files + "/2", "").at("evidence").as_array().size(), 1U);

    EXPECT_EQ(oleg.change("DELETE", files + "/9", "").status, 404);
    EXPECT_EQ(oleg.change("DELETE", files + "/1", "", {{"If-Match", "\"1\""}}).status, 412);
    EXPECT_EQ(rig.as("irina").change("DELETE", files + "/1", "").status, 403);
    EXPECT_EQ(rig.browser().change("DELETE", files + "/1", "").status, 401);
    EXPECT_EQ(oleg.step(1, "submit", R"({"words":"Готово.","without":"Соисполнитель в отпуске"})").status,
              200);
    EXPECT_EQ(oleg.change("DELETE", files + "/1", "").status, 409);
}

TEST(EvidenceApi, WrongLinksAreRefused) {
    Rig rig;
    rig.plan();
    auto oleg = rig.as("oleg");
    const auto path = task1 + "/links";
    const std::string good = R"({"link":"https://a.example.org"})";
    EXPECT_EQ(oleg.post(path, R"({"link":"javascript:alert"})").text("where"), "link");
    EXPECT_EQ(oleg.post(path, R"({"link":"https://a.example.org","kind":"poem"})").text("where"), "kind");
    EXPECT_EQ(oleg.post(path, good, {{"If-Match", "\"1\""}}).status, 412);
    EXPECT_EQ(oleg.post("/api/v1/tasks/2/links", good).status, 404);
    EXPECT_EQ(rig.as("irina").post(path, good).status, 403);
    EXPECT_EQ(rig.browser().post(path, good).status, 401);
    EXPECT_EQ(oleg.post(path, good).status, 201);
    EXPECT_EQ(oleg.post(path, good).status, 409);
}

TEST(EvidenceApi, WhatMayNotBeAttachedIsRefusedAndLeavesNothing) {
    Rig rig;
    rig.plan();
    auto oleg = rig.as("oleg");
    EXPECT_EQ(oleg.upload(files, "x").text("where"), "name");
    EXPECT_EQ(oleg.upload(files + "?name=a%01", "x").text("where"), "name");
    EXPECT_EQ(oleg.upload(files + "?name=a%FF", "x").text("where"), "name");
    EXPECT_EQ(oleg.upload(files + "?name=a&kind=poem", "x").text("where"), "kind");
    EXPECT_EQ(oleg.upload(files + "?name=a&requirement=7", "x").text("where"), "requirement");
    EXPECT_EQ(oleg.upload(files + "?name=a&document_date=yesterday", "x").text("where"), "document_date");
    EXPECT_EQ(oleg.upload(files + "?name=a", "").text("detail"), "Файл пуст.");
    EXPECT_EQ(oleg.upload(files + "?name=a", "x", {{"If-Match", "\"1\""}}).status, 412);
    EXPECT_EQ(oleg.upload("/api/v1/tasks/2/evidence?name=a", "x").status, 404);
    EXPECT_EQ(rig.as("irina").upload(files + "?name=a", "x").status, 403);
    EXPECT_EQ(rig.browser().upload(files + "?name=a", "x").status, 401);
    const auto large = rig.as("oleg").upload(files + "?name=a", std::string(200'001, 'x'));
    EXPECT_EQ(large.status, 413);
    EXPECT_EQ(large.text("code"), "too_large");

    rig.fullable->full = true;
    const auto full = rig.as("oleg").upload(files + "?name=a", "x");
    EXPECT_EQ(full.status, 507);
    EXPECT_EQ(full.text("code"), "storage_full");
    rig.fullable->full = false;
    EXPECT_EQ(files_in(rig.folder.path()), 0U);

    oleg = rig.as("oleg");
    EXPECT_EQ(oleg.upload(files + "?name=a", "x").status, 201);
    EXPECT_EQ(oleg.upload(files + "?name=a", "x").status, 409) << "the same file twice";
}

}  // namespace
}  // namespace vekha
