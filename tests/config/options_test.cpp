#include "config/options.hpp"

#include <filesystem>
#include <fstream>
#include <regex>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "config/address.hpp"
#include "config/builtin.hpp"
#include "tests/config/faults_support.hpp"

namespace vekha::config {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

class Folder {
  public:
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "vekha-options-XXXXXX").string();
        path_ = mkdtemp(name.data());
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    std::filesystem::path write(const std::string& name, const std::string& text) const {
        std::ofstream(path_ / name) << text;
        return path_ / name;
    }
    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

// The example's keys, live or commented out, as "section.key".
std::vector<std::string> keys_of_example() {
    std::vector<std::string> keys;
    std::string section;
    std::istringstream lines{std::string(builtin_file("vekha.example.toml"))};
    const std::regex heading(R"(^\[([a-z0-9.]+)\].*)"), key(R"(^(# )?([a-z_]+) = .*)");
    for (std::string line; std::getline(lines, line);) {
        std::smatch match;
        if (std::regex_match(line, match, heading))
            keys.push_back(section = match[1]);
        else if (std::regex_match(line, match, key))
            keys.push_back(section + "." + match[2].str());
        // "или password = …" in the comment of a secret's file names the direct form.
        if (const auto also = line.find("или "); also != line.npos && line.starts_with("# "))
            keys.push_back(section + "." + line.substr(also + 7, line.find(" =", also) - also - 7));
    }
    return keys;
}

TEST(Options, a_database_is_a_path_or_the_address_of_a_server) {
    const auto file = parse_options("[store]\ndatabase = \"other.db\"", "vekha.toml", {});
    ASSERT_TRUE(file) << words(file.error());
    EXPECT_EQ(file->store.database, "other.db");
    EXPECT_EQ(file->store.server, "");
    const auto server = parse_options(
        "[store]\ndatabase = \"postgresql://vekha@a,b:5433/vekha\"\ndatabase_password = \"secret\"",
        "vekha.toml", {});
    ASSERT_TRUE(server) << words(server.error());
    EXPECT_EQ(server->store.server, "postgresql://vekha@a,b:5433/vekha");
    EXPECT_EQ(server->store.server_password, "secret");
    EXPECT_EQ(server->store.database, "vekha.db");
}

TEST(Options, a_password_in_a_servers_address_is_refused_by_line_and_not_repeated) {
    for (const std::string address :
         {"postgresql://vekha:hush@a/vekha", "postgresql://a/vekha?password=hush"}) {
        const auto refused = parse_options("[store]\ndatabase = \"" + address + "\"", "vekha.toml", {});
        ASSERT_FALSE(refused) << address;
        EXPECT_THAT(words(refused.error()), HasSubstr("vekha.toml:2"));
        EXPECT_THAT(words(refused.error()), HasSubstr("database_password_file"));
        EXPECT_THAT(words(refused.error()), Not(HasSubstr("hush")));
    }
}

TEST(Options, the_example_gives_exactly_the_defaults) {
    const auto options = parse_options(builtin_file("vekha.example.toml"), "vekha.example.toml", {});
    ASSERT_TRUE(options) << words(options.error());
    EXPECT_TRUE(*options == Options{});
}

TEST(Options, the_example_has_every_key_and_no_other) {
    auto documented = keys_of_example();
    auto known = option_keys();
    std::sort(documented.begin(), documented.end());
    documented.erase(std::unique(documented.begin(), documented.end()), documented.end());
    std::sort(known.begin(), known.end());
    EXPECT_EQ(documented, known);
}

TEST(Options, an_empty_file_means_the_defaults) {
    const auto options = parse_options("", "vekha.toml", {});
    ASSERT_TRUE(options);
    EXPECT_TRUE(*options == Options{});
}

TEST(Options, every_fault_is_named_by_line_and_key) {
    const auto options = parse_options(R"([organization]
zone = "Europe Moscow"
langage = "ru"
[server]
port = 70000
public_url = "vekha.example.org/"
[mail]
transport = "smpt"
from = "Веха"
[mail.smtp]
timeout_seconds = "30"
[sending]
hours_start = "18:00"
channels = ["mail", "pigeon"]
[sever]
)",
                                       "vekha.toml", {});
    ASSERT_FALSE(options);
    EXPECT_THAT(
        places(options.error()),
        ElementsAre("vekha.toml:2:8: organization.zone", "vekha.toml:3:1: organization.langage",
                    "vekha.toml:5:8: server.port", "vekha.toml:6:14: server.public_url",
                    "vekha.toml:8:13: mail.transport", "vekha.toml:9:8: mail.from",
                    "vekha.toml:11:19: mail.smtp.timeout_seconds", "vekha.toml:12:1: sending.hours_end",
                    "vekha.toml:14:12: sending.channels", "vekha.toml:15:2: sever"));
    EXPECT_THAT(words(options.error()), HasSubstr("имелся в виду «language»"));
    EXPECT_THAT(words(options.error()), HasSubstr("имелся в виду «server»"));
    EXPECT_THAT(words(options.error()), HasSubstr("имелось в виду «smtp»"));
    EXPECT_THAT(words(options.error()), HasSubstr("от 0 до 65535"));
}

TEST(Options, a_transport_in_use_must_be_told_where_to_go) {
    const auto smtp = parse_options("[mail]\ntransport = \"smtp\"\n", "vekha.toml", {});
    ASSERT_FALSE(smtp);
    EXPECT_THAT(words(smtp.error()), HasSubstr("mail.smtp.host: Не указан почтовый сервер."));
    const auto gateway = parse_options("[mail]\ntransport = \"gateway\"\n", "vekha.toml", {});
    ASSERT_FALSE(gateway);
    EXPECT_THAT(words(gateway.error()), HasSubstr("mail.gateway.base_url"));
    const auto telegram = parse_options("[telegram]\nenabled = true\n", "vekha.toml", {});
    ASSERT_FALSE(telegram);
    EXPECT_THAT(words(telegram.error()), HasSubstr("telegram.token"));
    const auto max = parse_options("[max]\nenabled = true\nbase_url = \"\"\n", "vekha.toml", {});
    ASSERT_FALSE(max);
    EXPECT_THAT(words(max.error()), HasSubstr("max.token"));
    EXPECT_THAT(words(max.error()), HasSubstr("max.base_url"));
}

TEST(Options, a_bot_of_max_is_set_up_by_its_section_and_its_key_lies_in_a_file) {
    const Folder folder;
    folder.write("max.token", "f9LHodD0cOL5\n");
    const auto options = read_options(folder.write(
        "vekha.toml",
        "[telegram]\nca_file = \"tg.pem\"\n[max]\nenabled = true\nbase_url = \"https://max.example.org\"\n"
        "token_file = \"max.token\"\nca_file = \"mintsifry.pem\"\ntimeout_seconds = 5\nper_second = 20\n"
        "per_chat_per_second = 1\n"));
    ASSERT_TRUE(options) << words(options.error());
    MaxSettings wanted;
    wanted.enabled = true;
    wanted.base_url = "https://max.example.org";
    wanted.token = "f9LHodD0cOL5";
    wanted.ca_file = folder.path() / "mintsifry.pem";
    wanted.timeout = std::chrono::seconds{5};
    wanted.per_second = 20;
    wanted.per_chat_per_second = 1;
    EXPECT_EQ(options->max, wanted);
    EXPECT_EQ(options->telegram.ca_file, folder.path() / "tg.pem");
    EXPECT_THAT(channel_order(*options), ElementsAre("folder", "max"));
    const auto too_fast = parse_options("[max]\nper_second = 0\n", "vekha.toml", {});
    ASSERT_FALSE(too_fast);
    EXPECT_THAT(places(too_fast.error()), ElementsAre("vekha.toml:2:14: max.per_second"));
}

TEST(Options, a_secret_may_come_from_systemd) {
    const Folder folder;
    folder.write("max.token", "f9LHodD0cOL5\n");
    const std::string text = "[max]\nenabled = true\ntoken_file = \"credential:max.token\"\n";
    ::unsetenv("CREDENTIALS_DIRECTORY");
    const auto without = parse_options(text, "vekha.toml", {});
    ASSERT_FALSE(without);
    EXPECT_THAT(words(without.error()), HasSubstr("LoadCredential=max.token"));
    ::setenv("CREDENTIALS_DIRECTORY", folder.path().c_str(), 1);
    const auto options = parse_options(text, "vekha.toml", {});
    const auto outside =
        parse_options("[max]\nenabled = true\ntoken_file = \"credential:../max.token\"\n", "vekha.toml", {});
    const auto missing =
        parse_options("[max]\nenabled = true\ntoken_file = \"credential:other\"\n", "vekha.toml", {});
    ::unsetenv("CREDENTIALS_DIRECTORY");
    ASSERT_TRUE(options) << words(options.error());
    EXPECT_EQ(options->max.token, "f9LHodD0cOL5");
    ASSERT_FALSE(outside);
    EXPECT_THAT(words(outside.error()), HasSubstr("не имя учётных данных"));
    EXPECT_FALSE(missing);
}

TEST(Options, mail_has_a_pace_and_a_person_an_hourly_limit_within_bounds) {
    const auto options =
        parse_options("[mail]\nper_second = 5\n[sending]\nper_person_per_hour = 0\n", "vekha.toml", {});
    ASSERT_TRUE(options) << words(options.error());
    EXPECT_EQ(channel_limits(*options).at("folder"), (ChannelLimit{5, 0}));
    EXPECT_EQ(channel_limits(*options).at("telegram"), (ChannelLimit{30, 1}));
    EXPECT_EQ(options->sending.per_person_per_hour, 0);
    const auto bad =
        parse_options("[mail]\nper_second = 1001\n[sending]\nper_person_per_hour = 101\n", "vekha.toml", {});
    ASSERT_FALSE(bad);
    EXPECT_THAT(places(bad.error()), ElementsAre("vekha.toml:2:14: mail.per_second",
                                                 "vekha.toml:4:23: sending.per_person_per_hour"));
}

TEST(Options, evidence_in_s3_is_a_place_and_its_key_stands_apart) {
    const Folder folder;
    folder.write("s3.secret", "wJalr/K7MDENG+x\n");
    const auto options = read_options(folder.write(
        "vekha.toml",
        "[store]\nevidence = "
        "\"s3://proof/district/7?endpoint=https://s3.example.org:9000&region=ru-1&path_style=false\"\n"
        "[store.s3]\naccess_key = \"AK1\"\nsecret_key_file = \"s3.secret\"\n"
        "ca_file = \"own.pem\"\ntimeout_seconds = 5\n"));
    ASSERT_TRUE(options) << words(options.error());
    const S3Place place{"https://s3.example.org:9000", "proof", "district/7", "ru-1", false};
    EXPECT_EQ(options->store.evidence, (EvidencePlace{{}, place}));
    EXPECT_EQ(options->store.s3.secret_key, "wJalr/K7MDENG+x");
    EXPECT_EQ(options->store.s3.ca_file, folder.path() / "own.pem");
    EXPECT_EQ(options->store.s3.timeout, std::chrono::seconds{5});
    EXPECT_EQ(describe(options->store.evidence), "s3://proof/district/7 (https://s3.example.org:9000)");
}

TEST(Options, evidence_in_s3_without_a_key_to_it_is_named) {
    const auto options = parse_options("[store]\nevidence = \"s3://proof?endpoint=http://127.0.0.1:9000\"\n",
                                       "vekha.toml", {});
    ASSERT_FALSE(options);
    EXPECT_THAT(places(options.error()),
                ElementsAre("vekha.toml: store.s3.access_key", "vekha.toml: store.s3.secret_key"));
}

TEST(Options, a_place_of_evidence_that_is_none_is_named_and_not_repeated) {
    const std::string end = "?endpoint=http://127.0.0.1:9000";
    for (const std::string& bad :
         {std::string(), std::string("s3://"), std::string("s3://proof"), "s3://AKIA:hunter2@proof" + end,
          "s3://Proof" + end, "s3://proof/" + end, "s3://proof/a//b" + end, "s3://proof/../b" + end,
          std::string("s3://proof?endpoint=http://127.0.0.1:9000/"),
          std::string("s3://proof?endpoint=http://127.0.0.1:9000/path"),
          std::string("s3://proof?endpoint=host"), std::string("s3://proof?endpoint=http://hunter2@host"),
          "s3://proof" + end + "&secret_key=hunter2", "s3://proof" + end + "&path_style=yes",
          "s3://proof" + end + "&region=", std::string("ftp://hunter2@host")}) {
        const auto options = parse_options(
            "[store]\nevidence = \"" + bad + "\"\n[store.s3]\naccess_key = \"a\"\nsecret_key = \"hunter2\"\n",
            "vekha.toml", {});
        ASSERT_FALSE(options) << bad;
        EXPECT_THAT(places(options.error()), ElementsAre("vekha.toml:2:12: store.evidence")) << bad;
        EXPECT_THAT(words(options.error()), Not(HasSubstr("hunter2"))) << bad;
    }
}

TEST(Options, a_secret_comes_from_the_first_line_of_its_file_beside_the_settings) {
    const Folder folder;
    folder.write("smtp.password", "correct horse\nsecond line\n");
    const auto path = folder.write("vekha.toml",
                                   "[mail]\ntransport = \"smtp\"\n[mail.smtp]\nhost = \"mail.example.org\"\n"
                                   "user = \"vekha\"\npassword_file = \"smtp.password\"\n");
    const auto options = read_options(path);
    ASSERT_TRUE(options) << words(options.error());
    EXPECT_EQ(options->mail.smtp.password, "correct horse");
    EXPECT_EQ(options->mail.smtp.host, "mail.example.org");
}

TEST(Options, a_secret_s_file_that_cannot_be_read_is_named) {
    const auto options =
        parse_options("[mail.smtp]\npassword_file = \"nowhere.password\"\n", "vekha.toml", "/srv");
    ASSERT_FALSE(options);
    EXPECT_THAT(words(options.error()), HasSubstr("vekha.toml:2:17: mail.smtp.password_file"));
    EXPECT_THAT(words(options.error()), HasSubstr("/srv/nowhere.password"));
}

TEST(Options, no_fault_shows_a_secret) {
    const auto options = parse_options(
        "[mail.smtp]\npassword = \"tr0ub4dor\\n\"\nport = 0\n[telegram]\ntoken = "
        "\"12:AAAAsecret\"\ntoken_file = \"t\"\n",
        "vekha.toml", {});
    ASSERT_FALSE(options);
    EXPECT_EQ(options.error().size(), 3u) << words(options.error());
    EXPECT_THAT(words(options.error()), Not(HasSubstr("tr0ub4dor")));
    EXPECT_THAT(words(options.error()), Not(HasSubstr("AAAAsecret")));
}

TEST(Options, relative_paths_start_from_the_settings_folder_and_files_of_data_from_data) {
    const Folder folder;
    const auto options = read_options(folder.write("vekha.toml",
                                                   "[store]\ndata = \"var\"\nevidence = \"/mnt/proof\"\n"
                                                   "[rules]\nfile = \"ours.toml\"\n"));
    ASSERT_TRUE(options) << words(options.error());
    EXPECT_EQ(options->store.data, folder.path() / "var");
    EXPECT_EQ(options->store.database, folder.path() / "var" / "vekha.db");
    EXPECT_EQ(options->store.evidence.folder, "/mnt/proof");
    EXPECT_EQ(options->files.rules, folder.path() / "ours.toml");
    EXPECT_EQ(options->files.policy, "");
}

TEST(Options, an_empty_file_on_disk_means_the_defaults_too) {
    const Folder folder;
    const auto options = read_options(folder.write("vekha.toml", ""));
    ASSERT_TRUE(options) << words(options.error());
    EXPECT_EQ(options->server, ServerOptions{});
}

TEST(Options, no_file_is_a_fault_with_its_path) {
    const auto options = read_options("/nowhere/vekha.toml");
    ASSERT_FALSE(options);
    EXPECT_THAT(places(options.error()), ElementsAre("/nowhere/vekha.toml"));
}

TEST(Options, channels_in_use_follow_the_transport_and_the_switch) {
    Options options;
    EXPECT_THAT(channel_order(options), ElementsAre("folder"));
    options.telegram.enabled = true;
    options.mail.transport = MailTransport::smtp;
    EXPECT_THAT(channel_order(options), ElementsAre("smtp", "telegram"));
    options.max.enabled = true;
    EXPECT_THAT(channel_order(options), ElementsAre("smtp", "max", "telegram"));
    options.max.enabled = false;
    EXPECT_TRUE(urgent_order(options).empty());
    options.sending.urgent_channels = {"telegram", "max"};
    EXPECT_EQ(urgent_order(options), (std::vector<std::string>{"telegram"})) << "MAX is not in use";
    options.sending.channels = {"telegram", "mail"};
    EXPECT_THAT(channel_order(options), ElementsAre("telegram", "smtp"));
}

TEST(Address, slips_are_caught_and_real_shapes_pass) {
    for (const auto good : {"a@b.ru", "o.petrova@zarechny.example.org", "vekha@localhost", "почта@район.рф"})
        EXPECT_TRUE(is_mail_address(good)) << good;
    for (const auto bad :
         {"", "a", "a@", "@b.ru", "a b@c.ru", "a@b@c", "a@b..ru", "a@.ru", "a@b.ru\nBcc: x@y"})
        EXPECT_FALSE(is_mail_address(bad)) << bad;
    EXPECT_TRUE(is_mailbox("Веха <vekha@localhost>"));
    EXPECT_FALSE(is_mailbox("Веха <vekha@localhost"));
    EXPECT_FALSE(is_mailbox("Веха\r\nBcc: a@b.ru <vekha@localhost>"));
    for (const auto good : {"http://127.0.0.1:8080", "https://vekha.example.org/app", "http://[::1]:80"})
        EXPECT_TRUE(is_base_url(good)) << good;
    for (const auto bad : {"ftp://a", "http://", "http://a/", "http://a b", "http://u:p@a", "http://a?x"})
        EXPECT_FALSE(is_base_url(bad)) << bad;
    for (const auto good :
         {"Europe/Moscow", "UTC", "Asia/Yekaterinburg", "Etc/GMT+3", "America/Port-au-Prince"})
        EXPECT_TRUE(is_zone_name(good)) << good;
    for (const auto bad : {"", "Europe Moscow", "москва", "Europe/", "../etc/passwd", "Europe//Moscow"})
        EXPECT_FALSE(is_zone_name(bad)) << bad;
}

TEST(Options, answers_are_asked_for_unless_the_messenger_can_bring_them) {
    const auto read = [](const std::string& bot, const std::string& url = "https://vekha.example.org") {
        return parse_options("[server]\npublic_url = \"" + url + "\"\n" + bot, "vekha.toml", {});
    };
    const std::string telegram = "[telegram]\nenabled = true\ntoken = \"1:a\"\n";
    EXPECT_EQ(read(telegram)->telegram.receive, Receive::polling);
    EXPECT_EQ(read(telegram + "receive = \"off\"\n")->telegram.receive, Receive::off);
    const std::string brought = "receive = \"webhook\"\nwebhook_secret = \"s3cret-of-the-hook\"\n";
    EXPECT_EQ(read(telegram + brought)->telegram.webhook_secret, "s3cret-of-the-hook");
    const auto inside = read(telegram + brought, "http://vekha.local");
    ASSERT_FALSE(inside);
    EXPECT_THAT(words(inside.error()), HasSubstr("telegram.receive"));
    const auto open = read("[max]\nenabled = true\ntoken = \"a\"\nreceive = \"webhook\"\n");
    ASSERT_FALSE(open);
    EXPECT_THAT(words(open.error()), HasSubstr("max.webhook_secret"));
    const auto weak = read(telegram + "receive = \"webhook\"\nwebhook_secret = \"qwerty\"\n");
    ASSERT_FALSE(weak);
    EXPECT_THAT(words(weak.error()), ::testing::Not(HasSubstr("qwerty")));
}

}  // namespace
}  // namespace vekha::config
