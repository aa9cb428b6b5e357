// A coordinator's decisions on the doubts of one document, as a TOML file for `vekha import --decisions`:
//
//   controller = "login"
//   [parties]
//   "Кураторы" = "login or group"      # "-" leaves the words to nobody
//   [[row]]
//   item = 3                           # the position that the list of doubts shows
//   due = "2026-05-20"                 # or: from = "2026-05-01" beside it; or: as_read = true; or:
//                                        other = 1, as the list numbers the other readings; or:
//                                        waits = true, until its event's day is set; or:
//                                        without_task = true
//   always = true                      # keep as_read or other as a rule of the organization
//   title_proof = true                 # ask for the papers that only the title speaks of
//   lead = "login"
//   [[goes_on]]                        # of a new edition, `vekha amend`: which row goes on with which
//   item = 3                           # in the new document
//   was = 2                            # in the edition in force; 0: the row is new
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "config/faults.hpp"
#include "workflow/service/edition.hpp"

namespace vekha::config {

struct Decisions {
    std::string controller;
    std::map<std::string, std::string> parties;
    std::vector<Decision> rows;
    std::vector<RowDecision> goes_on;
};

/// Every fault is named by file, line and key. `file` is its name in faults.
Checked<Decisions> parse_decisions(std::string_view text, const std::string& file);

Checked<Decisions> read_decisions(const std::filesystem::path& path);

}  // namespace vekha::config
