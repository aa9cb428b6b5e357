#include "workflow/service/search_indexing.hpp"

#include <algorithm>
#include <limits>
#include <set>

#include <boost/json/parse.hpp>

#include "workflow/service/journal.hpp"
#include "workflow/service/search_documents.hpp"

namespace vekha {
namespace {

namespace json = boost::json;

constexpr std::size_t entries_at_once = 200;   ///< of the journal
constexpr std::size_t subjects_at_once = 100;  ///< tasks and people under one commit

struct Touched {
    std::set<TaskId> tasks;
    std::set<PersonId> people;
};

std::int64_t number_in(const json::value& payload, std::string_view key) {
    if (!payload.is_object()) return 0;
    const auto* value = payload.get_object().if_contains(key);
    return value != nullptr && value->is_int64() ? value->get_int64() : 0;
}

Result<void> touch_unit(ReadView& view, UnitId unit, Touched& touched) {
    const auto people = view.people();
    if (!people) return tl::unexpected(people.error());
    for (const auto& person : *people)
        if (person.unit == unit) touched.people.insert(person.id);
    return {};
}

Result<void> touch_roadmap(ReadView& view, RoadmapId roadmap, Touched& touched) {
    const auto tasks = view.tasks_of(roadmap);
    if (!tasks) return tl::unexpected(tasks.error());
    for (const auto& task : *tasks) touched.tasks.insert(task.id);
    return {};
}

/// What an entry is about: the words of these have changed, or may have.
Result<void> touch(ReadView& view, const JournalEntry& entry, Touched& touched) {
    if (entry.task) touched.tasks.insert(entry.task);
    const bool saved = entry.type == "person_saved", erased = entry.type == person_erased_type;
    const bool unit = entry.type == "unit_saved", edition = entry.type == "edition_applied";
    if (!saved && !erased && !unit && !edition) return {};
    boost::system::error_code ec;
    const auto payload = json::parse(entry.payload, ec);
    if (ec) return {};  // the audit's to tell; the index goes on
    if (saved) touched.people.insert(PersonId{number_in(payload, "id")});
    if (erased) touched.people.insert(PersonId{number_in(payload, "person")});
    if (unit) return touch_unit(view, UnitId{number_in(payload, "id")}, touched);
    if (edition) return touch_roadmap(view, RoadmapId{number_in(payload, "roadmap")}, touched);
    return {};
}

Result<SearchEntry> entry_of(ReadView& view, PersonId id) {
    const auto person = view.person(id);
    if (!person) return tl::unexpected(person.error());
    if (!*person) return SearchEntry{{true, id.value}, {}};
    return person_entry(view, **person);
}

Result<std::vector<SearchEntry>> entries_of(ReadView& view, const Touched& touched) {
    std::vector<SearchEntry> entries;
    for (const auto id : touched.tasks) {
        auto made = task_entry(view, id);
        if (!made) return tl::unexpected(made.error());
        entries.push_back(std::move(*made));
    }
    for (const auto id : touched.people) {
        auto made = entry_of(view, id);
        if (!made) return tl::unexpected(made.error());
        entries.push_back(std::move(*made));
    }
    return entries;
}

/// Gives each document its file's text and its words. `fresh`: a file read just now.
Result<void> finish_all(SearchIndex& index, std::vector<SearchEntry>& entries, const FileText* fresh) {
    for (auto& entry : entries)
        for (auto& document : entry.documents) {
            if (document.sha256.empty()) {
                finish(document, nullptr);
            } else if (fresh != nullptr && fresh->sha256 == document.sha256) {
                finish(document, fresh);
            } else {
                const auto kept = index.file(document.sha256);
                if (!kept) return tl::unexpected(kept.error());
                finish(document, *kept ? &**kept : nullptr);
            }
        }
    return {};
}

/// In several commits where there is much; only the last moves the place.
Result<bool> apply_all(SearchIndex& index, SearchBatch batch) {
    if (auto done = finish_all(index, batch.entries, batch.file ? &*batch.file : nullptr); !done)
        return tl::unexpected(done.error());
    while (batch.entries.size() > subjects_at_once) {
        SearchBatch part{batch.before, batch.before};
        const auto end = batch.entries.begin() + subjects_at_once;
        std::move(batch.entries.begin(), end, std::back_inserter(part.entries));
        batch.entries.erase(batch.entries.begin(), end);
        const auto done = index.apply(part);
        if (!done || !*done) return done;
    }
    return index.apply(batch);
}

Result<SearchBatch> walk_tasks(ReadView& view, const SearchState& state) {
    SearchBatch batch{state, state};
    const auto ids = view.task_ids(TaskId{state.walked}, subjects_at_once);
    if (!ids) return tl::unexpected(ids.error());
    auto entries = entries_of(view, {{ids->begin(), ids->end()}, {}});
    if (!entries) return tl::unexpected(entries.error());
    batch.entries = std::move(*entries);
    batch.after.walked = ids->empty() ? 0 : ids->back().value;
    if (ids->size() < subjects_at_once) {
        batch.after.walk = SearchWalk::people;
        batch.after.walked = 0;
    }
    return batch;
}

Result<SearchBatch> walk_people(ReadView& view, const SearchState& state) {
    SearchBatch batch{state, state};
    const auto people = view.people();
    if (!people) return tl::unexpected(people.error());
    for (const auto& person : *people) {
        if (person.id.value <= state.walked) continue;
        if (batch.entries.size() == subjects_at_once) return batch;
        auto made = person_entry(view, person);
        if (!made) return tl::unexpected(made.error());
        batch.entries.push_back(std::move(*made));
        batch.after.walked = person.id.value;
    }
    batch.after.walk = SearchWalk::none;
    batch.after.walked = 0;
    return batch;
}

Result<SearchBatch> follow_journal(ReadView& view, const SearchState& state) {
    SearchBatch batch{state, state};
    const auto entries = view.journal(state.sequence + 1, entries_at_once);
    if (!entries) return tl::unexpected(entries.error());
    Touched touched;
    for (const auto& entry : *entries) {
        if (auto done = touch(view, entry, touched); !done) return tl::unexpected(done.error());
        batch.after.sequence = entry.sequence;
    }
    auto made = entries_of(view, touched);
    if (!made) return tl::unexpected(made.error());
    batch.entries = std::move(*made);
    return batch;
}

Result<SearchBatch> begin_anew(ReadView& view, const SearchState& state) {
    const auto head = view.journal_head();
    if (!head) return tl::unexpected(head.error());
    SearchBatch batch{state, {search_version, *head ? (*head)->sequence : 0, SearchWalk::tasks, 0}};
    batch.clear = true;
    return batch;
}

Result<SearchBatch> next_step(ReadView& view, const SearchState& state) {
    if (state.version != search_version) return begin_anew(view, state);
    if (state.walk == SearchWalk::tasks) return walk_tasks(view, state);
    if (state.walk == SearchWalk::people) return walk_people(view, state);
    return follow_journal(view, state);
}

}  // namespace

Result<bool> index_more(Store& store, SearchIndex& index) {
    const auto state = index.state();
    if (!state) return tl::unexpected(state.error());
    auto batch = read_as<SearchBatch>(store, [&](ReadView& view) { return next_step(view, *state); });
    if (!batch) return tl::unexpected(batch.error());
    if (batch->after == *state && batch->entries.empty()) return false;
    // Where another daemon was quicker there may be more, too: it is looked at again.
    if (const auto done = apply_all(index, std::move(*batch)); !done) return tl::unexpected(done.error());
    return true;
}

Result<void> index_anew(Store& store, SearchIndex& index) {
    for (bool begun = false; !begun;) {
        const auto state = index.state();
        if (!state) return tl::unexpected(state.error());
        auto batch = read_as<SearchBatch>(store, [&](ReadView& view) { return begin_anew(view, *state); });
        if (!batch) return tl::unexpected(batch.error());
        const auto done = index.apply(*batch);
        if (!done) return tl::unexpected(done.error());
        begun = *done;
    }
    return {};
}

Result<bool> index_file(Store& store, SearchIndex& index, const ReadFileText& read) {
    const auto unread = index.unread_files(1);
    if (!unread) return tl::unexpected(unread.error());
    if (unread->empty()) return false;
    auto text = read(unread->front());
    if (!text) return tl::unexpected(text.error());
    // Asked after the reading, which may take long.
    const auto state = index.state();
    if (!state) return tl::unexpected(state.error());
    const auto tasks = index.tasks_with_file(unread->front());
    if (!tasks) return tl::unexpected(tasks.error());
    auto entries = read_as<std::vector<SearchEntry>>(store, [&](ReadView& view) {
        return entries_of(view, {{tasks->begin(), tasks->end()}, {}});
    });
    if (!entries) return tl::unexpected(entries.error());
    SearchBatch batch{*state, *state};
    batch.entries = std::move(*entries);
    batch.file = std::move(*text);
    if (const auto done = apply_all(index, std::move(batch)); !done) return tl::unexpected(done.error());
    return true;
}

}  // namespace vekha
