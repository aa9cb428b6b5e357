#include "config/policy_file.hpp"

#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "config/rules_file.hpp"
#include "tests/config/faults_support.hpp"
#include "tests/support/temp_folder.hpp"

namespace vekha::config {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(PolicyFile, the_default_ladder_climbs_as_described) {
    const auto policy = read_policy();
    ASSERT_TRUE(policy) << words(policy.error());
    EXPECT_THAT(policy->announce, ElementsAre(Audience::lead, Audience::contributors));
    std::vector<std::string> ids;
    for (const auto& rung : policy->rungs) ids.push_back(rung.id);
    EXPECT_THAT(ids, ElementsAre("T-10", "T-3", "T-1", "T0", "late+1", "late+3", "late+5", "late+10"));
    EXPECT_THAT(policy->rungs[2].audience, ElementsAre(Audience::lead));
    EXPECT_THAT(policy->rungs[4].audience, ElementsAre(Audience::lead, Audience::controller));
    EXPECT_THAT(policy->rungs[7].audience,
                ElementsAre(Audience::lead, Audience::controller, Audience::department_head,
                            Audience::deputy_head, Audience::head));
    ASSERT_TRUE(policy->weekly);
    EXPECT_EQ(policy->weekly->day, std::chrono::Monday);
    EXPECT_THAT(policy->weekly->audience, ElementsAre(Audience::lead, Audience::controller, Audience::head));
}

TEST(PolicyFile, rungs_come_out_in_order_whatever_the_file_s) {
    const auto policy = parse_policy(R"(name = "x"
[[rung]]
offset = 2
audience = ["lead"]
[[rung]]
offset = 0
at = "16:00"
id = "T0-evening"
audience = ["lead"]
urgent = true
[[rung]]
offset = 0
audience = ["lead"]
)",
                                     "p.toml");
    ASSERT_TRUE(policy) << words(policy.error());
    ASSERT_EQ(policy->rungs.size(), 3u);
    EXPECT_EQ(policy->rungs[0].id, "T0");
    EXPECT_EQ(policy->rungs[1].id, "T0-evening");
    EXPECT_TRUE(policy->rungs[1].urgent);
    EXPECT_EQ(policy->rungs[2].id, "late+2");
    EXPECT_FALSE(policy->weekly);
}

TEST(PolicyFile, every_fault_is_named_by_rung) {
    const auto policy = parse_policy(R"(name = "x"
announce = ["leed"]
[[rung]]
offset = -500
audience = ["lead"]
[[rung]]
offset = 1
audience = []
[[rung]]
offset = 1
at = "9"
audience = ["head"]
[weekly]
day = "sunday"
most = 0
audience = ["head"]
)",
                                     "p.toml");
    ASSERT_FALSE(policy);
    EXPECT_THAT(places(policy.error()), ElementsAre("p.toml:2:12: announce", "p.toml:4:10: rung[1].offset",
                                                    "p.toml:8:12: rung[2].audience",
                                                    "p.toml:11:6: rung[3].at", "p.toml:10:10: rung[3].offset",
                                                    "p.toml:14:7: weekly.day", "p.toml:15:8: weekly.most"));
    EXPECT_THAT(words(policy.error()), HasSubstr("от -120 до 120 (рабочих дней от срока)"));
    EXPECT_THAT(words(policy.error()), HasSubstr("имелось в виду «lead»"));
}

TEST(PolicyFile, a_ladder_without_rungs_or_with_too_many_is_refused) {
    EXPECT_FALSE(parse_policy("name = \"x\"\n", "p.toml"));
    std::string text = "name = \"x\"\n";
    for (int i = 0; i <= limits::rungs_per_policy; ++i)
        text += "[[rung]]\noffset = " + std::to_string(i) + "\naudience = [\"lead\"]\n";
    const auto policy = parse_policy(text, "p.toml");
    ASSERT_FALSE(policy);
    EXPECT_THAT(words(policy.error()), HasSubstr("Ступеней больше 40"));
}

TEST(PolicyFile, the_controller_has_a_ladder_and_the_head_a_digest_by_default) {
    const auto policy = read_policy();
    ASSERT_TRUE(policy) << words(policy.error());
    std::vector<std::string> ids;
    for (const auto& rung : policy->acceptance) ids.push_back(rung.id);
    EXPECT_THAT(ids, ElementsAre("accept-1", "accept+1", "accept+3", "accept+5"));
    EXPECT_THAT(policy->acceptance[2].audience, ElementsAre(Audience::controller, Audience::deputy_head));
    EXPECT_THAT(policy->acceptance[3].audience, ElementsAre(Audience::head));
    ASSERT_TRUE(policy->slip_digest);
    EXPECT_EQ(policy->slip_digest->day, std::chrono::Monday);
    EXPECT_EQ(policy->slip_digest->at, std::chrono::hours{9});
}

TEST(PolicyFile, a_rung_of_acceptance_is_checked_like_any_other) {
    const auto policy = parse_policy(R"(name = "x"
[[rung]]
offset = 0
audience = ["lead"]
[[acceptance]]
offset = 1
audience = []
[[acceptance]]
offset = 2
id = "T0"
audience = ["head"]
[[acceptance]]
offset = 3
id = "late:3"
audience = ["head"]
[slip_digest]
day = "sunday"
)",
                                     "p.toml");
    ASSERT_FALSE(policy);
    EXPECT_THAT(places(policy.error()),
                ElementsAre("p.toml:7:12: acceptance[1].audience", "p.toml:10:6: acceptance[2].id",
                            "p.toml:14:6: acceptance[3].id", "p.toml:17:7: slip_digest.day"));
}

TEST(PolicyFile, a_folder_holds_ladders_by_name) {
    const testing::TempFolder folder;
    ASSERT_EQ(read_policies({})->size(), 1u);
    EXPECT_EQ(read_policies({})->begin()->first, "Строгая") << "compiled in";
    const auto write = [&](const std::string& file, const std::string& name) {
        std::ofstream(folder / file) << "name = \"" << name
                                     << "\"\n[[rung]]\noffset = 0\naudience = [\"lead\"]\n";
    };
    write("a.toml", "Строгая");
    write("b.toml", "Мягкая");
    write("readme.txt", "нет");
    const auto policies = read_policies(folder.path());
    ASSERT_TRUE(policies) << words(policies.error());
    EXPECT_EQ(policies->size(), 2u);
    EXPECT_EQ(policies->at("Мягкая").rungs.size(), 1u);
    EXPECT_EQ(policies->at("Строгая").rungs.size(), 1u) << "in place of the one compiled in";
    write("c.toml", "Мягкая");
    const auto twice = read_policies(folder.path());
    ASSERT_FALSE(twice);
    EXPECT_THAT(words(twice.error()), HasSubstr("Лестница «Мягкая» описана дважды"));
    EXPECT_FALSE(read_policies(folder / "nowhere"));
}

TEST(RulesFile, the_default_pack_moves_back_and_names_its_source) {
    const auto rules = read_rules();
    ASSERT_TRUE(rules) << words(rules.error());
    EXPECT_EQ(rules->due_on_day_off, DayOff::previous);
    EXPECT_THAT(rules->basis, HasSubstr("docs.cntd.ru/document/453106005"));
}

TEST(RulesFile, a_pack_without_a_basis_is_refused) {
    const auto rules = parse_rules("name = \"x\"\ndue_on_day_off = \"nxt\"\n", "r.toml");
    ASSERT_FALSE(rules);
    EXPECT_THAT(places(rules.error()),
                ElementsAre("r.toml:2:18: due_on_day_off", "r.toml:1:1: version", "r.toml:1:1: basis"));
}

}  // namespace
}  // namespace vekha::config
