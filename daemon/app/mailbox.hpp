// The mailbox of answers, made from the settings.
#pragma once

#include <memory>
#include <string>

#include "config/options.hpp"
#include "notifiers/inbox/mail_source.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

/// Where people's answers go; empty where nobody reads them.
std::string answers_mailbox(const config::AnswersOptions& options);

/// For a source that is not "none". How far a mailbox was read is kept in the store, which must live as long.
/// The error names the setting.
Result<std::unique_ptr<MailSource>> make_mailbox(const config::AnswersOptions& options, Store& store);

}  // namespace vekha
