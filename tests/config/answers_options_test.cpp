// The settings of what comes back from people, [answers], and of what goes to other systems, [webhooks] and
// the gateway's own request.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "config/options.hpp"
#include "tests/config/faults_support.hpp"

namespace vekha::config {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::vector<std::string> places_of(const std::string& text) {
    const auto options = parse_options(text, "vekha.toml", {});
    return options ? std::vector<std::string>{} : places(options.error());
}

std::string words_of(const std::string& text) {
    const auto options = parse_options(text, "vekha.toml", {});
    return options ? std::string{} : words(options.error());
}

TEST(AnswersOptions, a_mailbox_of_answers_is_read_with_its_server) {
    const auto options = parse_options(
        "[answers]\nsource = \"imap\"\naddress = \"otvet@example.org\"\npoll_seconds = 5\nmail_bytes = "
        "1048576\n"
        "[answers.imap]\nhost = \"imap.example.org\"\nport = 143\nsecurity = \"starttls\"\nuser = \"otvet\"\n"
        "password = \"x\"\nfolder = \"Ответы\"\n",
        "vekha.toml", {});
    ASSERT_TRUE(options) << words(options.error());
    EXPECT_EQ(options->answers.source, AnswerSource::imap);
    EXPECT_EQ(options->answers.poll, std::chrono::seconds{5});
    EXPECT_EQ(options->answers.mail_bytes, 1'048'576U);
    EXPECT_EQ(options->answers.imap.security, MailSecurity::starttls);
    EXPECT_EQ(options->answers.imap.folder, "Ответы");
}

TEST(AnswersOptions, what_is_out_of_bounds_or_unknown_is_named_by_line_and_key) {
    EXPECT_THAT(
        places_of("[answers]\nsource = \"pop3\"\npoll_seconds = 4\nmail_bytes = 1048575\nfolder = \"\"\n"
                  "adress = \"a@b.ru\"\n[answers.imap]\nport = 0\n"),
        ElementsAre("vekha.toml:2:10: answers.source", "vekha.toml:3:16: answers.poll_seconds",
                    "vekha.toml:4:14: answers.mail_bytes", "vekha.toml:5:10: answers.folder",
                    "vekha.toml:8:8: answers.imap.port", "vekha.toml:6:1: answers.adress"));
    EXPECT_THAT(words_of("[answers]\nadress = \"a@b.ru\"\n"), HasSubstr("имелся в виду «address»"));
    EXPECT_THAT(places_of("[answers]\npoll_seconds = \"60\"\n"),
                ElementsAre("vekha.toml:2:16: answers.poll_seconds"));
}

TEST(AnswersOptions, a_source_in_use_needs_its_address_server_name_and_password) {
    EXPECT_THAT(places_of("[answers]\nsource = \"maildir\"\n"),
                ElementsAre("vekha.toml:1:1: answers.address"));
    const auto imap = words_of("[answers]\nsource = \"imap\"\naddress = \"otvet@example.org\"\n");
    EXPECT_THAT(imap, HasSubstr("answers.imap.host"));
    EXPECT_THAT(imap, HasSubstr("answers.imap.user"));
    EXPECT_THAT(imap, HasSubstr("answers.imap.password"));
    EXPECT_THAT(words_of("[answers]\nsource = \"maildir\"\naddress = \"otvet+a@example.org\"\n"),
                HasSubstr("без имени и без знака +"));
    EXPECT_THAT(words_of("[answers]\nsource = \"maildir\"\naddress = \"otvety-rukovoditelej@example.org\"\n"),
                HasSubstr("слишком длинно"));
}

TEST(WebhookOptions, the_operators_allow_list_is_checked_when_it_is_read) {
    const auto options = parse_options(
        "[webhooks]\nallow = [\"sed.admin.local\", \"10.0.0.0/8\"]\nports = [443]\ntimeout_seconds = 30\n",
        "vekha.toml", {});
    ASSERT_TRUE(options) << words(options.error());
    EXPECT_THAT(options->webhooks.allow, ElementsAre("sed.admin.local", "10.0.0.0/8"));
    EXPECT_EQ(options->webhooks.timeout, std::chrono::seconds{30});
    EXPECT_THAT(
        places_of("[webhooks]\nallow = [\"10.0.0.0/99\"]\nports = [0]\ntimeout_seconds = 31\nalow = 1\n"),
        ElementsAre("vekha.toml:2:9: webhooks.allow", "vekha.toml:3:10: webhooks.ports",
                    "vekha.toml:4:19: webhooks.timeout_seconds", "vekha.toml:5:1: webhooks.alow"));
}

TEST(GatewayOptions, a_providers_own_request_is_checked_as_far_as_it_can_be) {
    const std::string head = "[mail]\ntransport = \"gateway\"\n[mail.gateway]\n";
    const auto options = parse_options(
        head +
            "base_url = \"https://go.example.org\"\nbody_file = \"body.mustache\"\npath = \"/v1/send\"\n"
            "headers = [\"X-API-KEY: {{token}}\"]\nsuccess = [\"200\"]\nerror_at = \"result.0.error\"\n",
        "vekha.toml", {});
    ASSERT_TRUE(options) << words(options.error());
    EXPECT_EQ(options->mail.gateway.body_file, "body.mustache");
    EXPECT_EQ(options->mail.gateway.error_at, "result.0.error");
    EXPECT_THAT(
        places_of(head + "base_url = \"ftp://go.example.org\"\nsuccess = [\"2xx\"]\nheaders = \"a: b\"\n"),
        ElementsAre("vekha.toml:4:12: mail.gateway.base_url", "vekha.toml:6:11: mail.gateway.headers",
                    "vekha.toml:5:11: mail.gateway.success"));
    EXPECT_THAT(words_of(head + "base_url = \"https://a.ru\"\nsuccess = [\"2xx\"]\n"),
                HasSubstr("«2xx» не код ответа HTTP."));
}

}  // namespace
}  // namespace vekha::config
