// What came to a bot, in no messenger's own shape: who pressed what, wrote what, sent which files.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "workflow/model/answer.hpp"

namespace vekha {

/// A file that the messenger keeps and gives out on demand.
struct OfferedFile {
    std::string name;
    std::string media_type;  ///< as the sender's program claims; empty: it says nothing
    std::int64_t size = 0;   ///< bytes, as announced; 0: not said
    std::string place;       ///< Telegram: the file's id; MAX: its address
    friend bool operator==(const OfferedFile&, const OfferedFile&) = default;
};

struct Update {
    std::string key;     ///< the messenger's own: comes again where the update does
    std::string sender;  ///< the number of who pressed or wrote, also in a group
    std::string chat;    ///< where to say something back: as Person::telegram or Person::max has it
    std::optional<AnswerToken> pressed;
    std::string callback;  ///< of a press: what to tell the messenger that it was heard
    std::string start;     ///< the code of a deep link
    std::string words;
    std::vector<OfferedFile> files;
    friend bool operator==(const Update&, const Update&) = default;
};

struct Updates {
    std::vector<Update> updates;  ///< in the order in which they came
    std::size_t skipped = 0;      ///< of kinds that say nothing to Vekha
    /// From where to go on once these are dealt with; nothing where none came.
    std::optional<std::int64_t> next;
};

namespace update_limits {

inline constexpr std::size_t body_bytes = 4 * 1024 * 1024;  ///< of an answer with updates, or of a webhook
inline constexpr std::size_t updates = 100;                 ///< in one body
inline constexpr std::size_t files = 20;                    ///< in one update
inline constexpr std::size_t words_bytes = 16 * 1024;  ///< of one update; messengers themselves allow fewer
inline constexpr std::size_t start_bytes = 128;        ///< of a deep link's code
inline constexpr std::size_t file_name_characters = 120;  ///< a longer one is cut
inline constexpr std::size_t place_bytes = 4096;          ///< of a file's id or address

}  // namespace update_limits

}  // namespace vekha
