#include "workflow/service/people_list.hpp"

#include <algorithm>
#include <set>

#include "workflow/model/names.hpp"
#include "workflow/reader/folding.hpp"
#include "workflow/reader/person_name.hpp"
#include "workflow/service/handover.hpp"
#include "workflow/service/people_json.hpp"
#include "workflow/service/people_row.hpp"
#include "workflow/service/permission.hpp"
#include "workflow/service/sha256.hpp"
#include "workflow/service/sight.hpp"
#include "workflow/service/units.hpp"

namespace vekha {
namespace {

using Field = PeopleField;
using Standing = PeopleRowStanding;

constexpr NameTable<Standing, people_standing_count> standings{{{Standing::added, "added"},
                                                                {Standing::changed, "changed"},
                                                                {Standing::unchanged, "unchanged"},
                                                                {Standing::doubtful, "doubtful"},
                                                                {Standing::refused, "refused"},
                                                                {Standing::skipped, "skipped"}}};

/// Goes over the rows in order; the later ones know of the earlier.
class Planner {
  public:
    Planner(ReadView& view, PersonId actor, PeopleOffice office, const PeopleTable& table,
            const PeopleChoices& choices)
        : view_(view), actor_(actor), office_(std::move(office)), table_(table), choices_(choices) {}

    Result<PeoplePlan> run() {
        if (auto good = check_choices(); !good) return tl::unexpected(good.error());
        RowPlanner planner(office_, choices_,
                           [this](const std::string& login) { return rows_by_login_.contains(login); });
        plan_.unused = table_.unused;
        plan_.remarks = table_.remarks;
        if (table_.has(Field::organization) && office_.tree.units().empty() && !choices_.create_units)
            plan_.remarks.emplace_back("Организации не заведены, столбец «Организация» не учтён.");
        for (const auto& row : table_.rows) {
            auto planned = plan(row, planner);
            if (!planned) return tl::unexpected(planned.error());
            plan_.rows.push_back(std::move(*planned));
        }
        if (auto done = find_missing(); !done) return tl::unexpected(done.error());
        plan_.digest = digest();
        return std::move(plan_);
    }

  private:
    Result<void> check_choices() const {
        if (choices_.under && office_.tree.find(choices_.under) == nullptr)
            return failure(Fault::invalid_input, "Такой организации нет.", "units_under");
        for (const auto& [position, choice] : choices_.rows) {
            const auto where = "rows, строка списка " + std::to_string(position);
            if (position < 1 || static_cast<std::size_t>(position) > table_.rows.size())
                return failure(Fault::invalid_input, "Такой строки в списке нет.", where);
            if (choice.unit && *choice.unit &&
                (office_.tree.find(*choice.unit) == nullptr || !office_.tree.find(*choice.unit)->active))
                return failure(Fault::invalid_input, "Такой организации нет.", where);
            if (choice.person && *choice.person && office_.find(*choice.person) == nullptr)
                return failure(Fault::invalid_input, "Такого человека нет.", where);
        }
        return {};
    }

    Result<PlannedPerson> plan(const PeopleRow& row, RowPlanner& planner) {
        PlannedPerson planned;
        planned.row = row;
        const auto chosen = choices_.rows.find(row.position);
        const PeopleRowChoice choice = chosen == choices_.rows.end() ? PeopleRowChoice{} : chosen->second;
        for (const auto& [field, words] : choice.cells) planned.row.at(field) = words;
        planner.plan(planned, choice);
        if (!stopped(planned)) check_twice(planned);
        if (!stopped(planned))
            if (auto done = settle(planned); !done) return tl::unexpected(done.error());
        if (planned.before) mentioned_.insert(planned.before->id);
        for (const auto& one : planned.alike) mentioned_.insert(one.id);
        if (choice.skip) {
            planned.standing = Standing::skipped;
            planned.reason = {};
        }
        if (planned.standing != Standing::skipped && !stopped(planned)) take(planned);
        return planned;
    }

    /// The same person twice in one list.
    void check_twice(PlannedPerson& planned) const {
        const auto say = [&](Field field, int position, const std::string& mend) {
            const auto& other = table_.rows[static_cast<std::size_t>(position) - 1];
            stop(planned, Standing::refused, field, "Уже есть выше: " + place_words(other) + ".", mend);
        };
        if (planned.before) {
            if (const auto at = rows_by_person_.find(planned.before->id); at != rows_by_person_.end())
                say(Field::name, at->second, "Пропустите одну из строк.");
            return;
        }
        if (const auto at = rows_by_login_.find(planned.after.login); at != rows_by_login_.end())
            return say(Field::login, at->second, "Укажите другой логин или пропустите строку.");
        if (!planned.login_made) return;
        if (const auto at = rows_by_name_.find(name_key(planned)); at != rows_by_name_.end())
            say(Field::name, at->second, "Если это тёзка, впишите логин.");
    }

    /// Of somebody new: the name and where they work.
    static std::string name_key(const PlannedPerson& planned) {
        const auto parts = reading::name_parts(planned.after.name);
        std::string key = parts.surname;
        for (const auto& given : parts.given) key += ' ' + given;
        return key + '\n' + std::to_string(planned.after.unit.value) + '\n' +
               UnitFinder::key(planned.new_unit);
    }

    Result<void> settle(PlannedPerson& planned) const {
        if (planned.before && planned.new_unit.empty() && *planned.before == planned.after) {
            planned.standing = Standing::unchanged;
            return {};
        }
        planned.standing = planned.before ? Standing::changed : Standing::added;
        planned.changes = changes_of(planned, office_);
        auto may = may_save_person(view_, actor_, office_.own, planned.before, planned.after);
        if (may) return {};
        if (may.error().fault != Fault::forbidden && may.error().fault != Fault::invalid_input) return may;
        planned.standing = Standing::refused;
        planned.reason = std::move(may.error());
        const auto comma = planned.reason.where.rfind(", ");
        planned.reason.where = comma == std::string::npos ? "" : planned.reason.where.substr(comma + 2);
        return {};
    }

    void take(PlannedPerson& planned) {
        const int position = planned.row.position;
        if (planned.before)
            rows_by_person_.emplace(planned.before->id, position);
        else
            rows_by_login_.emplace(planned.after.login, position);
        if (planned.login_made) rows_by_name_.emplace(name_key(planned), position);
        organizations_.insert(office_.tree.organization_of(planned.after.unit));
        if (!planned.new_unit.empty()) add_unit(planned.new_unit);
        if (planned.after.email.empty()) return;
        const auto [at, fresh] = rows_by_email_.emplace(reading::fold(planned.after.email), position);
        if (!fresh)
            planned.remarks.push_back("Та же почта, что выше: " +
                                      place_words(table_.rows[static_cast<std::size_t>(at->second) - 1]) +
                                      ".");
    }

    void add_unit(const std::string& words) {
        const auto key = UnitFinder::key(words);
        const auto same = [&](const std::string& one) { return UnitFinder::key(one) == key; };
        if (std::none_of(plan_.new_units.begin(), plan_.new_units.end(), same))
            plan_.new_units.push_back(words);
    }

    Result<void> find_missing() {
        for (const auto& person : office_.seen) {
            if (!person.active || person.id == actor_ || person.has(Duty::administrator)) continue;
            if (mentioned_.contains(person.id) ||
                !organizations_.contains(office_.tree.organization_of(person.unit)))
                continue;
            Person gone = person;
            gone.active = false;
            if (auto may = may_save_person(view_, actor_, office_.own, person, gone); !may) continue;
            const auto tasks = count_held_tasks(view_, person.id, held_tasks_counted);
            if (!tasks) return tl::unexpected(tasks.error());
            const bool chosen = std::find(choices_.dismiss.begin(), choices_.dismiss.end(), person.login) !=
                                choices_.dismiss.end();
            plan_.missing.push_back({person, *tasks, chosen});
        }
        for (const auto& login : choices_.dismiss)
            if (std::none_of(plan_.missing.begin(), plan_.missing.end(),
                             [&](const MissingPerson& one) { return one.person.login == login; }))
                return failure(Fault::invalid_input, "«" + login + "» нет среди тех, кого нет в списке.",
                               "dismiss");
        std::stable_sort(plan_.missing.begin(), plan_.missing.end(),
                         [](const MissingPerson& left, const MissingPerson& right) {
                             return reading::fold(left.person.name) < reading::fold(right.person.name);
                         });
        return {};
    }

    std::string digest() const {
        Sha256 hash;
        const auto add = [&](std::string_view text) {
            hash.add(std::to_string(text.size()) + ":" + std::string(text));
        };
        for (const auto& row : plan_.rows) {
            add(name(row.standing));
            if (row.standing != Standing::added && row.standing != Standing::changed) continue;
            add(row.before ? to_json(*row.before) : "");
            add(to_json(row.after));
            add(row.new_unit);
        }
        for (const auto& one : plan_.missing)
            if (one.dismissed) add(to_json(one.person));
        return hash.hex();
    }

    ReadView& view_;
    PersonId actor_;
    PeopleOffice office_;
    const PeopleTable& table_;
    const PeopleChoices& choices_;
    std::set<PersonId> mentioned_;
    std::set<UnitId> organizations_;  ///< of the people in the list
    std::map<PersonId, int> rows_by_person_;
    std::map<std::string, int> rows_by_login_, rows_by_name_, rows_by_email_;
    PeoplePlan plan_;
};

}  // namespace

std::string_view name(PeopleRowStanding standing) {
    return name_in(standings, standing);
}

std::size_t PeoplePlan::count(PeopleRowStanding standing) const {
    return static_cast<std::size_t>(std::count_if(
        rows.begin(), rows.end(), [&](const PlannedPerson& one) { return one.standing == standing; }));
}

Result<PeoplePlan> plan_people(ReadView& view, PersonId actor, const PeopleTable& table,
                               const PeopleChoices& choices) {
    if (auto may = require_somewhere(view, actor, Action::people); !may) return tl::unexpected(may.error());
    auto office = read_people_office(view, actor);
    if (!office) return tl::unexpected(office.error());
    return Planner(view, actor, std::move(*office), table, choices).run();
}

namespace {

/// The first row that is in the way of saving.
Result<void> check_ready(const PeoplePlan& plan, const PeopleChoices& choices) {
    if (choices.skip_refused) return {};
    const auto at = std::find_if(plan.rows.begin(), plan.rows.end(), stopped);
    if (at == plan.rows.end()) return {};
    return failure(Fault::undecided,
                   "В списке есть строки, которые загрузить нельзя: " +
                       std::to_string(plan.count(Standing::doubtful) + plan.count(Standing::refused)) +
                       ". Первая: " + at->reason.message,
                   place_words(at->row), "Исправьте или пропустите их.");
}

/// Units to be made, by the key of their names.
Result<std::map<std::string, UnitId>> make_units(Transaction& change, PersonId actor, const PeoplePlan& plan,
                                                 UnitId under, Instant now) {
    std::map<std::string, UnitId> made;
    for (const auto& words : plan.new_units) {
        Unit unit;
        unit.parent = under;
        unit.kind = kind_of_name(words);
        unit.name = words;
        const auto saved = save_unit(change, actor, unit, now);
        if (!saved) return tl::unexpected(saved.error());
        made.emplace(UnitFinder::key(words), saved->id);
    }
    return made;
}

PeopleEntries entries_of(const PeoplePlan& plan, const std::map<std::string, UnitId>& units) {
    PeopleEntries entries;
    for (const auto& row : plan.rows) {
        if (row.standing != Standing::added && row.standing != Standing::changed) continue;
        entries.people.push_back({row.after, {}});
        if (const auto made = units.find(UnitFinder::key(row.new_unit)); made != units.end())
            entries.people.back().person.unit = made->second;
    }
    for (const auto& one : plan.missing) {
        if (!one.dismissed) continue;
        entries.people.push_back({one.person, {}});
        entries.people.back().person.active = false;
    }
    return entries;
}

Result<PeopleImportOutcome> save_plan(Transaction& change, PersonId actor, const PeoplePlan& plan,
                                      UnitId under, Instant now) {
    const auto units = make_units(change, actor, plan, under, now);
    if (!units) return tl::unexpected(units.error());
    auto saved = save_people(change, actor, entries_of(plan, *units), now);
    if (!saved) return tl::unexpected(saved.error());
    PeopleImportOutcome outcome;
    outcome.units = plan.new_units;
    outcome.skipped =
        plan.count(Standing::skipped) + plan.count(Standing::doubtful) + plan.count(Standing::refused);
    outcome.dismissed = static_cast<std::size_t>(std::count_if(
        plan.missing.begin(), plan.missing.end(), [](const MissingPerson& one) { return one.dismissed; }));
    saved->changed -= outcome.dismissed;
    saved->unchanged += plan.count(Standing::unchanged);
    outcome.saved = std::move(*saved);
    for (const auto& row : plan.rows) {
        if (row.standing != Standing::added) continue;
        auto person = change.person_by_login(row.after.login);
        if (!person) return tl::unexpected(person.error());
        if (*person) outcome.added.push_back(std::move(**person));
    }
    return outcome;
}

}  // namespace

Result<PeopleImportOutcome> import_people(Store& store, PersonId actor, const PeopleTable& table,
                                          const PeopleChoices& choices, std::string_view digest,
                                          Instant now) {
    return write_as<PeopleImportOutcome>(store, [&](Transaction& change) -> Result<PeopleImportOutcome> {
        const auto plan = plan_people(change, actor, table, choices);
        if (!plan) return tl::unexpected(plan.error());
        if (auto ready = check_ready(*plan, choices); !ready) return tl::unexpected(ready.error());
        if (plan->digest != digest)
            return failure(Fault::conflict, "Список людей изменился с тех пор, как вы его смотрели.", {},
                           "Посмотрите, что теперь изменится, и загрузите ещё раз.");
        const auto own = own_organization(change, actor);
        if (!own) return tl::unexpected(own.error());
        return save_plan(change, actor, *plan, choices.under ? choices.under : *own, now);
    });
}

}  // namespace vekha
