#include "workflow/service/journal.hpp"

#include <array>
#include <cstddef>

#include "workflow/service/sha256.hpp"

namespace vekha {
namespace {

/// Names the encoding, so that another one can follow without being taken for this one.
constexpr std::string_view encoding = "vekha-journal-1";

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

}  // namespace

std::string journal_start() {
    return std::string(sha256_letters, '0');
}

std::string journal_hash(const JournalEntry& entry) {
    Sha256 hash;
    add_field(hash, encoding);
    add_field(hash, entry.previous);
    add_number(hash, entry.sequence);
    add_number(hash, entry.at.time_since_epoch().count());
    add_number(hash, entry.actor.value);
    add_number(hash, entry.task.value);
    add_field(hash, entry.type);
    add_field(hash, entry.payload);
    return hash.hex();
}

JournalEntry journal_entry(std::int64_t sequence, std::string previous, const JournalDraft& draft) {
    JournalEntry entry{.sequence = sequence + 1,
                       .at = draft.at,
                       .actor = draft.actor,
                       .task = draft.task,
                       .type = draft.type,
                       .payload = draft.payload,
                       .previous = std::move(previous),
                       .hash = {}};
    entry.hash = journal_hash(entry);
    return entry;
}

Result<void> JournalWalk::next(const JournalEntry& entry) {
    const std::int64_t expected = entries_ + 1;
    if (entry.sequence != expected)
        return broken(expected, "за записью " + std::to_string(entries_) + " стоит запись " +
                                    std::to_string(entry.sequence));
    if (entry.previous != head_) return broken(expected, "запись не продолжает предыдущую");
    if (entry.hash != journal_hash(entry))
        return broken(expected, "содержание не соответствует контрольной сумме");
    entries_ = expected;
    head_ = entry.hash;
    return {};
}

}  // namespace vekha
