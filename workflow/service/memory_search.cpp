#include "workflow/service/memory_search.hpp"

#include <algorithm>
#include <map>
#include <mutex>

namespace vekha {
namespace {

template <class T>
bool has(const std::vector<T>& values, const T& one) {
    return std::find(values.begin(), values.end(), one) != values.end();
}

bool has_word(const SearchDocument& document, const SoughtWord& sought) {
    const auto& words = document.words;
    const auto at = std::lower_bound(words.begin(), words.end(), sought.stem);
    if (at == words.end()) return false;
    return sought.beginning ? at->starts_with(sought.stem) : *at == sought.stem;
}

class MemorySearch final : public SearchIndex {
  public:
    explicit MemorySearch(Store& store) : store_(store) {}

    Result<SearchState> state() override {
        const std::lock_guard lock(mutex_);
        return state_;
    }

    Result<bool> apply(const SearchBatch& batch) override {
        const std::lock_guard lock(mutex_);
        if (state_ != batch.before) return false;
        if (batch.clear) {
            kept_.clear();
            files_.clear();
        }
        if (batch.file) files_[batch.file->sha256] = batch.file;
        for (const auto& entry : batch.entries) put(entry);
        forget_files();
        state_ = batch.after;
        return true;
    }

    Result<std::vector<SearchHit>> find(const SearchQuery& query) override {
        const auto candidates = matching(query);
        std::vector<SearchHit> hits;
        auto done = store_.read([&](ReadView& view) -> Result<void> {
            for (const auto& hit : candidates) {
                if (hits.size() == query.limit) break;
                const auto inside = in_scope(view, hit, query);
                if (!inside) return tl::unexpected(inside.error());
                if (*inside) hits.push_back(hit);
            }
            return {};
        });
        if (!done) return tl::unexpected(done.error());
        return hits;
    }

    Result<std::optional<FileText>> file(std::string_view sha256) override {
        const std::lock_guard lock(mutex_);
        const auto known = files_.find(sha256);
        return known == files_.end() ? std::nullopt : known->second;
    }

    Result<std::vector<std::string>> unread_files(std::size_t limit) override {
        const std::lock_guard lock(mutex_);
        std::vector<std::string> unread;
        for (const auto& [sha256, text] : files_)
            if (!text && unread.size() < limit) unread.push_back(sha256);
        return unread;
    }

    Result<std::vector<TaskId>> tasks_with_file(std::string_view sha256) override {
        const std::lock_guard lock(mutex_);
        std::vector<TaskId> tasks;
        if (sha256.empty()) return tasks;
        for (const auto& [place, one] : kept_)
            if (one.document.sha256 == sha256) tasks.push_back(TaskId{one.subject.id});
        std::sort(tasks.begin(), tasks.end());
        tasks.erase(std::unique(tasks.begin(), tasks.end()), tasks.end());
        return tasks;
    }

  private:
    struct Kept {
        SearchSubject subject;
        SearchDocument document;
    };

    void put(const SearchEntry& entry) {
        std::erase_if(kept_, [&](const auto& one) { return one.second.subject == entry.subject; });
        for (const auto& document : entry.documents) {
            kept_[++last_place_] = {entry.subject, document};
            if (!document.sha256.empty()) files_.try_emplace(document.sha256);
        }
    }

    void forget_files() {
        std::erase_if(files_, [&](const auto& file) {
            return std::none_of(kept_.begin(), kept_.end(),
                                [&](const auto& one) { return one.second.document.sha256 == file.first; });
        });
    }

    /// The latest first.
    std::vector<SearchHit> matching(const SearchQuery& query) {
        const std::lock_guard lock(mutex_);
        std::vector<SearchHit> hits;
        for (auto at = kept_.rbegin(); at != kept_.rend(); ++at) {
            const auto& [place, one] = *at;
            const auto& document = one.document;
            if ((query.before && place >= *query.before) || !has(query.kinds, document.kind)) continue;
            if (!std::all_of(query.words.begin(), query.words.end(),
                             [&](const auto& word) { return has_word(document, word); }))
                continue;
            hits.push_back(
                {place, document.kind, one.subject.id, document.part, document.title, document.text});
        }
        return hits;
    }

    static Result<bool> in_scope(ReadView& view, const SearchHit& hit, const SearchQuery& query) {
        if (hit.kind == SearchKind::person) {
            if (!query.people || has(query.people->people, PersonId{hit.id})) return true;
            const auto person = view.person(PersonId{hit.id});
            if (!person) return tl::unexpected(person.error());
            return *person && has(query.people->units, (*person)->unit);
        }
        return query.scope ? in_scope(view, TaskId{hit.id}, *query.scope) : true;
    }

    static Result<bool> in_scope(ReadView& view, TaskId id, const SearchScope& scope) {
        const auto task = view.task(id);
        if (!task) return tl::unexpected(task.error());
        if (!*task) return false;
        const auto roadmap = view.roadmap((*task)->roadmap);
        if (!roadmap) return tl::unexpected(roadmap.error());
        if (scope.within && (!*roadmap || !has(*scope.within, (*roadmap)->unit))) return false;
        if (has(scope.people, (*task)->controller) || has(scope.roadmaps, (*task)->roadmap)) return true;
        if (*roadmap && has(scope.units, (*roadmap)->unit)) return true;
        for (const auto& one : (*task)->assignments) {
            if (has(scope.people, one.person)) return true;
            const auto owner = view.person(one.person);
            if (!owner) return tl::unexpected(owner.error());
            if (*owner && has(scope.units, (*owner)->unit)) return true;
        }
        return false;
    }

    Store& store_;
    std::mutex mutex_;
    SearchState state_;
    std::map<std::int64_t, Kept> kept_;  ///< by place
    std::int64_t last_place_ = 0;
    std::map<std::string, std::optional<FileText>, std::less<>> files_;  ///< nothing: not read yet
};

}  // namespace

std::unique_ptr<SearchIndex> make_memory_search(Store& store) {
    return std::make_unique<MemorySearch>(store);
}

}  // namespace vekha
