// The steps that bring a schema up to date; both databases have the same numbers for the same changes.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "workflow/model/result.hpp"

namespace vekha::sql {

/// One step forward, compiled in from daemon/storage/migrations: NNNN_words.sql brings the schema to version
/// NNNN.
struct Migration {
    int version = 0;
    std::string_view file;
    std::string_view sql;
};

/// The version that all steps lead to; 0 where there are none.
inline int newest(std::span<const Migration> known) {
    return known.empty() ? 0 : known.back().version;
}

/// newer_database: the schema at `where` has `version`, and this program knows those up to
/// `known`.
Error written_by_newer(std::int64_t version, int known, std::string where);

/// A step's failure in words that name the step.
Error step_failed(const Migration& step, Error error);

}  // namespace vekha::sql
