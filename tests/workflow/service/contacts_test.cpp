// How people choose where they are written to, and prove that an address is theirs.
#include "workflow/service/contacts.hpp"

#include <gmock/gmock.h>

#include "tests/support/office.hpp"
#include "workflow/service/address_codes.hpp"
#include "workflow/service/asked_codes.hpp"

namespace vekha {
namespace {

using test::must;
using test::Office;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using namespace std::chrono_literals;

const std::vector<std::string> in_use{"smtp", "telegram"};

std::optional<Person> link(Office& office, std::string_view address, const std::string& code,
                           AddressKind kind = AddressKind::telegram) {
    auto linked = must(write_as<std::optional<LinkedChat>>(*office.store, [&](Transaction& change) {
        return link_messenger(change, kind, address, code, office.now);
    }));
    return linked ? std::optional(std::move(linked->person)) : std::nullopt;
}
Person person(Office& office, std::string_view login) {
    return must(read_as<Person>(*office.store, [&](ReadView& view) -> Result<Person> {
        return view.person_by_login(login).value().value();
    }));
}
LinkCode code_for(Office& office, std::string_view login) {
    const auto id = office.id(login);
    return must(make_link_code(*office.store, id, id, AddressKind::telegram, office.now));
}
std::string journal_text(Office& office) {
    std::string all;
    for (const auto& one : must(read_as<std::vector<JournalEntry>>(
             *office.store, [](ReadView& view) { return view.journal(1, 1000); })))
        all += one.type + " " + one.payload + "\n";
    return all;
}

TEST(LinkCodes, WhoSendsTheCodeToTheBotHasThatChat) {
    Office office;
    const auto made = code_for(office, "oleg");
    EXPECT_GE(made.code.size(), 22u) << "128 bits";
    office.now += 29min;
    const auto linked = link(office, "5034", made.code);
    ASSERT_TRUE(linked);
    EXPECT_EQ(linked->login, "oleg");
    EXPECT_EQ(person(office, "oleg").telegram, "5034");
    EXPECT_EQ(person(office, "oleg").standing(AddressKind::telegram), AddressStanding::confirmed);
    EXPECT_FALSE(link(office, "777", made.code)) << "once";
    EXPECT_EQ(person(office, "oleg").telegram, "5034");
    EXPECT_THAT(journal_text(office), HasSubstr("messenger_linked"));
    EXPECT_THAT(journal_text(office), Not(HasSubstr(made.code)));
}

TEST(LinkCodes, AChatOfSomebodyElseMovesToWhoHoldsItAndBothAreTold) {
    Office office;
    link(office, "5034", code_for(office, "anna").code);
    const auto id = office.id("oleg");
    const auto made = code_for(office, "oleg");
    const auto linked = must(write_as<std::optional<LinkedChat>>(*office.store, [&](Transaction& change) {
        return link_messenger(change, AddressKind::telegram, "5034", made.code, office.now);
    }));
    ASSERT_TRUE(linked);
    EXPECT_TRUE(linked->moved);
    EXPECT_EQ(person(office, "oleg").telegram, "5034");
    auto anna = person(office, "anna");
    EXPECT_EQ(anna.telegram, "");
    EXPECT_EQ(anna.email, "anna@example.org") << "nothing else is lost";
    EXPECT_THAT(journal_text(office), HasSubstr("messenger_moved"));
    const auto told = must(read_as<std::vector<OutboxRow>>(
        *office.store, [&](ReadView& view) { return view.ready_rows(office.now, 10); }));
    ASSERT_THAT(told, ::testing::SizeIs(1));
    EXPECT_EQ(told.front().person, anna.id);
    EXPECT_THAT(told.front().reason, HasSubstr(person(office, "oleg").name));
    anna.telegram = "5034";
    EXPECT_EQ(anna.standing(AddressKind::telegram), AddressStanding::refused)
        << "should it be typed in again";
    const auto again = must(make_link_code(*office.store, id, id, AddressKind::telegram, office.now));
    const auto same = must(write_as<std::optional<LinkedChat>>(*office.store, [&](Transaction& change) {
        return link_messenger(change, AddressKind::telegram, "5034", again.code, office.now);
    }));
    ASSERT_TRUE(same);
    EXPECT_FALSE(same->moved) << "their own chat";
}

TEST(LinkCodes, AreMadeThreeTimesAnHourForOnePersonAndMessenger) {
    Office office;
    const auto id = office.id("oleg");
    const auto make = [&](AddressKind kind) {
        return make_link_code(*office.store, id, id, kind, office.now);
    };
    for (int at = 0; at < 3; ++at) EXPECT_TRUE(make(AddressKind::telegram));
    const auto fourth = make(AddressKind::telegram);
    ASSERT_FALSE(fourth);
    EXPECT_EQ(fourth.error().fault, Fault::too_many);
    EXPECT_THAT(fourth.error().mend, HasSubstr("60 мин"));
    EXPECT_TRUE(make(AddressKind::max)) << "another messenger";
    const auto anna = office.id("anna");
    EXPECT_TRUE(make_link_code(*office.store, anna, anna, AddressKind::telegram, office.now));
    office.now += asked_codes::window;
    EXPECT_TRUE(make(AddressKind::telegram));
}

TEST(LinkCodes, AreGoodForHalfAnHourOneMessengerAndNoGroup) {
    Office office;
    const auto late = code_for(office, "oleg");
    EXPECT_FALSE(link(office, "5034", late.code, AddressKind::max)) << "made for another messenger";
    EXPECT_FALSE(link(office, "oleg", late.code)) << "no number";
    office.now += contacts::code_term;
    EXPECT_FALSE(link(office, "5034", late.code));
    EXPECT_FALSE(link(office, "5034", "no such code"));
    const auto read_by_all = code_for(office, "oleg");
    EXPECT_FALSE(link(office, "-100200", read_by_all.code));
    EXPECT_FALSE(link(office, "5034", read_by_all.code)) << "the group has read it";
    EXPECT_EQ(person(office, "oleg").telegram, "");
    const auto id = office.id("oleg");
    EXPECT_EQ(make_link_code(*office.store, id, id, AddressKind::email, office.now).error().fault,
              Fault::invalid_input);
}

TEST(Contacts, APersonChoosesForThemselfAndACoordinatorForAnExecutor) {
    Office office;
    ContactChoice choice{{"telegram", "smtp"}, OwnHours{10h, 16h}, "en", {NoticeKind::slip}};
    const auto oleg = office.id("oleg");
    EXPECT_EQ(choice_of(must(set_contact(*office.store, in_use, oleg, oleg, choice, office.now))), choice);
    EXPECT_EQ(choice_of(person(office, "oleg")), choice);
    const auto by = [&](std::string_view actor, std::string_view whom) {
        return set_contact(*office.store, in_use, office.id(actor), office.id(whom), choice, office.now);
    };
    EXPECT_TRUE(by("irina", "oleg"));
    EXPECT_EQ(by("anna", "oleg").error().fault, Fault::forbidden);
    EXPECT_EQ(by("irina", "egor").error().fault, Fault::forbidden) << "the head is an administrator's";
    EXPECT_TRUE(set_contact(*office.store, in_use, PersonId{}, office.id("egor"), choice, office.now));
    EXPECT_EQ(set_contact(*office.store, in_use, PersonId{}, PersonId{99}, choice, office.now).error().fault,
              Fault::not_found);
    EXPECT_THAT(journal_text(office), HasSubstr(R"("hours":{"from":"10:00","to":"16:00"})"));
}

TEST(Contacts, AChoiceThatCannotBeKeptIsRefusedByName) {
    Office office;
    const auto oleg = office.id("oleg");
    const auto refused = [&](const ContactChoice& choice) {
        const auto set = set_contact(*office.store, in_use, oleg, oleg, choice, office.now);
        return set ? std::string("taken") : set.error().where;
    };
    EXPECT_EQ(refused({{"max"}, {}, "ru", {}}), "channels");
    EXPECT_EQ(refused({{"smtp", "smtp"}, {}, "ru", {}}), "channels");
    EXPECT_EQ(refused({{}, OwnHours{18h, 9h}, "ru", {}}), "hours");
    EXPECT_EQ(refused({{}, OwnHours{9h, 9h + 30min}, "ru", {}}), "hours");
    EXPECT_EQ(refused({{}, {}, "de", {}}), "language");
    EXPECT_EQ(refused({{}, {}, "ru", {NoticeKind::overdue}}), "declined: overdue");
    EXPECT_EQ(refused({{}, {}, "ru", {NoticeKind::reminder}}), "taken");
}

/// An office whose oleg asks for a code.
class AddressCodes : public ::testing::Test {
  protected:
    Result<Instant> ask(const std::string& address, std::string_view actor = "oleg") {
        return ask_address_code(*office.store, office.id(actor), office.id("oleg"), address, "smtp",
                                office.now);
    }
    Result<Person> confirm(const std::string& code) {
        const auto oleg = office.id("oleg");
        return confirm_address(*office.store, oleg, oleg, code, office.now);
    }
    std::vector<OutboxRow> rows() {
        return must(read_as<std::vector<OutboxRow>>(
            *office.store, [&](ReadView& view) { return view.ready_rows(office.now, 10); }));
    }
    std::optional<std::string> goes_to(const OutboxRow& row) {
        return must(read_as<std::optional<std::string>>(
            *office.store, [&](ReadView& view) { return address_of_code(view, row, office.now); }));
    }
    /// The six digits in the row's words.
    static std::string code_in(const OutboxRow& row) {
        const auto at = row.reason.find_first_of("0123456789");
        return row.reason.substr(at, address_codes::digits);
    }
    Office office;
};

TEST_F(AddressCodes, TheNewAddressCountsOnlyWhenItsReaderSaysTheCode) {
    ASSERT_TRUE(ask("new@example.org"));
    EXPECT_EQ(person(office, "oleg").email, "oleg@example.org") << "nothing is redirected yet";
    ASSERT_EQ(rows().size(), 1u);
    const auto row = rows().front();
    EXPECT_EQ(row.channel, "smtp");
    EXPECT_EQ(goes_to(row), "new@example.org");
    const auto confirmed = confirm(code_in(row));
    ASSERT_TRUE(confirmed) << describe(confirmed.error());
    EXPECT_EQ(person(office, "oleg").email, "new@example.org");
    EXPECT_EQ(person(office, "oleg").standing(AddressKind::email), AddressStanding::confirmed);
    EXPECT_EQ(goes_to(row), std::nullopt) << "used up";
    EXPECT_FALSE(confirm(code_in(row)));
    EXPECT_THAT(journal_text(office), HasSubstr("address_confirmed"));
    EXPECT_THAT(journal_text(office), Not(HasSubstr(code_in(row))));
}

TEST_F(AddressCodes, FiveWrongCodesMakeTheRightOneVoid) {
    ASSERT_TRUE(ask("new@example.org"));
    const auto right = code_in(rows().front());
    const std::string wrong = right == "000000" ? "000001" : "000000";
    for (std::size_t tries = 0; tries < address_codes::wrong_most - 1; ++tries)
        EXPECT_EQ(confirm(wrong).error().fault, Fault::invalid_input);
    EXPECT_EQ(goes_to(rows().front()), "new@example.org") << "one try is left";
    EXPECT_FALSE(confirm(wrong));
    EXPECT_EQ(confirm(right).error().fault, Fault::invalid_input);
    EXPECT_EQ(person(office, "oleg").email, "oleg@example.org");
    EXPECT_THAT(journal_text(office), HasSubstr("address_code_voided"));
}

TEST_F(AddressCodes, ThreeAnHourAndOnlyTheNewestIsGood) {
    ASSERT_TRUE(ask("first@example.org"));
    const auto first = code_in(rows().front());
    ASSERT_TRUE(ask("second@example.org"));
    EXPECT_EQ(goes_to(rows().front()), std::nullopt) << "the first is void";
    ASSERT_TRUE(ask("third@example.org"));
    EXPECT_EQ(ask("fourth@example.org").error().fault, Fault::too_many);
    const auto confirmed = confirm(first);
    if (confirmed) {
        EXPECT_EQ(confirmed->email, "third@example.org") << "the same digits by chance";
    }
    office.now += asked_codes::window;
    EXPECT_FALSE(confirm(code_in(rows().back()))) << "half an hour is over";
    EXPECT_TRUE(ask("fourth@example.org"));
}

TEST_F(AddressCodes, NobodyRedirectsAnothersMail) {
    EXPECT_EQ(ask("mine@example.org", "anna").error().fault, Fault::forbidden);
    EXPECT_EQ(ask("not an address").error().fault, Fault::invalid_input);
    const auto oleg = office.id("oleg");
    EXPECT_EQ(ask_address_code(*office.store, oleg, oleg, "a@example.org", "", office.now).error().fault,
              Fault::wrong_state);
    ASSERT_TRUE(ask("new@example.org", "irina"));
    const auto code = code_in(rows().front());
    const auto anna = office.id("anna");
    EXPECT_FALSE(confirm_address(*office.store, anna, anna, code, office.now)) << "made for oleg";
    EXPECT_EQ(person(office, "anna").email, "anna@example.org");
}

}  // namespace
}  // namespace vekha
