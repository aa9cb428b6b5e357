// Traffic with people: the delivery journal, keys that open one thing once, answers that came, open
// questions.
#include <gmock/gmock.h>

#include "tests/contract/store_contract.hpp"

namespace vekha::testing {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> reasons(const std::vector<Dispatch>& lines) {
    std::vector<std::string> found;
    for (const auto& line : lines) found.push_back(line.reason);
    return found;
}

OneTimeKey sample_key(const std::string& sha256, PersonId person, Instant expires_at) {
    OneTimeKey key;
    key.sha256 = sha256;
    key.purpose = KeyPurpose::confirm_address;
    key.person = person;
    key.kind = "email";
    key.address = "new@example.test";
    key.words = "МАДОУ № 5";
    key.made_by = person;
    key.made_at = noon(3, 1);
    key.expires_at = expires_at;
    return key;
}

TEST_P(StoreContract, WhatIsKnownOfAPersonsAddressesIsKept) {
    Person person = sample_person("sulegina");
    person.mark(AddressKind::email, AddressStanding::confirmed, noon(3, 1), "code");
    person.mark(AddressKind::telegram, AddressStanding::refused, noon(3, 2), "rejected_recipient");
    person.hours = OwnHours{9h, 20h + 30min};
    person.declined = {NoticeKind::reminder, NoticeKind::slip};
    person.id = write([&](Transaction& change) { return change.save(person); });
    EXPECT_EQ(read([&](ReadView& view) { return view.person(person.id); }), person);
    EXPECT_EQ(person.standing(AddressKind::email), AddressStanding::confirmed);
    person.email = "another@example.test";
    EXPECT_EQ(person.standing(AddressKind::email), AddressStanding::unproved) << "it was said of the old one";
    EXPECT_EQ(person.standing(AddressKind::telegram), AddressStanding::refused);
}

TEST_P(StoreContract, TheDeliveryJournalIsReadByPersonByTaskAndByDelivery) {
    const Ground ground = lay_ground();
    const Task one = save_task(ground, day_of(2026, 3, 1));
    const Task other = save_task(ground, day_of(2026, 3, 2));
    const DeliveryId delivery =
        write([&](Transaction& change) { return change.add(sample_delivery(ground.lead, noon(3, 4))); });
    const auto note = [&](PersonId person, DeliveryId carried, TaskId task, DispatchStep step,
                          const std::string& reason) {
        Dispatch line;
        line.at = noon(3, 4);
        line.person = person;
        line.delivery = carried;
        line.row = OutboxId{7};
        line.task = task;
        line.channel = "smtp";
        line.step = step;
        line.reason = reason;
        line.code = 250;
        line.by = ground.controller;
        line.id = write([&](Transaction& change) { return change.add(line); });
        return line;
    };
    const Dispatch first = note(ground.lead, {}, one.id, DispatchStep::held, "hours");
    note(ground.lead, delivery, one.id, DispatchStep::digested, "one");
    note(ground.lead, delivery, other.id, DispatchStep::digested, "other");
    note(ground.lead, delivery, {}, DispatchStep::sent, "sent");
    note(ground.controller, {}, other.id, DispatchStep::held, "theirs");

    const auto ask = [&](const DispatchQuery& query) {
        return read([&](ReadView& view) { return view.dispatches(query); });
    };
    EXPECT_THAT(reasons(ask({.task = one.id})), ElementsAre("sent", "one", "hours"));
    EXPECT_THAT(reasons(ask({.task = other.id})), ElementsAre("theirs", "sent", "other"));
    EXPECT_THAT(reasons(ask({.person = ground.controller})), ElementsAre("theirs"));
    EXPECT_THAT(reasons(ask({.delivery = delivery, .limit = 2})), ElementsAre("sent", "other"));
    EXPECT_THAT(reasons(ask({.person = ground.lead, .before = DispatchId{first.id.value + 1}})),
                ElementsAre("hours"));
    EXPECT_THAT(ask({.limit = 100}).back(), first) << "every field as it was";
}

TEST_P(StoreContract, AOneTimeKeyIsKeptUntilItIsForgotten) {
    const Ground ground = lay_ground();
    const Task task = save_task(ground, day_of(2026, 3, 1));
    OneTimeKey upload = sample_key("bb", ground.lead, noon(3, 9));
    upload.purpose = KeyPurpose::upload;
    upload.task = task.id;
    upload.requirement = 2;
    const OneTimeKey code = sample_key("aa", ground.lead, noon(3, 5));
    write([&](Transaction& change) { return change.save(upload); });
    write([&](Transaction& change) { return change.save(code); });
    upload.used_at = noon(3, 2);
    write([&](Transaction& change) { return change.save(upload); });
    const auto key = [&](std::string_view sha256) {
        return read([&](ReadView& view) { return view.one_time_key(sha256); });
    };
    EXPECT_EQ(key("aa"), code);
    EXPECT_EQ(key("none"), std::nullopt);
    EXPECT_THAT(read([&](ReadView& view) { return view.one_time_keys(task.id); }), ElementsAre(upload));
    write([&](Transaction& change) { return change.forget_traffic(noon(3, 6), {}, {}); });
    EXPECT_EQ(key("aa"), std::nullopt);
    EXPECT_EQ(key("bb"), upload);
    EXPECT_EQ(refused([&](Transaction& change) {
                  return change.save(sample_key("cc", PersonId{99}, noon(3, 9)));
              }).fault,
              Fault::not_found);
}

TEST_P(StoreContract, WhatWasReceivedOnceIsKnownWhenItComesAgain) {
    const Received update{"telegram", "1001", noon(3, 1)};
    write([&](Transaction& change) { return change.add(update); });
    EXPECT_EQ(read([](ReadView& view) { return view.received("telegram", "1001"); }), update);
    EXPECT_EQ(read([](ReadView& view) { return view.received("max", "1001"); }), std::nullopt);
    EXPECT_EQ(refused([&](Transaction& change) { return change.add(update); }).fault, Fault::conflict);
    write([&](Transaction& change) { return change.forget_traffic({}, noon(3, 2), {}); });
    EXPECT_EQ(read([](ReadView& view) { return view.received("telegram", "1001"); }), std::nullopt);
}

TEST_P(StoreContract, AChatHasOneOpenQuestion) {
    const Ground ground = lay_ground();
    const Task task = save_task(ground, day_of(2026, 3, 1));
    Dialog dialog{"max", "-55", ground.lead, DialogQuestion::slot, task.id, {}, "Вот приказ", noon(3, 1)};
    dialog.files = {{"приказ.jpg", "image/jpeg", std::string(64, 'a'), 2'000'000}};
    const auto asked = [&] { return read([](ReadView& view) { return view.dialog("max", "-55"); }); };
    EXPECT_EQ(asked(), std::nullopt);
    write([&](Transaction& change) { return change.save(dialog); });
    EXPECT_EQ(asked(), dialog);
    dialog.question = DialogQuestion::task;
    dialog.task = {};
    dialog.files.clear();
    write([&](Transaction& change) { return change.save(dialog); });
    EXPECT_EQ(asked(), dialog);
    write([&](Transaction& change) { return change.end_dialog("max", "-55"); });
    EXPECT_EQ(asked(), std::nullopt);
    write([&](Transaction& change) { return change.save(dialog); });
    write([&](Transaction& change) { return change.forget_traffic({}, {}, noon(3, 2)); });
    EXPECT_EQ(asked(), std::nullopt) << "nobody answers a question of last month";
}

}  // namespace
}  // namespace vekha::testing
