// What the bodies of all messengers have in common: a list of updates where they were asked for, one where it
// was brought.
#pragma once

#include <string_view>

#include <boost/json/value.hpp>

#include "notifiers/inbox/update.hpp"
#include "workflow/model/result.hpp"

namespace vekha {

/// Reads one update into the list or counts it as skipped; invalid_input names what it lacks.
using ReadUpdate = Result<void> (*)(Updates& into, const boost::json::value& value);

/// A messenger's answer to the question what is new.
struct UpdateList {
    std::string_view messenger;  ///< "MAX", for the words of a refusal
    std::string_view key;        ///< where the list stands
    std::string_view next;       ///< where it says from where to go on; empty: each update's number does
};

/// One update that makes no sense is skipped: it must not stand in the way of the others.
Result<Updates> read_update_list(std::string_view body, const UpdateList& shape, ReadUpdate read);
Result<Updates> read_brought_update(std::string_view body, ReadUpdate read);

}  // namespace vekha
