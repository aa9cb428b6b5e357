// Subscriptions of other systems over the API.
#include <gtest/gtest.h>

#include "notifiers/webhooks/subscriptions.hpp"
#include "tests/daemon/api/rig.hpp"

namespace vekha {
namespace {

using testing::Browser;
using testing::Rig;

const std::string path = "/api/v1/webhooks";
const std::string sed = R"({"name":"СЭД","address":"https://sed.example.org/","types":["task.accepted"]})";

/// A letter of subscription 1, as the senders would leave it.
void leave_letter(Rig& rig, std::int64_t sequence, LetterState state) {
    test::must(rig.office.store->write([&](Transaction& change) {
        WebhookLetter letter;
        letter.webhook = WebhookId{1};
        letter.sequence = sequence;
        letter.type = "task.accepted";
        letter.body = "{}";
        letter.state = state;
        letter.attempts = 9;
        letter.made_at = letter.next_try_at = rig.now.load();
        letter.outcome = "server_error";
        letter.code = 500;
        return change.save(letter);
    }));
}

TEST(WebhookApi, ASystemHearsOfWhatHappensAndItsSecretIsShownOnce) {
    Rig rig;
    auto admin = rig.as("admin");
    const auto made = admin.post(path, sed);
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_TRUE(made.text("secret").starts_with("whsec_"));
    const auto shown = admin.get(path + "/1");
    ASSERT_EQ(shown.status, 200) << shown.body;
    EXPECT_EQ(shown.body.find("whsec_"), std::string::npos);
    EXPECT_EQ(shown.text("types/0"), "task.accepted");
    EXPECT_EQ(admin.get(path).body.find("whsec_"), std::string::npos);
    const auto changed = admin.post(path + "/1/secrets", "");
    ASSERT_EQ(changed.status, 200) << changed.body;
    EXPECT_NE(changed.text("secret"), made.text("secret"));
    EXPECT_TRUE(changed.at("old_secret_until").is_string());
    const auto rests =
        admin.change("PUT", path + "/1", R"({"name":"СЭД","address":"https://a.ru/","active":false})");
    ASSERT_EQ(rests.status, 200) << rests.body;
    EXPECT_FALSE(rests.at("active").as_bool());
    EXPECT_EQ(admin.change("DELETE", path + "/1", "").status, 204);
    EXPECT_EQ(admin.get(path).at("items").as_array().size(), 0U);
}

TEST(WebhookApi, AnAddressInsideTheHouseIsRefusedWhenItIsSavedAndWhenItIsTried) {
    Rig rig;
    auto admin = rig.as("admin");
    const std::string inner = R"({"name":"СЭД","address":"https://10.0.0.7/"})";
    EXPECT_EQ(admin.post(path, inner).status, 400);
    EXPECT_EQ(admin.post(path, R"({"name":"СЭД","address":"https://a.ru/","types":["task.eaten"]})").status,
              400);
    ASSERT_EQ(admin.post(path, sed).status, 201);
    EXPECT_EQ(admin.change("PUT", path + "/1", inner).status, 400);
    const auto tried = admin.post(path + "/1/test", "");
    ASSERT_EQ(tried.status, 200) << tried.body;
    EXPECT_TRUE(tried.at("taken").as_bool());
    EXPECT_EQ(tried.number("code"), 204);
    test::must(rig.office.store->write([](Transaction& change) -> Result<void> {
        Webhook moved = change.webhook(WebhookId{1}).value().value();
        moved.address = "https://10.0.0.7/";
        if (auto saved = change.save(moved); !saved) return tl::unexpected(saved.error());
        return {};
    }));
    EXPECT_EQ(admin.post(path + "/1/test", "").status, 400) << "the operator's word was taken back since";
}

TEST(WebhookApi, WhatIsDeadIsSeenAndSentOnceMore) {
    Rig rig;
    auto admin = rig.as("admin");
    ASSERT_EQ(admin.post(path, sed).status, 201);
    leave_letter(rig, 11, LetterState::dead);
    leave_letter(rig, 12, LetterState::dead);
    leave_letter(rig, 13, LetterState::waiting);
    const auto dead = admin.get(path + "/1/letters?state=dead&limit=1");
    ASSERT_EQ(dead.status, 200) << dead.body;
    EXPECT_EQ(dead.text("items/0/id"), "evt_1_12");
    EXPECT_EQ(dead.text("next"), "12");
    EXPECT_EQ(admin.get(path + "/1/letters?state=lost").status, 400);
    EXPECT_EQ(admin.post(path + "/1/letters/13/replay", "").status, 409);
    EXPECT_EQ(admin.post(path + "/1/letters/14/replay", "").status, 404);
    EXPECT_EQ(admin.post(path + "/1/letters/12/replay", "").number("replayed"), 1);
    EXPECT_EQ(admin.post(path + "/1/letters/replay", "").number("replayed"), 1);
    EXPECT_EQ(admin.get(path + "/1/letters?state=dead").at("items").as_array().size(), 0U);
}

TEST(WebhookApi, IsTheAdministratorsAlone) {
    Rig rig;
    auto stranger = rig.browser();
    auto irina = rig.as("irina");
    auto admin = rig.as("admin");
    const auto ask = [](Browser& who, const std::string& method, const std::string& rest) {
        const bool body = (method == "POST" && rest.empty()) || method == "PUT";
        return method == "GET" ? who.get(path + rest).status
                               : who.change(method, path + rest, body ? sed : std::string{}).status;
    };
    for (const auto& [method, rest] :
         std::vector<std::pair<std::string, std::string>>{{"GET", ""},
                                                          {"POST", ""},
                                                          {"GET", "/9"},
                                                          {"PUT", "/9"},
                                                          {"DELETE", "/9"},
                                                          {"POST", "/9/test"},
                                                          {"POST", "/9/secrets"},
                                                          {"GET", "/9/letters"},
                                                          {"POST", "/9/letters/replay"},
                                                          {"POST", "/9/letters/1/replay"}}) {
        EXPECT_EQ(ask(stranger, method, rest), 401) << method << rest;
        EXPECT_EQ(ask(irina, method, rest), 403) << method << rest;
        if (rest.empty()) continue;
        EXPECT_EQ(ask(admin, method, rest), 404) << method << rest;
    }
    for (std::size_t made = 0; made < webhooks::most_webhooks; ++made) ask(admin, "POST", "");
    EXPECT_EQ(ask(admin, "POST", ""), 409);
}

}  // namespace
}  // namespace vekha
