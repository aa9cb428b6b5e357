#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/app/rehearsal.hpp"
#include "tests/support/office.hpp"
#include "workflow/service/handover.hpp"
#include "workflow/service/substitutions.hpp"

namespace vekha {
namespace {

using test::at;
using test::day;
using test::must;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::Pair;
using testing::SizeIs;

/// "2026-03-18 09:00 anna: T-3 1 | T-1 2": a message with the rung and task of each of its lines.
std::string shown(const Zone& zone, Instant now, const Person& person,
                  const std::vector<std::string>& lines) {
    const auto local = zone.local(now);
    std::string text = format(local.day) + " " + format_time_of_day(local.time) + " " + person.login + ":";
    for (const auto& line : lines) text += (text.back() == ':' ? " " : " | ") + line;
    return text;
}

std::string line(const std::string& rung, TaskId task, const std::string& reason) {
    return rung + " " + std::to_string(task.value) + " " + reason;
}

/// An office with two plans, lived until Wednesday 18 March; the day's messages have left.
class OfficeRehearsal : public testing::Test {
  protected:
    void SetUp() override {
        office.org.hours.any_time = false;
        office.import(
            {test::item("1.1", "Назначить", {{std::nullopt, day("2026-03-20")}}, {"Директор СОШ № 1"}, {}),
             test::item("1.2", "Провести", {{std::nullopt, day("2026-03-23")}},
                        {"Методист", "Директор СОШ № 1"}, {}),
             test::item("1.3", "Давно пора", {{std::nullopt, day("2026-03-10")}}, {"Методист"}, {})});
        office.import(
            {test::item("2.1", "Сдать", {{std::nullopt, day("2026-03-26")}}, {"Начальник отдела"}, {}),
             test::item("2.2", "Нескоро", {{std::nullopt, day("2026-09-01")}}, {"Методист"}, {})});
        live_until(at("2026-03-18T15:30:00Z"));
        told.clear();
    }

    /// The daemon's own work on the real store, from moment to moment; each message that leaves is written
    /// down.
    void live_until(Instant until) {
        const auto shared = std::make_shared<const Organization>(office.org);
        Outbox outbox(
            *office.store, shared, std::make_shared<TemplateSet>(TemplateSet::built_in()),
            {[](TaskId, PersonId) { return std::string("-"); }, [](TaskId) { return std::string("-"); }, "-"},
            {{"smtp"}, "example.org", std::chrono::minutes{5}}, [] { return std::uint64_t{7}; });
        for (;;) {
            const auto ticked = must(tick(*office.store, office.org, office.now));
            if (ticked.more) continue;
            auto claim = must(outbox.claim(office.now, "daemon"));
            for (const auto& job : claim.jobs) send(outbox, job);
            if (claim.more) continue;
            const auto sending = must(read_as<std::optional<Instant>>(
                *office.store, [](ReadView& view) { return view.earliest_sending(); }));
            auto next = ticked.next;
            if (sending) next = next ? std::min(*next, *sending) : *sending;
            if (!next || *next > until) break;
            office.now = std::max(office.now + std::chrono::milliseconds{1}, *next);
        }
        office.now = until;
    }
    void send(Outbox& outbox, const Job& job) {
        std::vector<std::string> lines;
        must(office.store->read([&](ReadView& view) -> Result<void> {
            const auto rows = must(view.outbox_of(job.delivery.id));
            for (const auto& row : rows)
                if (row.state == OutboxState::taken) lines.push_back(line(row.rung, row.task, row.reason));
            return {};
        }));
        told.push_back(shown(*office.org.zone, office.now, job.message.recipient, lines));
        must(outbox.settle(office.now, job, delivered()));
    }

    Result<RehearsalOutcome> play(std::optional<Day> from = std::nullopt,
                                  std::optional<Day> to = std::nullopt,
                                  std::optional<RoadmapId> roadmap = std::nullopt) {
        foreseen.clear();
        messages.clear();
        const KeptOffice kept{*office.store, office.now, {"smtp"}, from, to, roadmap};
        return rehearse(std::make_shared<const Organization>(office.org), kept,
                        [&](const RehearsedMessage& message) {
                            std::vector<std::string> lines;
                            for (const auto& one : message.lines)
                                lines.push_back(line(one.rung, one.task, one.reason));
                            foreseen.push_back(shown(*office.org.zone, message.at, message.person, lines));
                            messages.push_back(message);
                        });
    }

    std::vector<std::string> told;      ///< by the real store
    std::vector<std::string> foreseen;  ///< by the rehearsal
    std::vector<RehearsedMessage> messages;
    test::Office office;
};

TEST_F(OfficeRehearsal, IsWhatIsSentWhenNobodyDoesAnything) {
    must(add_substitution(*office.store, office.org, office.id("irina"),
                          {"oleg", "pavel", "приказ № 17", day("2026-03-20"), day("2026-03-24")},
                          office.now));
    must(hand_over(*office.store, office.org, office.id("irina"),
                   {office.id("egor"), office.id("vera"), std::nullopt, false, "приказ № 18"}, office.now));
    const auto outcome = must(play(day("2026-03-18"), day("2026-04-17")));
    live_until(at("2026-04-17T20:59:59Z"));
    EXPECT_EQ(foreseen, told);
    EXPECT_GT(outcome.messages, 20u);
    EXPECT_EQ(outcome.messages, told.size());
    EXPECT_THAT(told, Contains(AllOf(HasSubstr("2026-03-20 09:00 pavel:"), HasSubstr("приказ № 17"))));
}

TEST_F(OfficeRehearsal, WritesNothing) {
    const auto before = office.store->revision();
    must(play(day("2026-03-18"), day("2026-04-17")));
    EXPECT_EQ(office.store->revision(), before);
}

TEST_F(OfficeRehearsal, ShowsTheWeekAfterThisOneUnlessAskedForAnother) {
    const auto outcome = must(play());
    EXPECT_EQ(outcome.from, day("2026-03-23"));
    EXPECT_EQ(outcome.to, day("2026-03-29"));
    EXPECT_THAT(foreseen, Contains(HasSubstr("2026-03-23 09:00 anna: T0 2")));
    for (const auto& one : foreseen) EXPECT_GE(one.substr(0, 10), "2026-03-23") << one;
    EXPECT_EQ(outcome.tasks, 4u) << "the one of September is not even looked at";
}

TEST_F(OfficeRehearsal, SaysHowManyToWhom) {
    const auto outcome = must(play());
    EXPECT_EQ(
        rehearsal_words(outcome),
        "С 23 марта 2026 по 29 марта 2026 г. Веха отправит 18 сообщений: 10 ответственным исполнителям, "
        "5 контролёрам, 1 начальнику отдела, 1 заместителю руководителя, 1 руководителю.");
    EXPECT_EQ(outcome.by_kind.at(NoticeKind::reminder), 4u);
    const auto pavel = std::pair(day("2026-03-25"), office.id("pavel"));
    EXPECT_THAT(outcome.by_day_and_person, Contains(Pair(pavel, RehearsedDay{1, 1})));
}

TEST_F(OfficeRehearsal, EachLineSaysItsCauseAndWhatAnEditOfItTakes) {
    must(play(day("2026-03-18"), day("2026-03-20")));
    ASSERT_THAT(messages, Not(IsEmpty()));
    const auto& cause = messages.front().lines.front();
    EXPECT_EQ(messages.front().person.login, "oleg");
    EXPECT_EQ(cause.task, TaskId{1});
    EXPECT_EQ(cause.rung, "T-1");
    EXPECT_EQ(cause.kind, NoticeKind::reminder);
    EXPECT_EQ(cause.audience, Audience::lead);
    EXPECT_EQ(cause.due, day("2026-03-20"));
    EXPECT_EQ(cause.due_rule, office.task().due_rule);
    EXPECT_THAT(cause.reason, HasSubstr("за 1 рабочий день до срока"));
}

TEST_F(OfficeRehearsal, WhoStandsInIsShownInWhosePlace) {
    must(add_substitution(*office.store, office.org, office.id("irina"),
                          {"oleg", "vera", "приказ № 17", day("2026-03-20"), day("2026-03-20")}, office.now));
    must(play(day("2026-03-20"), day("2026-03-20")));
    ASSERT_THAT(messages, Contains(Field(&RehearsedMessage::person, Field(&Person::login, "vera"))));
    for (const auto& message : messages)
        for (const auto& one : message.lines)
            if (message.person.login == "vera" && one.rung == "T0") {
                EXPECT_EQ(one.in_place_of, office.id("oleg"));
                EXPECT_EQ(one.audience, Audience::lead);
            }
}

TEST_F(OfficeRehearsal, OneRoadmapsLinesCanBeTakenOut) {
    const auto outcome = must(play(day("2026-03-18"), day("2026-03-29"), RoadmapId{2}));
    ASSERT_THAT(messages, Not(IsEmpty()));
    for (const auto& message : messages)
        for (const auto& one : message.lines) EXPECT_EQ(one.roadmap, RoadmapId{2});
    EXPECT_EQ(outcome.messages, messages.size());
}

TEST_F(OfficeRehearsal, AMessageOnItsSecondTryIsForeseenToo) {
    const auto shared = std::make_shared<const Organization>(office.org);
    Outbox outbox(
        *office.store, shared, std::make_shared<TemplateSet>(TemplateSet::built_in()),
        {[](TaskId, PersonId) { return std::string("-"); }, [](TaskId) { return std::string("-"); }, "-"},
        {{"smtp"}, "example.org", std::chrono::minutes{5}}, [] { return std::uint64_t{7}; });
    office.now = at("2026-03-19T06:00:00Z");
    while (must(tick(*office.store, office.org, office.now)).more) {
    }
    auto claim = must(outbox.claim(office.now, "daemon"));
    ASSERT_THAT(claim.jobs, Not(IsEmpty()));
    for (const auto& job : claim.jobs)
        must(outbox.settle(office.now, job, try_later(SendReason::unreachable)));
    const auto outcome = must(play(day("2026-03-19"), day("2026-03-19")));
    live_until(at("2026-03-19T20:59:59Z"));
    EXPECT_EQ(foreseen, told);
    EXPECT_EQ(outcome.messages, told.size());
    EXPECT_GE(told.size(), claim.jobs.size());
}

TEST_F(OfficeRehearsal, DaysThatCannotBePlayedAreRefused) {
    const auto refused = [&](const char* from, const char* to, std::optional<RoadmapId> roadmap = {}) {
        const auto outcome = play(day(from), day(to), roadmap);
        return outcome ? std::string("played") : outcome.error().where;
    };
    EXPECT_EQ(refused("2026-03-17", "2026-03-19"), "from");
    EXPECT_EQ(refused("2026-03-20", "2026-03-19"), "to");
    EXPECT_EQ(refused("2026-03-20", "2026-06-19"), "to");
    EXPECT_EQ(refused("2026-03-20", "2026-06-18"), "played");
    EXPECT_EQ(refused("2026-03-20", "2026-03-21", RoadmapId{9}), "roadmap");
}

}  // namespace
}  // namespace vekha
