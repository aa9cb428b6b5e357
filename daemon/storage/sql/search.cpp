#include "daemon/storage/sql/search.hpp"

#include "daemon/storage/sql/change.hpp"
#include "daemon/storage/sql/sight.hpp"

namespace vekha::sql {
namespace {

std::optional<SearchWalk> parse_walk(std::int64_t number) {
    switch (number) {
        case 0:
            return SearchWalk::none;
        case 1:
            return SearchWalk::tasks;
        case 2:
            return SearchWalk::people;
        default:
            return std::nullopt;
    }
}

Result<SearchState> state_of(Connection& connection) {
    Query query(connection, "SELECT version, sequence, walk, walked FROM search_state WHERE id = 1");
    const auto found = one(query, [](Query& row) {
        SearchState state;
        state.version = row.small();
        state.sequence = row.integer();
        // A walk that nobody knows is begun again.
        const auto walk = parse_walk(row.integer());
        state.walked = row.integer();
        if (!walk) return SearchState{};
        state.walk = *walk;
        return state;
    });
    if (!found) return tl::unexpected(found.error());
    return found->value_or(SearchState{});
}

/// ",task,person,"
std::string kinds_text(const std::vector<SearchKind>& kinds) {
    std::string text = ",";
    for (const auto kind : kinds) text += std::string(name(kind)) + ",";
    return text;
}

/// Writes one batch inside its transaction.
class Batch {
  public:
    Batch(Connection& connection, const SearchDialect& dialect)
        : connection_(connection), dialect_(dialect) {}

    /// False where the index stands elsewhere.
    Result<bool> apply(const SearchBatch& batch) {
        const auto now = state_of(connection_);
        if (!now) return tl::unexpected(now.error());
        if (*now != batch.before) return false;
        Result<void> done;
        if (batch.clear) done = clear();
        if (done && batch.file) done = put(*batch.file);
        for (const auto& entry : batch.entries)
            if (done) done = put(entry);
        if (done) done = move_to(batch.after);
        if (!done) return tl::unexpected(done.error());
        return true;
    }

  private:
    template <class... Arguments>
    Result<void> run(std::string_view sql, const Arguments&... arguments) {
        Query query(connection_, sql, arguments...);
        return query.run();
    }

    Result<void> clear() {
        for (const std::string_view table : {"search_words", "search_documents", "search_files"})
            if (auto done = run("DELETE FROM " + std::string(table)); !done) return done;
        return {};
    }

    Result<void> move_to(const SearchState& state) {
        return run("UPDATE search_state SET version = ?, sequence = ?, walk = ?, walked = ? WHERE id = 1",
                   state.version, state.sequence, static_cast<int>(state.walk), state.walked);
    }

    Result<void> put(const FileText& file) {
        return run(
            "INSERT INTO search_files (sha256, unread, body, trouble) VALUES (?, 0, ?, ?) ON CONFLICT "
            "(sha256) DO UPDATE SET unread = 0, body = excluded.body, trouble = excluded.trouble",
            file.sha256, file.text, file.trouble);
    }

    struct OldRow {
        std::int64_t place = 0;
        std::string sha256;
    };

    Result<void> put(const SearchEntry& entry) {
        const auto& subject = entry.subject;
        Query query(connection_,
                    "SELECT place, sha256 FROM search_documents WHERE person = ? AND subject = ?",
                    subject.person, subject.id);
        const auto old = all(query, [](Query& row) {
            OldRow found;
            found.place = row.integer();
            found.sha256 = row.string();
            return found;
        });
        if (!old) return tl::unexpected(old.error());
        for (const auto& row : *old)
            if (auto done = drop(row.place); !done) return done;
        for (const auto& document : entry.documents)
            if (auto done = put(subject, document); !done) return done;
        for (const auto& row : *old)
            if (auto done = forget_file(row.sha256); !done) return done;
        if (old->empty() || !entry.documents.empty() || dialect_.scrub.empty()) return {};
        return run(dialect_.scrub);
    }

    Result<void> drop(std::int64_t place) {
        if (auto done = run("DELETE FROM search_words WHERE rowid = ?", place); !done) return done;
        return run("DELETE FROM search_documents WHERE place = ?", place);
    }

    Result<void> put(const SearchSubject& subject, const SearchDocument& document) {
        const auto last = number(connection_, "SELECT coalesce(max(place), 0) FROM search_documents");
        if (!last) return tl::unexpected(last.error());
        const auto place = *last + 1;
        auto done = run(
            "INSERT INTO search_documents (place, person, subject, kind, part, title, body, sha256) VALUES "
            "(?, ?, ?, ?, ?, ?, ?, ?)",
            place, subject.person, subject.id, name(document.kind), document.part, document.title,
            document.text, document.sha256);
        const auto words = dialect_.words(document.words);
        if (done)
            done = run("INSERT INTO search_words (rowid, words) VALUES (?, " +
                           std::string(dialect_.words_value) + ")",
                       place, words);
        if (done && !document.sha256.empty())
            done = run(
                "INSERT INTO search_files (sha256, unread, body, trouble) VALUES (?, 1, '', '') ON CONFLICT "
                "(sha256) DO NOTHING",
                document.sha256);
        return done;
    }

    /// The text of a file that no document has any more goes.
    Result<void> forget_file(const std::string& sha256) {
        if (sha256.empty()) return {};
        return run(
            "DELETE FROM search_files WHERE sha256 = ? AND NOT EXISTS (SELECT 1 FROM search_documents d "
            "WHERE "
            "d.sha256 = ? AND d.sha256 <> '')",
            sha256, sha256);
    }

    Connection& connection_;
    const SearchDialect& dialect_;
};

/// What is bound as texts; they must outlive the statement.
struct ScopeTexts {
    explicit ScopeTexts(const SearchQuery& query) : kinds(kinds_text(query.kinds)) {
        if (query.scope) {
            units = id_text(query.scope->units);
            roadmaps = id_text(query.scope->roadmaps);
            people = id_text(query.scope->people);
            if (query.scope->within) within = id_text(*query.scope->within);
        }
        if (query.people) {
            people_units = id_text(query.people->units);
            these_people = id_text(query.people->people);
        }
    }
    std::string kinds, units, roadmaps, people, within, people_units, these_people;
};

std::string find_sql(const SearchQuery& query, const SearchDialect& dialect) {
    std::string sql =
        "SELECT d.place, d.kind, d.subject, d.part, d.title, d.body FROM search_words CROSS JOIN "
        "search_documents d WHERE d.place = search_words.rowid AND " +
        std::string(dialect.condition) + " AND ? LIKE '%,' || d.kind || ',%' ";
    if (query.before) sql += "AND search_words.rowid < ? ";
    if (query.scope)
        sql +=
            "AND (d.person = 1 OR EXISTS (SELECT 1 FROM tasks t WHERE t.id = d.subject AND (t.roadmap_id IN "
            "(" +
            std::string(seen_plans) +
            ") OR ? LIKE '%,' || coalesce(t.controller_id, 0) || ',%' OR EXISTS (SELECT 1 FROM task_owners s "
            "WHERE s.task_id = t.id AND s.person_id IN (SELECT id FROM people WHERE ? LIKE '%,' || id || "
            "',%' OR ? LIKE '%,' || coalesce(unit_id, 0) || ',%')))" +
            (query.scope->within ? " AND t.roadmap_id IN (" + std::string(bound_plans) + ")"
                                 : std::string()) +
            ")) ";
    if (query.people)
        sql +=
            "AND (d.person = 0 OR EXISTS (SELECT 1 FROM people p WHERE p.id = d.subject AND (? LIKE '%,' || "
            "coalesce(p.unit_id, 0) || ',%' OR ? LIKE '%,' || p.id || ',%'))) ";
    return sql + "ORDER BY search_words.rowid DESC LIMIT ?";
}

Result<std::vector<SearchHit>> find_in(Connection& connection, const SearchQuery& query,
                                       const SearchDialect& dialect) {
    const std::string sql = find_sql(query, dialect);
    const std::string sought = dialect.sought(query.words);
    const ScopeTexts texts(query);
    Query run(connection, sql, sought, texts.kinds);
    if (query.before) run.bind(*query.before);
    if (query.scope) {
        run.bind(texts.units);
        run.bind(texts.roadmaps);
        run.bind(texts.people);
        run.bind(texts.people);
        run.bind(texts.units);
        if (query.scope->within) run.bind(texts.within);
    }
    if (query.people) {
        run.bind(texts.people_units);
        run.bind(texts.these_people);
    }
    run.bind(query.limit);
    return all(run, [](Query& row) {
        SearchHit hit;
        hit.place = row.integer();
        hit.kind = row.named(parse_search_kind);
        hit.id = row.integer();
        hit.part = row.small();
        hit.title = row.string();
        hit.text = row.string();
        return hit;
    });
}

class Search final : public SearchIndex {
  public:
    Search(SqlStore& store, const SearchDialect& dialect) : store_(store), dialect_(dialect) {}

    Result<SearchState> state() override {
        return rows<SearchState>([](Connection& connection) { return state_of(connection); });
    }

    Result<bool> apply(const SearchBatch& batch) override {
        return write_as<bool>(store_, [&](Transaction& change) {
            return Batch(dynamic_cast<Change&>(change).connection(), dialect_).apply(batch);
        });
    }

    Result<std::vector<SearchHit>> find(const SearchQuery& query) override {
        return rows<std::vector<SearchHit>>(
            [&](Connection& connection) { return find_in(connection, query, dialect_); });
    }

    Result<std::optional<FileText>> file(std::string_view sha256) override {
        return rows<std::optional<FileText>>([&](Connection& connection) {
            Query query(connection,
                        "SELECT sha256, body, trouble FROM search_files WHERE sha256 = ? AND unread = 0",
                        sha256);
            return one(query, [](Query& row) {
                FileText file;
                file.sha256 = row.string();
                file.text = row.string();
                file.trouble = row.string();
                return file;
            });
        });
    }

    Result<std::vector<std::string>> unread_files(std::size_t limit) override {
        return rows<std::vector<std::string>>([&](Connection& connection) {
            Query query(connection,
                        "SELECT sha256 FROM search_files WHERE unread = 1 ORDER BY sha256 LIMIT ?", limit);
            return all(query, [](Query& row) { return row.string(); });
        });
    }

    Result<std::vector<TaskId>> tasks_with_file(std::string_view sha256) override {
        return rows<std::vector<TaskId>>([&](Connection& connection) {
            Query query(
                connection,
                "SELECT DISTINCT subject FROM search_documents WHERE sha256 = ? AND sha256 <> '' ORDER "
                "BY subject",
                sha256);
            return all(query, [](Query& row) { return row.id<TaskId>(); });
        });
    }

  private:
    template <class T>
    Result<T> rows(const std::function<Result<T>(Connection&)>& make) {
        std::optional<T> value;
        auto done = store_.read_rows([&](Connection& connection) -> Result<void> {
            auto made = make(connection);
            if (!made) return tl::unexpected(made.error());
            value = std::move(*made);
            return {};
        });
        if (!done) return tl::unexpected(done.error());
        return std::move(*value);
    }

    SqlStore& store_;
    const SearchDialect& dialect_;
};

}  // namespace

std::unique_ptr<SearchIndex> make_search(SqlStore& store, const SearchDialect& dialect) {
    return std::make_unique<Search>(store, dialect);
}

}  // namespace vekha::sql
