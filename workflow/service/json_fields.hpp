// Writing and reading JSON objects field by field, for the codecs of the store. The text is canonical: keys
// stand in the order they are written in, empty texts, empty lists, ids of nobody and absent values are left
// out, so equal values give equal text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include "workflow/model/ids.hpp"
#include "workflow/model/result.hpp"
#include "workflow/model/time.hpp"

namespace vekha::json_text {

namespace json = boost::json;

/// Appends fields to an object.
class ObjectWriter {
  public:
    explicit ObjectWriter(json::storage_ptr memory) : object_(std::move(memory)) {}

    void number(std::string_view key, std::int64_t value) { object_.emplace(key, value); }
    void text(std::string_view key, std::string_view value) {
        if (!value.empty()) object_.emplace(key, value);
    }
    void optional_text(std::string_view key, const std::optional<std::string>& value) {
        // Present and empty is not the same as absent.
        if (value) object_.emplace(key, *value);
    }
    void flag(std::string_view key, bool value) {
        if (value) object_.emplace(key, true);
    }
    void day(std::string_view key, Day value) { object_.emplace(key, format(value)); }
    void day(std::string_view key, const std::optional<Day>& value) {
        if (value) day(key, *value);
    }
    void instant(std::string_view key, Instant value) { object_.emplace(key, format(value)); }
    void instant(std::string_view key, const std::optional<Instant>& value) {
        if (value) instant(key, *value);
    }
    template <class Tag>
    void id(std::string_view key, Id<Tag> value) {
        if (value) object_.emplace(key, value.value);
    }
    void object(std::string_view key, json::object&& value) { object_.emplace(key, std::move(value)); }
    template <class Range, class Make>
    void list(std::string_view key, const Range& values, Make make) {
        if (values.empty()) return;
        json::array list(object_.storage());
        list.reserve(values.size());
        for (const auto& value : values) list.push_back(make(value));
        object_.emplace(key, std::move(list));
    }

    json::object take() { return std::move(object_); }
    const json::storage_ptr& memory() const { return object_.storage(); }

  private:
    json::object object_;
};

/// The first thing that was wrong with a text; later ones are not looked for.
struct Problem {
    std::string where;  ///< the field's name; empty: none
    std::string message;

    bool found() const { return !message.empty(); }
    void note(std::string_view field, std::string_view what) {
        if (found()) return;
        where = field;
        message = what;
    }
};

/// Reads the fields of an object. A field that is absent or of another type is noted in the problem and read
/// as its empty value, so a decoder reads on and asks once at the end.
class ObjectReader {
  public:
    /// Anything but an object is a problem, and reads as an object without fields.
    ObjectReader(const json::value& value, std::string_view name, Problem& problem);

    bool has(std::string_view key) const { return object_ && object_->contains(key); }
    std::int64_t number(std::string_view key) const;
    int small(std::string_view key) const;
    std::string text(std::string_view key) const;
    std::optional<std::string> optional_text(std::string_view key) const;
    bool flag(std::string_view key) const;
    Day day(std::string_view key) const;
    std::optional<Day> optional_day(std::string_view key) const;
    Instant instant(std::string_view key) const;
    std::optional<Instant> optional_instant(std::string_view key) const;
    template <class IdType>
    IdType id(std::string_view key) const {
        return has(key) ? IdType{number(key)} : IdType{};
    }
    /// A name from a closed list, by the list's own parse function.
    template <class Enum>
    Enum named(std::string_view key, std::optional<Enum> (*parse)(std::string_view)) const {
        const auto value = parse(view(key));
        if (!value) problem_.note(key, "неизвестное слово");
        return value.value_or(Enum{});
    }
    /// The field's value; null and a problem where it is absent.
    const json::value& value(std::string_view key) const;
    template <class T, class Read>
    std::vector<T> list(std::string_view key, Read read) const {
        std::vector<T> values;
        if (const json::array* found = array(key)) {
            values.reserve(found->size());
            for (const json::value& each : *found) values.push_back(read(each));
        }
        return values;
    }
    Problem& problem() const { return problem_; }

  private:
    std::string_view view(std::string_view key) const;
    const json::array* array(std::string_view key) const;

    const json::object* object_ = nullptr;
    Problem& problem_;
};

/// Parses `text` and hands the value to `read`. `what` names the kind of text in the message of a damaged
/// one.
json::value parse(std::string_view text, json::storage_ptr memory, Problem& problem);
/// The value, or the problem as Fault::damaged; `what` names the kind of text: «Задача» …
Error damaged(std::string_view what, const Problem& problem);

template <class T>
Result<T> finish(T&& value, std::string_view what, const Problem& problem) {
    if (problem.found()) return tl::unexpected(damaged(what, problem));
    return std::forward<T>(value);
}

/// Room for the values of one text on the stack; larger texts take from the heap.
inline constexpr std::size_t scratch_bytes = 16 * 1024;

}  // namespace vekha::json_text
