// What entries of the journal are called in an office.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace vekha {

struct EventWords {
    std::string_view type;  ///< JournalEntry::type
    std::string_view russian;
    std::string_view english;
};

/// Every type that is written, those of tasks first.
std::span<const EventWords> event_words();

/// «Отчёт принят»; the type itself where it has no words.
std::string event_words(std::string_view type, bool english);

/// What a field of a payload or of a task is called: «срок»; its key where it has no words.
std::string field_words(std::string_view key, bool english);

/// A value of a closed list in a field: state "open" is «на исполнении». The value itself otherwise.
std::string value_words(std::string_view key, std::string_view value, bool english);

}  // namespace vekha
