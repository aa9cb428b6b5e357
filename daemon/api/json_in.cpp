#include "daemon/api/json_in.hpp"

#include <algorithm>

#include <boost/json/stream_parser.hpp>

namespace vekha::api {
namespace {

constexpr std::size_t depth_most = 16;

/// "строка 3, знак 14", both from 1.
std::string position(std::string_view text, std::size_t offset) {
    const auto before = text.substr(0, std::min(offset, text.size()));
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const auto line_start = before.rfind('\n');
    const auto column = line_start == std::string_view::npos ? before.size() + 1 : before.size() - line_start;
    return "строка " + std::to_string(line) + ", знак " + std::to_string(column);
}

tl::unexpected<Error> not_json(std::string_view text, std::size_t offset) {
    return failure(Fault::invalid_input, "Тело запроса — не JSON.", position(text, offset),
                   "Проверьте запятые, кавычки и скобки.");
}

}  // namespace

Result<json::object> parse_object(std::string_view text) {
    json::parse_options options;
    options.max_depth = depth_most;
    json::stream_parser parser({}, options);
    boost::system::error_code ec;
    const auto used = parser.write_some(text.data(), text.size(), ec);
    if (ec) return not_json(text, used);
    if (used < text.size()) return not_json(text, used);
    parser.finish(ec);
    if (ec) return not_json(text, text.size());
    json::value value = parser.release();
    if (!value.is_object())
        return failure(Fault::invalid_input, "Ожидался объект JSON.", position(text, 0), "Начните с «{».");
    return std::move(value.get_object());
}

void Fields::refuse(std::string_view name, std::string message) {
    if (!fault_) fault_ = Error{Fault::invalid_input, std::move(message), place_ + std::string(name), {}};
}

const json::value* Fields::take(std::string_view name) {
    asked_.emplace_back(name);
    return fault_ ? nullptr : object_.if_contains(name);
}

std::string Fields::checked(std::string_view name, const json::value& value, std::size_t least,
                            std::size_t most) {
    const auto* text = value.if_string();
    if (text == nullptr) {
        refuse(name, "Ожидался текст.");
        return {};
    }
    if (text->size() < least)
        refuse(name, least == 1 ? "Не заполнено." : "Нужно не меньше " + std::to_string(least) + " знаков.");
    if (text->size() > most) refuse(name, "Слишком длинный текст: больше " + std::to_string(most) + " байт.");
    if (text->find('\0') != json::string::npos) refuse(name, "Текст содержит недопустимый знак.");
    return fault_ ? std::string() : std::string(text->data(), text->size());
}

std::string Fields::text(std::string_view name, std::size_t least, std::size_t most) {
    const auto* value = take(name);
    if (value != nullptr) return checked(name, *value, least, most);
    refuse(name, "Нет обязательного поля.");
    return {};
}

std::optional<std::string> Fields::optional_text(std::string_view name, std::size_t least, std::size_t most) {
    const auto* value = take(name);
    if (value == nullptr) return std::nullopt;
    return checked(name, *value, least, most);
}

std::optional<bool> Fields::optional_flag(std::string_view name) {
    const auto* value = take(name);
    if (value == nullptr) return std::nullopt;
    if (const auto* flag = value->if_bool()) return *flag;
    refuse(name, "Ожидалось true или false.");
    return std::nullopt;
}

std::optional<std::int64_t> Fields::optional_number(std::string_view name, std::int64_t least,
                                                    std::int64_t most) {
    const auto* value = take(name);
    if (value == nullptr) return std::nullopt;
    const auto* number = value->if_int64();
    if (number != nullptr && *number >= least && *number <= most) return *number;
    refuse(name, "Ожидалось целое число от " + std::to_string(least) + " до " + std::to_string(most) + ".");
    return std::nullopt;
}

std::int64_t Fields::number(std::string_view name, std::int64_t least, std::int64_t most) {
    if (!fault_ && object_.if_contains(name) == nullptr) refuse(name, "Нет обязательного поля.");
    return optional_number(name, least, most).value_or(0);
}

std::optional<std::vector<std::int64_t>> Fields::optional_numbers(std::string_view name,
                                                                  std::size_t count_most, std::int64_t least,
                                                                  std::int64_t most) {
    const auto* value = take(name);
    if (value == nullptr) return std::nullopt;
    const auto* list = value->if_array();
    if (list == nullptr || list->size() > count_most) {
        refuse(name, "Ожидался список не длиннее " + std::to_string(count_most) + ".");
        return std::nullopt;
    }
    std::vector<std::int64_t> numbers;
    for (const auto& one : *list) {
        const auto* number = one.if_int64();
        if (number != nullptr && *number >= least && *number <= most)
            numbers.push_back(*number);
        else
            refuse(name, "Ожидались целые числа.");
    }
    return numbers;
}

double Fields::decimal(std::string_view name) {
    const auto* value = take(name);
    if (value != nullptr && value->is_double()) return value->get_double();
    if (value != nullptr && value->is_int64()) return static_cast<double>(value->get_int64());
    refuse(name, value == nullptr ? "Нет обязательного поля." : "Ожидалось число.");
    return 0;
}

std::optional<Day> Fields::optional_day(std::string_view name) {
    const auto* value = take(name);
    if (value == nullptr || value->is_null()) return std::nullopt;
    const auto* text = value->if_string();
    const auto day = text == nullptr ? std::nullopt : parse_day({text->data(), text->size()});
    if (!day) refuse(name, "Ожидалась дата вида 2026-03-01.");
    return day;
}

Day Fields::day(std::string_view name) {
    const auto day = optional_day(name);
    if (!day) refuse(name, "Нет обязательной даты.");
    return day.value_or(Day{});
}

std::optional<std::vector<std::string>> Fields::optional_texts(std::string_view name, std::size_t count_most,
                                                               std::size_t least, std::size_t most) {
    const auto* value = take(name);
    if (value == nullptr) return std::nullopt;
    const auto* list = value->if_array();
    if (list == nullptr || list->size() > count_most) {
        refuse(name, "Ожидался список не длиннее " + std::to_string(count_most) + ".");
        return std::nullopt;
    }
    std::vector<std::string> texts;
    for (const auto& one : *list) texts.push_back(checked(name, one, least, most));
    return texts;
}

void Fields::each(std::string_view name, std::size_t count_most, const std::function<void(Fields&)>& read) {
    const auto* value = take(name);
    if (value == nullptr) return;
    const auto* list = value->if_array();
    if (list == nullptr || list->size() > count_most)
        return refuse(name, "Ожидался список не длиннее " + std::to_string(count_most) + ".");
    for (std::size_t at = 0; at < list->size() && !fault_; ++at) {
        const std::string here = std::string(name) + "[" + std::to_string(at) + "]";
        const auto* object = (*list)[at].if_object();
        if (object == nullptr) return refuse(here, "Ожидался объект.");
        Fields fields(*object, place_ + here + ".");
        read(fields);
        if (auto done = fields.done(); !done) fault_ = done.error();
    }
}

std::vector<std::pair<std::string, std::string>> Fields::map(std::string_view name, std::size_t count_most,
                                                             std::size_t most) {
    std::vector<std::pair<std::string, std::string>> pairs;
    const auto* value = take(name);
    if (value == nullptr) return pairs;
    const auto* object = value->if_object();
    if (object == nullptr || object->size() > count_most) {
        refuse(name, "Ожидался объект не больше " + std::to_string(count_most) + " полей.");
        return pairs;
    }
    for (const auto& one : *object) {
        const std::string key(one.key().data(), one.key().size());
        pairs.emplace_back(key, checked(std::string(name) + "." + key, one.value(), 1, most));
    }
    return pairs;
}

Result<void> Fields::done() {
    for (const auto& one : object_) {
        const std::string_view key(one.key().data(), one.key().size());
        if (std::find(asked_.begin(), asked_.end(), key) == asked_.end()) refuse(key, "Неизвестное поле.");
    }
    if (fault_) return tl::unexpected(*fault_);
    return {};
}

}  // namespace vekha::api
