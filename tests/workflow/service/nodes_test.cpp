#include "workflow/service/nodes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/office.hpp"
#include "workflow/service/doors.hpp"

namespace vekha {
namespace {

using test::at;
using test::must;
using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;

const Instant noon = at("2026-03-02T09:00:00Z");

class Nodes : public ::testing::Test {
  protected:
    std::optional<Lease> take(std::string_view holder, Instant now) {
        return must(hold(*store_, tidy_lease, holder, now));
    }
    std::vector<Node> listed() {
        return must(read_as<std::vector<Node>>(*store_, [](ReadView& view) { return view.nodes(); }));
    }
    static Node node(std::string id) {
        Node made;
        made.id = std::move(id);
        made.version = "1.0";
        return made;
    }

    std::unique_ptr<Store> store_ = test::new_store();
};

TEST_F(Nodes, ADaemonKeepsTheMomentOfItsStartAndRenewsItsSignOfLife) {
    const Node first = must(show_life(*store_, node("a"), noon));
    EXPECT_EQ(first.started_at, noon);
    const Instant later = noon + std::chrono::minutes{5};
    must(show_life(*store_, first, later));
    ASSERT_EQ(listed().size(), 1U);
    EXPECT_EQ(listed()[0].started_at, noon);
    EXPECT_EQ(listed()[0].seen_at, later);
}

TEST_F(Nodes, SilenceOfThreeIntervalsCountsAsGone) {
    const Node seen = must(show_life(*store_, node("a"), noon));
    EXPECT_TRUE(alive(seen, true, noon + std::chrono::seconds{15}));
    EXPECT_FALSE(alive(seen, true, noon + std::chrono::seconds{16}));
    EXPECT_TRUE(alive(seen, false, noon + std::chrono::minutes{15})) << "alone it need not hurry";
}

TEST_F(Nodes, TheLagIsHowLongTheLongestWaitingTaskHasWaited) {
    test::Office office;
    office.import({test::item("1", "Издать приказ", {{std::nullopt, test::day("2026-03-20")}},
                              {"Директор СОШ № 1"}, {})});
    const Node node_now = must(show_life(*office.store, node("a"), office.now + std::chrono::seconds{7}));
    EXPECT_EQ(node_now.due_lag, 7000);
}

TEST_F(Nodes, ALeaseIsRenewedUnderItsTermAndTakenOverUnderAHigherOne) {
    const auto first = take("a", noon);
    ASSERT_TRUE(first);
    EXPECT_EQ(first->term, 1);
    EXPECT_EQ(take("b", noon + std::chrono::seconds{14}), std::nullopt) << "it is held";
    const auto renewed = take("a", noon + std::chrono::seconds{10});
    ASSERT_TRUE(renewed);
    EXPECT_EQ(renewed->term, 1);
    const auto taken = take("b", noon + std::chrono::seconds{26});
    ASSERT_TRUE(taken);
    EXPECT_EQ(taken->term, 2);
}

TEST_F(Nodes, AHolderThatStoodStillPastItsEndDoesNothingAnyMore) {
    const auto lost = take("a", noon);
    const Instant later = noon + std::chrono::seconds{16};
    EXPECT_FALSE(must(tidy(*store_, *lost, later))) << "its end has passed";
    const auto taken = take("b", later);
    EXPECT_FALSE(must(tidy(*store_, *lost, later))) << "another one has it";
    EXPECT_TRUE(must(tidy(*store_, *taken, later)));
    Lease old_term = *taken;
    --old_term.term;
    EXPECT_FALSE(
        must(read_as<bool>(*store_, [&](ReadView& view) { return still_holds(view, old_term, later); })));
}

TEST_F(Nodes, ASecondBeforeItsEndALeaseIsTrustedNoMore) {
    const auto lease = take("a", noon);
    const auto held = [&](std::chrono::milliseconds after) {
        return must(
            read_as<bool>(*store_, [&](ReadView& view) { return still_holds(view, *lease, noon + after); }));
    };
    EXPECT_TRUE(held(std::chrono::milliseconds{13'999}));
    EXPECT_FALSE(held(std::chrono::seconds{14}));
}

TEST_F(Nodes, WhoLeavesInOrderFreesItsLeaseAtOnce) {
    must(show_life(*store_, node("a"), noon));
    ASSERT_TRUE(take("a", noon));
    ASSERT_TRUE(leave(*store_, "a", noon));
    EXPECT_THAT(listed(), IsEmpty());
    EXPECT_TRUE(take("b", noon));
}

TEST_F(Nodes, ALeaseIsLetGoByItsHolderAlone) {
    ASSERT_TRUE(take("a", noon));
    must(let_go(*store_, tidy_lease, "b", noon));
    EXPECT_FALSE(take("b", noon));
    must(let_go(*store_, tidy_lease, "a", noon));
    EXPECT_TRUE(take("b", noon));
}

TEST_F(Nodes, MessagesInTheHandsOfOneThatIsGoneAreFreeAtOnce) {
    must(show_life(*store_, node("gone"), noon - std::chrono::hours{1}));
    must(show_life(*store_, node("here"), noon));
    test::must(store_->write([](Transaction& change) -> Result<void> {
        Person person;
        person.login = "oleg";
        auto id = change.save(person);
        if (!id) return tl::unexpected(id.error());
        for (const std::string holder : {"gone", "here"}) {
            Delivery delivery;
            delivery.person = *id;
            delivery.lease = holder;
            delivery.leased_until = noon + std::chrono::minutes{5};
            if (auto added = change.add(delivery); !added) return tl::unexpected(added.error());
        }
        return {};
    }));
    const auto lease = take("here", noon);
    EXPECT_EQ(must(take_over(*store_, *lease, noon)), 1U);
    const auto ready = must(read_as<std::vector<Delivery>>(
        *store_, [](ReadView& view) { return view.ready_deliveries(noon, 10); }));
    ASSERT_EQ(ready.size(), 1U);
    EXPECT_EQ(ready[0].lease, "gone");
    Lease old_term = *lease;
    --old_term.term;
    EXPECT_EQ(must(take_over(*store_, old_term, noon)), 0U) << "only the holder of this term may";
}

TEST_F(Nodes, TidyingForgetsWhatHasEndedOnceAnHour) {
    must(show_life(*store_, node("gone"), noon - std::chrono::hours{25}));
    must(show_life(*store_, node("here"), noon));
    test::must(store_->write([](Transaction& change) -> Result<void> {
        Person person;
        person.login = "oleg";
        auto id = change.save(person);
        if (!id) return tl::unexpected(id.error());
        for (const auto& [token, ends] :
             {std::pair{"old", noon - std::chrono::minutes{1}}, {"new", noon + std::chrono::hours{1}}})
            if (auto done = change.save(Session{token, *id, std::nullopt, "csrf", noon, ends}); !done)
                return done;
        for (const auto& [sha256, ended] :
             {std::pair{"long over", keys_kept * 2}, {"just over", keys_kept / 2}}) {
            OneTimeKey key;
            key.sha256 = sha256;
            key.person = *id;
            key.expires_at = noon - ended;
            if (auto done = change.save(key); !done) return done;
        }
        if (auto done = change.add(Received{"telegram", "1", noon - received_kept * 2}); !done) return done;
        return change.remember(
            {*id, "key", "hash", 201, "", "", noon - doors::answers_kept - std::chrono::hours{1}});
    }));
    const auto lease = take("here", noon);
    EXPECT_TRUE(must(tidy(*store_, *lease, noon)));
    EXPECT_THAT(listed(), ElementsAre(Field(&Node::id, "here")));
    test::must(store_->read([](ReadView& view) -> Result<void> {
        EXPECT_FALSE(must(view.session("old")));
        EXPECT_TRUE(must(view.session("new")));
        EXPECT_FALSE(must(view.one_time_key("long over")));
        EXPECT_TRUE(must(view.one_time_key("just over"))) << "lists still tell of it";
        EXPECT_FALSE(must(view.received("telegram", "1")));
        EXPECT_FALSE(must(view.answer(PersonId{1}, "key")));
        return {};
    }));
    const auto renewed = take("here", noon + std::chrono::seconds{5});
    EXPECT_FALSE(must(tidy(*store_, *renewed, noon + std::chrono::seconds{5})))
        << "not twice within the hour";
}

}  // namespace
}  // namespace vekha
