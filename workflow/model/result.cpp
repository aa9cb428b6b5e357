#include "workflow/model/result.hpp"

namespace vekha {
namespace {

/// Two sentences stand side by side only where the first has its dot.
std::string sentence(const std::string& words) {
    constexpr std::string_view ends = ".!?:";
    const bool ended =
        words.empty() || words.ends_with("…") || ends.find(words.back()) != std::string_view::npos;
    return ended ? words : words + ".";
}

}  // namespace

std::string_view name(Fault fault) {
    switch (fault) {
        case Fault::invalid_input:
            return "invalid_input";
        case Fault::unreadable:
            return "unreadable";
        case Fault::undecided:
            return "undecided";
        case Fault::unauthenticated:
            return "unauthenticated";
        case Fault::forbidden:
            return "forbidden";
        case Fault::not_found:
            return "not_found";
        case Fault::wrong_state:
            return "wrong_state";
        case Fault::requirement_open:
            return "requirement_open";
        case Fault::stale:
            return "stale";
        case Fault::conflict:
            return "conflict";
        case Fault::too_large:
            return "too_large";
        case Fault::too_many:
            return "too_many";
        case Fault::too_slow:
            return "too_slow";
        case Fault::storage_full:
            return "storage_full";
        case Fault::newer_database:
            return "newer_database";
        case Fault::infected:
            return "infected";
        case Fault::damaged:
            return "damaged";
        case Fault::unavailable:
            return "unavailable";
        case Fault::internal:
            return "internal";
    }
    return "internal";
}

std::string describe(const Error& error) {
    std::string line;
    if (!error.where.empty()) line += error.where + ": ";
    line += sentence(error.message);
    if (!error.mend.empty()) line += " " + sentence(error.mend);
    return line;
}

}  // namespace vekha
