#include "workflow/service/json_fields.hpp"

#include <limits>

#include <boost/json/parse.hpp>

namespace vekha::json_text {
namespace {

constexpr std::string_view absent = "поля нет";
constexpr std::string_view wrong_type = "значение другого типа";
constexpr std::string_view wrong_date = "не дата";
constexpr int most_depth = 16;

const json::value& nothing() {
    static const json::value value;
    return value;
}

}  // namespace

ObjectReader::ObjectReader(const json::value& value, std::string_view name, Problem& problem)
    : object_(value.if_object()), problem_(problem) {
    if (!object_) problem_.note(name, wrong_type);
}

const json::value& ObjectReader::value(std::string_view key) const {
    const json::value* found = object_ ? object_->if_contains(key) : nullptr;
    if (!found) problem_.note(key, absent);
    return found ? *found : nothing();
}

std::int64_t ObjectReader::number(std::string_view key) const {
    const json::value& found = value(key);
    if (const auto* number = found.if_int64()) return *number;
    problem_.note(key, wrong_type);
    return 0;
}

int ObjectReader::small(std::string_view key) const {
    const std::int64_t read = number(key);
    if (read < std::numeric_limits<int>::min() || read > std::numeric_limits<int>::max()) {
        problem_.note(key, "число слишком велико");
        return 0;
    }
    return static_cast<int>(read);
}

std::string_view ObjectReader::view(std::string_view key) const {
    const json::value& found = value(key);
    if (const auto* text = found.if_string()) return *text;
    problem_.note(key, wrong_type);
    return {};
}

std::string ObjectReader::text(std::string_view key) const {
    return has(key) ? std::string(view(key)) : std::string{};
}

std::optional<std::string> ObjectReader::optional_text(std::string_view key) const {
    if (!has(key)) return std::nullopt;
    return std::string(view(key));
}

bool ObjectReader::flag(std::string_view key) const {
    if (!has(key)) return false;
    const json::value& found = value(key);
    if (const auto* flag = found.if_bool()) return *flag;
    problem_.note(key, wrong_type);
    return false;
}

Day ObjectReader::day(std::string_view key) const {
    const auto day = parse_day(view(key));
    if (!day) problem_.note(key, wrong_date);
    return day.value_or(Day{});
}

std::optional<Day> ObjectReader::optional_day(std::string_view key) const {
    if (!has(key)) return std::nullopt;
    return day(key);
}

Instant ObjectReader::instant(std::string_view key) const {
    const auto moment = parse_instant(view(key));
    if (!moment) problem_.note(key, wrong_date);
    return moment.value_or(Instant{});
}

std::optional<Instant> ObjectReader::optional_instant(std::string_view key) const {
    if (!has(key)) return std::nullopt;
    return instant(key);
}

const json::array* ObjectReader::array(std::string_view key) const {
    if (!has(key)) return nullptr;
    const json::array* found = value(key).if_array();
    if (!found) problem_.note(key, wrong_type);
    return found;
}

json::value parse(std::string_view text, json::storage_ptr memory, Problem& problem) {
    json::parse_options options;
    options.max_depth = most_depth;
    // What was accepted once must stay readable; texts are checked at the door, not here.
    options.allow_invalid_utf8 = true;
    boost::system::error_code error;
    json::value value = json::parse(text, error, std::move(memory), options);
    if (error) problem.note("", "не JSON");
    return value;
}

Error damaged(std::string_view what, const Problem& problem) {
    std::string message(what);
    message += " в базе повреждена: ";
    message += problem.message;
    message += '.';
    return Error{Fault::damaged, std::move(message), problem.where,
                 "Проверьте базу командой vekha audit verify и восстановите её из резервной копии."};
}

}  // namespace vekha::json_text
