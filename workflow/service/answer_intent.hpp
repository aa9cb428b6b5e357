// What typed words of an answer want: pure.
#pragma once

#include <optional>
#include <string_view>

#include "workflow/model/time.hpp"

namespace vekha {

enum class Intent {
    tell,         ///< says what was done: the words of a report
    acknowledge,  ///< «Принял», «Ознакомлен»
    submit,       ///< «Сдать», «Исполнено»
    extension,    ///< «Перенос до 20 марта …»
    disown,       ///< «Не моё …»
    drop,         ///< «Отмена»
    help,         ///< «Помощь», «Мои задачи»
};

/// By the first words of the first line: «Принял», «Сдать», «Отмена», «Помощь» stand alone in it; «Перенос»
/// and «Не моё» begin it. Case and ё do not matter.
Intent intent_of(std::string_view words);

/// The words after a first line that only says what is wanted; all of them otherwise.
std::string_view words_after_intent(std::string_view words);

/// The last day that the words name («до 20 марта», «20.03.2026»), the next one from `today` on where they
/// leave out the year. Nothing where they name none or several.
std::optional<Day> day_in(std::string_view words, Day today);

/// A number alone: the answer to "which one".
std::optional<std::int64_t> number_alone(std::string_view words);

}  // namespace vekha
