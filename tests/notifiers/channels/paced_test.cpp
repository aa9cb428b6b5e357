// Mail at a pace of ours.
#include <gtest/gtest.h>

#include "notifiers/channels/channels.hpp"
#include "notifiers/channels/turnstile.hpp"

namespace vekha::test {
namespace {

using namespace std::chrono_literals;

/// Counts what it was given.
class Counting final : public Channel {
  public:
    explicit Counting(int& sent) : sent_(sent) {}
    std::string_view name() const override { return "smtp"; }
    Outcome send(const Message&) override {
        ++sent_;
        return delivered(250);
    }

  private:
    int& sent_;
};

Message letter(const std::string& address) {
    Message message;
    message.recipient.email = address;
    return message;
}

TEST(PacedMail, KeepsToSoManyLettersASecond) {
    int sent = 0;
    Instant now{};
    Pace pace;
    pace.per_second = 4;
    pace.per_chat = 4;
    pace.now = [&] { return now; };
    pace.pause = [&](std::chrono::milliseconds length) { now += length; };
    const auto channel = make_paced_channel(std::make_unique<Counting>(sent), pace);
    EXPECT_EQ(channel->name(), "smtp");
    for (int at = 0; at <= 40; ++at)
        EXPECT_EQ(channel->send(letter(std::to_string(at) + "@example.org")), delivered(250));
    EXPECT_EQ(sent, 41);
    EXPECT_EQ(now, Instant{10s});
}

TEST(PacedMail, WhoseTurnIsTooFarAwayIsNotSent) {
    int sent = 0;
    Pace pace;
    pace.per_second = 1;
    pace.per_chat = 1;
    pace.now = [] { return Instant{}; };
    pace.pause = [](std::chrono::milliseconds) {};
    const auto channel = make_paced_channel(std::make_unique<Counting>(sent), pace);
    const int taken = 1 + static_cast<int>(longest_turn / 1s);
    for (int at = 0; at < taken; ++at) channel->send(letter(std::to_string(at) + "@example.org"));
    const auto late = channel->send(letter("late@example.org"));
    EXPECT_TRUE(awaits_turn(late));
    EXPECT_EQ(sent, taken);
}

}  // namespace
}  // namespace vekha::test
