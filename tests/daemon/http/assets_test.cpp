#include "daemon/http/assets.hpp"

#include <gtest/gtest.h>

namespace vekha::http {
namespace {

constexpr AssetFile files[] = {{"index.html", "<html>"},          {"assets/app-1a.js", "let a"},
                               {"assets/app-1a.js.gz", "packed"}, {"sw.js", "let w"},
                               {"manifest.webmanifest", "{}"},    {"logo.svg", "<svg>"}};

Request get(std::string target, std::vector<Header> headers = {}) {
    Request request;
    request.target = std::move(target);
    request.headers = std::move(headers);
    return request;
}

TEST(Assets, AnAddressOfThePageItselfGivesTheIndex) {
    const Assets assets(files);
    for (const auto* path : {"/", "/tasks/5", "/go", "/index.html"}) {
        const auto found = assets.find(get(path));
        ASSERT_TRUE(found) << path;
        EXPECT_EQ(found->body.bytes(), "<html>");
        EXPECT_EQ(found->header("Cache-Control"), "no-cache");
        EXPECT_NE(found->header("Content-Security-Policy")->find("frame-ancestors 'none'"),
                  std::string_view::npos);
    }
    EXPECT_FALSE(assets.find(get("/absent.js")));
    EXPECT_FALSE(assets.find(get("/api/v1/absent")));
    EXPECT_FALSE(Assets().find(get("/")));
}

TEST(Assets, TheWorkerAndTheManifestAreAskedForAnewEachTime) {
    const Assets assets(files);
    const auto worker = assets.find(get("/sw.js"));
    ASSERT_TRUE(worker);
    EXPECT_EQ(worker->content_type, "text/javascript; charset=utf-8");
    EXPECT_EQ(worker->header("Cache-Control"), "no-cache");
    const auto manifest = assets.find(get("/manifest.webmanifest"));
    ASSERT_TRUE(manifest);
    EXPECT_EQ(manifest->content_type, "application/manifest+json");
    EXPECT_EQ(manifest->header("Cache-Control"), "no-cache");
    const auto page = assets.find(get("/"));
    ASSERT_TRUE(page);
    const auto policy = page->header("Content-Security-Policy");
    ASSERT_TRUE(policy);
    for (const auto* allowed : {"worker-src 'self'", "manifest-src 'self'", "connect-src 'self'"})
        EXPECT_NE(policy->find(allowed), std::string_view::npos) << allowed;
}

TEST(Assets, PackedFormGoesToThoseWhoTakeIt) {
    const Assets assets(files);
    const auto plain = assets.find(get("/assets/app-1a.js"));
    ASSERT_TRUE(plain);
    EXPECT_EQ(plain->body.bytes(), "let a");
    EXPECT_EQ(plain->header("Content-Encoding"), std::nullopt);
    EXPECT_NE(plain->header("Cache-Control")->find("immutable"), std::string_view::npos);
    const auto packed = assets.find(get("/assets/app-1a.js", {{"Accept-Encoding", "br, gzip"}}));
    ASSERT_TRUE(packed);
    EXPECT_EQ(packed->body.bytes(), "packed");
    EXPECT_EQ(packed->header("Content-Encoding"), "gzip");
    EXPECT_EQ(packed->content_type, "text/javascript; charset=utf-8");
}

TEST(Assets, AKnownFileIsNotSentAgain) {
    const Assets assets(files);
    const auto first = assets.find(get("/logo.svg"));
    ASSERT_TRUE(first);
    const auto again =
        assets.find(get("/logo.svg", {{"If-None-Match", std::string(*first->header("ETag"))}}));
    ASSERT_TRUE(again);
    EXPECT_EQ(again->status, 304);
    EXPECT_TRUE(again->body.bytes().empty());
}

}  // namespace
}  // namespace vekha::http
