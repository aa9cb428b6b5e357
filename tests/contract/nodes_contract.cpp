// Daemons that share a store.
#include <gmock/gmock.h>

#include "tests/contract/store_contract.hpp"

namespace vekha::testing {
namespace {

Node node(const std::string& id, Instant started) {
    return {id, "host-" + id + ":8080", "1.0", started, started + std::chrono::seconds{5}, -12, 340, "tidy"};
}

TEST_P(StoreContract, NodesStandInTheOrderInWhichTheyStarted) {
    const Node late = node("a", noon(3, 2)), early = node("b", noon(3, 1));
    for (const Node& each : {late, early}) write([&](Transaction& change) { return change.save(each); });
    EXPECT_THAT(read([](ReadView& view) { return view.nodes(); }), ::testing::ElementsAre(early, late));
}

TEST_P(StoreContract, ANodesSignOfLifeReplacesTheOneBefore) {
    Node one = node("a", noon(3, 2));
    write([&](Transaction& change) { return change.save(one); });
    one.seen_at = noon(3, 3);
    one.holds.clear();
    write([&](Transaction& change) { return change.save(one); });
    EXPECT_THAT(read([](ReadView& view) { return view.nodes(); }), ::testing::ElementsAre(one));
    write([&](Transaction& change) { return change.remove_node("a"); });
    EXPECT_THAT(read([](ReadView& view) { return view.nodes(); }), ::testing::IsEmpty());
}

TEST_P(StoreContract, WhatAHolderHasInHandIsFoundByItsName) {
    const Ground ground = lay_ground();
    Delivery held = sample_delivery(ground.lead, noon(3, 1));
    held.state = DeliveryState::leased;
    held.lease = "a";
    held.leased_until = noon(3, 1);
    Delivery others = held, waiting = held;
    others.lease = "b";
    waiting.state = DeliveryState::waiting;
    for (const Delivery& each : {held, others, waiting}) {
        const auto id = write([&](Transaction& change) { return change.add(each); });
        if (each == held) held.id = id;
    }
    EXPECT_THAT(read([](ReadView& view) { return view.leased_to("a"); }), ::testing::ElementsAre(held));
    EXPECT_THAT(read([](ReadView& view) { return view.leased_to("nobody"); }), ::testing::IsEmpty());
}

TEST_P(StoreContract, ALeaseIsFoundByItsNameAndWrittenOver) {
    EXPECT_EQ(read([](ReadView& view) { return view.lease("tidy"); }), std::nullopt);
    const Lease first{"tidy", "a", 1, noon(3, 1)}, second{"tidy", "b", 2, noon(3, 2)};
    for (const Lease& each : {first, second}) write([&](Transaction& change) { return change.save(each); });
    EXPECT_EQ(read([](ReadView& view) { return view.lease("tidy"); }), second);
}

TEST_P(StoreContract, AClockThatTheStoreHasGoesForward) {
    const auto clock = [](ReadView& view) { return view.clock(); };
    const auto first = read(clock), second = read(clock);
    EXPECT_EQ(first.has_value(), second.has_value());
    EXPECT_LE(first, second);
}

}  // namespace
}  // namespace vekha::testing
