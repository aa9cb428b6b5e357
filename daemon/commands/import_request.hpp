// What import, amend and copy have alike: a document with decisions from the command line, and doubts
// printed.
#pragma once

#include "config/decisions_file.hpp"
#include "daemon/app/installation.hpp"
#include "daemon/commands/command.hpp"
#include "workflow/service/import.hpp"

namespace vekha::commands {

/// The decisions file of the command line; empty where none is given.
config::Checked<config::Decisions> decisions_of(const Arguments& arguments);
/// Controller, parties and rows into the request; --controller and --accept-readings on top.
void take_decisions(const Arguments& arguments, const config::Decisions& decisions, ImportRequest& request);
/// The document that the first word names, read as the organization reads.
config::Checked<ImportRequest> read_request(const Arguments& arguments, const Installation& open);

/// The doubts that block, or those that don't, a line or two each.
void print_doubts(std::ostream& out, const std::vector<Doubt>& doubts, bool blocking);
/// What would be made, with all doubts; the exit code: 0, or that of undecided.
int show_preview(const ImportPreview& preview, std::ostream& out);
/// What was made.
void show_made(const ImportOutcome& made, std::ostream& out);

}  // namespace vekha::commands
