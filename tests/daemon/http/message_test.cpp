#include "daemon/http/message.hpp"

#include <gtest/gtest.h>

#include "daemon/http/pattern.hpp"
#include "daemon/http/problem.hpp"
#include "daemon/http/wire.hpp"

namespace vekha::http {
namespace {

TEST(Message, QueryIsDecodedAndBrokenEncodingIsNoValue) {
    Request request;
    request.target = "/tasks?name=%D0%BF%D0%BB%D0%B0%D0%BD+1.docx&empty=&broken=%2&zero=%00";
    EXPECT_EQ(request.path(), "/tasks");
    EXPECT_EQ(request.parameter("name"), "план 1.docx");
    EXPECT_EQ(request.parameter("empty"), "");
    EXPECT_EQ(request.parameter("broken"), std::nullopt);
    EXPECT_EQ(request.parameter("zero"), std::nullopt);
    EXPECT_EQ(request.parameter("absent"), std::nullopt);
    EXPECT_EQ(request.parameter_names().size(), 4U);
}

TEST(Message, CookieIsFoundByItsWholeName) {
    Request request;
    request.headers = {{"Cookie", "not_vekha_session=1; vekha_session2=2; vekha_session=right"}};
    EXPECT_EQ(request.cookie("vekha_session"), "right");
    EXPECT_EQ(request.cookie("session"), std::nullopt);
}

TEST(Message, FileNameOfADownloadIsSafeInBothForms) {
    EXPECT_EQ(attachment_disposition("Приказ \"39\".pdf"),
              "attachment; filename=\"______ _39_.pdf\"; "
              "filename*=UTF-8''%D0%9F%D1%80%D0%B8%D0%BA%D0%B0%D0%B7%20%2239%22.pdf");
}

TEST(Message, HeaderValueCannotBeginAnotherHeader) {
    Response response = answer(200, "text/plain", "x");
    response.with("Location", "/a\r\nSet-Cookie: stolen=1");
    const auto head = head_bytes(response, false, true, "", false);
    EXPECT_EQ(head.find("\r\nSet-Cookie"), std::string::npos);
    EXPECT_NE(head.find("Content-Length: 1\r\n"), std::string::npos);
    EXPECT_NE(head.find("X-Content-Type-Options: nosniff\r\n"), std::string::npos);
    EXPECT_EQ(head.find("Strict-Transport-Security"), std::string::npos) << "not where people come by http";
    EXPECT_NE(
        head_bytes(response, false, true, "", true).find("Strict-Transport-Security: max-age=31536000\r\n"),
        std::string::npos);
    EXPECT_NE(head.find("Cache-Control: no-store\r\n"), std::string::npos);
}

TEST(Message, ProblemIsJsonWhateverTheWordsHold) {
    const auto made = problem(Error{Fault::invalid_input, "Строка \"а\"\nи \\ б", "поле\x01", ""});
    EXPECT_EQ(made.status, 400);
    EXPECT_EQ(made.body.bytes(),
              R"({"type":"about:blank","title":"Bad Request","status":400,"code":"invalid_input",)"
              R"("detail":"Строка \"а\"\u000aи \\ б","where":"поле\u0001","mend":""})");
}

TEST(Pattern, NumbersAreTakenAndNothingElsePasses) {
    constexpr std::string_view pattern = "/tasks/{id}/evidence/{n}";
    static_assert(well_formed(pattern));
    const auto numbers = match(pattern, "/tasks/15/evidence/2");
    ASSERT_TRUE(numbers);
    EXPECT_EQ((*numbers)[0], 15);
    EXPECT_EQ((*numbers)[1], 2);
    for (const auto* path :
         {"/tasks/15/evidence", "/tasks/15/evidence/2/", "/tasks/0/evidence/2", "/tasks/-1/evidence/2",
          "/tasks/1e3/evidence/2", "/tasks//evidence/2", "/tasks/99999999999999999999/evidence/2"})
        EXPECT_FALSE(match(pattern, path)) << path;
}

TEST(Pattern, ATokenIsAnyPartAndTheLast) {
    constexpr std::string_view pattern = "/up/{token}";
    static_assert(well_formed(pattern) && ends_with_token(pattern));
    EXPECT_TRUE(match(pattern, "/up/k5_q-1"));
    for (const auto* path : {"/up", "/up/", "/up/a/b", "/down/a"}) EXPECT_FALSE(match(pattern, path)) << path;
}

TEST(Pattern, BadPatternsAreNoticedAtCompileTime) {
    static_assert(!well_formed("tasks"));
    static_assert(!well_formed("/tasks//x"));
    static_assert(!well_formed("/tasks/{id"));
    static_assert(!well_formed("/{a}/{b}/{c}"));
    static_assert(!well_formed("/up/{token}/more"));
}

}  // namespace
}  // namespace vekha::http
