// [server]: where it listens, with which certificate, whom it believes.
#include "config/server_options.hpp"

#include <cstdlib>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "config/options.hpp"
#include "tests/config/faults_support.hpp"

namespace vekha::config {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

Checked<Options> server(const std::string& keys) {
    return parse_options("[server]\n" + keys, "vekha.toml", "/etc/vekha");
}

TEST(ServerOptions, what_is_well_written_is_taken) {
    const auto options = server(
        "listen = \"::\"\nunix_socket = \"/run/vekha/vekha.sock\"\nunix_socket_mode = \"666\"\n"
        "hosts = [\"vekha\", \"*\"]\ntrusted_proxies = [\"127.0.0.1\", \"fd00::/8\", \"unix\"]\n"
        "connections_per_address = 0\nleast_bytes_per_second = 50\n"
        "[server.tls]\ncertificate = \"c.pem\"\nkey = \"k.pem\"\n");
    ASSERT_TRUE(options) << words(options.error());
    EXPECT_EQ(options->server.unix_socket, "/run/vekha/vekha.sock");
    EXPECT_EQ(options->server.unix_socket_mode, 0666U);
    EXPECT_THAT(options->server.hosts, ElementsAre("vekha", "*"));
    EXPECT_THAT(options->server.trusted_proxies, ElementsAre("127.0.0.1", "fd00::/8", "unix"));
    EXPECT_EQ(options->server.connections_per_address, 0U);
    EXPECT_EQ(options->server.least_bytes_per_second, 50U);
    EXPECT_EQ(options->server.tls.certificate, "c.pem");
}

TEST(ServerOptions, slips_are_named_by_line_and_key) {
    const auto options = server(
        "listen = \"localhost:80\"\nunix_socket_mode = \"0640\"\nhosts = [\"a:80\"]\n"
        "trusted_proxies = [\"proxy.local\", \"10.0.0.1/8\"]\nconnections_per_address = -1\n"
        "least_bytes_per_second = 0\nunix_socket = 5\ntrusted_proxy = []\n");
    ASSERT_FALSE(options);
    EXPECT_THAT(
        places(options.error()),
        ::testing::UnorderedElementsAre(
            "vekha.toml:2:10: server.listen", "vekha.toml:3:20: server.unix_socket_mode",
            "vekha.toml:4:9: server.hosts", "vekha.toml:5:19: server.trusted_proxies",
            "vekha.toml:5:19: server.trusted_proxies", "vekha.toml:6:27: server.connections_per_address",
            "vekha.toml:7:26: server.least_bytes_per_second", "vekha.toml:8:15: server.unix_socket",
            "vekha.toml:9:1: server.trusted_proxy"));
}

TEST(ServerOptions, a_server_answers_somewhere) {
    const auto nowhere = server("listen = \"\"");
    ASSERT_FALSE(nowhere);
    EXPECT_THAT(words(nowhere.error()), HasSubstr("негде отвечать"));
    EXPECT_TRUE(server("listen = \"\"\nunix_socket = \"vekha.sock\""));
}

TEST(ServerOptions, a_certificate_and_its_key_come_together) {
    const auto keyless = server("[server.tls]\ncertificate = \"c.pem\"");
    ASSERT_FALSE(keyless);
    EXPECT_THAT(words(keyless.error()), HasSubstr("нет его ключа"));
    EXPECT_FALSE(server("[server.tls]\nkey = \"k.pem\""));
}

TEST(ServerOptions, duties_that_need_a_second_factor_are_named) {
    const auto options = server("second_factor_required = [\"administrator\", \"head\"]");
    ASSERT_TRUE(options) << words(options.error());
    EXPECT_EQ(options->server.second_factor_required, (Duties{Duty::administrator, Duty::head}));
    const auto wrong = server("second_factor_required = [\"boss\"]");
    ASSERT_FALSE(wrong);
    EXPECT_THAT(words(wrong.error()), HasSubstr("«boss» — не обязанность"));
}

TEST(ServerOptions, the_keys_of_secrets_are_a_file_or_come_from_systemd) {
    EXPECT_TRUE(server("")->server.secrets_key.empty());
    EXPECT_EQ(server("secrets_key = \"keys\"")->server.secrets_key, "keys");
    ::setenv("CREDENTIALS_DIRECTORY", "/run/credentials/vekha.service", 1);
    const auto options = server("secrets_key = \"credential:secrets\"");
    ::unsetenv("CREDENTIALS_DIRECTORY");
    ASSERT_TRUE(options) << words(options.error());
    EXPECT_EQ(options->server.secrets_key, "/run/credentials/vekha.service/secrets");
}

TEST(ServerOptions, a_key_may_come_from_systemd) {
    ::setenv("CREDENTIALS_DIRECTORY", "/run/credentials/vekha.service", 1);
    const auto options = server("[server.tls]\ncertificate = \"c.pem\"\nkey = \"credential:tls.key\"");
    ::unsetenv("CREDENTIALS_DIRECTORY");
    ASSERT_TRUE(options) << words(options.error());
    EXPECT_EQ(options->server.tls.key, "/run/credentials/vekha.service/tls.key");
    const auto without = server("[server.tls]\ncertificate = \"c.pem\"\nkey = \"credential:tls.key\"");
    ASSERT_FALSE(without);
    EXPECT_THAT(words(without.error()), HasSubstr("LoadCredential=tls.key"));
}

}  // namespace
}  // namespace vekha::config
