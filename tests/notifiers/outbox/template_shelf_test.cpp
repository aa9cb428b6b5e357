#include "notifiers/outbox/template_shelf.hpp"

#include "tests/notifiers/outbox/outbox_fixture.hpp"

namespace vekha::test {
namespace {

using testing::HasSubstr;
using testing::SizeIs;

const std::string text_name = "ru/digest.text.mustache";
const std::string own_text =
    "Уважаемый {{name}}!\n{{#lines}}{{#task}}{{title}}, срок {{due}}: "
    "{{link}}{{hidden_link}}{{/task}}\n{{/lines}}";

class TemplateStory : public OutboxStory {
  protected:
    Error refused(const std::string& name, const std::string& text) {
        const auto saved = save(name, text);
        EXPECT_FALSE(saved.has_value());
        return saved ? Error{} : saved.error();
    }
    Result<void> save(const std::string& name, const std::optional<std::string>& text) {
        return save_template(*store_, TemplateSet::built_in(), controller, name, text, morning);
    }
    std::string told() {
        plan(add_task("Провести заседание"), NoticeKind::reminder, "T0", {lead}, morning);
        return claim_one(morning).message.text;
    }
};

TEST_F(TemplateStory, AnOwnTemplateIsTakenWithTheNextMessageAndGivenUpAgain) {
    EXPECT_THAT(told(), HasSubstr("Здравствуйте"));
    ASSERT_TRUE(save(text_name, own_text));
    EXPECT_THAT(told(), HasSubstr("Уважаемый Сулегина Т.В.!\nПровести заседание, срок 31 марта 2026 г.:"));
    ASSERT_TRUE(save(text_name, std::nullopt));
    EXPECT_THAT(told(), HasSubstr("Здравствуйте"));
    EXPECT_THAT(journal(), testing::Contains("template_saved").Times(2));
}

TEST_F(TemplateStory, WhatCannotServeIsRefusedWithThePlace) {
    EXPECT_THAT(refused(text_name, "{{#lines}}").message, HasSubstr("не разбирается"));
    EXPECT_THAT(refused(text_name, own_text + "{{deadlin}}").message, HasSubstr("«{{deadlin}}»"));
    EXPECT_THAT(refused(text_name, "{{#lines}}{{#task}}{{title}} {{due}}{{/task}}{{/lines}}").message,
                HasSubstr("без ссылки на задачу"));
    EXPECT_THAT(refused(text_name, std::string(70'000, 'x')).message, HasSubstr("слишком длинный"));
    EXPECT_EQ(refused("ru/letter.mustache", own_text).fault, Fault::invalid_input);
    EXPECT_THAT(told(), HasSubstr("Здравствуйте")) << "nothing was changed";
}

TEST_F(TemplateStory, OneThatFailsLaterGivesWayToTheShippedOneAndThatIsToldOnce) {
    // As a version of before might have taken it.
    change([](Transaction& tx) {
        ASSERT_TRUE(tx.set("template:" + text_name, "{{gone}}"));
        ASSERT_TRUE(tx.set("templates_stamp", "7"));
    });
    plan(add_task("Провести заседание"), NoticeKind::reminder, "T0", {lead}, morning);
    std::vector<std::string> alarms;
    for (const auto& job : claim(morning).jobs) {
        EXPECT_THAT(job.message.text, HasSubstr("Здравствуйте"));
        if (job.message.recipient.login == "admin") alarms.push_back(job.message.text);
    }
    ASSERT_THAT(alarms, SizeIs(1));
    EXPECT_THAT(alarms.front(), HasSubstr("«{{gone}}»"));
    const auto kept = look<std::vector<KeptTemplate>>(
        [](ReadView& view) { return list_templates(view, TemplateSet::built_in()); });
    ASSERT_THAT(kept, SizeIs(6));
    EXPECT_THAT(kept[1].fault, HasSubstr("gone"));
    EXPECT_FALSE(kept[1].own);
    EXPECT_THAT(told(), HasSubstr("Здравствуйте"));
}

TEST_F(TemplateStory, EveryShippedTemplateWouldBeTakenAsAnOwnOne) {
    const auto shipped = TemplateSet::built_in();
    for (const auto& name : TemplateSet::names()) {
        const auto saved = save(name, shipped.text_of(name));
        EXPECT_TRUE(saved) << name << ": " << (saved ? "" : describe(saved.error()));
    }
}

}  // namespace
}  // namespace vekha::test
