#include "daemon/commands/arguments.hpp"

#include <algorithm>
#include <charconv>

namespace vekha::commands {
namespace {

bool among(const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

std::optional<std::string> Arguments::option(const std::string& name) const {
    const auto found = options.find(name);
    if (found == options.end()) return std::nullopt;
    return found->second;
}

std::string Arguments::option_or(const std::string& name, std::string otherwise) const {
    return option(name).value_or(std::move(otherwise));
}

Result<std::int64_t> Arguments::number(const std::string& name) const {
    const auto word = option(name);
    const auto value = word ? parse_number(*word) : std::nullopt;
    if (value) return *value;
    return failure(Fault::invalid_input, word ? "«" + *word + "» — не номер." : "Не указан номер.", name,
                   "Пишите: " + name + " 1");
}

Result<std::optional<Day>> Arguments::day(const std::string& name) const {
    const auto text = option(name);
    if (!text) return std::optional<Day>{};
    const auto day = parse_day(*text);
    if (!day)
        return failure(Fault::invalid_input, "«" + *text + "» — не день.", name,
                       "Пишите год-месяц-день, например 2026-03-01.");
    return day;
}

std::optional<std::int64_t> parse_number(std::string_view word) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    if (error != std::errc{} || end != word.data() + word.size() || number < 1) return std::nullopt;
    return number;
}

Result<Arguments> parse_arguments(std::span<const std::string> given, const Grammar& grammar) {
    Arguments arguments;
    const auto wrong = [&](std::string message, const std::string& where) {
        return failure(Fault::invalid_input, std::move(message), where, "Использование: " + grammar.usage);
    };
    for (std::size_t at = 0; at < given.size(); ++at) {
        const auto& word = given[at];
        if (!word.starts_with("--")) {
            arguments.words.push_back(word);
            continue;
        }
        const auto equals = word.find('=');
        const auto name = word.substr(0, equals);
        if (among(grammar.flags, name) && equals == std::string::npos) {
            arguments.flags.insert(name);
        } else if (!among(grammar.options, name)) {
            return wrong("Неизвестный параметр.", word);
        } else if (equals != std::string::npos) {
            arguments.options[name] = word.substr(equals + 1);
        } else if (at + 1 < given.size()) {
            arguments.options[name] = given[++at];
        } else {
            return wrong("Не указано значение параметра.", word);
        }
    }
    if (arguments.words.size() < grammar.words_least) return wrong("Не хватает аргументов.", "");
    if (arguments.words.size() > grammar.words_most)
        return wrong("Лишний аргумент.", arguments.words[grammar.words_most]);
    return arguments;
}

int exit_code(Fault fault) {
    if (fault == Fault::undecided) return 3;
    if (fault == Fault::invalid_input || fault == Fault::unreadable || fault == Fault::not_found) return 2;
    return 1;
}

}  // namespace vekha::commands
