#include "workflow/service/api_tokens.hpp"

#include <gtest/gtest.h>

#include "tests/support/office.hpp"

namespace vekha {
namespace {

using namespace std::chrono_literals;
using test::must;

class ApiTokensTest : public ::testing::Test {
  protected:
    ApiTokensTest() {
        must(save_people(*office.store, PersonId{}, {{test::person("admin", {Duty::administrator})}, {}},
                         office.now));
        oleg = office.id("oleg");
    }
    TokenWish wish(TokenScopes scopes = TokenScope::read, int days = 30) {
        return {oleg, "выгрузка в СЭД", scopes, days};
    }
    MadeToken make() { return must(make_token(*office.store, oleg, wish(), {}, office.now)); }
    Fault refused(PersonId actor, const TokenWish& asked) {
        const auto made = make_token(*office.store, actor, asked, {}, office.now);
        return made ? Fault::internal : made.error().fault;
    }
    bool opens(const MadeToken& made) {
        return find_token(*office.store, made.secret, office.now).has_value();
    }
    std::vector<JournalEntry> journal() {
        return must(read_as<std::vector<JournalEntry>>(
            *office.store, [](ReadView& view) { return view.journal(1, 1'000); }));
    }

    test::Office office;
    PersonId oleg;
};

TEST_F(ApiTokensTest, AKeyOpensAsItsPersonAndOnlyItsHashIsKept) {
    const auto made = make();
    EXPECT_TRUE(looks_like_token(made.secret)) << made.secret;
    EXPECT_EQ(made.secret.size(), 49u) << "vekha_ and 256 bits";
    EXPECT_NE(made.secret, make().secret);
    const auto holder = must(find_token(*office.store, made.secret, office.now));
    EXPECT_EQ(holder.person.login, "oleg");
    EXPECT_EQ(holder.token, made.token);
    EXPECT_EQ(made.token.token_sha256.size(), 64u);
    EXPECT_FALSE(find_token(*office.store, made.token.token_sha256, office.now));
    for (const auto& entry : journal()) EXPECT_EQ(entry.payload.find(made.secret), std::string::npos);
}

TEST_F(ApiTokensTest, WhatIsNotAKeyOpensNothing) {
    auto secret = make().secret;
    for (const auto& wrong :
         {std::string(), std::string("vekha_"), secret.substr(1), secret + "A", secret.substr(0, 48) + "=",
          secret.substr(0, 48) + (secret[48] == 'A' ? 'B' : 'A')})
        EXPECT_EQ(find_token(*office.store, wrong, office.now).error().fault, Fault::unauthenticated)
            << wrong;
}

TEST_F(ApiTokensTest, AKeyEndsWithItsTerm) {
    const auto made = make();
    office.now += std::chrono::days(30) - 1ms;
    EXPECT_TRUE(opens(made));
    office.now += 1ms;
    EXPECT_FALSE(opens(made));
}

TEST_F(ApiTokensTest, ItIsMadeForOneselfAndOnlyTheShellMakesOneForAnother) {
    EXPECT_EQ(refused(office.id("admin"), wish()), Fault::forbidden);
    EXPECT_TRUE(make_token(*office.store, PersonId{}, wish(), {}, office.now));
    EXPECT_EQ(refused(PersonId{}, {PersonId{77}, "x", TokenScope::read, 1}), Fault::not_found);
}

TEST_F(ApiTokensTest, AKeyWithoutNameScopeOrWithTooLongATermIsNotMade) {
    EXPECT_EQ(refused(oleg, {oleg, "", TokenScope::read, 1}), Fault::invalid_input);
    EXPECT_EQ(refused(oleg, {oleg, std::string(201, 'x'), TokenScope::read, 1}), Fault::invalid_input);
    EXPECT_EQ(refused(oleg, wish(TokenScopes{})), Fault::invalid_input);
    EXPECT_EQ(refused(oleg, wish(TokenScope::read, 0)), Fault::invalid_input);
    EXPECT_EQ(refused(oleg, wish(TokenScope::read, api_tokens::days_most + 1)), Fault::invalid_input);
    for (std::size_t count = 0; count < api_tokens::open_most; ++count) make();
    EXPECT_EQ(refused(oleg, wish()), Fault::too_many);
}

TEST_F(ApiTokensTest, ThePersonIsToldOfAKeyMadeInTheirName) {
    must(make_token(*office.store, oleg, wish(), {"192.0.2.7", {}, {}, {}, office.org.zone.get()},
                    office.now));
    const auto rows = must(read_as<std::vector<OutboxRow>>(
        *office.store, [&](ReadView& view) { return view.ready_rows(office.now, 10); }));
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows[0].kind, NoticeKind::door);
    EXPECT_EQ(rows[0].person, oleg);
    EXPECT_NE(rows[0].reason.find("«выгрузка в СЭД», с адреса 192.0.2.7"), std::string::npos)
        << rows[0].reason;
}

TEST_F(ApiTokensTest, ItsUseIsNotedOnceInAWhileAndNeverAfterItsEnd) {
    const auto made = make();
    const auto used = [&] { return must(find_token(*office.store, made.secret, office.now)).token; };
    must(note_use(*office.store, used(), "192.0.2.7", office.now));
    const auto first = used();
    EXPECT_EQ(first.used_at, office.now);
    EXPECT_EQ(first.used_from, "192.0.2.7");
    const auto revision = office.store->revision();
    must(note_use(*office.store, first, "192.0.2.8", office.now + 9min));
    EXPECT_EQ(office.store->revision(), revision) << "too soon to be worth a write";
    must(end_token(*office.store, oleg, made.token.id, office.now));
    must(note_use(*office.store, made.token, "192.0.2.8", office.now + 5min));
    const auto kept = must(read_as<std::optional<ApiToken>>(
        *office.store, [&](ReadView& view) { return view.api_token(made.token.id); }));
    EXPECT_EQ(kept->ended_at, office.now);
    EXPECT_EQ(kept->used_from, "192.0.2.7");
}

TEST_F(ApiTokensTest, ItIsEndedByItsPersonOrAnAdministratorAndNobodyElseLearnsOfIt) {
    const auto one = make(), other = make();
    EXPECT_EQ(end_token(*office.store, office.id("anna"), one.token.id, office.now).error(),
              end_token(*office.store, office.id("anna"), TokenId{99}, office.now).error());
    EXPECT_TRUE(opens(one));
    must(end_token(*office.store, oleg, one.token.id, office.now));
    must(end_token(*office.store, office.id("admin"), other.token.id, office.now));
    EXPECT_FALSE(opens(one));
    EXPECT_FALSE(opens(other));
    EXPECT_EQ(end_token(*office.store, oleg, one.token.id, office.now).error().fault, Fault::not_found);
    std::vector<std::string> types;
    for (const auto& entry : journal())
        if (entry.type.starts_with("token_"))
            types.push_back(entry.type + " by " + std::to_string(entry.actor.value));
    const auto by = [](PersonId who) { return " by " + std::to_string(who.value); };
    EXPECT_EQ(types,
              (std::vector<std::string>{"token_made" + by(oleg), "token_made" + by(oleg),
                                        "token_ended" + by(oleg), "token_ended" + by(office.id("admin"))}));
}

TEST_F(ApiTokensTest, TheListIsThePersonsOrAnAdministrators) {
    make();
    const auto listed = [&](std::string_view login) {
        return read_as<std::vector<ApiToken>>(
            *office.store, [&](ReadView& view) { return tokens_of(view, office.id(login), oleg); });
    };
    EXPECT_EQ(must(listed("oleg")).size(), 1u);
    EXPECT_EQ(must(listed("admin")), must(listed("oleg")));
    EXPECT_EQ(listed("irina").error().fault, Fault::forbidden);
}

TEST_F(ApiTokensTest, ScopesAreReadAsTheyAreWritten) {
    const TokenScopes all{TokenScope::read, TokenScope::act, TokenScope::import, TokenScope::administer};
    EXPECT_EQ(scopes_text(all), "read, act, import, administer");
    EXPECT_EQ(parse_scopes_text(scopes_text(all)), all);
    EXPECT_EQ(parse_scopes_text("import"), TokenScopes{TokenScope::import});
    EXPECT_EQ(parse_scopes_text("read, everything"), std::nullopt);
}

}  // namespace
}  // namespace vekha
