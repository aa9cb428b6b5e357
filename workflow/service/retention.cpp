#include "workflow/service/retention.hpp"

#include <charconv>
#include <string>
#include <utility>
#include <vector>

#include <boost/json.hpp>

#include "workflow/service/journal.hpp"
#include "workflow/service/nodes.hpp"

namespace vekha {
namespace {

namespace json = boost::json;

constexpr std::string_view applied_key = "retention_applied_at";
constexpr std::string_view cursor_key = "retention_sign_ins";  ///< the last entry that was looked at
constexpr std::size_t page = 500;

/// The entry without where from and with what; nothing where it says neither.
std::optional<JournalEntry> without_place(JournalEntry entry) {
    boost::system::error_code code;
    auto value = json::parse(entry.payload, code);
    if (code || !value.is_object()) return std::nullopt;
    bool any = false;
    for (const auto* key : {"address", "device", "login"}) {
        auto* field = value.get_object().if_contains(key);
        if (!field || !field->is_string() || field->get_string().empty()) continue;
        *field = "";
        any = true;
    }
    if (!any) return std::nullopt;
    entry.payload = json::serialize(value);
    return entry;
}

/// Sign-ins past their term, from where the last pass ended.
class OldSignIns {
  public:
    Result<void> read(ReadView& view, Instant before) {
        const auto cursor = view.setting(cursor_key);
        if (!cursor) return tl::unexpected(cursor.error());
        if (*cursor) std::from_chars((*cursor)->data(), (*cursor)->data() + (*cursor)->size(), seen_);
        for (std::size_t looked = 0; looked < retention_entries;) {
            const auto entries = view.journal(seen_ + 1, page);
            if (!entries) return tl::unexpected(entries.error());
            for (const auto& entry : *entries) {
                if (entry.at >= before) return {};
                seen_ = entry.sequence;
                if (entry.type != "signed_in" && entry.type != "outside_refused") continue;
                if (auto cleaned = without_place(entry)) changed_.push_back(std::move(*cleaned));
            }
            if (entries->size() < page) return {};
            looked += entries->size();
        }
        return {};
    }
    std::string cursor() const { return std::to_string(seen_); }
    const std::vector<JournalEntry>& changed() const { return changed_; }

  private:
    std::int64_t seen_ = 0;
    std::vector<JournalEntry> changed_;
};

Result<void> note(Transaction& change, std::int64_t messages, const OldSignIns& old, Instant now) {
    if (messages == 0 && old.changed().empty()) return {};
    json::array entries;
    for (const auto& entry : old.changed())
        entries.push_back(json::object{{"sequence", entry.sequence}, {"hash", journal_hash(entry)}});
    const auto noted = change.append(
        {now, PersonId{}, TaskId{}, std::string(retention_applied_type),
         json::serialize(json::object{{"messages", messages}, {"entries", std::move(entries)}})});
    if (!noted) return tl::unexpected(noted.error());
    for (const auto& entry : old.changed())
        if (auto done = change.redact(entry.sequence, entry.payload, noted->sequence); !done) return done;
    return {};
}

Result<void> apply(Transaction& change, const Retention& rule, Instant now) {
    const auto messages = change.forget_words(now - rule.message_words);
    if (!messages) return tl::unexpected(messages.error());
    OldSignIns old;
    if (auto read = old.read(change, now - rule.sign_in_places); !read) return read;
    if (auto noted = note(change, *messages, old, now); !noted) return noted;
    if (auto kept = change.set(cursor_key, old.cursor()); !kept) return kept;
    return change.set(applied_key, format(now));
}

}  // namespace

Result<bool> apply_retention(Store& store, const Lease& lease, const Retention& rule, Instant now) {
    const auto last =
        read_as<std::optional<std::string>>(store, [](ReadView& view) { return view.setting(applied_key); });
    if (!last) return tl::unexpected(last.error());
    const auto done_at = *last ? parse_instant(**last) : std::nullopt;
    if (done_at && now - *done_at < retention_every) return false;
    return write_as<bool>(store, [&](Transaction& change) -> Result<bool> {
        const auto held = still_holds(change, lease, now);
        if (!held || !*held) return held;
        if (auto done = apply(change, rule, now); !done) return tl::unexpected(done.error());
        return true;
    });
}

}  // namespace vekha
