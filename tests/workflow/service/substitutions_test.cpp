#include "workflow/service/substitutions.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/office.hpp"
#include "workflow/service/notices.hpp"

namespace vekha {
namespace {

using test::at;
using test::day;
using test::must;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

/// The school's head, Oleg, has one task due on 20 March.
class SubstitutionOrders : public testing::Test {
  protected:
    void SetUp() override {
        office.import({test::item("1.1", "Назначить координатора", {{std::nullopt, day("2026-03-20")}},
                                  {"Директор СОШ № 1"}, {})});
    }
    Result<Substitution> add(std::string away, std::string acting, std::string_view from, std::string_view to,
                             std::string_view by = "irina", std::string order = "приказ № 17 от 01.03.2026") {
        return add_substitution(*office.store, office.org, office.id(by),
                                {std::move(away), std::move(acting), std::move(order), day(from), day(to)},
                                office.now);
    }
    Fault refused(const Result<Substitution>& given, const std::string& words) {
        EXPECT_FALSE(given);
        if (given) return Fault::internal;
        EXPECT_THAT(describe(given.error()), HasSubstr(words));
        return given.error().fault;
    }
    std::vector<std::string> reasons() {
        std::vector<std::string> lines;
        for (const auto& row : office.notices())
            lines.push_back(office.login(row.person) + ": " + row.reason);
        return lines;
    }
    OutboxRow row(const std::string& key) {
        return must(read_as<OutboxRow>(*office.store, [&](ReadView& view) -> Result<OutboxRow> {
            auto found = view.outbox_row(key);
            return found.value().value_or(OutboxRow{});
        }));
    }
    JournalEntry last_entry() {
        return must(read_as<JournalEntry>(*office.store, [](ReadView& view) -> Result<JournalEntry> {
            return view.journal_head().value().value();
        }));
    }
    test::Office office;
};

TEST_F(SubstitutionOrders, WhoActsIsToldOnceByWhichOrderForHowLongAndHowMuchWaits) {
    const auto made = must(add("oleg", "anna", "2026-03-16", "2026-03-22"));
    const auto told = row("0/substitution:1/" + std::to_string(office.id("anna").value));
    EXPECT_EQ(told.kind, NoticeKind::changed);
    EXPECT_EQ(told.reason,
              "Вы замещаете: oleg (приказ № 17 от 01.03.2026, с 16 марта 2026 по 22 марта 2026 г.). Задач на "
              "исполнении — 1.");
    const auto entry = last_entry();
    EXPECT_EQ(entry.type, "substitution_saved");
    EXPECT_EQ(entry.actor, office.id("irina"));
    EXPECT_EQ(entry.payload, to_json(made));
    EXPECT_THAT(entry.payload, HasSubstr(R"("away":2,"acting":3,"order":"приказ № 17 от 01.03.2026")"));
}

TEST_F(SubstitutionOrders, RemindersGoToWhoActsWithBothNamesAndComeBackByThemselvesWhenTheOrderEnds) {
    must(add("oleg", "anna", "2026-03-16", "2026-03-19"));
    office.live_until(at("2026-03-21T00:00:00Z"));
    EXPECT_THAT(office.told(), ElementsAre("assigned oleg", "T-10 oleg", "T-3 anna", "T-1 anna", "T0 oleg"));
    EXPECT_THAT(reasons(), Contains(AllOf(HasSubstr("anna: Напоминание за 3 рабочих дня"),
                                          HasSubstr("за: oleg, приказ № 17 от 01.03.2026"))));
}

TEST_F(SubstitutionOrders, EndedEarlyTheOwnerIsWrittenToAgain) {
    const auto made = must(add("oleg", "anna", "2026-03-16", "2026-03-22"));
    office.live_until(at("2026-03-18T06:30:00Z"));
    const auto ended = must(end_substitution(*office.store, office.org, office.id("irina"), made.id,
                                             day("2026-03-19"), office.now));
    EXPECT_EQ(ended.ended, day("2026-03-19"));
    office.live_until(at("2026-03-20T00:00:00Z"));
    EXPECT_THAT(office.told(), Contains("T-1 oleg"));
    EXPECT_THAT(row("0/substitution:1:2026-03-19/" + std::to_string(office.id("anna").value)).reason,
                HasSubstr("oleg на месте с 19 марта 2026 г."));
    EXPECT_EQ(refused(end_substitution(*office.store, office.org, office.id("irina"), made.id,
                                       day("2026-03-20"), office.now),
                      "уже закончилось"),
              Fault::wrong_state);
}

TEST_F(SubstitutionOrders, AnOrderIsGivenByTheOfficeAndNotByTheAbsentPerson) {
    EXPECT_EQ(refused(add("oleg", "anna", "2026-03-16", "2026-03-22", "oleg"), "по приказу"),
              Fault::forbidden);
    EXPECT_TRUE(add("oleg", "anna", "2026-03-16", "2026-03-22", "egor")) << "the head may";
}

TEST_F(SubstitutionOrders, WhatCannotBeIsRefusedByItsName) {
    EXPECT_EQ(refused(add("oleg", "oleg", "2026-03-16", "2026-03-22"), "сам себя"), Fault::invalid_input);
    EXPECT_EQ(refused(add("oleg", "nobody", "2026-03-16", "2026-03-22"), "nobody"), Fault::invalid_input);
    EXPECT_EQ(refused(add("oleg", "anna", "2026-03-22", "2026-03-16"), "раньше первого"),
              Fault::invalid_input);
    EXPECT_EQ(refused(add("oleg", "anna", "2026-01-12", "2026-01-16"), "уже прошли"), Fault::invalid_input);
    EXPECT_EQ(refused(add("oleg", "anna", "2026-03-01", "2027-03-02"), "дольше 366 дней"),
              Fault::invalid_input);
    EXPECT_TRUE(add("oleg", "anna", "2026-03-01", "2027-03-01"));
    EXPECT_EQ(refused(add("vera", "anna", "2026-03-16", "2026-03-22", "irina", "  "), "приказ"),
              Fault::invalid_input);
}

TEST_F(SubstitutionOrders, WhoIsDismissedDoesNotActAndWhoActsAndIsDismissedIsPassedOver) {
    auto anna = test::person("anna", {Duty::executor}, "Методкабинет");
    must(add("oleg", "anna", "2026-03-16", "2026-03-22"));
    anna.person.active = false;
    must(save_people(*office.store, PersonId{}, {{anna}, {}}, office.now));
    EXPECT_EQ(refused(add("vera", "anna", "2026-03-16", "2026-03-22"), "больше не работает"),
              Fault::invalid_input);
    office.live_until(at("2026-03-18T00:00:00Z"));
    EXPECT_THAT(office.told(), Contains("T-3 oleg"));
}

TEST_F(SubstitutionOrders, TwoOfOnePersonOnADayAreNamed) {
    must(add("oleg", "anna", "2026-03-16", "2026-03-22"));
    EXPECT_EQ(refused(add("oleg", "pavel", "2026-03-22", "2026-03-25"), "anna (приказ № 17"),
              Fault::conflict);
    EXPECT_TRUE(add("oleg", "pavel", "2026-03-23", "2026-03-25"));
}

TEST_F(SubstitutionOrders, ALoopThatWouldLeaveNobodyIsRefused) {
    must(add("oleg", "anna", "2026-03-10", "2026-03-22"));
    must(add("anna", "pavel", "2026-03-20", "2026-03-30"));
    EXPECT_EQ(refused(add("pavel", "oleg", "2026-03-16", "2026-03-25"), "с 20 марта 2026 г. не действовал"),
              Fault::conflict);
    EXPECT_TRUE(add("pavel", "oleg", "2026-03-23", "2026-03-25")) << "Oleg is back by then";
}

TEST_F(SubstitutionOrders, AChainThatNobodyWouldFollowIsRefused) {
    PeopleEntries people;
    for (int at = 0; at <= 7; ++at)
        people.people.push_back(test::person("p" + std::to_string(at), {Duty::executor}));
    must(save_people(*office.store, PersonId{}, people, office.now));
    for (int at = 0; at < 5; ++at)
        must(add("p" + std::to_string(at), "p" + std::to_string(at + 1), "2026-03-16", "2026-03-22"));
    EXPECT_EQ(refused(add("p5", "p6", "2026-03-16", "2026-03-22"), "больше 5 подряд"), Fault::conflict);
}

TEST_F(SubstitutionOrders, WordsOutsideTheLadderReachWhoActsAndNobodyDismissed) {
    must(add("oleg", "anna", "2026-03-16", "2026-03-22"));
    auto vera = test::person("vera", {Duty::deputy_head});
    vera.person.active = false;
    must(save_people(*office.store, PersonId{}, {{vera}, {}}, office.now));
    office.now = at("2026-03-17T07:00:00Z");
    const Task task = office.task();
    const std::vector<PersonId> people{office.id("oleg"), office.id("anna"), office.id("vera")};
    const auto planned = must(write_as<std::size_t>(*office.store, [&](Transaction& change) {
        const auto directory = Directory::read(change).value();
        return tell_people(change, directory, task, NoticeKind::returned, "returned:1", "Отчёт возвращён.",
                           people, office.now, day("2026-03-17"));
    }));
    EXPECT_EQ(planned, 1u);
    EXPECT_THAT(reasons(), Contains("anna: Отчёт возвращён. (за: oleg, приказ № 17 от 01.03.2026)"));
    EXPECT_THAT(office.told(), Not(Contains(HasSubstr("vera"))));
}

}  // namespace
}  // namespace vekha
