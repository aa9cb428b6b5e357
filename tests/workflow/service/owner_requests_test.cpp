#include "workflow/service/owner_requests.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/office.hpp"

namespace vekha {
namespace {

using test::day;
using testing::ElementsAre;
using testing::IsEmpty;

/// Three tasks of oleg's.
class OwnerRequests : public ::testing::Test {
  protected:
    void SetUp() override {
        std::vector<Item> rows;
        for (const auto* number : {"1", "2", "3"})
            rows.push_back(test::item(number, "Мероприятие", {{std::nullopt, day("2026-06-19")}},
                                      {"Директор СОШ № 1"}, {EvidenceKind::order}));
        office.import(std::move(rows));
        office.live_until(office.now);
    }
    OwnerRequestPage page(TaskId after = {}, std::size_t limit = 10) {
        return test::must(read_as<OwnerRequestPage>(
            *office.store, [&](ReadView& view) { return list_owner_requests(view, after, limit); }));
    }
    std::vector<std::string> lines(const OwnerRequestPage& shown) {
        std::vector<std::string> told;
        for (const auto& one : shown.items)
            told.push_back(one.task.number + " " + std::string(name(one.kind)) + " " + office.login(one.by) +
                           ": " + one.reason + (one.day ? " " + format(*one.day) : ""));
        return told;
    }
    void ask(TaskId task) {
        test::must(office.does("oleg", AskExtension{day("2026-07-20"), "ждём смету"}, task));
    }
    void disown(TaskId task) { test::must(office.does("oleg", Disown{"это к методисту"}, task)); }

    test::Office office;
};

TEST_F(OwnerRequests, AreWhatNobodyHasAnsweredYet) {
    EXPECT_THAT(page().items, IsEmpty());
    ask(TaskId{1});
    disown(TaskId{2});
    EXPECT_THAT(lines(page()),
                ElementsAre("1 extension oleg: ждём смету 2026-07-20", "2 disowning oleg: это к методисту"));
    test::must(office.does("irina", DecideExtension{1, false, {}, "смета есть"}, TaskId{1}));
    test::must(office.does("irina", CancelTask{"приказ № 9"}, TaskId{2}));
    EXPECT_THAT(page().items, IsEmpty());
}

TEST_F(OwnerRequests, APageGoesOnWhereTheOneBeforeEnded) {
    for (const auto task : {TaskId{1}, TaskId{3}}) ask(task);
    disown(TaskId{2});
    const auto first = page({}, 2);
    EXPECT_THAT(lines(first),
                ElementsAre("1 extension oleg: ждём смету 2026-07-20", "2 disowning oleg: это к методисту"));
    ASSERT_TRUE(first.next);
    const auto second = page(*first.next, 2);
    EXPECT_THAT(lines(second), ElementsAre("3 extension oleg: ждём смету 2026-07-20"));
    EXPECT_FALSE(second.next);
}

}  // namespace
}  // namespace vekha
