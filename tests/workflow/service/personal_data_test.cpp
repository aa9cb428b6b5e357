// All about a person is given out; a person becomes a number, and the journal still verifies.
#include "workflow/service/personal_data.hpp"

#include <gmock/gmock.h>

#include "tests/support/office.hpp"
#include "workflow/service/audit.hpp"
#include "workflow/service/erasing.hpp"
#include "workflow/service/people.hpp"

namespace vekha {
namespace {

using test::must;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class PersonalData : public ::testing::Test {
  protected:
    PersonalData() {
        save(test::person("admin", {Duty::administrator}));
        PersonEntry entry;
        entry.person.login = "zoya";
        entry.person.name = "Петрова Зоя Ильинична";
        entry.person.position = "методист";
        entry.person.email = "zoya@example.test";
        entry.person.telegram = "4711";
        entry.person.duties = {Duty::executor};
        save(entry);
        entry.person.name = "Сидорова Зоя Ильинична";
        save(entry);
        zoya_ = must(read_as<std::optional<Person>>(store(), [](ReadView& view) {
                    return view.person_by_login("zoya");
                }))->id;
        must(store().write([&](Transaction& change) -> Result<void> {
            change.came_from("page");
            must(change.append({office_.now, zoya_, TaskId{}, "signed_in",
                                R"({"person":)" + std::to_string(zoya_.value) +
                                    R"(,"address":"192.0.2.7","device":"Chrome"})"}));
            must(change.append({office_.now, PersonId{}, TaskId{}, "answer_refused",
                                R"({"channel":"mail","reason":"писала Сидорова Зоя Ильинична"})"}));
            Delivery letter;
            letter.person = zoya_;
            letter.subject = "Напоминание";
            letter.text = "Уважаемая Зоя Ильинична";
            must(change.add(letter));
            return change.set_password(zoya_, "$argon2id$secret");
        }));
    }

    Store& store() { return *office_.store; }
    void save(const PersonEntry& entry) {
        must(save_people(store(), PersonId{}, {{entry}, {}}, office_.now));
    }
    Result<ErasedPerson> erase(PersonId person) {
        return erase_person(store(), office_.id("admin"), person, day_of(2026, 2, 2), office_.now);
    }
    /// Everything the journal says, as text.
    std::string journal() {
        std::string all;
        for (const auto& entry : must(read_as<std::vector<JournalEntry>>(
                 store(), [](ReadView& view) { return view.journal(1, 1'000); })))
            all += entry.payload + "\n";
        return all;
    }

    test::Office office_;
    PersonId zoya_;
};

TEST_F(PersonalData, AllThatIsKeptIsGivenOutWithoutSecrets) {
    const auto kept = must(export_person(store(), office_.id("admin"), zoya_, office_.now));
    EXPECT_THAT(kept, AllOf(HasSubstr("zoya@example.test"), HasSubstr("4711"), HasSubstr("192.0.2.7"),
                            HasSubstr("Уважаемая Зоя Ильинична"), HasSubstr("Петрова Зоя Ильинична")));
    EXPECT_THAT(kept, Not(HasSubstr("argon2id")));
    EXPECT_THAT(journal(), HasSubstr("{\"person\":" + std::to_string(zoya_.value) + "}"));
}

TEST_F(PersonalData, OnlyAnAdministratorGivesOutAndErases) {
    const auto asked = export_person(store(), office_.id("oleg"), zoya_, office_.now);
    ASSERT_FALSE(asked);
    EXPECT_EQ(asked.error().fault, Fault::forbidden);
    const auto erased = erase_person(store(), office_.id("irina"), zoya_, day_of(2026, 2, 2), office_.now);
    ASSERT_FALSE(erased);
    EXPECT_EQ(erased.error().fault, Fault::forbidden);
}

TEST_F(PersonalData, APersonBecomesANumberAndTheJournalStillVerifies) {
    const auto erased = must(erase(zoya_));
    EXPECT_EQ(erased.name, "Сотрудник № " + std::to_string(zoya_.value));
    EXPECT_EQ(erased.entries, 4U) << "saved twice, signed in, named in a refusal";
    EXPECT_THAT(journal(), AllOf(Not(HasSubstr("Зоя")), Not(HasSubstr("zoya")), Not(HasSubstr("4711")),
                                 Not(HasSubstr("192.0.2.7")), HasSubstr("писала " + erased.name)));
    const auto person =
        must(read_as<std::optional<Person>>(store(), [&](ReadView& view) { return view.person(zoya_); }));
    ASSERT_TRUE(person);
    EXPECT_EQ(person->name, erased.name);
    EXPECT_EQ(person->email + person->telegram + person->position, "");
    EXPECT_FALSE(person->active);
    must(store().read([&](ReadView& view) -> Result<void> {
        EXPECT_EQ(must(view.password(zoya_)), std::nullopt);
        DeliveryQuery query;
        query.person = zoya_;
        EXPECT_EQ(must(view.deliveries(query)).front().text, "");
        return {};
    }));
    EXPECT_TRUE(audit(store())) << describe(audit(store()).error());
}

TEST_F(PersonalData, TwoWhoAreNamedInOneEntryCanBothBeErased) {
    PersonEntry other;
    other.person.login = "yana";
    other.person.name = "Яблокова Яна Игоревна";
    other.person.duties = {Duty::executor};
    save(other);
    must(store().write([&](Transaction& change) -> Result<void> {
        must(change.append({office_.now, PersonId{}, TaskId{}, "outage_noted",
                            R"({"words":"Сидорова Зоя Ильинична и Яблокова Яна Игоревна"})"}));
        return {};
    }));
    const auto yana = must(read_as<std::optional<Person>>(store(), [](ReadView& view) {
                          return view.person_by_login("yana");
                      }))->id;
    const auto first = must(erase(zoya_));
    const auto second = must(erase(yana));
    EXPECT_THAT(journal(), HasSubstr(first.name + " и " + second.name));
    EXPECT_TRUE(audit(store())) << describe(audit(store()).error());
}

TEST_F(PersonalData, NobodyIsErasedTwiceNorByThemself) {
    must(erase(zoya_));
    const auto again = erase(zoya_);
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().fault, Fault::wrong_state);
    const auto oneself = erase(office_.id("admin"));
    ASSERT_FALSE(oneself);
    EXPECT_EQ(oneself.error().fault, Fault::wrong_state);
}

TEST(PersonalWords, AShortNameIsNoWordOfASentence) {
    Person oleg;
    oleg.id = PersonId{4};
    oleg.login = "oleg";
    oleg.name = "Олег";
    const PersonalWords words(oleg, "Сотрудник № 4");
    JournalEntry entry;
    entry.type = "outage_noted";
    entry.payload = R"({"words":"спросил Олег Другой"})";
    EXPECT_EQ(words.without(entry), std::nullopt);
    entry.payload = R"({"words":"Олег"})";
    EXPECT_EQ(words.without(entry), R"({"words":"Сотрудник № 4"})");
    entry.type = "report_submitted";
    EXPECT_EQ(words.without(entry), std::nullopt) << "a report is the office's own document";
}

}  // namespace
}  // namespace vekha
