// Any words at all: no crash, no window outside reason, no long thought.
#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "workflow/model/limits.hpp"
#include "workflow/reader/deadline.hpp"
#include "workflow/reader/deadline_words_out.hpp"

namespace vekha {
namespace {

const std::vector<Period> plans{{day_of(2026, 1, 1), day_of(2026, 12, 31)},
                                {day_of(2026, 9, 1), day_of(2027, 5, 31)},
                                {day_of(2026, 3, 1), day_of(2026, 3, 31)},
                                {day_of(2026, 3, 5), day_of(2026, 3, 5)},
                                {day_of(2015, 1, 1), day_of(2035, 12, 31)}};

void expect_sound(const std::string& words) {
    for (const Period& plan : plans) {
        const Deadline deadline = read_deadline(words, plan);
        ASSERT_LE(deadline.windows.size(), limits::windows_per_deadline) << words;
        ASSERT_FALSE(deadline.rule.empty()) << words;
        const bool dated =
            deadline.kind != DeadlineKind::missing && deadline.kind != DeadlineKind::unscheduled;
        ASSERT_EQ(dated, !deadline.windows.empty()) << words;
        ASSERT_EQ(deadline.kind == DeadlineKind::several,
                  dated && deadline.windows.size() > 1 && deadline.kind != DeadlineKind::recurring)
            << words;
        if (deadline.kind != DeadlineKind::recurring) {
            ASSERT_FALSE(deadline.every) << words;
        }
        if (!deadline.ambiguous) {
            ASSERT_TRUE(deadline.others.empty()) << words;
        }
        for (std::size_t i = 0; i < deadline.windows.size(); ++i) {
            const Window& window = deadline.windows[i];
            if (window.first) {
                ASSERT_LE(*window.first, window.last) << words;
            }
            if (i > 0) {
                ASSERT_LE(deadline.windows[i - 1].last, window.last) << words;
            }
        }
        canonical_words(deadline);
    }
}

TEST(DeadlineRobust, takes_any_bytes) {
    std::mt19937 random(7);
    for (int run = 0; run < 2000; ++run) {
        std::string bytes(random() % 60, ' ');
        for (char& byte : bytes) byte = static_cast<char>(random());
        expect_sound(bytes);
    }
}

constexpr std::string_view piece_list =
    "до|с|по|к|не позднее|в течение|1|15|31|0|99999999999|I|III|Ш|март|мая|января|2026|2027|26|"
    "г.|года|квартал|неделя|декада|половина|четверть|полугодие|конец|начало|месяца|каждого|"
    "ежегодно|ежемесячно|раз в|2 раза в|год|день|постоянно|далее|среда|последняя|первый|после|за|"
    "дней|срок|сроки:|следующего|за отчетным|кроме|каникулы|осенние|лето|учебного|-|–|,|;|.|(|)|"
    "/|\"|и|№ 5|от|числа|10.00|31.02|01.09.26|повторно|срочно|до Нового года|5 рабочих дней|"
    "до начала|по плану|выполнено|около|последний день";

std::vector<std::string> split(std::string_view list) {
    std::vector<std::string> parts;
    for (std::size_t at = 0; at <= list.size();) {
        const std::size_t end = std::min(list.find('|', at), list.size());
        parts.emplace_back(list.substr(at, end - at));
        at = end + 1;
    }
    return parts;
}

TEST(DeadlineRobust, takes_any_pieces_of_deadlines_in_any_order) {
    const auto pieces = split(piece_list);
    std::mt19937 random(11);
    for (int run = 0; run < 6000; ++run) {
        std::string words;
        for (auto left = random() % 9; left > 0; --left)
            words += pieces[random() % pieces.size()] + (random() % 4 == 0 ? "" : " ");
        expect_sound(words);
    }
}

TEST(DeadlineRobust, takes_long_words_up_to_the_limit_and_leaves_longer_ones_to_a_person) {
    for (const std::string piece :
         {"1", "1 ", "до ", "1,", "до 1 мая, ", "ежемесячно ", "I-", "(((", "\"", "с 1 по ", "последняя ",
          "раз в год ", "каждый понедельник и ", "начало и ", "квартал "}) {
        std::string words;
        while (words.size() + piece.size() <= limits::deadline_bytes) words += piece;
        expect_sound(words);
    }
    expect_sound(std::string(limits::deadline_bytes * 50, '1'));
}

TEST(DeadlineRobust, far_years_and_large_numbers_are_no_dates) {
    for (const char* words :
         {"раз в 366 лет", "каждые 99999999 месяцев", "в течение 999999999 дней после", "до 2099 года",
          "ежедневно до 2099 года", "366 раз в год", "до 1 января 2015, далее еженедельно",
          "каждый понедельник и среда, далее еженедельно", "еженедельно 1990-2099", "31.12.2099"})
        expect_sound(words);
}

}  // namespace
}  // namespace vekha
