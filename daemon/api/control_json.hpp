// What control adds to a task as the page shows it: numbers, parts, terms, the tree.
#pragma once

#include "daemon/api/json_out.hpp"

namespace vekha::api {

/// A list of what `make` gives for each value.
template <class Range, class Make>
json::array list(const Range& values, Make make) {
    json::array made;
    made.reserve(values.size());
    for (const auto& one : values) made.push_back(make(one));
    return made;
}

void put_control(json::object& shown, const TaskView& view, Names& names, Today today);

}  // namespace vekha::api
