#include "daemon/runtime/log.hpp"

#include <memory>
#include <string>

#include <boost/json.hpp>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace vekha::log {
namespace {

bool as_json = false;

std::string in_quotes(std::string_view text) {
    return boost::json::serialize(boost::json::string(text));
}

void write(spdlog::level::level_enum level, std::string_view event, std::initializer_list<Field> fields) {
    if (!spdlog::should_log(level)) return;
    std::string line = as_json ? "\"event\":" + in_quotes(event) : std::string(event);
    for (const auto& [key, value] : fields)
        line += as_json ? "," + in_quotes(key) + ":" + in_quotes(value)
                        : " " + std::string(key) + "=" + in_quotes(value);
    spdlog::log(level, "{}", line);
}

}  // namespace

void configure(std::string_view level, bool json) {
    as_json = json;
    spdlog::set_default_logger(
        std::make_shared<spdlog::logger>("vekha", std::make_shared<spdlog::sinks::stderr_sink_mt>()));
    spdlog::set_level(level == "warning" ? spdlog::level::warn : spdlog::level::from_str(std::string(level)));
    spdlog::set_pattern(
        json ? R"({"at":"%Y-%m-%dT%H:%M:%S.%eZ","level":"%l",%v})" : "%Y-%m-%dT%H:%M:%S.%eZ %l %v",
        spdlog::pattern_time_type::utc);
    spdlog::flush_on(spdlog::level::info);
}

void debug(std::string_view event, std::initializer_list<Field> fields) {
    write(spdlog::level::debug, event, fields);
}
void info(std::string_view event, std::initializer_list<Field> fields) {
    write(spdlog::level::info, event, fields);
}
void warning(std::string_view event, std::initializer_list<Field> fields) {
    write(spdlog::level::warn, event, fields);
}
void error(std::string_view event, std::initializer_list<Field> fields) {
    write(spdlog::level::err, event, fields);
}

}  // namespace vekha::log
