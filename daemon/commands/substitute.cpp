// `vekha substitute`: who acts for whom, by which order; `add` puts an order in force, `end` ends it early.
#include "daemon/app/installation.hpp"
#include "daemon/commands/command.hpp"
#include "workflow/engine/substitution.hpp"
#include "workflow/service/notices.hpp"
#include "workflow/service/substitutions.hpp"

namespace vekha::commands {
namespace {

const Grammar grammar{
    {"--config", "--data", "--clock", "--away", "--acting", "--order", "--from", "--to", "--day"},
    {},
    0,
    2,
    "vekha substitute [add --away ЛОГИН --acting ЛОГИН --order ПРИКАЗ --from ДЕНЬ --to ДЕНЬ | "
    "end НОМЕР [--day ДЕНЬ]] [--data КАТАЛОГ | --config ФАЙЛ]"};

std::string_view words_of(SubstitutionStanding standing) {
    switch (standing) {
        case SubstitutionStanding::in_force:
            return "действует";
        case SubstitutionStanding::coming:
            return "предстоит";
        case SubstitutionStanding::past:
            break;
    }
    return "закончилось";
}

void print(std::ostream& out, const Substitution& one, const Directory& directory, Day today) {
    const auto name_of = [&](PersonId id) {
        const auto* person = directory.find(id);
        return person == nullptr ? std::string("?") : person->name;
    };
    out << one.id.value << "  " << name_of(one.away) << " ← " << name_of(one.acting) << "  " << one.order
        << ", с " << format(one.from) << " по " << format(one.to);
    if (one.ended) out << " (завершено с " << format(*one.ended) << ")";
    out << "  " << words_of(standing_of(one, today)) << '\n';
}

Result<void> list(ReadView& view, Day today, std::ostream& out) {
    const auto directory = Directory::read(view);
    if (!directory) return tl::unexpected(directory.error());
    const auto& all = directory->substitutions();
    if (all.empty()) out << "Замещений нет.\n";
    for (auto one = all.rbegin(); one != all.rend(); ++one) print(out, *one, *directory, today);
    return {};
}

Result<Substitution> add(const Installation& open, const Arguments& arguments) {
    for (const auto* wanted : {"--away", "--acting", "--order", "--from", "--to"})
        if (!arguments.option(wanted))
            return failure(Fault::invalid_input,
                           "Не указано, кого, кем, по какому приказу и на какие дни замещают.", wanted,
                           "Использование: " + grammar.usage);
    const auto from = arguments.day("--from");
    if (!from) return tl::unexpected(from.error());
    const auto to = arguments.day("--to");
    if (!to) return tl::unexpected(to.error());
    return add_substitution(*open.store, *open.site.organization, PersonId{},
                            {*arguments.option("--away"), *arguments.option("--acting"),
                             *arguments.option("--order"), **from, **to},
                            open.clock->now());
}

Result<Substitution> end(const Installation& open, const Arguments& arguments) {
    const auto id = parse_number(arguments.words.back());
    if (!id)
        return failure(Fault::invalid_input, "«" + arguments.words.back() + "» — не номер замещения.", "end",
                       "Номера видны в списке: vekha substitute.");
    const auto day = arguments.day("--day");
    if (!day) return tl::unexpected(day.error());
    const Instant now = open.clock->now();
    const Day today = open.site.organization->zone->local(now).day;
    return end_substitution(*open.store, *open.site.organization, PersonId{}, SubstitutionId{*id},
                            day->value_or(today), now);
}

}  // namespace

int substitute_command(Words words, std::ostream& out, std::ostream& err) {
    const auto arguments = parse_arguments(words, grammar);
    if (!arguments) return fail(err, arguments.error());
    const auto& given = arguments->words;
    const bool adds = given.size() == 1 && given.front() == "add";
    const bool ends = given.size() == 2 && given.front() == "end";
    if (!given.empty() && !adds && !ends)
        return fail(err, {Fault::invalid_input, "Неизвестное действие «" + given.front() + "».", "substitute",
                          "Использование: " + grammar.usage});
    const auto open = open_installation(*arguments);
    if (!open) return fail(err, open.error());
    if (!given.empty()) {
        const auto done = adds ? add(*open, *arguments) : end(*open, *arguments);
        if (!done) return fail(err, done.error());
    }
    const Day today = open->site.organization->zone->local(open->clock->now()).day;
    if (auto done = open->store->read([&](ReadView& view) { return list(view, today, out); }); !done)
        return fail(err, done.error());
    return 0;
}

}  // namespace vekha::commands
