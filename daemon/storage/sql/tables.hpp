// What a database of Vekha's holds, table by table, for whoever moves all of it.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace vekha::sql {

struct Table {
    std::string_view name;
    std::vector<std::string_view> key;   ///< its columns, which name a row
    std::vector<std::string_view> rest;  ///< the other columns
    /// Rows of it are removed in daily work, not only added and changed.
    bool loses_rows = false;
    /// Rows are never changed.
    bool final_rows = false;
};

/// Every table with something to keep, those before that others refer to. What the daemons at work say of
/// themselves (nodes, leases) is not among them, nor the index of words
/// (search_…), which is made anew.
std::span<const Table> tables();

}  // namespace vekha::sql
