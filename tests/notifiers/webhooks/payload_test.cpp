#include "notifiers/webhooks/payload.hpp"

#include <algorithm>
#include <set>

#include <boost/json/parse.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/store_samples.hpp"
#include "workflow/service/event_codec.hpp"
#include "workflow/service/webhook_signature.hpp"

namespace vekha::webhooks {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

JournalEntry entry_of(const TaskChange& change) {
    const auto draft = draft_of({TaskId{7}, PersonId{2}, testing::noon(3, 2), change, {}});
    return {1024, draft.at, draft.actor, draft.task, draft.type, draft.payload, {}, {}};
}

Task sample() {
    Task task = testing::full_task();
    task.id = TaskId{7};
    task.title = "Утвердить состав рабочей группы";
    task.state = TaskState::open;
    return task;
}

PayloadFacts facts(const Task& task) {
    return {&task, [](PersonId id) { return "Человек " + std::to_string(id.value); },
            [](TaskId id) { return "https://v.example.test/tasks/" + std::to_string(id.value); }};
}

TEST(WebhookPayload, EveryChangeOfATaskIsAnEventThatCanBeSubscribedTo) {
    const Task task = sample();
    std::set<std::string_view> told;
    for (const auto& change : testing::all_changes()) {
        const auto type = event_type(entry_of(change), &task);
        ASSERT_TRUE(type) << name(change);
        EXPECT_TRUE(is_event_type(*type)) << *type;
        told.insert(*type);
        const auto value = boost::json::parse(payload(*type, entry_of(change), facts(task))).as_object();
        EXPECT_EQ(value.at("version"), 1);
        EXPECT_EQ(value.at("type"), boost::json::value(*type));
    }
    for (const auto type : event_types()) EXPECT_TRUE(type == "task.overdue" || told.contains(type)) << type;
    EXPECT_FALSE(is_event_type(test_event)) << "a test is nobody's subscription";
    EXPECT_FALSE(event_type({1, {}, {}, {}, "person_saved", "{}", {}, {}}, nullptr))
        << "people are not told of";
}

TEST(WebhookPayload, ARungAfterTheTermOfATaskStillOwedIsItsBeingOverdue) {
    Task task = sample();
    RungReached rung;
    rung.rung = "T+1";
    rung.moment = task.due_at;
    EXPECT_EQ(event_type(entry_of(rung), &task), "task.overdue");
    rung.moment -= std::chrono::milliseconds{1};
    EXPECT_EQ(event_type(entry_of(rung), &task), "rung.reached");
    rung.moment = task.due_at;
    task.state = TaskState::submitted;
    EXPECT_EQ(event_type(entry_of(rung), &task), "rung.reached") << "the owners owe nothing now";
}

TEST(WebhookPayload, TellsTheTaskAndThePeopleByNameAndNothingMore) {
    const Task task = sample();
    const auto text =
        payload("report.submitted", entry_of(ReportSubmitted{"Тайные слова отчёта"}), facts(task));
    const auto value = boost::json::parse(text).as_object();
    EXPECT_EQ(value.at("id"), "1024");
    EXPECT_EQ(value.at("timestamp"), "2026-03-02T12:00:00.000Z");
    const auto& data = value.at("data").as_object();
    EXPECT_EQ(data.at("actor").as_object().at("name"), "Человек 2");
    EXPECT_EQ(data.at("task").as_object().at("title"), "Утвердить состав рабочей группы");
    EXPECT_EQ(data.at("task").as_object().at("link"), "https://v.example.test/tasks/7");
    EXPECT_EQ(data.at("task").as_object().at("state"), "open");
    EXPECT_THAT(text, Not(HasSubstr("Тайные")));
    EXPECT_FALSE(value.contains("truncated"));
}

TEST(WebhookPayload, ALongTitleIsCutBetweenLettersAndThatIsSaid) {
    Task task = sample();
    task.title = "a";
    for (std::size_t made = 0; made < title_bytes; ++made) task.title += "ж";
    const auto value =
        boost::json::parse(payload("task.accepted", entry_of(TaskAccepted{}), facts(task))).as_object();
    EXPECT_EQ(value.at("truncated"), true);
    EXPECT_EQ(value.at("data").as_object().at("task").as_object().at("title").as_string().size(),
              title_bytes - 1);
}

TEST(WebhookSignature, IsTheStandardsOwn) {
    // The example of the specification's own libraries.
    const Instant at{std::chrono::seconds{1614265330}};
    EXPECT_EQ(webhook_signature({"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"}, "msg_p5jXN8AQM9LWM0D4loKWxJek",
                                at, R"({"test": 2432232314})"),
              "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    EXPECT_EQ(webhook_timestamp(at), "1614265330");
}

TEST(WebhookSignature, WhileASecretIsChangedBothSign) {
    Webhook webhook;
    webhook.secret = make_webhook_secret();
    webhook.old_secret = make_webhook_secret();
    webhook.old_secret_until = testing::noon(3, 2);
    EXPECT_NE(webhook.secret, webhook.old_secret);
    const auto signatures = [&](Instant at) {
        const auto all = webhook_signature(signing_secrets(webhook, at), "evt_1_1", at, "{}");
        return std::count(all.begin(), all.end(), ' ') + 1;
    };
    EXPECT_EQ(signatures(testing::noon(3, 1)), 2);
    EXPECT_EQ(signatures(testing::noon(3, 2)), 1);
    EXPECT_EQ(webhook_signature({"no secret", "whsec_%%%"}, "evt_1_1", testing::noon(3, 1), "{}"), "");
}

}  // namespace
}  // namespace vekha::webhooks
