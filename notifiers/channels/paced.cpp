#include <utility>

#include "notifiers/channels/channels.hpp"
#include "notifiers/channels/turnstile.hpp"

namespace vekha {
namespace {

class PacedChannel final : public Channel {
  public:
    PacedChannel(std::unique_ptr<Channel> inner, Pace pace)
        : inner_(std::move(inner)), turnstile_(std::move(pace)) {}

    std::string_view name() const override { return inner_->name(); }

    Outcome send(const Message& message) override {
        if (const auto busy = turnstile_.pass(message.recipient.email)) return *busy;
        return inner_->send(message);
    }

  private:
    std::unique_ptr<Channel> inner_;
    Turnstile turnstile_;
};

}  // namespace

std::unique_ptr<Channel> make_paced_channel(std::unique_ptr<Channel> inner, Pace pace) {
    return std::make_unique<PacedChannel>(std::move(inner), std::move(pace));
}

}  // namespace vekha
