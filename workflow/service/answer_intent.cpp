#include "workflow/service/answer_intent.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <system_error>
#include <utility>

#include "workflow/reader/deadline.hpp"
#include "workflow/reader/folding.hpp"

namespace vekha {
namespace {

using Saying = std::pair<std::string_view, Intent>;

/// Folded (workflow/reader/folding.hpp); the line says nothing else.
constexpr std::array alone{Saying{"принял", Intent::acknowledge},
                           Saying{"приняла", Intent::acknowledge},
                           Saying{"принято", Intent::acknowledge},
                           Saying{"ознакомлен", Intent::acknowledge},
                           Saying{"ознакомлена", Intent::acknowledge},
                           Saying{"got it", Intent::acknowledge},
                           Saying{"сдать", Intent::submit},
                           Saying{"сдаю", Intent::submit},
                           Saying{"сдаю отчет", Intent::submit},
                           Saying{"исполнено", Intent::submit},
                           Saying{"выполнено", Intent::submit},
                           Saying{"готово", Intent::submit},
                           Saying{"submit", Intent::submit},
                           Saying{"done", Intent::submit},
                           Saying{"отмена", Intent::drop},
                           Saying{"отменить", Intent::drop},
                           Saying{"cancel", Intent::drop},
                           Saying{"/cancel", Intent::drop},
                           Saying{"помощь", Intent::help},
                           Saying{"help", Intent::help},
                           Saying{"/help", Intent::help},
                           Saying{"/start", Intent::help},
                           Saying{"мои задачи", Intent::help},
                           Saying{"задачи", Intent::help},
                           Saying{"/tasks", Intent::help}};

/// The line begins so.
constexpr std::array beginnings{
    Saying{"перенос", Intent::extension},       Saying{"перенести", Intent::extension},
    Saying{"прошу перенес", Intent::extension}, Saying{"прошу продлить", Intent::extension},
    Saying{"extend", Intent::extension},        Saying{"не мое", Intent::disown},
    Saying{"не моя", Intent::disown},           Saying{"не наш", Intent::disown},
    Saying{"not mine", Intent::disown}};

constexpr std::string_view sentence_ends = ".,!;:";

std::string_view first_line(std::string_view words) {
    return words.substr(0, words.find('\n'));
}

std::optional<Intent> said_alone(std::string_view words) {
    const std::string folded = reading::fold(first_line(words));
    const auto line = reading::trim(folded, sentence_ends);
    const auto* const found =
        std::find_if(alone.begin(), alone.end(), [&](const Saying& one) { return one.first == line; });
    return found == alone.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace

Intent intent_of(std::string_view words) {
    if (const auto said = said_alone(words)) return *said;
    const std::string folded = reading::fold(first_line(words));
    const auto line = reading::trim(folded);
    for (const auto& [beginning, intent] : beginnings)
        if (line.starts_with(beginning)) return intent;
    return Intent::tell;
}

std::string_view words_after_intent(std::string_view words) {
    if (!said_alone(words)) return reading::trim(words);
    const auto line_end = words.find('\n');
    return line_end == std::string_view::npos ? std::string_view{}
                                              : reading::trim(words.substr(line_end + 1));
}

std::optional<Day> day_in(std::string_view words, Day today) {
    constexpr std::chrono::days year_ahead{365};
    const std::string line(reading::trim(words));
    std::optional<Day> found;
    // The word of the wish («перенос») is no part of the date, and neither is the reason behind it: what the
    // deadline's reader makes of each tail of the first sentence, the first that is one day counts.
    for (std::size_t from = 0; from < line.size() && !found;) {
        const auto reading =
            read_deadline(std::string_view(line).substr(from), Period{today, today + year_ahead});
        if (reading.kind == DeadlineKind::once && reading.windows.size() == 1)
            found = reading.windows.front().last;
        const auto blank = line.find_first_of(" \n", from);
        from = blank == std::string::npos ? line.size() : blank + 1;
    }
    return found;
}

std::optional<std::int64_t> number_alone(std::string_view words) {
    const auto line = reading::trim(first_line(words), sentence_ends);
    std::int64_t value = 0;
    const auto* end = line.data() + line.size();
    const auto [stopped, fault] = std::from_chars(line.data(), end, value);
    if (fault != std::errc{} || stopped != end || value <= 0) return std::nullopt;
    return value;
}

}  // namespace vekha
