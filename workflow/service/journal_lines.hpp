// The journal as people read it: who did what to what, when, by what way, and what it changed.
#pragma once

#include <string>
#include <vector>

#include "workflow/model/time.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

/// A field that the entry changed, in words; `before` is empty where there was nothing.
struct FieldChange {
    std::string field;
    std::string before;
    std::string after;
    friend bool operator==(const FieldChange&, const FieldChange&) = default;
};

struct JournalLine {
    JournalEntry entry;
    std::string who;   ///< name of the person; «Веха» for the engine
    std::string what;  ///< event_words()
    std::string
        about;  ///< «1.2. Утвердить план»; the person, the group …; empty where there is no such thing
    std::string from;  ///< origin_words()
    std::vector<FieldChange> changes;
};

/// The lines of these entries, in their order. What an entry of a task changed is found by taking the task up
/// to it; of another thing, by the entry of the same kind before it, looked for among the last 200.
/// The view must show what the entries name: their reader's sight is applied where they are found.
Result<std::vector<JournalLine>> journal_lines(ReadView& view, const std::vector<JournalEntry>& entries,
                                               bool english = false);

/// For spreadsheets (workflow/reports/csv.hpp); moments in the zone. `heading`: with the line of columns'
/// names.
std::string journal_csv(const std::vector<JournalLine>& lines, const Zone& zone, bool heading = true);

/// One JSON object a line, each with the entry as the chain has it, so that a copy can be verified.
std::string journal_json_lines(const std::vector<JournalLine>& lines);

}  // namespace vekha
