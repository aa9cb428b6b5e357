// A command of the program: `vekha NAME …`. Each is a plain function over its words and two streams, so that
// a test calls it as the shell would.
#pragma once

#include <ostream>
#include <span>
#include <string>
#include <string_view>

#include "config/faults.hpp"
#include "daemon/commands/arguments.hpp"

namespace vekha::commands {

using Words = std::span<const std::string>;
using CommandFunction = int (*)(Words words, std::ostream& out, std::ostream& err);

struct CommandEntry {
    std::string_view name;
    std::string_view help;  ///< one Russian line
    CommandFunction function;
};

/// Picks the command that the first word names. Without words, or with --help, prints the list.
int run(Words words, std::ostream& out, std::ostream& err);

/// Prints the fault and gives the exit code for it.
int fail(std::ostream& err, const Error& error);
int fail(std::ostream& err, const config::Faults& faults);

int setup_command(Words words, std::ostream& out, std::ostream& err);
int serve_command(Words words, std::ostream& out, std::ostream& err);
int import_command(Words words, std::ostream& out, std::ostream& err);
int amend_command(Words words, std::ostream& out, std::ostream& err);
int roadmap_command(Words words, std::ostream& out, std::ostream& err);
int waiting_command(Words words, std::ostream& out, std::ostream& err);
int event_command(Words words, std::ostream& out, std::ostream& err);
int order_command(Words words, std::ostream& out, std::ostream& err);
int task_command(Words words, std::ostream& out, std::ostream& err);
int invite_command(Words words, std::ostream& out, std::ostream& err);
int people_command(Words words, std::ostream& out, std::ostream& err);
int person_command(Words words, std::ostream& out, std::ostream& err);
int contact_command(Words words, std::ostream& out, std::ostream& err);
int link_code_command(Words words, std::ostream& out, std::ostream& err);
int upload_link_command(Words words, std::ostream& out, std::ostream& err);
int simulate_command(Words words, std::ostream& out, std::ostream& err);
int substitute_command(Words words, std::ostream& out, std::ostream& err);
int handover_command(Words words, std::ostream& out, std::ostream& err);
int check_command(Words words, std::ostream& out, std::ostream& err);
int units_command(Words words, std::ostream& out, std::ostream& err);
int nodes_command(Words words, std::ostream& out, std::ostream& err);
int search_command(Words words, std::ostream& out, std::ostream& err);
int messages_command(Words words, std::ostream& out, std::ostream& err);
int store_command(Words words, std::ostream& out, std::ostream& err);
int evidence_command(Words words, std::ostream& out, std::ostream& err);
int reminders_command(Words words, std::ostream& out, std::ostream& err);
int rules_command(Words words, std::ostream& out, std::ostream& err);
int dates_command(Words words, std::ostream& out, std::ostream& err);
int timeliness_command(Words words, std::ostream& out, std::ostream& err);
int token_command(Words words, std::ostream& out, std::ostream& err);
int sessions_command(Words words, std::ostream& out, std::ostream& err);
int secrets_command(Words words, std::ostream& out, std::ostream& err);
int second_factor_command(Words words, std::ostream& out, std::ostream& err);
int ldap_command(Words words, std::ostream& out, std::ostream& err);
int webhooks_command(Words words, std::ostream& out, std::ostream& err);
int sample_command(Words words, std::ostream& out, std::ostream& err);

}  // namespace vekha::commands
