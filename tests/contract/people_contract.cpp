#include <gmock/gmock.h>

#include "tests/contract/store_contract.hpp"

namespace vekha::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST_P(StoreContract, APersonComesBackAsSaved) {
    Person person = sample_person("sulegina");
    person.active = false;
    person.id = write([&](Transaction& change) { return change.save(person); });
    EXPECT_TRUE(person.id);
    EXPECT_EQ(read([&](ReadView& view) { return view.person(person.id); }), person);
    EXPECT_EQ(read([&](ReadView& view) { return view.person_by_login("sulegina"); }), person);
    EXPECT_EQ(read([&](ReadView& view) { return view.person(PersonId{99}); }), std::nullopt);
    EXPECT_EQ(read([&](ReadView& view) { return view.person_by_login("Sulegina"); }), std::nullopt);
}

TEST_P(StoreContract, APersonSavedAgainIsWrittenOver) {
    Person person = sample_person("ivanov");
    person.id = write([&](Transaction& change) { return change.save(person); });
    person.login = "ivanov2";
    person.max = "-7100";
    person.channels.clear();
    person.duties = {Duty::administrator};
    EXPECT_EQ(write([&](Transaction& change) { return change.save(person); }), person.id);
    EXPECT_EQ(read([](ReadView& view) { return view.people(); }), std::vector{person});
    EXPECT_EQ(read([](ReadView& view) { return view.person_by_login("ivanov"); }), std::nullopt);
}

TEST_P(StoreContract, TwoPeopleCannotShareALogin) {
    write([](Transaction& change) { return change.save(sample_person("ivanov")); });
    const Error error = refused([](Transaction& change) { return change.save(sample_person("ivanov")); });
    EXPECT_EQ(error.fault, Fault::conflict);
    EXPECT_THAT(error.message, HasSubstr("ivanov"));
    EXPECT_EQ(read([](ReadView& view) { return view.people(); }).size(), 1U);
}

TEST_P(StoreContract, AWriteGoesOnAfterALoginWasTaken) {
    write([](Transaction& change) { return change.save(sample_person("ivanov")); });
    write([](Transaction& change) -> Result<void> {
        EXPECT_FALSE(change.save(sample_person("ivanov")));
        EXPECT_TRUE(change.save(sample_person("petrov")));
        return {};
    });
    EXPECT_EQ(read([](ReadView& view) { return view.people(); }).size(), 2U);
}

TEST_P(StoreContract, PeopleAreListedByIdTheInactiveToo) {
    Person gone = sample_person("a-gone");
    gone.active = false;
    write([&](Transaction& change) -> Result<void> {
        must(change.save(sample_person("z-first")));
        must(change.save(gone));
        return {};
    });
    const auto people = read([](ReadView& view) { return view.people(); });
    ASSERT_EQ(people.size(), 2U);
    EXPECT_EQ(people[0].login, "z-first");
    EXPECT_EQ(people[1].login, "a-gone");
}

TEST_P(StoreContract, AGroupKeepsItsMembersInTheirOrder) {
    const Ground ground = lay_ground();
    Group group{{}, "руководители ОО", {ground.contributor, ground.lead}};
    group.id = write([&](Transaction& change) { return change.save(group); });
    EXPECT_EQ(read([&](ReadView& view) { return view.group(group.id); }), group);
    group.members = {ground.lead};
    group.name = "директора";
    write([&](Transaction& change) { return change.save(group); });
    EXPECT_EQ(read([](ReadView& view) { return view.groups(); }), std::vector{group});
}

TEST_P(StoreContract, AGroupRemembersThatItsMembersMustEachAnswer) {
    const auto id = write([](Transaction& change) { return change.save(sample_person("anna")); });
    Group group{.id = {}, .name = "Руководители ОО", .members = {id}, .each_answers = true};
    group.id = write([&](Transaction& change) { return change.save(group); });
    reopen();
    EXPECT_EQ(read([&](ReadView& view) { return view.group(group.id); }), group);
    EXPECT_EQ(read([](ReadView& view) { return view.groups(); }), std::vector{group});
}

TEST_P(StoreContract, ASubstitutionComesBackAsSavedAndCanBeEndedEarly) {
    const auto away = write([](Transaction& change) { return change.save(sample_person("away")); });
    const auto acting = write([](Transaction& change) { return change.save(sample_person("acting")); });
    Substitution one{
        {}, away, acting, "приказ № 17 от 01.07.2026", day_of(2026, 7, 1), day_of(2026, 7, 14), std::nullopt};
    one.id = write([&](Transaction& change) { return change.save(one); });
    one.ended = day_of(2026, 7, 10);
    write([&](Transaction& change) { return change.save(one); });
    reopen();
    EXPECT_EQ(read([](ReadView& view) { return view.substitutions(); }), std::vector{one});
    one.id = {};
    one.acting = PersonId{99};
    EXPECT_EQ(refused([&](Transaction& change) { return change.save(one); }).fault, Fault::not_found);
}

TEST_P(StoreContract, AGroupOfUnknownPeopleIsRefused) {
    const Error error = refused([](Transaction& change) {
        return change.save(Group{{}, "никто", {PersonId{42}}});
    });
    EXPECT_EQ(error.fault, Fault::not_found);
    EXPECT_TRUE(read([](ReadView& view) { return view.groups(); }).empty());
}

TEST_P(StoreContract, APartyIsBoundOnceAndCanBeBoundAnew) {
    const Ground ground = lay_ground();
    const auto group = write([&](Transaction& change) {
        return change.save(Group{{}, "школы", {ground.lead}});
    });
    write([&](Transaction& change) { return change.bind("школа", {"Школы", group}); });
    write([&](Transaction& change) { return change.bind("координатор", {"Координатор", ground.lead}); });
    EXPECT_EQ(read([](ReadView& view) { return view.binding(UnitId{}, "школа"); }),
              (PartyBinding{"Школы", group}));
    write([&](Transaction& change) { return change.bind("школа", {"Школа", ground.contributor}); });
    EXPECT_THAT(
        read([](ReadView& view) { return view.bindings(); }),
        ElementsAre(PartyBinding{"Координатор", ground.lead}, PartyBinding{"Школа", ground.contributor}));
    EXPECT_EQ(read([](ReadView& view) { return view.binding(UnitId{}, "отдел"); }), std::nullopt);
}

TEST_P(StoreContract, APartyCannotBeBoundToSomeoneUnknown) {
    EXPECT_EQ(refused([](Transaction& change) {
                  return change.bind("x", {"X", PersonId{5}});
              }).fault,
              Fault::not_found);
    EXPECT_EQ(refused([](Transaction& change) {
                  return change.bind("x", {"X", GroupId{5}});
              }).fault,
              Fault::not_found);
}

TEST_P(StoreContract, APasswordIsKeptAndReplaced) {
    const Ground ground = lay_ground();
    EXPECT_EQ(read([&](ReadView& view) { return view.password(ground.lead); }), std::nullopt);
    write([&](Transaction& change) { return change.set_password(ground.lead, "$argon2id$one"); });
    write([&](Transaction& change) { return change.set_password(ground.lead, "$argon2id$two"); });
    EXPECT_EQ(read([&](ReadView& view) { return view.password(ground.lead); }), "$argon2id$two");
    EXPECT_EQ(refused([](Transaction& change) { return change.set_password(PersonId{77}, "x"); }).fault,
              Fault::not_found);
}

TEST_P(StoreContract, ASessionLastsUntilItEnds) {
    const Ground ground = lay_ground();
    const Task task = save_task(ground, day_of(2026, 3, 1));
    const Session signed_in{"hash-1", ground.lead, {}, "csrf-1", noon(1, 1), noon(1, 2)};
    const Session by_link{"hash-2", ground.lead, task.id, "csrf-2", noon(1, 1), noon(1, 3)};
    write([&](Transaction& change) { return change.save(signed_in); });
    write([&](Transaction& change) { return change.save(by_link); });
    EXPECT_EQ(read([](ReadView& view) { return view.session("hash-1"); }), signed_in);
    EXPECT_EQ(read([](ReadView& view) { return view.session("hash-2"); }), by_link);
    write([&](Transaction& change) { return change.end_sessions(ground.controller, {}); });
    EXPECT_EQ(read([](ReadView& view) { return view.session("hash-1"); }), signed_in) << "somebody else's";
    write([&](Transaction& change) { return change.end_sessions(ground.lead, "hash-1"); });
    EXPECT_EQ(read([](ReadView& view) { return view.session("hash-1"); }), signed_in) << "the kept one";
    EXPECT_EQ(read([](ReadView& view) { return view.session("hash-2"); }), std::nullopt);
    write([](Transaction& change) { return change.end_session("hash-1"); });
    EXPECT_EQ(read([](ReadView& view) { return view.session("hash-1"); }), std::nullopt);
}

TEST_P(StoreContract, WhatIsOldIsForgottenAndNothingElse) {
    const Ground ground = lay_ground();
    write([&](Transaction& change) -> Result<void> {
        must(change.save(Session{"old", ground.lead, {}, "c", noon(1, 1), noon(1, 2)}));
        must(change.save(Session{"new", ground.lead, {}, "c", noon(1, 1), noon(1, 3)}));
        must(change.remember({ground.lead, "old", "r", 201, "/api/v1/roadmaps/1", "{}", noon(1, 2)}));
        must(change.remember({ground.lead, "new", "r", 201, "/api/v1/roadmaps/2", "{}", noon(1, 3)}));
        return {};
    });
    write([](Transaction& change) { return change.forget(noon(1, 3), noon(1, 3), noon(1, 3)); });
    EXPECT_FALSE(read([](ReadView& view) { return view.session("old"); }));
    EXPECT_TRUE(read([](ReadView& view) { return view.session("new"); }));
    EXPECT_FALSE(read([&](ReadView& view) { return view.answer(ground.lead, "old"); }));
    EXPECT_TRUE(read([&](ReadView& view) { return view.answer(ground.lead, "new"); }));
}

TEST_P(StoreContract, FailedSignInsAreKeptByLoginUntilForgotten) {
    const FailedSignIns old{"oleg", 3, noon(1, 2)}, fresh{"anna", 1, noon(1, 4)};
    for (const auto& each : {old, fresh}) write([&](Transaction& change) { return change.save(each); });
    EXPECT_EQ(read([](ReadView& view) { return view.failed_sign_ins("oleg"); }), old);
    write([](Transaction& change) { return change.forget(noon(1, 3), noon(1, 3), noon(1, 3)); });
    EXPECT_EQ(read([](ReadView& view) { return view.failed_sign_ins("oleg"); }), std::nullopt);
    EXPECT_EQ(read([](ReadView& view) { return view.failed_sign_ins("anna"); }), fresh);
    write([](Transaction& change) { return change.forget_failed_sign_ins("anna"); });
    EXPECT_EQ(read([](ReadView& view) { return view.failed_sign_ins("anna"); }), std::nullopt);
}

TEST_P(StoreContract, AnAnswerIsRememberedForThePersonWhoAsked) {
    const Ground ground = lay_ground();
    const IdempotentAnswer answer{ground.lead,          "key",         "hash",    201,
                                  "/api/v1/roadmaps/1", R"({"id":1})", noon(1, 2)};
    write([&](Transaction& change) { return change.remember(answer); });
    EXPECT_EQ(read([&](ReadView& view) { return view.answer(ground.lead, "key"); }), answer);
    EXPECT_EQ(read([&](ReadView& view) { return view.answer(ground.controller, "key"); }), std::nullopt);
    EXPECT_EQ(refused([&](Transaction& change) { return change.remember(answer); }).fault, Fault::conflict);
}

TEST_P(StoreContract, SettingsAreKeptByName) {
    EXPECT_EQ(read([](ReadView& view) { return view.setting("last_tick"); }), std::nullopt);
    write([](Transaction& change) { return change.set("last_tick", "1"); });
    write([](Transaction& change) { return change.set("last_tick", ""); });
    EXPECT_EQ(read([](ReadView& view) { return view.setting("last_tick"); }), "");
}

}  // namespace
}  // namespace vekha::testing
