#include "daemon/commands/people_list.hpp"

#include <array>
#include <string_view>

#include "daemon/app/installation.hpp"
#include "daemon/conversion/converter.hpp"
#include "workflow/service/people_reading.hpp"

namespace vekha::commands {
namespace {

using Standing = PeopleRowStanding;

constexpr std::array<std::string_view, people_standing_count> standing_words{"новый  ", "изменён", "тот же ",
                                                                             "решить ", "нельзя ", "пропуск"};

Result<PeoplePlan> plan_of(Store& store, const LookedAtPeople& list) {
    return read_as<PeoplePlan>(
        store, [&](ReadView& view) { return plan_people(view, PersonId{}, list.table, list.choices); });
}

std::string_view words_of(std::string_view field) {
    const auto known = parse_people_field(field);
    return known ? field_words(*known) : std::string_view("Работает");
}

void print_row(std::ostream& out, const PlannedPerson& row) {
    out << standing_words[static_cast<std::size_t>(row.standing)] << "  " << place_words(row.row) << "  "
        << row.row.at(PeopleField::name);
    if (!row.after.login.empty()) out << "  " << row.after.login << (row.login_made ? " (составлен)" : "");
    out << '\n';
    if (!row.reason.message.empty())
        out << "         " << row.reason.message << ' ' << row.reason.mend << '\n';
    for (const auto& one : row.alike) out << "         похож: " << one.login << "  " << one.name << '\n';
    if (row.standing == Standing::added || row.standing == Standing::changed)
        for (const auto& one : row.changes) {
            out << "         " << words_of(one.field) << ": ";
            if (!one.before.empty()) out << "«" << one.before << "» → ";
            out << "«" << one.after << "»\n";
        }
    for (const auto& one : row.remarks) out << "         " << one << '\n';
}

}  // namespace

Result<LookedAtPeople> look_at_people(const Arguments& arguments, Store& store) {
    const auto& file = arguments.words.front();
    const auto bytes = read_whole_file(file, people_file_bytes);
    if (!bytes) return tl::unexpected(bytes.error());
    conversion::ProgramConverter converter;
    auto table = read_people_file(*bytes, &converter);
    if (!table) {
        table.error().where = file + (table.error().where.empty() ? "" : ", " + table.error().where);
        return tl::unexpected(table.error());
    }
    LookedAtPeople list{std::move(*table), {}, {}};
    list.choices.create_units = arguments.has("--create-units");
    list.choices.skip_refused = arguments.has("--skip-refused");
    auto plan = plan_of(store, list);
    if (plan && arguments.has("--dismiss-missing")) {
        for (const auto& one : plan->missing) list.choices.dismiss.push_back(one.person.login);
        plan = plan_of(store, list);
    }
    if (!plan) return tl::unexpected(plan.error());
    list.plan = std::move(*plan);
    return list;
}

void print_plan(std::ostream& out, const PeoplePlan& plan) {
    for (const auto& row : plan.rows)
        if (row.standing != Standing::unchanged) print_row(out, row);
    for (const auto& words : plan.unused) out << "Столбец «" << words << "» не хранится.\n";
    for (const auto& words : plan.remarks) out << words << '\n';
    for (const auto& words : plan.new_units) out << "Будет заведена организация «" << words << "».\n";
    for (const auto& one : plan.missing)
        out << (one.dismissed ? "Будет уволен: " : "Нет в списке: ") << one.person.name << "  "
            << one.person.login << ", задач за ним: " << one.tasks << ".\n";
    out << "Новых: " << plan.count(Standing::added) << ", изменится: " << plan.count(Standing::changed)
        << ", без изменений: " << plan.count(Standing::unchanged)
        << ", решить: " << plan.count(Standing::doubtful) << ", нельзя: " << plan.count(Standing::refused)
        << ".\n";
}

}  // namespace vekha::commands
