// A file with a virus came in.
#include "workflow/service/quarantine.hpp"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/office.hpp"

namespace vekha {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

TEST(Quarantine, AdministratorsAreToldOnceOfTheSameFileAndTheJournalEachTime) {
    test::Office office;
    test::must(save_people(*office.store, PersonId{}, {{test::person("admin", {Duty::administrator})}, {}},
                           office.now));
    const StoredFile file{"275a021b", 68, "text/plain"};
    for (int time = 0; time < 2; ++time)
        ASSERT_TRUE(tell_of_infected(*office.store, "Eicar-Test-Signature", file, office.now));
    const auto rows = test::must(read_as<std::vector<OutboxRow>>(
        *office.store, [&](ReadView& view) { return view.ready_rows(office.now, 100); }));
    ASSERT_THAT(rows, SizeIs(1));
    EXPECT_EQ(rows[0].kind, NoticeKind::alarm);
    EXPECT_THAT(rows[0].reason, HasSubstr("Eicar-Test-Signature"));
    EXPECT_EQ(office.login(rows[0].person), "admin");
    EXPECT_THAT(rows[0].reason, HasSubstr("275a021b"));
    const auto journal = test::must(read_as<std::vector<JournalEntry>>(
        *office.store, [](ReadView& view) { return view.journal(0, 1000); }));
    EXPECT_EQ(std::count_if(journal.begin(), journal.end(),
                            [](const JournalEntry& one) { return one.type == "file_infected"; }),
              2);
}

}  // namespace
}  // namespace vekha
