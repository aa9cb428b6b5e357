#include "workflow/service/journal_letter.hpp"

#include <string>
#include <string_view>

#include "workflow/service/journal.hpp"
#include "workflow/service/notices.hpp"

namespace vekha {
namespace {

/// The setting with the Monday of the last week that was told of.
constexpr std::string_view told_key = "journal_head_week";

Day monday_of(Day day) {
    return day - (std::chrono::weekday{day} - std::chrono::Monday);
}

std::string words_of(const JournalHead& head) {
    const std::string mark = journal_head_words(head);
    return "Записей в журнале: " + std::to_string(head.entries) + ", отметка " + mark +
           ". Сохраните это письмо вне сервера: «vekha audit verify --head " + mark +
           "» покажет, что до неё журнал тот же.";
}

Result<std::size_t> tell(Transaction& change, Day monday, Instant now) {
    const auto head = change.journal_seal();
    if (!head) return tl::unexpected(head.error());
    if (!*head) return std::size_t{0};
    const auto directory = Directory::read(change);
    if (!directory) return tl::unexpected(directory.error());
    auto readers = directory->with(Duty::auditor);
    if (readers.empty()) readers = directory->with(Duty::administrator);
    return plan_notices(change, Task{}, NoticeKind::journal, "journal_head:" + format(monday),
                        words_of(**head), readers, now);
}

}  // namespace

Result<std::size_t> tell_journal_head_weekly(Store& store, const Organization& organization, Instant now) {
    const Day today = organization.zone->local(now).day;
    const Day monday = monday_of(today);
    if (today < organization.calendar.next_or_same(monday)) return std::size_t{0};
    const std::string week = format(monday);
    const auto known = [](ReadView& view) { return view.setting(told_key); };
    const auto last = read_as<std::optional<std::string>>(store, known);
    if (!last) return tl::unexpected(last.error());
    if (*last == week) return std::size_t{0};
    return write_as<std::size_t>(store, [&](Transaction& change) -> Result<std::size_t> {
        const auto meanwhile = known(change);
        if (!meanwhile) return tl::unexpected(meanwhile.error());
        if (*meanwhile == week) return std::size_t{0};
        if (auto kept = change.set(told_key, week); !kept) return tl::unexpected(kept.error());
        return *meanwhile ? tell(change, monday, now) : Result<std::size_t>(0);
    });
}

}  // namespace vekha
