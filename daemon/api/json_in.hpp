// JSON that comes in: read whole, checked field by field. The first fault is told with its place; a field
// nobody asked for is a fault too.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/object.hpp>

#include "workflow/model/result.hpp"
#include "workflow/model/time.hpp"

namespace vekha::api {

namespace json = boost::json;

/// The object that the text holds. invalid_input with line and column where it is not JSON or not an object.
Result<json::object> parse_object(std::string_view text);

/// Reads the fields of one object. After the first fault every answer is empty; done() tells the fault.
class Fields {
  public:
    /// `place` is put before field names: "decisions[2]."; empty at the top.
    explicit Fields(const json::object& object, std::string place = {})
        : object_(object), place_(std::move(place)) {}

    /// A text of at least `least` and at most `most` bytes; must be there.
    std::string text(std::string_view name, std::size_t least, std::size_t most);
    std::optional<std::string> optional_text(std::string_view name, std::size_t least, std::size_t most);
    std::optional<bool> optional_flag(std::string_view name);
    std::int64_t number(std::string_view name, std::int64_t least, std::int64_t most);
    std::optional<std::int64_t> optional_number(std::string_view name, std::int64_t least, std::int64_t most);
    std::optional<std::vector<std::int64_t>> optional_numbers(std::string_view name, std::size_t count_most,
                                                              std::int64_t least, std::int64_t most);
    /// A finite number; must be there.
    double decimal(std::string_view name);
    Day day(std::string_view name);
    /// Absent and null are both nothing.
    std::optional<Day> optional_day(std::string_view name);
    std::optional<std::vector<std::string>> optional_texts(std::string_view name, std::size_t count_most,
                                                           std::size_t least, std::size_t most);
    /// Reads each object of a list.
    void each(std::string_view name, std::size_t count_most, const std::function<void(Fields&)>& read);
    /// An object whose names are free and whose values are texts.
    std::vector<std::pair<std::string, std::string>> map(std::string_view name, std::size_t count_most,
                                                         std::size_t most);
    /// Notes a fault found by the caller in this field's value.
    void refuse(std::string_view name, std::string message);

    /// The first fault, or a field that was never asked for.
    Result<void> done();

  private:
    const json::value* take(std::string_view name);
    std::string checked(std::string_view name, const json::value& value, std::size_t least, std::size_t most);

    const json::object& object_;
    std::string place_;
    std::vector<std::string> asked_;
    std::optional<Error> fault_;
};

}  // namespace vekha::api
