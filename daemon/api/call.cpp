#include "daemon/api/call.hpp"

#include <algorithm>
#include <charconv>

#include "daemon/http/problem.hpp"

namespace vekha::api {
namespace {

constexpr std::size_t day_bytes = 10;  ///< of "2026-03-31"

std::optional<std::int64_t> whole_number(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || text.empty()) return std::nullopt;
    return value;
}

/// Length of the UTF-8 sequence that begins with this byte; 0 where none does.
std::size_t sequence_length(unsigned char first) {
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first < 0xE0) return 2;
    if (first >= 0xE0 && first < 0xF0) return 3;
    if (first >= 0xF0 && first < 0xF5) return 4;
    return 0;
}

bool good_sequence(std::string_view bytes) {
    for (const char one : bytes.substr(1))
        if ((static_cast<unsigned char>(one) & 0xC0) != 0x80) return false;
    if (bytes.size() < 3) return true;
    const auto first = static_cast<unsigned char>(bytes[0]);
    const auto second = static_cast<unsigned char>(bytes[1]);
    // Longer than needed, a surrogate, or past the last character.
    return !(first == 0xE0 && second < 0xA0) && !(first == 0xED && second >= 0xA0) &&
           !(first == 0xF0 && second < 0x90) && !(first == 0xF4 && second >= 0x90);
}

}  // namespace

Result<bool> may_about(ReadView& view, const Call& call, Action action, PersonId person) {
    if (call.caller->session.task) return false;
    const auto known = view.person(person);
    if (!known) return tl::unexpected(known.error());
    if (!*known) return false;
    const auto held = held_over(view, call.caller->person, home_of(**known));
    if (!held) return tl::unexpected(held.error());
    return permitted(action, *held, relations_to(**known, call.caller->person.id));
}

bool clean_text(std::string_view text) {
    while (!text.empty()) {
        const auto first = static_cast<unsigned char>(text.front());
        const auto length = sequence_length(first);
        if (length == 0 || length > text.size() || first < 0x20 || first == 0x7F) return false;
        if (!good_sequence(text.substr(0, length))) return false;
        text.remove_prefix(length);
    }
    return true;
}

Result<std::optional<std::int64_t>> expected_version(const http::Request& request) {
    const auto header = request.header("if-match");
    if (!header || *header == "*") return std::optional<std::int64_t>();
    auto tag = *header;
    if (tag.size() > 2 && tag.front() == '"' && tag.back() == '"')
        if (const auto version = whole_number(tag.substr(1, tag.size() - 2))) return version;
    return failure(Fault::invalid_input, "Заголовок If-Match не назвал версию задачи.", "If-Match",
                   "Передайте значение ETag задачи вместе с кавычками.");
}

std::optional<http::Response> version_missing(const http::Request& request) {
    if (request.header("if-match")) return std::nullopt;
    return http::problem(428, Error{Fault::stale, "Не сказано, какую версию задачи вы видели.", "If-Match",
                                    "Передайте в If-Match значение ETag задачи."});
}

Result<std::optional<std::string>> text_parameter(const http::Request& request, std::string_view name,
                                                  std::size_t most) {
    auto value = request.parameter(name);
    if (!value) return value;
    if (value->size() > most)
        return failure(Fault::invalid_input, "Слишком длинное значение.", std::string(name));
    if (!clean_text(*value))
        return failure(Fault::invalid_input, "Значение содержит недопустимые знаки.", std::string(name));
    return value;
}

Result<std::optional<std::int64_t>> number_parameter(const http::Request& request, std::string_view name,
                                                     std::int64_t least, std::int64_t most) {
    const auto text = request.parameter(name);
    if (!text) return std::optional<std::int64_t>();
    const auto value = whole_number(*text);
    if (!value || *value < least || *value > most)
        return failure(Fault::invalid_input,
                       "Ожидалось число от " + std::to_string(least) + " до " + std::to_string(most) + ".",
                       std::string(name));
    return value;
}

Result<std::optional<Day>> day_parameter(const http::Request& request, std::string_view name) {
    const auto given = text_parameter(request, name, day_bytes);
    if (!given) return tl::unexpected(given.error());
    if (!*given) return std::optional<Day>();
    if (const auto day = parse_day(**given)) return day;
    return failure(Fault::invalid_input, "Ожидался день.", std::string(name), "Например: 2026-03-31.");
}

Result<void> only_parameters(const http::Request& request, std::initializer_list<std::string_view> known) {
    for (const auto& name : request.parameter_names())
        if (std::find(known.begin(), known.end(), name) == known.end())
            return failure(Fault::invalid_input, "Неизвестный параметр запроса.",
                           clean_text(name) ? name : "");
    return {};
}

}  // namespace vekha::api
