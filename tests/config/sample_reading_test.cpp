// The sample as a newcomer meets it: laid all over a year, read whole, its people saved, nothing left to
// decide.
#include <algorithm>

#include <gtest/gtest.h>

#include "config/calendar_file.hpp"
#include "config/people_file.hpp"
#include "config/policy_file.hpp"
#include "config/rules_file.hpp"
#include "config/sample.hpp"
#include "workflow/documents/open.hpp"
#include "workflow/reader/reader.hpp"
#include "workflow/service/import.hpp"
#include "workflow/service/memory_store.hpp"

namespace vekha::config {
namespace {

// Every term is tried on every day (sample_deadlines_test.cpp); the whole document on these.
constexpr std::chrono::days step{5};

constexpr Instant at_nine(Day day) {
    return Instant(day) + std::chrono::hours{9};
}

class SampleReading : public ::testing::Test {
  protected:
    Roadmap read(Day today) const {
        const auto document = open_document(sample_roadmap(today, organization.calendar));
        EXPECT_TRUE(document) << describe(document.error());
        const auto roadmap = read_roadmap(*document);
        EXPECT_TRUE(roadmap) << describe(roadmap.error());
        return *roadmap;
    }

    Organization organization{.name = "Заречный район",
                              .zone = std::make_shared<FixedZone>(std::chrono::hours{3}),
                              .calendar = *read_calendars(),
                              .rules = *read_rules(),
                              .policy = *read_policy(),
                              .hours = {}};
};

TEST_F(SampleReading, is_whole_all_over_a_year) {
    for (Day today = day_of(2026, 1, 1); today <= day_of(2026, 12, 31); today += step) {
        const Roadmap roadmap = read(today);
        ASSERT_EQ(roadmap.items.size(), 28u) << format(today);
        ASSERT_TRUE(roadmap.period) << format(today);
        const bool school_year = civil(today).month() >= std::chrono::July;
        ASSERT_EQ(roadmap.period->first, day_of(2026, school_year ? 9 : 1, 1)) << format(today);
        ASSERT_TRUE(roadmap.approval && roadmap.approval->date) << format(today);
        ASSERT_EQ(roadmap.approval->number, "148");
        for (const auto& item : roadmap.items) {
            ASSERT_FALSE(item.deadline.windows.empty()) << format(today) << " " << item.title;
            ASSERT_FALSE(item.deadline.ambiguous) << format(today) << " " << item.title;
            ASSERT_TRUE(item.number && item.section) << format(today) << " " << item.title;
            ASSERT_FALSE(item.responsible.parties.empty()) << format(today) << " " << item.title;
            ASSERT_FALSE(item.result.text.empty()) << format(today) << " " << item.title;
        }
    }
}

TEST_F(SampleReading, says_what_the_order_says) {
    const Roadmap roadmap = read(day_of(2026, 11, 22));
    EXPECT_EQ(
        roadmap.title,
        "План мероприятий («дорожная карта») по повышению качества образования в школах Заречного района на "
        "2026-2027 учебный год");
    EXPECT_EQ(roadmap.organization, "Управление образования администрации Заречного района");
    EXPECT_EQ(roadmap.approval->date, day_of(2026, 9, 25));
    ASSERT_EQ(roadmap.roles.size(), 1u);
    EXPECT_EQ(roadmap.roles[0].role, "муниципальный координатор");
    std::vector<std::string> sections;
    for (const auto& item : roadmap.items)
        if (sections.empty() || sections.back() != *item.section) sections.push_back(*item.section);
    EXPECT_EQ(sections, (std::vector<std::string>{
                            "Организационное и нормативное обеспечение", "Оценка качества образования",
                            "Методическая поддержка педагогов", "Работа с обучающимися и родителями"}));
    const auto& agreements = roadmap.items[3];
    EXPECT_EQ(agreements.number, "1.4");
    EXPECT_EQ(agreements.responsible.parties,
              (std::vector<std::string>{"Директор лицея", "директор Ключевской СОШ"}));
    EXPECT_EQ(agreements.result.evidence, (std::vector<EvidenceKind>{EvidenceKind::agreement}));
}

TEST_F(SampleReading, imports_with_its_people_and_leaves_nothing_to_decide) {
    for (const Day today : {day_of(2026, 1, 1), day_of(2026, 6, 30), day_of(2026, 8, 15),
                            day_of(2026, 11, 22), day_of(2026, 12, 31)}) {
        const auto store = make_memory_store();
        const auto people = parse_people(sample_people(), "people.toml");
        ASSERT_TRUE(people);
        const auto saved = save_people(*store, PersonId{}, *people, at_nine(today));
        ASSERT_TRUE(saved) << describe(saved.error());
        EXPECT_EQ(saved->added, people->people.size());
        ImportRequest request;
        request.reading = read(today);
        request.source_name = "roadmap.txt";
        request.source_sha256 = std::string(64, 'a');
        const auto made = import_roadmap(*store, organization, PersonId{}, request, at_nine(today));
        ASSERT_TRUE(made) << format(today) << " " << describe(made.error());
        EXPECT_EQ(made->items, 28u);
        EXPECT_GE(made->tasks, 33u) << format(today);
    }
}

}  // namespace
}  // namespace vekha::config
