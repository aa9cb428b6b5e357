#include "workflow/service/board_news.hpp"

#include <gtest/gtest.h>

#include "tests/support/office.hpp"

namespace vekha {
namespace {

using test::at;
using test::day;

TEST(BoardNews, IsWhatCameSinceTheLastLook) {
    test::Office office;
    std::vector<Item> rows;
    for (const auto* last : {"2026-03-20", "2026-03-27", "2026-06-19", "2026-06-19", "2026-06-19"})
        rows.push_back(test::item("", "Мероприятие", {{std::nullopt, day(last)}}, {"Директор СОШ № 1"}, {}));
    office.import(std::move(rows));
    const auto news = [&](Instant since) {
        return test::must(read_as<BoardNews>(
            *office.store, [&](ReadView& view) { return board_news(view, since, office.now); }));
    };
    office.live_until(at("2026-03-24T06:00:00Z"));
    test::must(office.does("oleg", SubmitReport{"сделано"}, TaskId{3}));
    EXPECT_EQ(news(at("2026-03-16T06:00:00Z")), (BoardNews{1, 1, 0, 0}));

    const auto looked = at("2026-03-25T06:00:00Z");
    office.live_until(at("2026-03-30T06:00:00Z"));
    EXPECT_EQ(news(looked), (BoardNews{1, 0, 0, 0})) << "the second row alone: the first was late before";
    test::must(office.does("oleg", AskExtension{day("2026-07-20"), "ждём смету"}, TaskId{4}));
    test::must(office.does("oleg", Disown{"это к методисту"}, TaskId{5}));
    EXPECT_EQ(news(looked), (BoardNews{1, 0, 1, 1}));

    test::must(office.does("irina", CancelTask{"приказ № 9"}, TaskId{2}));
    test::must(office.does("irina", DecideExtension{1, false, {}, "смета есть"}, TaskId{4}));
    EXPECT_EQ(news(looked), (BoardNews{0, 0, 0, 1})) << "what was dealt with is no news";
}

}  // namespace
}  // namespace vekha
