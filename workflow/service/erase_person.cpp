#include <utility>
#include <vector>

#include "workflow/service/erasing.hpp"
#include "workflow/service/handover.hpp"
#include "workflow/service/journal.hpp"
#include "workflow/service/permission.hpp"
#include "workflow/service/personal_data.hpp"

namespace vekha {
namespace {

constexpr std::size_t page = 500;  ///< entries read at a time

std::string erased_login(PersonId person) {
    return "erased-" + std::to_string(person.value);
}

Result<void> holds_nothing(ReadView& view, const Person& person, Day today) {
    const auto held = tasks_to_hand_over(view, person.id, today);
    if (!held) return tl::unexpected(held.error());
    const std::size_t things = held->rows.size() + held->roadmaps.size() + held->parties.size() +
                               held->groups.size() + held->acting.size();
    if (held->tasks.empty() && things == 0) return {};
    return failure(Fault::wrong_state,
                   "За человеком числится работа: задач " + std::to_string(held->tasks.size()) +
                       ", строк, планов, сторон, групп и замещений " + std::to_string(things) + ".",
                   person.login,
                   "Сначала передайте её: vekha handover " + person.login + " --to ИМЯ_ВХОДА --groups.");
}

/// Calls `see` with every entry there is.
template <class See>
Result<void> each_entry(ReadView& view, See see) {
    for (std::int64_t from = 1;;) {
        const auto entries = view.journal(from, page);
        if (!entries) return tl::unexpected(entries.error());
        for (const auto& entry : *entries) see(entry);
        if (entries->size() < page) return {};
        from = entries->back().sequence + 1;
    }
}

/// The entries as they will be.
Result<std::vector<JournalEntry>> cleaned(ReadView& view, const Person& person) {
    PersonalWords words(person, erased_name(person.id));
    if (auto read = each_entry(view, [&](const JournalEntry& entry) { words.learn(entry); }); !read)
        return tl::unexpected(read.error());
    std::vector<JournalEntry> changed;
    auto read = each_entry(view, [&](const JournalEntry& entry) {
        if (auto payload = words.without(entry)) {
            changed.push_back(entry);
            changed.back().payload = std::move(*payload);
        }
    });
    if (!read) return tl::unexpected(read.error());
    return changed;
}

/// Says in a new entry what is taken out, and takes it out.
Result<std::size_t> clean_journal(Transaction& change, PersonId actor, const Person& person, Instant now) {
    const auto changed = cleaned(change, person);
    if (!changed) return tl::unexpected(changed.error());
    std::vector<Redaction> said;
    for (const auto& entry : *changed) said.push_back({entry.sequence, journal_hash(entry)});
    const auto noted = change.append(
        {now, actor, TaskId{}, std::string(person_erased_type), redactions_json(person.id, said)});
    if (!noted) return tl::unexpected(noted.error());
    for (const auto& entry : *changed)
        if (auto done = change.redact(entry.sequence, entry.payload, noted->sequence); !done)
            return tl::unexpected(done.error());
    return changed->size();
}

Result<void> become_a_number(Transaction& change, const Person& person) {
    if (auto done = change.forget_failed_sign_ins(person.login); !done) return done;
    if (auto done = change.forget_person(person.id); !done) return done;
    Person number;
    number.id = person.id;
    number.login = erased_login(person.id);
    number.name = erased_name(person.id);
    number.active = false;
    number.unit = person.unit;  // who reads the entries of this organization reads these too
    const auto saved = change.save(number);
    if (!saved) return tl::unexpected(saved.error());
    return {};
}

}  // namespace

std::string erased_name(PersonId person) {
    return "Сотрудник № " + std::to_string(person.value);
}

Result<ErasedPerson> erase_person(Store& store, PersonId actor, PersonId person, Day today, Instant now) {
    return write_as<ErasedPerson>(store, [&](Transaction& change) -> Result<ErasedPerson> {
        if (auto may = require_about(change, actor, Action::personal_data, person); !may)
            return tl::unexpected(may.error());
        const auto known = change.person(person);
        if (!known) return tl::unexpected(known.error());
        if (!*known) return failure(Fault::not_found, "Такого человека нет.");
        if (actor == person)
            return failure(Fault::wrong_state, "Себя обезличить нельзя.", (*known)->login,
                           "Это сделает другой администратор.");
        if ((*known)->login == erased_login(person))
            return failure(Fault::wrong_state, "Этот человек уже обезличен.", (*known)->login);
        if (auto free = holds_nothing(change, **known, today); !free) return tl::unexpected(free.error());
        const auto entries = clean_journal(change, actor, **known, now);
        if (!entries) return tl::unexpected(entries.error());
        if (auto done = become_a_number(change, **known); !done) return tl::unexpected(done.error());
        return ErasedPerson{erased_name(person), *entries};
    });
}

}  // namespace vekha
