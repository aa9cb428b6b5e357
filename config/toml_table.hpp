// A TOML file read so that one pass finds every fault and names each by file, line, column and key. Only the
// parsers beside this header include it: toml++ is heavy.
#pragma once

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <toml++/toml.h>

#include "config/faults.hpp"
#include "workflow/model/limits.hpp"
#include "workflow/model/time.hpp"

namespace vekha::config {

/// A settings file longer than this many bytes is refused unread.
inline constexpr std::size_t settings_file_bytes = 4 * 1024 * 1024;

/// Where the faults of one file are gathered.
struct Reading {
    std::string file;            ///< its name as faults show it
    std::filesystem::path base;  ///< the folder that relative paths of secrets start from
    Faults faults;
    std::vector<std::string> keys = {};  ///< every key that was asked for, as "section.key"
};

/// The bytes of a settings file.
Result<std::string> read_settings_file(const std::filesystem::path& path);

/// The .toml files of a folder by name; nothing where it can't be read.
std::optional<std::vector<std::filesystem::path>> toml_files(const std::filesystem::path& folder);

/// Parses `text`; a text that is no TOML leaves its one fault in `reading` and gives nothing.
std::optional<toml::table> parse_toml(std::string_view text, Reading& reading);

/// How long a text may be, in bytes.
struct Length {
    std::size_t least = 0;
    std::size_t most = limits::name_bytes;
};

/// One table being read. Each getter leaves `value` as it is (the default) where the key is absent or wrong,
/// and records what is wrong. Call finish() after the last getter: it names the keys nobody asked for.
class TableReader {
  public:
    /// `table` may be null: every key is then absent. It and `reading` outlive the reader.
    TableReader(const toml::table* table, std::string path, Reading& reading)
        : table_(table), path_(std::move(path)), reading_(reading) {}

    void text(std::string_view key, std::string& value, Length length = {});
    void path(std::string_view key, std::filesystem::path& value);
    /// A path, or the file that "credential:NAME" stands for (see secret()).
    void handed_path(std::string_view key, std::filesystem::path& value);
    void boolean(std::string_view key, bool& value);
    /// Bounds are inclusive; `unit` («секунды») is shown with them.
    template <class Number>
    void integer(std::string_view key, Number& value, std::int64_t least, std::int64_t most,
                 std::string_view unit = {}) {
        if (const auto found = integer_within(key, least, most, unit)) value = static_cast<Number>(*found);
    }
    void time_of_day(std::string_view key, TimeOfDay& value);
    /// Strings, each not empty and at most once.
    void texts(std::string_view key, std::vector<std::string>& value);
    /// Whole numbers, each within the bounds.
    void integers(std::string_view key, std::vector<int>& value, int least, int most);
    void days(std::string_view key, std::vector<Day>& value);
    /// One of the named values.
    template <class Value>
    void choice(std::string_view key, Value& value,
                std::initializer_list<std::pair<std::string_view, Value>> known) {
        std::vector<std::string> names;
        for (const auto& [name, meaning] : known) names.emplace_back(name);
        if (const auto index = choice_index(key, names)) value = std::data(known)[*index].second;
    }
    /// Which of the names stands at `key`; nothing where the key is absent or wrong.
    std::optional<std::size_t> choice_index(std::string_view key, const std::vector<std::string>& names);
    /// A list of distinct named values; `parse` turns a name into an optional value.
    template <class Value, class Parse>
    void choices(std::string_view key, std::vector<Value>& value, const std::vector<std::string>& names,
                 Parse parse) {
        std::vector<std::string> given;
        texts(key, given);
        if (!has(key)) return;
        value.clear();
        for (const auto& name : given) {
            if (const auto known = parse(name))
                value.push_back(*known);
            else
                unknown_name(key, name, names);
        }
    }
    /// The secret `key`, or the first line of the file that `key`_file names; "credential:NAME" is a file
    /// that systemd hands to the service (CREDENTIALS_DIRECTORY). Never shown in a fault.
    void secret(std::string_view key, std::string& value);

    /// A sub-table; absent ones read as empty.
    TableReader table(std::string_view key);
    /// The tables of [[key]].
    std::vector<TableReader> tables(std::string_view key);
    /// A table of strings by free keys, as [names] in a calendar.
    std::vector<std::pair<std::string, std::string>> pairs(std::string_view key);

    bool has(std::string_view key) const { return table_ && table_->contains(key); }
    /// Records a fault at the value of `key`, or at the table where the key is absent.
    void fault(std::string_view key, std::string message, std::string mend = {});
    void required(std::string_view key);
    void finish();

  private:
    /// Where the secret that was asked for under `key` lies; empty after a fault.
    std::filesystem::path secret_file(std::string_view key, const std::string& given);
    const toml::node* find(std::string_view key);
    const toml::node* find(std::string_view key, toml::node_type type);
    std::string full(std::string_view key) const;
    std::optional<std::int64_t> integer_within(std::string_view key, std::int64_t least, std::int64_t most,
                                               std::string_view unit);
    void unknown_name(std::string_view key, const std::string& name, const std::vector<std::string>& names);
    void fault_at(const toml::source_region& place, std::string_view key, std::string message,
                  std::string mend);

    const toml::table* table_;
    std::string path_;
    Reading& reading_;
    std::vector<std::string> asked_;
};

}  // namespace vekha::config
