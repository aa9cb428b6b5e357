// Whom a channel trusts: the system's certificates or the office's own bundle, and no certificate that is out
// of date or another host's. What cannot be trusted is told nothing.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "notifiers/outbox/channel_board.hpp"
#include "tests/notifiers/channels/rigs.hpp"

namespace vekha::test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// An office's own root and what it signed, made once for all tests.
struct Office {
    CertificateAuthority root;
    CertificateAuthority another_root;
    Identity good = root.good();
    Identity expired = root.expired();
    Identity of_another_host = root.of_another_host();
};

const Office& office() {
    static const Office made;
    return made;
}

class Trust : public ::testing::TestWithParam<std::string> {
  protected:
    /// A peer that shows this; what the channel makes of it.
    void expect_refused(const Identity& shown, const std::string& ca_file) const {
        const auto rig = make_rig(GetParam(), shown);
        EXPECT_EQ(rig->channel(enough, ca_file)->send(message_to("reader")),
                  try_later(SendReason::tls_failed));
        EXPECT_EQ(rig->messages(), 0U) << "the key may have been read by a stranger";
    }
};

TEST_P(Trust, AnOfficesOwnRootIsTrustedWhereItIsNamed) {
    const auto rig = make_rig(GetParam(), office().good);
    EXPECT_EQ(rig->channel(enough, office().root.bundle())->send(message_to("reader")).verdict,
              SendVerdict::delivered);
}

TEST_P(Trust, ARootThatNobodyNamedIsAStranger) {
    expect_refused(office().good, {});
    expect_refused(office().good, office().another_root.bundle());
}

TEST_P(Trust, ACertificateOutOfDateIsNoCertificate) {
    expect_refused(office().expired, office().root.bundle());
}

TEST_P(Trust, ACertificateOfAnotherHostIsNoCertificate) {
    expect_refused(office().of_another_host, office().root.bundle());
}

TEST_P(Trust, ABundleThatIsNotThereTrustsNobody) {
    expect_refused(office().good, "/nowhere/root.pem");
}

INSTANTIATE_TEST_SUITE_P(Every, Trust,
                         ::testing::Values("smtp", "smtps", "gateway", "provider", "telegram", "max",
                                           "webhook"),
                         named);

TEST(Alarms, NameTheChannelAndTheMendAndNoAddressAndNoKey) {
    for (const char* channel : {"smtp", "gateway", "telegram", "max"}) {
        const auto words = alarm_words(channel, SendReason::tls_failed);
        EXPECT_THAT(words, HasSubstr("«" + std::string(channel) + "»"));
        EXPECT_THAT(words, HasSubstr("не удалось установить защищённое соединение"));
        EXPECT_THAT(words, HasSubstr("ca_file"));
        EXPECT_THAT(words, Not(HasSubstr("://")));
    }
    EXPECT_THAT(alarm_words("smtp", SendReason::auth_failed), HasSubstr("Проверьте пароль или ключ"));
}

}  // namespace
}  // namespace vekha::test
