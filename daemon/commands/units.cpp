// `vekha units`: the tree of organizations, and who works where in it.
#include "workflow/service/units.hpp"

#include <algorithm>
#include <functional>
#include <map>

#include "daemon/app/installation.hpp"
#include "daemon/commands/command.hpp"
#include "workflow/engine/unit_tree.hpp"
#include "workflow/service/grant_codec.hpp"
#include "workflow/service/people.hpp"

namespace vekha::commands {
namespace {

const Grammar grammar{
    {"--config", "--data", "--clock", "--under", "--name", "--kind"},
    {"--close", "--open"},
    0,
    3,
    "vekha units [add ВИД НАЗВАНИЕ [--under №] | change № [--name НАЗВАНИЕ] [--kind ВИД] [--under "
    "№] [--close | --open] | put ЛОГИН № | grant ЛОГИН ОБЯЗАННОСТЬ@unit:№] [--data КАТАЛОГ | "
    "--config ФАЙЛ]"};

/// 0 is the top, or the whole office.
Result<UnitId> unit_number(const std::string& word) {
    if (word == "0") return UnitId{};
    if (const auto number = parse_number(word)) return UnitId{*number};
    return failure(Fault::invalid_input, "«" + word + "» — не номер организации.", {},
                   "Номера показывает vekha units; 0 — вне организаций.");
}

Result<UnitKind> kind_of(const std::string& word) {
    if (const auto kind = parse_unit_kind(word)) return *kind;
    return failure(Fault::invalid_input, "Неизвестный вид организации «" + word + "».", {},
                   "Бывает region, municipality, institution, school, department.");
}

int told(std::ostream& out, std::ostream& err, const Result<Unit>& saved) {
    if (!saved) return fail(err, saved.error());
    out << "№ " << saved->id.value << "  " << kind_words(saved->kind) << " «" << saved->name << "»"
        << (saved->active ? "" : ", закрыта") << '\n';
    return 0;
}

int add(const Installation& open, const Arguments& arguments, std::ostream& out, std::ostream& err) {
    const auto kind = kind_of(arguments.words[1]);
    if (!kind) return fail(err, kind.error());
    const auto under = unit_number(arguments.option_or("--under", "0"));
    if (!under) return fail(err, under.error());
    return told(
        out, err,
        save_unit(*open.store, PersonId{}, {{}, *under, *kind, arguments.words[2], true}, open.clock->now()));
}

Result<Unit> changed(Unit unit, const Arguments& arguments) {
    unit.name = arguments.option_or("--name", unit.name);
    if (const auto word = arguments.option("--kind")) {
        const auto kind = kind_of(*word);
        if (!kind) return tl::unexpected(kind.error());
        unit.kind = *kind;
    }
    if (const auto word = arguments.option("--under")) {
        const auto under = unit_number(*word);
        if (!under) return tl::unexpected(under.error());
        unit.parent = *under;
    }
    if (arguments.has("--close")) unit.active = false;
    if (arguments.has("--open")) unit.active = true;
    return unit;
}

int change(const Installation& open, const Arguments& arguments, std::ostream& out, std::ostream& err) {
    const auto id = unit_number(arguments.words[1]);
    if (!id) return fail(err, id.error());
    const auto known =
        read_as<std::optional<Unit>>(*open.store, [&](ReadView& view) { return view.unit(*id); });
    if (!known) return fail(err, known.error());
    if (!*known) return fail(err, Error{Fault::not_found, "Такой организации нет.", arguments.words[1], {}});
    const auto wanted = changed(**known, arguments);
    if (!wanted) return fail(err, wanted.error());
    return told(out, err, save_unit(*open.store, PersonId{}, *wanted, open.clock->now()));
}

/// The person as they are, changed by `edit` and saved.
int keep_person(const Installation& open, const std::string& login, std::ostream& out, std::ostream& err,
                const std::function<Result<void>(Person&)>& edit) {
    auto known = read_as<std::optional<Person>>(*open.store,
                                                [&](ReadView& view) { return view.person_by_login(login); });
    if (!known) return fail(err, known.error());
    if (!*known)
        return fail(err, Error{Fault::not_found, "Нет человека с логином «" + login + "».", login, {}});
    Person person = std::move(**known);
    if (const auto edited = edit(person); !edited) return fail(err, edited.error());
    const auto saved = save_people(*open.store, PersonId{}, {{{person, {}}}, {}}, open.clock->now());
    if (!saved) return fail(err, saved.error());
    out << person.name << (saved->changed > 0 ? ": записано.\n" : ": так и было.\n");
    return 0;
}

int put(const Installation& open, const Arguments& arguments, std::ostream& out, std::ostream& err) {
    return keep_person(open, arguments.words[1], out, err, [&](Person& person) -> Result<void> {
        const auto unit = unit_number(arguments.words[2]);
        if (!unit) return tl::unexpected(unit.error());
        person.unit = *unit;
        return {};
    });
}

int grant(const Installation& open, const Arguments& arguments, std::ostream& out, std::ostream& err) {
    return keep_person(open, arguments.words[1], out, err, [&](Person& person) -> Result<void> {
        const auto given = parse_grant(arguments.words[2]);
        if (!given) return tl::unexpected(given.error());
        if (std::find(person.grants.begin(), person.grants.end(), *given) == person.grants.end())
            person.grants.push_back(*given);
        return {};
    });
}

void print(std::ostream& out, const UnitTree& tree, UnitId parent, const std::map<UnitId, int>& people,
           std::size_t depth) {
    for (const auto& unit : tree.units()) {
        if (unit.parent != parent) continue;
        const auto count = people.find(unit.id);
        out << std::string(depth * 4, ' ') << "№ " << unit.id.value << "  " << kind_words(unit.kind) << " «"
            << unit.name << "», людей: " << (count == people.end() ? 0 : count->second)
            << (unit.active ? "" : ", закрыта") << '\n';
        print(out, tree, unit.id, people, depth + 1);
    }
}

int list(const Installation& open, std::ostream& out, std::ostream& err) {
    std::map<UnitId, int> people;
    const auto tree = read_as<UnitTree>(*open.store, [&](ReadView& view) -> Result<UnitTree> {
        auto units = view.units();
        if (!units) return tl::unexpected(units.error());
        const auto all = view.people();
        if (!all) return tl::unexpected(all.error());
        for (const auto& person : *all)
            if (person.active) ++people[person.unit];
        return UnitTree(std::move(*units));
    });
    if (!tree) return fail(err, tree.error());
    print(out, *tree, UnitId{}, people, 0);
    out << "Вне организаций людей: " << people[UnitId{}] << '\n';
    return 0;
}

}  // namespace

int units_command(Words words, std::ostream& out, std::ostream& err) {
    const auto arguments = parse_arguments(words, grammar);
    if (!arguments) return fail(err, arguments.error());
    const auto open = open_installation(*arguments);
    if (!open) return fail(err, open.error());
    const auto& given = arguments->words;
    if (given.empty()) return list(*open, out, err);
    if (given[0] == "add" && given.size() == 3) return add(*open, *arguments, out, err);
    if (given[0] == "change" && given.size() == 2) return change(*open, *arguments, out, err);
    if (given[0] == "put" && given.size() == 3) return put(*open, *arguments, out, err);
    if (given[0] == "grant" && given.size() == 3) return grant(*open, *arguments, out, err);
    return fail(
        err, Error{Fault::invalid_input, "Непонятно, что сделать: «" + given[0] + "».", {}, grammar.usage});
}

}  // namespace vekha::commands
