#include "config/toml_table.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <sstream>

namespace vekha::config {
namespace {

std::string_view type_name(toml::node_type type) {
    switch (type) {
        case toml::node_type::string:
            return "строка в кавычках";
        case toml::node_type::integer:
            return "целое число";
        case toml::node_type::floating_point:
            return "дробное число";
        case toml::node_type::boolean:
            return "true или false";
        case toml::node_type::array:
            return "список в квадратных скобках";
        case toml::node_type::table:
            return "таблица";
        case toml::node_type::date:
            return "дата без кавычек";
        case toml::node_type::time:
            return "время без кавычек";
        case toml::node_type::date_time:
            return "дата и время без кавычек";
        case toml::node_type::none:
            break;
    }
    return "значение";
}

std::string list_of(const std::vector<std::string>& names) {
    std::string list;
    for (const auto& name : names) list += (list.empty() ? "«" : ", «") + name + "»";
    return list;
}

std::string place_of(const std::string& file, const toml::source_position& at) {
    if (at.line == 0) return file;
    return file + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
}

// The parser quotes what it could not read; on a line that sets a secret that could be the secret.
bool line_holds_secret(std::string_view text, toml::source_index line) {
    std::size_t start = 0;
    for (toml::source_index i = 1; i < line && start != std::string_view::npos; ++i) {
        start = text.find('\n', start);
        if (start != std::string_view::npos) ++start;
    }
    if (start == std::string_view::npos) return false;
    const auto words = text.substr(start, text.find('\n', start) - start);
    return words.find("password") != words.npos || words.find("token") != words.npos ||
           words.find("secret") != words.npos;
}

/// Of a secret that systemd hands to the service (LoadCredential=, systemd.exec(5)); its name follows.
constexpr std::string_view credential_prefix = "credential:";

}  // namespace

Result<std::string> read_settings_file(const std::filesystem::path& path) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error))
        return failure(Fault::not_found, "Файла настроек нет.", path.string(),
                       "Проверьте путь и права доступа.");
    if (std::filesystem::file_size(path, error) > settings_file_bytes)
        return failure(Fault::too_large, "Файл настроек слишком велик.", path.string());
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    if (!file || !(bytes << file.rdbuf() || file.peek() == std::ifstream::traits_type::eof()))
        return failure(Fault::invalid_input, "Файл не читается: " + std::string(std::strerror(errno)) + ".",
                       path.string(), "Проверьте права доступа.");
    return bytes.str();
}

std::optional<std::vector<std::filesystem::path>> toml_files(const std::filesystem::path& folder) {
    std::error_code error;
    std::vector<std::filesystem::path> files;
    for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error))
        if (entry->path().extension() == ".toml") files.push_back(entry->path());
    if (error) return std::nullopt;
    std::sort(files.begin(), files.end());
    return files;
}

std::optional<toml::table> parse_toml(std::string_view text, Reading& reading) {
    try {
        return toml::parse(text, reading.file);
    } catch (const toml::parse_error& error) {
        const auto& at = error.source().begin;
        std::string message = "Файл не разбирается как TOML";
        if (!line_holds_secret(text, at.line)) message += ": " + std::string(error.description());
        reading.faults.push_back(Error{Fault::invalid_input, message + ".", place_of(reading.file, at),
                                       "Строки пишутся в кавычках, разделы в квадратных скобках."});
        return std::nullopt;
    }
}

std::string TableReader::full(std::string_view key) const {
    if (path_.empty()) return std::string(key);
    return path_ + "." + std::string(key);
}

void TableReader::fault_at(const toml::source_region& place, std::string_view key, std::string message,
                           std::string mend) {
    reading_.faults.push_back(Error{Fault::invalid_input, std::move(message),
                                    place_of(reading_.file, place.begin) + ": " + full(key),
                                    std::move(mend)});
}

void TableReader::fault(std::string_view key, std::string message, std::string mend) {
    const toml::node* node = table_ ? table_->get(key) : nullptr;
    const toml::source_region place =
        node ? node->source() : (table_ ? table_->source() : toml::source_region{});
    fault_at(place, key, std::move(message), std::move(mend));
}

void TableReader::required(std::string_view key) {
    if (!has(key)) fault(key, "Нет обязательного ключа «" + std::string(key) + "».");
}

const toml::node* TableReader::find(std::string_view key) {
    asked_.emplace_back(key);
    reading_.keys.push_back(full(key));
    return table_ ? table_->get(key) : nullptr;
}

const toml::node* TableReader::find(std::string_view key, toml::node_type type) {
    const toml::node* node = find(key);
    if (node && node->type() != type) {
        fault(key, "Здесь нужно: " + std::string(type_name(type)) +
                       "; стоит: " + std::string(type_name(node->type())) + ".");
        return nullptr;
    }
    return node;
}

void TableReader::text(std::string_view key, std::string& value, Length length) {
    const toml::node* node = find(key, toml::node_type::string);
    if (!node) return;
    const auto& given = node->as_string()->get();
    if (given.size() < length.least)
        fault(key, length.least == 1 ? "Значение пусто." : "Значение слишком коротко.");
    else if (given.size() > length.most)
        fault(key, "Значение длиннее " + std::to_string(length.most) + " байт.");
    else if (std::any_of(given.begin(), given.end(),
                         [](char c) { return static_cast<unsigned char>(c) < 0x20; }))
        fault(key, "В значении есть перевод строки или управляющий знак.");
    else
        value = given;
}

void TableReader::path(std::string_view key, std::filesystem::path& value) {
    std::string given = value.string();
    text(key, given, {0, 4096});
    value = given;
}

void TableReader::boolean(std::string_view key, bool& value) {
    if (const toml::node* node = find(key, toml::node_type::boolean)) value = node->as_boolean()->get();
}

std::optional<std::int64_t> TableReader::integer_within(std::string_view key, std::int64_t least,
                                                        std::int64_t most, std::string_view unit) {
    const toml::node* node = find(key, toml::node_type::integer);
    if (!node) return std::nullopt;
    const std::int64_t given = node->as_integer()->get();
    if (given >= least && given <= most) return given;
    fault(key, "Значение " + std::to_string(given) + " вне пределов: от " + std::to_string(least) + " до " +
                   std::to_string(most) + (unit.empty() ? "" : " (" + std::string(unit) + ")") + ".");
    return std::nullopt;
}

void TableReader::time_of_day(std::string_view key, TimeOfDay& value) {
    const toml::node* node = find(key, toml::node_type::string);
    if (!node) return;
    if (const auto time = parse_time_of_day(node->as_string()->get()))
        value = *time;
    else
        fault(key, "«" + node->as_string()->get() + "» не время суток.", "Напишите как \"09:00\".");
}

void TableReader::texts(std::string_view key, std::vector<std::string>& value) {
    const toml::node* node = find(key, toml::node_type::array);
    if (!node) return;
    std::vector<std::string> given;
    for (const toml::node& element : *node->as_array()) {
        const auto* words = element.as_string();
        if (!words || words->get().empty())
            fault_at(element.source(), key, "В списке нужны непустые строки в кавычках.", "");
        else if (words->get().size() > limits::name_bytes)
            fault_at(element.source(), key, "Строка длиннее " + std::to_string(limits::name_bytes) + " байт.",
                     "");
        else if (std::find(given.begin(), given.end(), words->get()) != given.end())
            fault_at(element.source(), key, "«" + words->get() + "» стоит в списке дважды.",
                     "Уберите повтор.");
        else
            given.push_back(words->get());
    }
    value = std::move(given);
}

void TableReader::integers(std::string_view key, std::vector<int>& value, int least, int most) {
    const toml::node* node = find(key, toml::node_type::array);
    if (!node) return;
    std::vector<int> given;
    for (const toml::node& element : *node->as_array()) {
        const auto* number = element.as_integer();
        if (!number || number->get() < least || number->get() > most)
            fault_at(element.source(), key,
                     "В списке нужны целые числа от " + std::to_string(least) + " до " +
                         std::to_string(most) + ".",
                     "");
        else
            given.push_back(static_cast<int>(number->get()));
    }
    value = std::move(given);
}

void TableReader::days(std::string_view key, std::vector<Day>& value) {
    const toml::node* node = find(key, toml::node_type::array);
    if (!node) return;
    std::vector<Day> given;
    for (const toml::node& element : *node->as_array()) {
        const auto* words = element.as_string();
        const auto day = words ? parse_day(words->get()) : std::nullopt;
        if (!day)
            fault_at(element.source(), key, "В списке нужны дни в кавычках.", "Напишите как \"2026-03-09\".");
        else if (!given.empty() && *day <= given.back())
            fault_at(element.source(), key, "День " + format(*day) + " стоит не по порядку или дважды.",
                     "Поставьте дни по возрастанию.");
        else
            given.push_back(*day);
    }
    value = std::move(given);
}

std::optional<std::size_t> TableReader::choice_index(std::string_view key,
                                                     const std::vector<std::string>& names) {
    const toml::node* node = find(key, toml::node_type::string);
    if (!node) return std::nullopt;
    const auto found = std::find(names.begin(), names.end(), node->as_string()->get());
    if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
    unknown_name(key, node->as_string()->get(), names);
    return std::nullopt;
}

void TableReader::unknown_name(std::string_view key, const std::string& name,
                               const std::vector<std::string>& names) {
    const auto meant = nearest(name, names);
    fault(key, "Неизвестное значение «" + name + "».",
          (meant.empty() ? "" : "Возможно, имелось в виду «" + meant + "». ") + std::string("Годятся: ") +
              list_of(names) + ".");
}

std::filesystem::path TableReader::secret_file(std::string_view key, const std::string& given) {
    if (!given.starts_with(credential_prefix)) return reading_.base / given;
    const auto name = given.substr(credential_prefix.size());
    if (name.empty() || name.find('/') != std::string::npos || name.starts_with('.')) {
        fault(key, "«" + name + "» — не имя учётных данных systemd.",
              "Напишите как \"credential:telegram.token\", без пути.");
        return {};
    }
    const char* const folder = std::getenv("CREDENTIALS_DIRECTORY");
    if (folder == nullptr || *folder == '\0') {
        fault(key, "Служба запущена без учётных данных systemd.",
              "Добавьте в её unit LoadCredential=" + name + ":ПУТЬ или укажите файл.");
        return {};
    }
    return std::filesystem::path(folder) / name;
}

void TableReader::handed_path(std::string_view key, std::filesystem::path& value) {
    path(key, value);
    const auto given = value.string();
    if (has(key) && given.starts_with(credential_prefix)) value = secret_file(key, given);
}

void TableReader::secret(std::string_view key, std::string& value) {
    const std::string file_key = std::string(key) + "_file";
    const toml::node* direct = find(key, toml::node_type::string);
    const toml::node* file = find(file_key, toml::node_type::string);
    if (direct && file) {
        fault(file_key, "Заданы и «" + std::string(key) + "», и «" + file_key + "».",
              "Оставьте одно из двух.");
        return;
    }
    if (direct) {
        if (direct->as_string()->get().find_first_of("\r\n") != std::string::npos)
            fault(key, "В значении есть перевод строки.");
        else
            value = direct->as_string()->get();
        return;
    }
    if (!file) return;
    const auto path = secret_file(file_key, file->as_string()->get());
    if (path.empty()) return;
    const auto bytes = read_settings_file(path);
    if (!bytes) {
        fault(file_key, bytes.error().message + " (" + path.string() + ")", bytes.error().mend);
        return;
    }
    const auto line = bytes->substr(0, bytes->find_first_of("\r\n"));
    if (line.empty())
        fault(file_key, "Первая строка файла " + path.string() + " пуста.", "Запишите в неё секрет.");
    else
        value = line;
}

TableReader TableReader::table(std::string_view key) {
    const toml::node* node = find(key, toml::node_type::table);
    return {node ? node->as_table() : nullptr, full(key), reading_};
}

std::vector<TableReader> TableReader::tables(std::string_view key) {
    std::vector<TableReader> list;
    const toml::node* node = find(key, toml::node_type::array);
    if (!node) return list;
    std::size_t number = 0;
    for (const toml::node& element : *node->as_array()) {
        ++number;
        if (const auto* table = element.as_table())
            list.emplace_back(table, full(key) + "[" + std::to_string(number) + "]", reading_);
        else
            fault_at(element.source(), key, "Здесь нужны таблицы [[" + full(key) + "]].", "");
    }
    return list;
}

std::vector<std::pair<std::string, std::string>> TableReader::pairs(std::string_view key) {
    std::vector<std::pair<std::string, std::string>> list;
    const toml::node* node = find(key, toml::node_type::table);
    if (!node) return list;
    for (const auto& [name, value] : *node->as_table()) {
        if (const auto* words = value.as_string())
            list.emplace_back(std::string(name.str()), words->get());
        else
            fault_at(value.source(), std::string(key) + "." + std::string(name.str()),
                     "Здесь нужна строка в кавычках.", "");
    }
    return list;
}

void TableReader::finish() {
    if (!table_) return;
    for (const auto& [key, value] : *table_) {
        const std::string name(key.str());
        if (std::find(asked_.begin(), asked_.end(), name) != asked_.end()) continue;
        const auto meant = nearest(name, asked_);
        fault_at(key.source(), name, "Неизвестный ключ «" + name + "».",
                 meant.empty() ? "Уберите его: годятся " + list_of(asked_) + "."
                               : "Возможно, имелся в виду «" + meant + "».");
    }
}

}  // namespace vekha::config
