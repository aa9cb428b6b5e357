// Sessions of a person, devices that people have come from, keys of programs.
#include <gmock/gmock.h>

#include "tests/contract/store_contract.hpp"

namespace vekha::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

KnownDevice device_of(PersonId person, const std::string& hash, Instant until) {
    return {person, hash, "Chrome, Windows", "192.0.2.7", noon(1, 1), noon(1, 2), until};
}

ApiToken token_of(PersonId person, const std::string& hash) {
    ApiToken token;
    token.token_sha256 = hash;
    token.person = person;
    token.name = "выгрузка в СЭД";
    token.scopes = {TokenScope::read, TokenScope::import};
    token.made_by = person;
    token.made_at = noon(1, 1);
    token.expires_at = noon(4, 1);
    return token;
}

TEST_P(StoreContract, ASessionRemembersWhereItComesFromAndIsListedWithThePersonsOthers) {
    const Ground ground = lay_ground();
    Session later{"hash-1", ground.lead, {}, "csrf", noon(1, 2), noon(1, 3)};
    later.seen_at = noon(1, 2);
    later.address = "2001:db8::7";
    later.device = "Яндекс Браузер, Windows";
    const Session first{"hash-2", ground.lead, {}, "csrf", noon(1, 1), noon(1, 3)};
    const Session another{"hash-3", ground.controller, {}, "csrf", noon(1, 1), noon(1, 3)};
    for (const auto& one : {later, first, another})
        write([&](Transaction& change) { return change.save(one); });
    EXPECT_THAT(read([&](ReadView& view) { return view.sessions(ground.lead); }), ElementsAre(first, later));
    later.seen_at = noon(1, 3);
    later.address = "192.0.2.9";
    write([&](Transaction& change) { return change.save(later); });
    EXPECT_EQ(read([](ReadView& view) { return view.session("hash-1"); }), later);
    EXPECT_THAT(read([&](ReadView& view) { return view.sessions(ground.contributor); }), IsEmpty());
}

TEST_P(StoreContract, ADeviceIsKnownForEachOfThePeopleWhoCameFromIt) {
    const Ground ground = lay_ground();
    auto mine = device_of(ground.lead, "shared", noon(6, 1));
    const auto theirs = device_of(ground.controller, "shared", noon(5, 1));
    const auto phone = device_of(ground.lead, "phone", noon(4, 1));
    for (const auto& one : {mine, theirs, phone})
        write([&](Transaction& change) { return change.save(one); });
    std::vector<KnownDevice> shared{mine, theirs};
    std::sort(shared.begin(), shared.end(),
              [](const auto& one, const auto& other) { return one.person < other.person; });
    EXPECT_EQ(read([](ReadView& view) { return view.known_devices("shared"); }), shared);
    mine.seen_at = noon(2, 1);
    mine.device = "Edge, Windows";
    mine.address.clear();
    write([&](Transaction& change) { return change.save(mine); });
    EXPECT_THAT(read([&](ReadView& view) { return view.known_devices(ground.lead); }),
                ElementsAre(phone, mine));
    EXPECT_THAT(read([](ReadView& view) { return view.known_devices("nobody's"); }), IsEmpty());
    EXPECT_EQ(refused([](Transaction& change) {
                  return change.save(device_of(PersonId{77}, "x", noon(1, 1)));
              }).fault,
              Fault::not_found);
}

TEST_P(StoreContract, DevicesAreForgottenAfterTheirTermButForEachPersonsLast) {
    const Ground ground = lay_ground();
    const auto oldest = device_of(ground.lead, "a", noon(1, 1));
    const auto old = device_of(ground.lead, "c", noon(1, 2));
    const auto as_old = device_of(ground.lead, "b", noon(1, 2));
    const auto only = device_of(ground.controller, "d", noon(1, 1));
    const auto fresh = device_of(ground.contributor, "e", noon(3, 1));
    const auto past = device_of(ground.contributor, "f", noon(1, 1));
    for (const auto& one : {oldest, old, as_old, only, fresh, past})
        write([&](Transaction& change) { return change.save(one); });
    write([](Transaction& change) { return change.forget_doors(noon(2, 1), noon(1, 1)); });
    EXPECT_THAT(read([&](ReadView& view) { return view.known_devices(ground.lead); }), ElementsAre(old));
    EXPECT_THAT(read([&](ReadView& view) { return view.known_devices(ground.controller); }),
                ElementsAre(only));
    EXPECT_THAT(read([&](ReadView& view) { return view.known_devices(ground.contributor); }),
                ElementsAre(fresh));
}

TEST_P(StoreContract, APersonIsGivenAsNarrowedWithinOneReadOrWriteAndKeptAsTheyAre) {
    const Ground ground = lay_ground();
    const UnitId unit{7};
    const auto narrowed = read([&](ReadView& view) {
        view.narrow(ground.lead, unit);
        return view.person(ground.lead);
    });
    EXPECT_EQ(narrowed.value().within, unit);
    write([&](Transaction& change) -> Result<void> {
        change.narrow(ground.lead, unit);
        EXPECT_EQ(change.person(ground.controller).value().value().within, UnitId{});
        const auto saved = change.save(change.person(ground.lead).value().value());
        if (!saved) return tl::unexpected(saved.error());
        return {};
    });
    EXPECT_EQ(read([&](ReadView& view) { return view.person(ground.lead); }).value().within, UnitId{});
}

TEST_P(StoreContract, AKeyIsFoundByItsHashAndKeptWithItsEnd) {
    const Ground ground = lay_ground();
    ApiToken token = token_of(ground.lead, "hash-1");
    token.unit = write([](Transaction& change) {
        return change.save(Unit{{}, {}, UnitKind::school, "Школа", true});
    });
    token.id = write([&](Transaction& change) { return change.save(token); });
    ASSERT_TRUE(token.id);
    ApiToken other = token_of(ground.controller, "hash-2");
    other.made_by = {};
    other.id = write([&](Transaction& change) { return change.save(other); });
    EXPECT_EQ(read([](ReadView& view) { return view.api_token("hash-1"); }), token);
    EXPECT_EQ(read([](ReadView& view) { return view.api_token("hash-3"); }), std::nullopt);
    token.used_at = noon(1, 5);
    token.used_from = "192.0.2.7";
    token.ended_at = noon(1, 6);
    token.ended_by = ground.controller;
    write([&](Transaction& change) { return change.save(token); });
    EXPECT_EQ(read([&](ReadView& view) { return view.api_token(token.id); }), token);
    EXPECT_THAT(read([&](ReadView& view) { return view.api_tokens(ground.lead); }), ElementsAre(token));
    EXPECT_THAT(read([](ReadView& view) { return view.api_tokens(std::nullopt); }),
                ElementsAre(token, other));
    EXPECT_EQ(
        refused([&](Transaction& change) { return change.save(token_of(ground.lead, "hash-2")); }).fault,
        Fault::conflict);
    auto elsewhere = token_of(ground.lead, "hash-4");
    elsewhere.unit = UnitId{999};
    EXPECT_EQ(refused([&](Transaction& change) { return change.save(elsewhere); }).fault, Fault::not_found);
    EXPECT_EQ(refused([](Transaction& change) { return change.save(token_of(PersonId{77}, "x")); }).fault,
              Fault::not_found);
}

TEST_P(StoreContract, KeysThatAreLongOverAreForgotten) {
    const Ground ground = lay_ground();
    auto expired = token_of(ground.lead, "a"), ended = token_of(ground.lead, "b"),
         open = token_of(ground.lead, "c");
    expired.expires_at = noon(1, 10);
    ended.ended_at = noon(1, 10);
    for (auto* one : {&expired, &ended, &open})
        one->id = write([&](Transaction& change) { return change.save(*one); });
    write([](Transaction& change) { return change.forget_doors(noon(1, 10), noon(1, 10)); });
    EXPECT_EQ(read([](ReadView& view) { return view.api_tokens(std::nullopt); }).size(), 3u);
    write([](Transaction& change) { return change.forget_doors(noon(1, 11), noon(1, 11)); });
    EXPECT_THAT(read([](ReadView& view) { return view.api_tokens(std::nullopt); }), ElementsAre(open));
}

TEST_P(StoreContract, ASecondFactorIsKeptForEachPersonAndRemoved) {
    const Ground ground = lay_ground();
    EXPECT_EQ(read([&](ReadView& view) { return view.second_factor(ground.lead); }), std::nullopt);
    SecondFactor factor{ground.lead, "GEZDGNBVGY3TQOJQ", noon(1, 1)};
    const SecondFactor other{ground.controller, "MZXW6YTBOI", noon(1, 2), noon(1, 3), 7, {"hash"}};
    write([&](Transaction& change) { return change.save(factor); });
    write([&](Transaction& change) { return change.save(other); });
    EXPECT_EQ(read([&](ReadView& view) { return view.second_factor(ground.lead); }), factor);
    factor.seed = "ORSXG5A";
    factor.confirmed_at = noon(1, 2);
    factor.last_step = 59'027'001;
    factor.recovery_sha256 = {"one", "two"};
    write([&](Transaction& change) { return change.save(factor); });
    EXPECT_EQ(read([&](ReadView& view) { return view.second_factor(ground.lead); }), factor);
    write([&](Transaction& change) { return change.remove_second_factor(ground.lead); });
    EXPECT_EQ(read([&](ReadView& view) { return view.second_factor(ground.lead); }), std::nullopt);
    EXPECT_EQ(read([&](ReadView& view) { return view.second_factor(ground.controller); }), other);
    EXPECT_EQ(refused([](Transaction& change) {
                  return change.save(SecondFactor{PersonId{77}, "MY", noon(1, 1)});
              }).fault,
              Fault::not_found);
}

TEST_P(StoreContract, APasswordRemembersWhetherAnotherGaveIt) {
    const Ground ground = lay_ground();
    EXPECT_FALSE(read([&](ReadView& view) { return view.password_given(ground.lead); }));
    write([&](Transaction& change) { return change.set_password(ground.lead, "$argon2id$one", true); });
    EXPECT_TRUE(read([&](ReadView& view) { return view.password_given(ground.lead); }));
    write([&](Transaction& change) { return change.set_password(ground.lead, "$argon2id$two"); });
    EXPECT_FALSE(read([&](ReadView& view) { return view.password_given(ground.lead); }));
}

TEST_P(StoreContract, ASessionRemembersThatItIsHalf) {
    const Ground ground = lay_ground();
    Session half{"hash-1", ground.lead, {}, "csrf", noon(1, 1), noon(1, 3)};
    half.half = true;
    write([&](Transaction& change) { return change.save(half); });
    EXPECT_EQ(read([](ReadView& view) { return view.session("hash-1"); }), half);
}

TEST_P(StoreContract, ASessionRemembersByWhoseWordItBegan) {
    const Ground ground = lay_ground();
    Session session{"hash-1", ground.lead, {}, "csrf", noon(1, 1), noon(1, 3)};
    session.source = "oidc";
    session.factor_elsewhere = true;
    write([&](Transaction& change) { return change.save(session); });
    EXPECT_EQ(read([](ReadView& view) { return view.session("hash-1"); }), session);
}

TEST_P(StoreContract, AnOutsideLoginIsFoundByItsSubjectAndByItsPerson) {
    const Ground ground = lay_ground();
    OutsideLogin mine{"oidc", "issuer 7", ground.lead, "petrov", noon(1, 1), noon(1, 1), {}};
    const OutsideLogin directory{"ldap", "uuid", ground.lead, "petrov", noon(1, 1), noon(1, 2), {}};
    const OutsideLogin theirs{"oidc", "issuer 8", ground.controller, "", noon(1, 1), noon(1, 1), {}};
    for (const auto& one : {mine, directory, theirs})
        write([&](Transaction& change) { return change.save(one); });
    mine.seen_at = noon(2, 1);
    mine.login = "o.petrov";
    mine.given = {Grant{Duty::controller, {}, {}}, Grant{Duty::observer, UnitId{17}, {}}};
    write([&](Transaction& change) { return change.save(mine); });
    EXPECT_EQ(read([](ReadView& view) { return view.outside_login("oidc", "issuer 7"); }), mine);
    EXPECT_EQ(read([](ReadView& view) { return view.outside_login("ldap", "issuer 7"); }), std::nullopt);
    EXPECT_THAT(read([&](ReadView& view) { return view.outside_logins(ground.lead); }),
                ElementsAre(directory, mine));
    write([](Transaction& change) { return change.remove_outside_login("oidc", "issuer 7"); });
    EXPECT_THAT(read([&](ReadView& view) { return view.outside_logins(ground.lead); }),
                ElementsAre(directory));
    EXPECT_EQ(refused([](Transaction& change) {
                  return change.save(OutsideLogin{"oidc", "x", PersonId{77}, "", noon(1, 1), noon(1, 1), {}});
              }).fault,
              Fault::not_found);
}

TEST_P(StoreContract, APersonIsForgottenAndTheOthersAreNot) {
    const Ground ground = lay_ground();
    const auto leave_traces = [&](PersonId person, const std::string& mark) {
        write([&](Transaction& change) -> Result<void> {
            must(change.set_password(person, "argon2id"));
            must(change.save(SecondFactor{person, "GEZDGNBVGY3TQOJQ", noon(1, 1)}));
            must(change.save(OutsideLogin{"oidc", mark, person, "", noon(3, 1), noon(3, 1), {}}));
            must(change.save(Session{mark, person, std::nullopt, "csrf", noon(3, 1), noon(3, 2)}));
            must(change.save(
                KnownDevice{person, mark, "Chrome", "192.0.2.7", noon(3, 1), noon(3, 1), noon(4, 1)}));
            OneTimeKey key;
            key.sha256 = mark;
            key.person = person;
            must(change.save(key));
            Dialog dialog;
            dialog.channel = "telegram";
            dialog.chat = mark;
            dialog.person = person;
            must(change.save(dialog));
            must(change.remember({person, "key", "hash", 201, "", "", noon(3, 1)}));
            Delivery delivery = sample_delivery(person, noon(3, 1));
            delivery.subject = "Тема";
            delivery.text = "Текст";
            delivery.settled_at = noon(3, 2);
            must(change.add(delivery));
            return {};
        });
    };
    leave_traces(ground.lead, "a");
    leave_traces(ground.controller, "b");
    write([&](Transaction& change) { return change.forget_person(ground.lead); });
    const auto left = [&](PersonId person) {
        return must(read_as<std::size_t>(store(), [&](ReadView& view) -> Result<std::size_t> {
            DeliveryQuery query;
            query.person = person;
            return (must(view.password(person)) ? 1U : 0U) + (must(view.second_factor(person)) ? 1U : 0U) +
                   must(view.outside_logins(person)).size() + must(view.sessions(person)).size() +
                   must(view.known_devices(person)).size() + must(view.one_time_keys(person)).size() +
                   must(view.dialogs(person)).size() + (must(view.answer(person, "key")) ? 1U : 0U) +
                   (must(view.deliveries(query)).front().text.empty() ? 0U : 1U);
        }));
    };
    EXPECT_EQ(left(ground.lead), 0U);
    EXPECT_EQ(left(ground.controller), 9U);
}

TEST_P(StoreContract, WordsOfMessagesGoAfterTheirTermAndAreCountedOnce) {
    const Ground ground = lay_ground();
    for (const auto settled :
         {std::optional(noon(3, 1)), std::optional(noon(3, 5)), std::optional<Instant>()}) {
        Delivery delivery = sample_delivery(ground.lead, noon(3, 1));
        delivery.text = "Текст";
        delivery.settled_at = settled;
        write([&](Transaction& change) { return change.add(delivery); });
    }
    const auto forget = [&] {
        return write([](Transaction& change) { return change.forget_words(noon(3, 5)); });
    };
    EXPECT_EQ(forget(), 1);
    EXPECT_EQ(forget(), 0);
    DeliveryQuery query;
    const auto kept = read([&](ReadView& view) { return view.deliveries(query); });
    ASSERT_EQ(kept.size(), 3U);
    EXPECT_EQ(kept[2].text + kept[2].subject + kept[2].html, "");
    EXPECT_EQ(kept[1].text, "Текст") << "on the very moment it is not before it";
    EXPECT_EQ(kept[0].text, "Текст");
}

}  // namespace
}  // namespace vekha::testing
