#include "workflow/reports/reading_json.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>

namespace vekha {
namespace {

Roadmap small_plan() {
    Roadmap roadmap;
    roadmap.title = "План «А»";
    roadmap.approval = Approval{ApprovalKind::order, "7", std::nullopt};
    roadmap.period = Period{day_of(2026, 1, 1), day_of(2026, 12, 31)};
    Item item;
    item.title = "Сбор";
    item.deadline = {"до 15 мая",
                     DeadlineKind::once,
                     {{std::nullopt, day_of(2026, 5, 15)}},
                     std::nullopt,
                     false,
                     "Правило.",
                     {}};
    item.responsible = {"Отдел", {"Отдел"}, {}};
    item.result = {"Перечень, 100%", {EvidenceKind::registry}, {{"100%", 100, "%"}}, {}};
    roadmap.items.push_back(item);
    return roadmap;
}

TEST(ReadingJson, has_the_shape_that_readings_are_exchanged_in) {
    const auto value = boost::json::parse(reading_json(small_plan()));
    EXPECT_TRUE(value.at("organization").is_null());
    EXPECT_EQ(value.at("approval").at("number").as_string(), "7");
    EXPECT_TRUE(value.at("approval").at("date").is_null());
    EXPECT_EQ(value.at("period").at("end").as_string(), "2026-12-31");
    const auto& item = value.at("items").as_array().at(0);
    EXPECT_TRUE(item.at("number").is_null());
    EXPECT_TRUE(item.at("deadline").at("windows").at(0).at(0).is_null());
    EXPECT_EQ(item.at("deadline").at("windows").at(0).at(1).as_string(), "2026-05-15");
    EXPECT_EQ(item.at("result").at("evidence").at(0).as_string(), "register");
    EXPECT_EQ(item.at("result").at("indicators").at(0).at("value").as_int64(), 100);
}

TEST(ReadingJson, an_empty_reading_is_whole_too) {
    const auto value = boost::json::parse(reading_json(Roadmap{}));
    EXPECT_TRUE(value.at("approval").is_null());
    EXPECT_TRUE(value.at("items").as_array().empty());
}

TEST(ReadingJson, what_only_some_readings_have_stands_only_there) {
    auto plan = small_plan();
    EXPECT_EQ(reading_json(plan).find("others"), std::string::npos);
    plan.control = Role{"", "В.И. Громова", "", true};
    plan.items[0].deadline.others = {{"until_month", "through_it", DeadlineKind::missing, {}, {}, "Иначе."}};
    plan.items[0].deadline.after = EventSpan{5, EventSpan::Unit::working_day, false, "после получения"};
    plan.items[0].result.from_title = {EvidenceKind::plan};
    plan.items[0].result.indicators[0].direction = Indicator::Direction::at_least;
    const auto value = boost::json::parse(reading_json(plan));
    const auto& item = value.at("items").at(0);
    EXPECT_EQ(item.at("deadline").at("others").at(0).at("choice").as_string(), "through_it");
    EXPECT_EQ(item.at("deadline").at("after").at("unit").as_string(), "working_day");
    EXPECT_EQ(item.at("result").at("from_title").at(0).as_string(), "plan");
    EXPECT_EQ(item.at("result").at("indicators").at(0).at("direction").as_string(), "at_least");
    EXPECT_TRUE(value.at("control").at("doubtful").as_bool());
}

TEST(ReadingJson, a_deadline_carries_its_rule_on_one_line) {
    const std::string line = deadline_json(small_plan().items[0].deadline);
    EXPECT_EQ(line.find('\n'), std::string::npos);
    EXPECT_EQ(boost::json::parse(line).at("rule").as_string(), "Правило.");
}

}  // namespace
}  // namespace vekha
