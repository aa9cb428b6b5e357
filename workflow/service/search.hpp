// The search port: an index of words over tasks, papers and people, kept beside the store and made of it. It
// decides nothing: what words there are is workflow/service/search_words.hpp's, what is put here
// search_documents.hpp's, who may see what was found searching.hpp's. Two implementations pass one contract
// suite (tests/contract/search_contract.cpp): the memory twin (memory_search.hpp) and the databases
// (daemon/storage/search.hpp).
//
// Any failure of the medium is an Error, as the store port has them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "workflow/model/ids.hpp"
#include "workflow/model/result.hpp"

namespace vekha {

namespace search {
inline constexpr std::size_t query_bytes = 400;        ///< of what is looked for
inline constexpr std::size_t query_letters = 2;        ///< letters and digits, at least
inline constexpr std::size_t query_words = 12;         ///< at most
inline constexpr std::size_t word_bytes = 64;          ///< of one word; what stands beyond is not told apart
inline constexpr std::size_t text_bytes = 256 * 1024;  ///< of one document's text; the rest is not found
inline constexpr std::size_t document_words = 20'000;  ///< different ones of one document
inline constexpr std::size_t file_bytes = 20 * 1024 * 1024;  ///< a larger file is found by its name alone
inline constexpr std::size_t page_default = 20;
inline constexpr std::size_t page_most = 50;
}  // namespace search

enum class SearchKind {
    task,
    document,  ///< a paper put with a task
    person,
};

std::string_view name(SearchKind kind);
std::optional<SearchKind> parse_search_kind(std::string_view text);

/// What is put into the index together and leaves it together: a task with its papers, or a person.
struct SearchSubject {
    bool person = false;
    std::int64_t id = 0;  ///< TaskId or PersonId
    friend auto operator<=>(const SearchSubject&, const SearchSubject&) = default;
};

struct SearchDocument {
    SearchKind kind = SearchKind::task;
    int part = 0;  ///< of a paper: Evidence::number; else 0
    std::string title;
    std::string text;
    std::string sha256;              ///< of the paper's file; empty: none
    std::vector<std::string> words;  ///< by which it is found: letters and digits only, sorted, each once
    friend bool operator==(const SearchDocument&, const SearchDocument&) = default;
};

/// A subject with all that there is about it now; no documents: it is not found any more.
struct SearchEntry {
    SearchSubject subject;
    std::vector<SearchDocument> documents;
};

/// What could be read out of a file of proof.
struct FileText {
    std::string sha256;
    std::string text;
    std::string trouble;  ///< why there is no text; a Russian sentence, empty where there is one
    friend bool operator==(const FileText&, const FileText&) = default;
};

/// The part of the store that is being walked through to make the index anew.
enum class SearchWalk { none, tasks, people };

/// How far the index has come.
struct SearchState {
    int version = 0;            ///< of the rules by which it was made; 0: it is empty
    std::int64_t sequence = 0;  ///< the journal's entries up to here are in it
    SearchWalk walk = SearchWalk::none;
    std::int64_t walked = 0;  ///< ids up to here are in it
    friend bool operator==(const SearchState&, const SearchState&) = default;
};

/// All of it is kept, or nothing.
struct SearchBatch {
    SearchState before;
    SearchState after;
    bool clear = false;  ///< empty the index first, the texts of files too
    std::vector<SearchEntry> entries = {};
    std::optional<FileText> file = {};
};

struct SoughtWord {
    std::string stem;
    bool beginning = false;  ///< it is enough that a word begins so
    friend bool operator==(const SoughtWord&, const SoughtWord&) = default;
};

/// Tasks and their papers outside of it are not found: as TaskSight, for one person and whom they stand in
/// for.
struct SearchScope {
    std::vector<UnitId> units = {};
    std::vector<RoadmapId> roadmaps = {};
    std::vector<PersonId> people = {};
    /// Of all these only what belongs to plans of these organizations; nothing: no such bound.
    std::optional<std::vector<UnitId>> within = {};
};
/// The same of people: of these organizations, and these.
struct PeopleScope {
    std::vector<UnitId> units = {};
    std::vector<PersonId> people = {};
};

struct SearchQuery {
    std::vector<SoughtWord> words;  ///< all of them; never empty
    std::vector<SearchKind> kinds;
    std::optional<SearchScope> scope = {};    ///< nothing: all tasks there are
    std::optional<PeopleScope> people = {};   ///< nothing: everybody
    std::optional<std::int64_t> before = {};  ///< continue below this place
    std::size_t limit = search::page_default;
};

struct SearchHit {
    std::int64_t place = 0;  ///< grows with each change: what changed last comes first
    SearchKind kind = SearchKind::task;
    std::int64_t id = 0;  ///< the subject's
    int part = 0;
    std::string title;
    std::string text;
};

/// Safe to use from several threads. No call may be made from inside a function given to the store.
class SearchIndex {
  public:
    virtual ~SearchIndex() = default;
    virtual Result<SearchState> state() = 0;
    /// False, and nothing is done, where the index stands elsewhere than `before` says: another daemon was
    /// quicker.
    virtual Result<bool> apply(const SearchBatch& batch) = 0;
    /// By place, the latest first.
    virtual Result<std::vector<SearchHit>> find(const SearchQuery& query) = 0;
    virtual Result<std::optional<FileText>> file(std::string_view sha256) = 0;
    /// Files of documents of which nobody has tried to read a text yet.
    virtual Result<std::vector<std::string>> unread_files(std::size_t limit) = 0;
    virtual Result<std::vector<TaskId>> tasks_with_file(std::string_view sha256) = 0;
};

}  // namespace vekha
