#include "workflow/reader/deadline_words_out.hpp"

#include <algorithm>
#include <filesystem>
#include <random>

#include <gtest/gtest.h>

#include "tests/support/places.hpp"
#include "tests/workflow/reader/phrases.hpp"
#include "workflow/model/limits.hpp"
#include "workflow/reader/deadline.hpp"

namespace vekha {
namespace {

namespace fs = std::filesystem;

const Period year{day_of(2026, 1, 1), day_of(2026, 12, 31)};

void expect_same_when_read_again(const Deadline& deadline, const Period& plan, const std::string& from) {
    const std::string words = canonical_words(deadline);
    ASSERT_LE(words.size(), limits::deadline_bytes) << from;
    const Deadline again = read_deadline(words, plan);
    EXPECT_EQ(name(again.kind), name(deadline.kind)) << from << " → " << words;
    EXPECT_EQ(windows_json(again.windows), windows_json(deadline.windows)) << from << " → " << words;
    EXPECT_EQ(again.every, deadline.every) << from << " → " << words;
    EXPECT_EQ(again.after, deadline.after) << from << " → " << words;
    EXPECT_EQ(canonical_words(again), words) << from;
}

TEST(CanonicalWords, are_what_a_person_would_write) {
    const auto words = [](std::string_view phrase) { return canonical_words(read_deadline(phrase, year)); };
    EXPECT_EQ(words("до 15.05"), "до 15 мая 2026 года");
    EXPECT_EQ(words("в марте"), "март 2026 года");
    EXPECT_EQ(words("III кв."), "июль – сентябрь 2026 года");
    EXPECT_EQ(words("15-19.02"), "с 15 февраля 2026 года по 19 февраля 2026 года");
    EXPECT_EQ(words("май, октябрь"), "май 2026 года; октябрь 2026 года");
    EXPECT_EQ(words("постоянно"), "постоянно с 1 января 2026 года по 31 декабря 2026 года");
    EXPECT_EQ(words("1 раз в квартал"), "ежеквартально с 1 января 2026 года по 31 декабря 2026 года");
    EXPECT_EQ(words("2 раза в год (май, ноябрь)"),
              "каждое полугодие, сроки: май 2026 года; ноябрь 2026 года");
    EXPECT_EQ(words("в 10-дневный срок со дня получения"), "в течение 10 дней со дня получения");
    EXPECT_EQ(words("за три рабочих дня до начала"), "за 3 рабочих дня до начала");
    EXPECT_EQ(words("по мере необходимости"), "в назначенный срок");
    EXPECT_EQ(words(""), "");
}

TEST(CanonicalWords, of_every_phrase_read_as_that_phrase) {
    for (const fs::path& table : {fs::path(source_folder()) / "tests/data/deadlines.tsv",
                                  fs::path(source_folder()) / "../shared/roadmaps/deadlines.tsv"})
        for (const Phrase& phrase : phrases_of(table))
            expect_same_when_read_again(read_deadline(phrase.words, phrase.plan), phrase.plan, phrase.words);
}

/// Deadlines as no phrase need have said them, the same for the same seed.
class Generated {
  public:
    explicit Generated(unsigned seed) : random_(seed) {}

    Deadline next() {
        Deadline deadline;
        switch (upto(6)) {
            case 0:
                deadline.kind = DeadlineKind::once;
                deadline.windows = {window()};
                break;
            case 1:
            case 2:
                deadline.kind = DeadlineKind::several;
                deadline.windows = windows(2 + upto(12));
                break;
            case 3:
                deadline.kind = DeadlineKind::throughout;
                deadline.windows = {{day(), day_of(2029, 12, 31)}};
                break;
            case 4:
                deadline.kind = DeadlineKind::unscheduled;
                deadline.after =
                    EventSpan{1 + upto(40), static_cast<EventSpan::Unit>(upto(4)), upto(2) == 0, {}};
                deadline.after->event = deadline.after->before ? "до начала" : "после получения";
                break;
            default:
                deadline.kind = DeadlineKind::recurring;
                deadline.windows = windows(1 + upto(40));
                if (const int cycle = upto(6); cycle < 5) deadline.every = static_cast<Cycle>(cycle);
        }
        return deadline;
    }

  private:
    int upto(int bound) { return static_cast<int>(random_() % static_cast<unsigned>(bound)); }
    Day day() { return day_of(2024, 1, 1) + std::chrono::days{upto(1800)}; }

    Window window() {
        const Day first = day();
        switch (upto(5)) {
            case 0:
                return {std::nullopt, first};
            case 1:
                return {first, first};
            case 2:
                return {day_of(2026, 1 + static_cast<unsigned>(upto(6)), 1), day_of(2026 + upto(2), 12, 31)};
            default:
                return {first, first + std::chrono::days{upto(60)}};
        }
    }

    std::vector<Window> windows(int count) {
        std::vector<Window> all;
        while (static_cast<int>(all.size()) < count) {
            all.push_back(window());
            if (all.back().first && upto(3) == 0)  // a neighbour
                all.push_back({all.back().last + std::chrono::days{1},
                               all.back().last + std::chrono::days{1 + upto(9)}});
        }
        std::sort(all.begin(), all.end(), [](const Window& a, const Window& b) {
            return a.last != b.last ? a.last < b.last : a.first < b.first;
        });
        all.erase(std::unique(all.begin(), all.end()), all.end());
        return all;
    }

    std::mt19937 random_;
};

TEST(CanonicalWords, of_any_windows_read_as_those_windows) {
    for (unsigned seed = 1; seed <= 2000; ++seed) {
        const Deadline deadline = Generated(seed).next();
        if (deadline.kind == DeadlineKind::several && deadline.windows.size() < 2) continue;
        expect_same_when_read_again(deadline, year, "seed " + std::to_string(seed));
    }
}

}  // namespace
}  // namespace vekha
