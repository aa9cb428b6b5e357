#include "daemon/identity/ticket.hpp"

#include <gtest/gtest.h>

#include "tests/support/build.hpp"

namespace vekha::identity {
namespace {

using namespace std::chrono_literals;

const Instant now = test::at("2026-03-17T07:00:00Z");

TEST(Ticket, OpensForTenMinutesWithTheSameKey) {
    const auto keys = ticket_keys("the office's key").value();
    const auto ticket = new_ticket("/tasks/5?tab=proof", now);
    const auto sealed = seal(ticket, keys);
    EXPECT_EQ(open(sealed, ticket_keys("the office's key").value(), now + 9min), ticket)
        << "also at another daemon of the office";
    EXPECT_EQ(sealed.find(ticket.verifier), std::string::npos);
    EXPECT_FALSE(open(sealed, keys, now + ticket_life));
    EXPECT_FALSE(open(sealed, ticket_keys("another office's key").value(), now));
    auto changed = sealed;
    changed.back() = changed.back() == 'A' ? 'B' : 'A';
    for (const auto& bad : {changed, std::string("made up"), std::string(), ticket.state})
        EXPECT_FALSE(open(bad, keys, now)) << bad;
}

TEST(Ticket, EachIsAnother) {
    const auto one = new_ticket("/", now), other = new_ticket("/", now);
    EXPECT_NE(one.state, other.state);
    EXPECT_NE(one.nonce, other.nonce);
    EXPECT_NE(one.verifier, other.verifier);
    EXPECT_GE(one.verifier.size(), 43u) << "RFC 7636, 4.1";
}

TEST(Ticket, TheChallengeIsThatOfTheStandard) {
    EXPECT_EQ(challenge_of("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"),
              "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")
        << "RFC 7636, appendix B";
}

TEST(Ticket, GoesBackOnlyToThePage) {
    EXPECT_EQ(local_path("/tasks/5"), "/tasks/5");
    EXPECT_EQ(local_path("/tasks?person=7&open=1"), "/tasks?person=7&open=1");
    for (const auto* bad :
         {"", "tasks", "//evil.example.org", "/\\evil.example.org", "https://evil.example.org",
          "/tasks\r\nSet-Cookie: a=b", "/api/v1/session", "javascript:alert(1)", "/a b", "/\xd0\xb0"})
        EXPECT_EQ(local_path(bad), "/") << bad;
    EXPECT_EQ(local_path("/" + std::string(600, 'a')), "/");
}

}  // namespace
}  // namespace vekha::identity
