// The command line of one command: options with a value, flags, positional words.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "workflow/model/result.hpp"
#include "workflow/model/time.hpp"

namespace vekha::commands {

/// What a command takes. Names are written with their dashes: "--config".
struct Grammar {
    std::vector<std::string> options;  ///< each takes a value: `--config FILE` or `--config=FILE`
    std::vector<std::string> flags;
    std::size_t words_least = 0;
    std::size_t words_most = 0;
    std::string usage;  ///< one line, shown with every fault
};

struct Arguments {
    std::vector<std::string> words;
    std::map<std::string, std::string> options;
    std::set<std::string> flags;

    bool has(const std::string& flag) const { return flags.contains(flag); }
    std::optional<std::string> option(const std::string& name) const;
    /// The option's value as a number from 1 on; invalid_input where it is missing or none.
    Result<std::int64_t> number(const std::string& name) const;
    /// The option's value as a day; nothing where it is missing, invalid_input where it is none.
    Result<std::optional<Day>> day(const std::string& name) const;
    std::string option_or(const std::string& name, std::string otherwise) const;
};

/// invalid_input, naming the word, for an unknown option, a missing value, or too few or too many words.
Result<Arguments> parse_arguments(std::span<const std::string> given, const Grammar& grammar);

/// A whole number from 1 on; nothing for other words.
std::optional<std::int64_t> parse_number(std::string_view word);

/// What a command answers to the shell for a fault: 2 where the person gave something wrong, 3 where
/// decisions are open, 1 otherwise. 0 is success.
int exit_code(Fault fault);

}  // namespace vekha::commands
