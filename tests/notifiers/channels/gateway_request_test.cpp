#include "notifiers/channels/gateway_request.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>

namespace vekha::test {
namespace {

/// As Unisender Go wants it.
GatewayRequest unisender() {
    GatewayRequest request;
    request.path = "/ru/transactional/api/v1/email/send.json";
    request.headers = {"X-API-KEY: {{token}}"};
    request.body = R"({"message": {"recipients": [{"email": "{{to_address}}",
        "substitutions": {"to_name": "{{to_name}}"}}], "subject": "{{subject}}", "from_email": "{{from_address}}",
        "from_name": "{{from_name}}", "body": {"html": "{{html}}", "plaintext": "{{text}}"}, "headers": {{headers}},
        "idempotence_key": "{{message_id}}"}})";
    request.success = {200};
    request.error_at = "failed_emails";
    return request;
}

Message message() {
    Message made;
    made.id = "7.1@example.org";
    made.subject = "Срок \"сегодня\"";
    made.text = "Первая\nвторая \\ строка";
    made.html = "<p style=\"margin:0\">Срок</p>";
    made.headers = {{"List-Id", "<vekha.example.org>"}};
    return made;
}

TEST(GatewayRequests, AProvidersOwnRequestIsMadeOfTheTemplate) {
    const auto maker = GatewayRequestMaker::make(unisender(), "k3y").value();
    const auto body = boost::json::parse(
        maker->body(message(), {"Веха", "vekha@example.org"}, {"Сулегина «Т»", "sulegina@example.org"}));
    const auto& mail = body.at("message").as_object();
    EXPECT_EQ(mail.at("subject").as_string(), "Срок \"сегодня\"");
    EXPECT_EQ(mail.at("body").at("plaintext").as_string(), "Первая\nвторая \\ строка");
    EXPECT_EQ(mail.at("body").at("html").as_string(), "<p style=\"margin:0\">Срок</p>");
    EXPECT_EQ(mail.at("headers").at("List-Id").as_string(), "<vekha.example.org>");
    EXPECT_EQ(maker->headers(message()), (HttpHeaders{{"X-API-KEY", "k3y"}}));
}

TEST(GatewayRequests, ASuccessWithAnErrorInsideIsNoSuccess) {
    const auto maker = GatewayRequestMaker::make(unisender(), "k3y").value();
    EXPECT_TRUE(maker->took({200, R"({"status":"success","failed_emails":{}})", {}}));
    EXPECT_TRUE(maker->took({200, R"({"status":"success"})", {}}));
    EXPECT_FALSE(maker->took({200, R"({"failed_emails":{"a@example.org":"invalid"}})", {}}));
    EXPECT_FALSE(maker->took({200, "no JSON at all", {}}));
    EXPECT_FALSE(maker->took({202, "{}", {}}));
}

TEST(GatewayRequests, AnErrorIsFoundInsideAList) {
    auto request = unisender();
    request.error_at = "result.0.error";
    const auto maker = GatewayRequestMaker::make(request, "k3y").value();
    EXPECT_FALSE(maker->took({200, R"({"result":[{"error":"no such user"}]})", {}}));
    EXPECT_TRUE(maker->took({200, R"({"result":[{"error":null}]})", {}}));
    EXPECT_TRUE(maker->took({200, R"({"result":[]})", {}}));
}

TEST(GatewayRequests, WhatIsWrongWithATemplateIsToldAtTheStart) {
    auto request = unisender();
    request.body = R"({"subject": {{subject}}})";
    EXPECT_EQ(GatewayRequestMaker::make(request, "k").error().where, "body_file");
    request.body = R"({"subject": "{{#subject}}"})";
    EXPECT_EQ(GatewayRequestMaker::make(request, "k").error().where, "body_file");
    request = unisender();
    request.headers = {"no colon"};
    EXPECT_EQ(GatewayRequestMaker::make(request, "k").error().where, "headers");
    request = unisender();
    request.path = "v1";
    EXPECT_EQ(GatewayRequestMaker::make(request, "k").error().where, "path");
}

}  // namespace
}  // namespace vekha::test
