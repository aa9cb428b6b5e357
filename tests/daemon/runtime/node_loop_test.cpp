#include "daemon/runtime/node_loop.hpp"

#include <optional>

#include <gmock/gmock.h>

#include "daemon/storage/open_connection.hpp"
#include "daemon/storage/store.hpp"
#include "tests/support/postgres.hpp"

namespace vekha {
namespace {

using ::testing::SizeIs;

/// The machine's clock, set wrong by so much.
class WrongClock final : public Clock {
  public:
    explicit WrongClock(std::chrono::milliseconds ahead) : ahead_(ahead) {}
    Instant now() const override { return clock_->now() + ahead_; }
    std::chrono::milliseconds patience(Instant moment) const override {
        return clock_->patience(moment - ahead_);
    }

  private:
    std::unique_ptr<Clock> clock_ = make_system_clock();
    const std::chrono::milliseconds ahead_;
};

/// One daemon of several, on a server of the tests' own.
class NodeStory : public ::testing::Test {
  protected:
    NodeStory() {
        options_.server = testing::new_postgres_address();
        store_ = std::move(*open_store(options_));
    }
    /// Starts a daemon whose clock is wrong by so much; its first sign of life comes before this returns.
    std::unique_ptr<NodeLoop> start(const std::string& id, const Clock& clock) {
        Node node;
        node.id = id;
        node.name = id + ":8080";
        node.version = "1.0";
        auto loop =
            std::make_unique<NodeLoop>(*store_, clock, node,
                                       NodeLoop::Hooks{[this](bool may) { may_plan_ = may; }, [] {},
                                                       [this](const Error& error) { outgrown_ = error; },
                                                       [this](int count) { at_work_ = count; }});
        loop->start();
        return loop;
    }
    std::vector<Node> nodes() {
        return *read_as<std::vector<Node>>(*store_, [](ReadView& view) { return view.nodes(); });
    }

    StoreOptions options_;
    std::unique_ptr<Store> store_;
    std::optional<bool> may_plan_;
    std::optional<Error> outgrown_;
    int at_work_ = 0;  ///< as the daemon started last counts
};

TEST_F(NodeStory, AClockThatIsRightIsListedAndPlansOn) {
    const WrongClock clock{std::chrono::milliseconds{0}};
    const auto loop = start("a", clock);
    ASSERT_THAT(nodes(), SizeIs(1));
    EXPECT_LT(std::abs(nodes()[0].clock_ahead), 1000);
    EXPECT_EQ(nodes()[0].holds, "tidy");
    EXPECT_TRUE(loop->known_alive());
    EXPECT_EQ(may_plan_, std::nullopt) << "nothing changed";
    EXPECT_EQ(at_work_, 1);
}

TEST_F(NodeStory, AClockMoreThanTwoSecondsOffStopsPlanning) {
    for (const int seconds : {3, -3}) {
        may_plan_.reset();
        const WrongClock clock{std::chrono::seconds{seconds}};
        const auto loop = start("a", clock);
        EXPECT_EQ(may_plan_, false) << seconds;
        EXPECT_NEAR(static_cast<double>(nodes().at(0).clock_ahead), 1000.0 * seconds, 900.0);
    }
}

TEST_F(NodeStory, ASecondDaemonIsListedButKeepsNoHouse) {
    const WrongClock clock{std::chrono::milliseconds{0}};
    const auto first = start("a", clock), second = start("b", clock);
    ASSERT_THAT(nodes(), SizeIs(2));
    EXPECT_EQ(at_work_, 2) << "they share each channel's pace";
    EXPECT_EQ(nodes()[0].holds, "tidy");
    EXPECT_EQ(nodes()[1].holds, "");
    first->stop();
    ASSERT_THAT(nodes(), SizeIs(1)) << "who ends in order is listed no longer";
}

TEST_F(NodeStory, ADaemonThatTheSchemaHasOutgrownIsToldToEnd) {
    {
        const auto console = *open_connection(options_);
        ASSERT_TRUE(console->script("UPDATE vekha_schema SET version = 999"));
    }
    const WrongClock clock{std::chrono::milliseconds{0}};
    const auto loop = start("a", clock);
    ASSERT_TRUE(outgrown_);
    EXPECT_EQ(outgrown_->fault, Fault::newer_database);
    EXPECT_FALSE(loop->known_alive()) << "it could not show that it lives";
}

}  // namespace
}  // namespace vekha
