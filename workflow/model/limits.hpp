// Every limit of the domain in one place, each with its unit. Settings may lower some; nothing raises them.
#pragma once

#include <chrono>
#include <cstddef>

namespace vekha::limits {

inline constexpr std::size_t document_bytes = 20 * 1024 * 1024;  ///< a roadmap's file
inline constexpr std::size_t document_lines = 200'000;           ///< lines of a text document
inline constexpr std::size_t document_items = 5'000;             ///< rows of one plan
inline constexpr std::size_t cell_bytes = 64 * 1024;             ///< text of one cell
inline constexpr std::size_t deadline_bytes = 2'000;             ///< words of one deadline
inline constexpr std::size_t windows_per_deadline = 1'000;       ///< tasks that one item may become

inline constexpr std::size_t evidence_bytes = 50 * 1024 * 1024;  ///< one file of proof
inline constexpr std::size_t evidence_per_task = 40;             ///< files and links over a task's life
inline constexpr std::size_t words_bytes = 8 * 1024;             ///< a report's or a reason's words
inline constexpr std::size_t name_bytes = 512;                   ///< names of persons, files, documents

inline constexpr std::size_t extensions_per_task = 50;   ///< asked for over a task's life
inline constexpr std::chrono::days term_ahead{5 * 366};  ///< a term can be moved so far from today
inline constexpr int tree_depth = 4;                     ///< parts of parts
inline constexpr std::size_t children_per_task = 500;    ///< members of a group, parts

inline constexpr std::size_t tick_batch = 500;   ///< tasks the engine takes in one transaction
inline constexpr std::size_t claim_batch = 100;  ///< deliveries the outbox takes under one lease
inline constexpr std::size_t page_default = 50;  ///< rows of a list
inline constexpr std::size_t page_most = 200;

inline constexpr int rungs_per_policy = 40;
inline constexpr int rung_offset_days = 120;  ///< working days before or after the due day

}  // namespace vekha::limits
