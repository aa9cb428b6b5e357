#include "workflow/service/journal.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>

#include <boost/json.hpp>

#include "workflow/service/sha256.hpp"

namespace vekha {
namespace {

/// Names the encoding, so that another one can follow without being taken for this one. The second has the
/// origin; entries without one keep the first.
constexpr std::string_view encoding = "vekha-journal-1";
constexpr std::string_view encoding_with_origin = "vekha-journal-2";

/// How far around its place an entry is looked for that stands in another's.
constexpr std::int64_t misplaced_by_most = 10'000;

/// Eight bytes, the highest first, on every machine.
void add_number(Sha256& hash, std::int64_t value) {
    std::array<char, 8> big_endian{};
    auto rest = static_cast<std::uint64_t>(value);
    for (auto at = big_endian.rbegin(); at != big_endian.rend(); ++at, rest >>= 8U)
        *at = static_cast<char>(rest & 0xFFU);
    hash.add(std::string_view(big_endian.data(), big_endian.size()));
}

void add_field(Sha256& hash, std::string_view text) {
    add_number(hash, static_cast<std::int64_t>(text.size()));
    hash.add(text);
}

tl::unexpected<Error> broken(std::int64_t sequence, std::string what) {
    return failure(
        Fault::damaged, "Цепочка журнала нарушена: " + std::move(what) + ".",
        "журнал, запись " + std::to_string(sequence),
        "Записи меняли в обход программы или диск повреждён: восстановите базу из резервной копии.");
}

/// The number under which the entry was written, where it stands under another.
std::optional<std::int64_t> written_as(const JournalEntry& entry) {
    JournalEntry moved = entry;
    for (std::int64_t away = 1; away <= misplaced_by_most; ++away) {
        for (const auto place : {entry.sequence - away, entry.sequence + away}) {
            moved.sequence = place;
            if (place > 0 && journal_hash(moved) == entry.hash) return place;
        }
    }
    return std::nullopt;
}

}  // namespace

std::string journal_start() {
    return std::string(sha256_letters, '0');
}

std::string journal_hash(const JournalEntry& entry) {
    Sha256 hash;
    add_field(hash, entry.origin.empty() ? encoding : encoding_with_origin);
    add_field(hash, entry.previous);
    add_number(hash, entry.sequence);
    add_number(hash, entry.at.time_since_epoch().count());
    add_number(hash, entry.actor.value);
    add_number(hash, entry.task.value);
    add_field(hash, entry.type);
    add_field(hash, entry.payload);
    if (!entry.origin.empty()) add_field(hash, entry.origin);
    return hash.hex();
}

JournalEntry journal_entry(std::int64_t sequence, std::string previous, const JournalDraft& draft,
                           const std::string& origin) {
    JournalEntry entry{.sequence = sequence + 1,
                       .at = draft.at,
                       .actor = draft.actor,
                       .task = draft.task,
                       .type = draft.type,
                       .payload = draft.payload,
                       .previous = std::move(previous),
                       .hash = {},
                       .origin = origin};
    entry.hash = journal_hash(entry);
    return entry;
}

std::string journal_head_words(const JournalHead& head) {
    return std::to_string(head.entries) + ":" + head.hash.substr(0, journal_head_letters);
}

std::optional<JournalHead> parse_journal_head(std::string_view text) {
    JournalHead head;
    const auto colon = text.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    const auto number = text.substr(0, colon);
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), head.entries);
    if (error != std::errc() || end != number.data() + number.size() || head.entries < 1) return std::nullopt;
    head.hash = text.substr(colon + 1);
    const auto hex = [](char one) { return (one >= '0' && one <= '9') || (one >= 'a' && one <= 'f'); };
    if (head.hash.size() < journal_head_least_letters || head.hash.size() > sha256_letters ||
        !std::all_of(head.hash.begin(), head.hash.end(), hex))
        return std::nullopt;
    return head;
}

std::string redactions_json(PersonId person, const std::vector<Redaction>& redactions) {
    boost::json::array entries;
    for (const auto& one : redactions)
        entries.push_back(boost::json::object{{"sequence", one.sequence}, {"hash", one.hash}});
    return boost::json::serialize(
        boost::json::object{{"person", person.value}, {"entries", std::move(entries)}});
}

Result<void> JournalWalk::check_content(const JournalEntry& entry) const {
    if (entry.hash == journal_hash(entry)) return {};
    if (const auto place = written_as(entry))
        return broken(entry.sequence,
                      "порядок изменён, на этом месте стоит запись " + std::to_string(*place));
    return broken(entry.sequence, "запись изменена, её содержание не соответствует контрольной сумме");
}

Result<void> JournalWalk::next(const JournalEntry& entry) {
    const std::int64_t expected = entries_ + 1;
    if (entry.sequence != expected)
        return broken(expected, "записи нет, за записью " + std::to_string(entries_) + " стоит запись " +
                                    std::to_string(entry.sequence));
    if (entry.redacted == 0) {
        if (auto good = check_content(entry); !good) return good;
    } else {
        unexplained_[entry.sequence] = journal_hash(entry);
    }
    if (entry.previous != head_)
        return broken(expected, "запись не продолжает предыдущую, ту написали заново или эту вставили");
    if (entry.type == person_erased_type || entry.type == retention_applied_type) note_redactions(entry);
    entries_ = expected;
    head_ = entry.hash;
    return {};
}

void JournalWalk::note_redactions(const JournalEntry& entry) {
    boost::system::error_code code;
    const auto value = boost::json::parse(entry.payload, code);
    if (code || !value.is_object()) return;
    const auto* entries = value.get_object().if_contains("entries");
    if (!entries || !entries->is_array()) return;
    for (const auto& one : entries->get_array()) {
        if (!one.is_object()) continue;
        const auto* sequence = one.get_object().if_contains("sequence");
        const auto* hash = one.get_object().if_contains("hash");
        if (!sequence || !sequence->is_int64() || !hash || !hash->is_string()) continue;
        const auto at = unexplained_.find(sequence->get_int64());
        if (at != unexplained_.end() && hash->get_string() == at->second) unexplained_.erase(at);
    }
}

Result<void> JournalWalk::end() const {
    if (unexplained_.empty()) return {};
    return broken(unexplained_.begin()->first,
                  "слова записи заменены, а ни одна следующая запись об этом не говорит");
}

Result<void> JournalWalk::hold_against(const std::optional<JournalHead>& seal) const {
    const std::int64_t sealed = seal ? seal->entries : 0;
    if (sealed > entries_)
        return broken(entries_ + 1, "хвост отрезан, записей " + std::to_string(entries_) +
                                        ", а печать журнала помнит " + std::to_string(sealed));
    if (sealed < entries_)
        return broken(sealed + 1, "записи после " + std::to_string(sealed) + " стоят без печати журнала");
    if (seal && seal->hash != head_)
        return broken(entries_, "последняя запись не та, которую помнит печать журнала");
    return {};
}

Result<void> JournalWitness::next(const JournalEntry& entry) const {
    if (!told_ || entry.sequence != told_->entries) return {};
    if (std::string_view(entry.hash).substr(0, told_->hash.size()) == told_->hash) return {};
    return broken(entry.sequence,
                  "журнал написали заново, у записи другая контрольная сумма, чем сообщали раньше");
}

Result<void> JournalWitness::end(std::int64_t entries) const {
    if (!told_ || told_->entries <= entries) return {};
    return broken(entries + 1, "хвост отрезан, записей " + std::to_string(entries) +
                                   ", а раньше сообщали о записи " + std::to_string(told_->entries));
}

}  // namespace vekha
