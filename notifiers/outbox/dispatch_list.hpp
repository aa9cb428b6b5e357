// The way of messages as people read it: of a task or of a person, on a page and as a file that proves it.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "workflow/service/organization.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

/// «отложено: вне часов рассылки», «отправлено», «отказ: адрес не принимает сообщений (550)»…
std::string russian(const Dispatch& line);

/// Lines as CSV (RFC 4180, UTF-8 with a byte order mark for spreadsheets, semicolons as Russian ones expect):
/// when, whom, channel, what, task, delivery. Cells that a spreadsheet would take for a formula begin with an
/// apostrophe.
std::string dispatches_csv(const std::vector<Dispatch>& lines, const std::map<PersonId, std::string>& names,
                           const Zone& zone);

}  // namespace vekha
