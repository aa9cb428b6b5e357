// The daemon's log: one line an event, to standard error (systemd keeps it), as text or as JSON. Never a
// secret: no token, password, message body or personal link.
#pragma once

#include <initializer_list>
#include <string_view>
#include <utility>

namespace vekha::log {

/// Set once at start.
void configure(std::string_view level, bool json);

using Field = std::pair<std::string_view, std::string_view>;

void debug(std::string_view event, std::initializer_list<Field> fields = {});
void info(std::string_view event, std::initializer_list<Field> fields = {});
void warning(std::string_view event, std::initializer_list<Field> fields = {});
void error(std::string_view event, std::initializer_list<Field> fields = {});

}  // namespace vekha::log
