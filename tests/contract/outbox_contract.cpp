#include <gmock/gmock.h>

#include "tests/contract/store_contract.hpp"

namespace vekha::testing {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> keys(const std::vector<OutboxRow>& rows) {
    std::vector<std::string> found;
    for (const auto& row : rows) found.push_back(row.key);
    return found;
}

TEST_P(StoreContract, ANoticeIsPlannedOnceForEver) {
    const Ground ground = lay_ground();
    const Task task = save_task(ground, day_of(2026, 3, 1));
    OutboxRow row = sample_row("1/late+3/2", task.id, ground.lead, noon(3, 4));
    EXPECT_TRUE(write([&](Transaction& change) { return change.plan(row); }));
    OutboxRow again = row;
    again.reason = "другое";
    EXPECT_FALSE(write([&](Transaction& change) { return change.plan(again); }));
    const auto kept = read([&](ReadView& view) { return view.outbox_row(row.key); });
    ASSERT_TRUE(kept);
    row.id = kept->id;
    EXPECT_EQ(*kept, row);
    row.state = OutboxState::sent;
    write([&](Transaction& change) { return change.update(row); });
    EXPECT_FALSE(write([&](Transaction& change) { return change.plan(again); }))
        << "also when it was sent long ago";
    EXPECT_EQ(read([](ReadView& view) { return view.outbox_row("none"); }), std::nullopt);
}

TEST_P(StoreContract, ANoticeToOrAboutSomethingUnknownIsRefused) {
    const Ground ground = lay_ground();
    const auto fault_of = [&](const OutboxRow& row) {
        return refused([&](Transaction& change) { return change.plan(row); }).fault;
    };
    EXPECT_EQ(fault_of(sample_row("a", TaskId{9}, ground.lead, noon(3, 4))), Fault::not_found);
    EXPECT_EQ(fault_of(sample_row("b", TaskId{}, PersonId{9}, noon(3, 4))), Fault::not_found);
    EXPECT_EQ(refused([&](Transaction& change) {
                  return change.update(sample_row("c", {}, ground.lead, noon(3, 4)));
              }).fault,
              Fault::not_found);
    EXPECT_EQ(refused([&](Transaction& change) {
                  return change.update(sample_delivery(ground.lead, noon(3, 4)));
              }).fault,
              Fault::not_found);
    EXPECT_EQ(refused([&](Transaction& change) {
                  return change.add(sample_delivery(PersonId{9}, noon(3, 4)));
              }).fault,
              Fault::not_found);
}

TEST_P(StoreContract, ReadyRowsAreThoseOfTheFirstPeopleEachWithAllOfTheirs) {
    const Ground ground = lay_ground();
    const auto plan = [&](const std::string& key, PersonId person, Instant ready_at) {
        write([&](Transaction& change) { return change.plan(sample_row(key, {}, person, ready_at)); });
    };
    plan("lead-late", ground.lead, noon(3, 3));
    plan("controller", ground.controller, noon(3, 2));
    plan("lead-early", ground.lead, noon(3, 1));
    plan("contributor", ground.contributor, noon(3, 3));
    plan("lead-future", ground.lead, noon(3, 9));
    EXPECT_THAT(keys(read([](ReadView& view) { return view.ready_rows(noon(3, 3), 2); })),
                ElementsAre("lead-early", "controller", "lead-late"));
    EXPECT_THAT(keys(read([](ReadView& view) { return view.ready_rows(noon(3, 3), 1); })),
                ElementsAre("lead-early", "lead-late"));
    EXPECT_THAT(keys(read([](ReadView& view) { return view.ready_rows(noon(3, 3), 10); })),
                ElementsAre("lead-early", "controller", "lead-late", "contributor"));
    EXPECT_THAT(keys(read([](ReadView& view) { return view.ready_rows(noon(3, 1), 10); })),
                ElementsAre("lead-early"));
    EXPECT_THAT(read([](ReadView& view) { return view.ready_rows(noon(3, 1) - 1ms, 10); }), IsEmpty());
    EXPECT_THAT(read([](ReadView& view) { return view.ready_rows(noon(3, 3), 0); }), IsEmpty());
}

TEST_P(StoreContract, ATakenRowWaitsNoLonger) {
    const Ground ground = lay_ground();
    const Task task = save_task(ground, day_of(2026, 3, 1));
    write([&](Transaction& change) -> Result<void> {
        must(change.plan(sample_row("one", task.id, ground.lead, noon(3, 1))));
        must(change.plan(sample_row("two", task.id, ground.lead, noon(3, 1))));
        Delivery delivery = sample_delivery(ground.lead, noon(3, 1));
        delivery.id = must(change.add(delivery));
        OutboxRow row = *must(change.outbox_row("one"));
        row.state = OutboxState::taken;
        row.delivery = delivery.id;
        row.key = "the key stays";
        must(change.update(row));
        EXPECT_THAT(keys(must(change.outbox_of(delivery.id))), ElementsAre("one"));
        return {};
    });
    EXPECT_THAT(keys(read([](ReadView& view) { return view.ready_rows(noon(3, 2), 10); })),
                ElementsAre("two"));
    EXPECT_THAT(keys(read([&](ReadView& view) { return view.outbox_of(task.id); })),
                ElementsAre("one", "two"));
    EXPECT_THAT(read([](ReadView& view) { return view.outbox_of(DeliveryId{99}); }), IsEmpty());
}

TEST_P(StoreContract, ADeliveryComesBackAsKept) {
    const Ground ground = lay_ground();
    Delivery delivery = sample_delivery(ground.lead, noon(3, 1));
    delivery.state = DeliveryState::leased;
    delivery.leased_until = noon(3, 1) + 1min;
    delivery.id = write([&](Transaction& change) { return change.add(delivery); });
    EXPECT_EQ(read([&](ReadView& view) { return view.delivery(delivery.id); }), delivery);
    delivery.state = DeliveryState::sent;
    delivery.leased_until.reset();
    delivery.settled_at = noon(3, 2);
    delivery.outcome = "sent";
    write([&](Transaction& change) { return change.update(delivery); });
    EXPECT_EQ(read([&](ReadView& view) { return view.delivery(delivery.id); }), delivery);
    EXPECT_EQ(read([](ReadView& view) { return view.delivery(DeliveryId{99}); }), std::nullopt);
}

TEST_P(StoreContract, DeliveriesAreReadyWhenTheirTimeOrTheirLeaseHasRunOut) {
    const Ground ground = lay_ground();
    const auto add = [&](DeliveryState state, Instant next_try, std::optional<Instant> leased_until) {
        Delivery delivery = sample_delivery(ground.lead, next_try);
        delivery.state = state;
        delivery.leased_until = leased_until;
        return write([&](Transaction& change) { return change.add(delivery); });
    };
    const auto later = add(DeliveryState::waiting, noon(3, 3), {});
    const auto lost = add(DeliveryState::leased, noon(2, 1), noon(3, 2));
    const auto first = add(DeliveryState::waiting, noon(3, 1), {});
    add(DeliveryState::sent, noon(1, 1), {});
    add(DeliveryState::failed, noon(1, 1), {});
    add(DeliveryState::leased, noon(1, 1), noon(3, 9));
    const auto ready = [&](Instant now, std::size_t limit) {
        std::vector<DeliveryId> found;
        for (const auto& each : read([&](ReadView& view) { return view.ready_deliveries(now, limit); }))
            found.push_back(each.id);
        return found;
    };
    EXPECT_THAT(ready(noon(3, 3), 10), ElementsAre(first, lost, later));
    EXPECT_THAT(ready(noon(3, 2), 10), ElementsAre(first, lost));
    EXPECT_THAT(ready(noon(3, 2) - 1ms, 10), ElementsAre(first));
    EXPECT_THAT(ready(noon(3, 3), 1), ElementsAre(first));
}

TEST_P(StoreContract, TheEarliestSendingIsOfRowsAndDeliveriesTogether) {
    const Ground ground = lay_ground();
    const auto earliest = [&] { return read([](ReadView& view) { return view.earliest_sending(); }); };
    EXPECT_EQ(earliest(), std::nullopt);
    write([&](Transaction& change) { return change.add(sample_delivery(ground.lead, noon(3, 5))); });
    EXPECT_EQ(earliest(), noon(3, 5));
    write([&](Transaction& change) { return change.plan(sample_row("one", {}, ground.lead, noon(3, 4))); });
    EXPECT_EQ(earliest(), noon(3, 4));
    write([&](Transaction& change) -> Result<void> {
        Delivery delivery = *must(change.delivery(DeliveryId{1}));
        delivery.next_try_at = noon(3, 1);
        return change.update(delivery);
    });
    EXPECT_EQ(earliest(), noon(3, 1));
    write([&](Transaction& change) -> Result<void> {
        Delivery delivery = *must(change.delivery(DeliveryId{1}));
        delivery.state = DeliveryState::dropped;
        must(change.update(delivery));
        OutboxRow row = *must(change.outbox_row("one"));
        row.state = OutboxState::dropped;
        return change.update(row);
    });
    EXPECT_EQ(earliest(), std::nullopt);
}

TEST_P(StoreContract, DeliveriesAreListedTheNewestFirst) {
    const Ground ground = lay_ground();
    const auto add = [&](PersonId person, DeliveryState state) {
        Delivery delivery = sample_delivery(person, noon(3, 1));
        delivery.state = state;
        return write([&](Transaction& change) { return change.add(delivery); });
    };
    const auto a = add(ground.lead, DeliveryState::sent);
    const auto b = add(ground.controller, DeliveryState::failed);
    const auto c = add(ground.lead, DeliveryState::failed);
    const auto shown = [&](DeliveryQuery query) {
        std::vector<DeliveryId> found;
        for (const auto& each : read([&](ReadView& view) { return view.deliveries(query); }))
            found.push_back(each.id);
        return found;
    };
    EXPECT_THAT(shown({}), ElementsAre(c, b, a));
    EXPECT_THAT(shown({.person = ground.lead, .state = {}, .before = {}}), ElementsAre(c, a));
    EXPECT_THAT(shown({.person = {}, .state = DeliveryState::failed, .before = {}}), ElementsAre(c, b));
    EXPECT_THAT(shown({.person = ground.lead, .state = DeliveryState::failed, .before = {}}), ElementsAre(c));
    EXPECT_THAT(shown({.person = {}, .state = {}, .before = c, .limit = 1}), ElementsAre(b));
}

}  // namespace
}  // namespace vekha::testing
