// What is kept of people is forgotten.
#include <array>

#include "daemon/storage/sql/change.hpp"

namespace vekha::sql {

Result<void> Change::forget_person(PersonId id) {
    constexpr std::array<std::string_view, 10> statements{
        "DELETE FROM passwords WHERE person_id = ?",
        "DELETE FROM second_factors WHERE person_id = ?",
        "DELETE FROM outside_logins WHERE person_id = ?",
        "DELETE FROM sessions WHERE person_id = ?",
        "DELETE FROM known_devices WHERE person_id = ?",
        "DELETE FROM api_tokens WHERE person_id = ?",
        "DELETE FROM one_time_keys WHERE person_id = ?",
        "DELETE FROM dialogs WHERE person_id = ?",
        "DELETE FROM answers WHERE person_id = ?",
        "UPDATE deliveries SET subject = '', text = '', html = '' WHERE person_id = ?"};
    for (const auto sql : statements)
        if (auto done = run(sql, id); !done) return done;
    return {};
}

Result<std::int64_t> Change::forget_words(Instant settled_before) {
    Query query(connection_,
                Refusable{"UPDATE deliveries SET subject = '', text = '', html = '' WHERE settled_at < ? AND "
                          "(subject <> '' OR text <> '' OR html <> '') RETURNING id"},
                settled_before);
    const auto emptied = all(query, [](Query& row) { return row.integer(); });
    if (!emptied) return tl::unexpected(emptied.error());
    return static_cast<std::int64_t>(emptied->size());
}

}  // namespace vekha::sql
