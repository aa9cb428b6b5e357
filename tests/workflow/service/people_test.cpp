#include "workflow/service/people.hpp"

#include <gtest/gtest.h>

#include "tests/support/office.hpp"
#include "workflow/model/limits.hpp"

namespace vekha {
namespace {

/// So many school heads, and the group that they form.
PeopleEntries schools(std::size_t count) {
    PeopleEntries entries;
    entries.groups.push_back({"Школы района", {}, {"руководители ОО"}, true});
    for (std::size_t number = 1; number <= count; ++number) {
        const auto login = "school" + std::to_string(number);
        entries.people.push_back(test::person(login, {Duty::executor}));
        entries.groups[0].members.push_back(login);
    }
    return entries;
}

TEST(Groups, HaveNoMoreMembersThanACommonTaskHasParts) {
    test::Office office;
    test::must(save_people(*office.store, PersonId{}, schools(limits::children_per_task), office.now));
    const auto refused =
        save_people(*office.store, PersonId{}, schools(limits::children_per_task + 1), office.now);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fault, Fault::invalid_input);
    EXPECT_EQ(refused.error().where, "group Школы района");
    const auto people =
        test::must(read_as<std::vector<Person>>(*office.store, [](ReadView& view) { return view.people(); }));
    EXPECT_EQ(people.size(), limits::children_per_task + 6) << "nothing of the refused list was kept";
}

TEST(Groups, NameOnlyPeopleWhoAreKnown) {
    test::Office office;
    const auto refused =
        save_people(*office.store, PersonId{}, {{}, {{"Школы", {"nobody"}, {}, {}}}}, office.now);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().where, "group Школы");
}

}  // namespace
}  // namespace vekha
