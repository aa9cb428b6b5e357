// `vekha rules`: how the organization reads words that may be read differently, and what it said «всегда так»
// about; `vekha rules forget N` lets the words ask again. `vekha rules packs` lists the shipped rule packs,
// `vekha rules check FILE` tells what is wrong with one's own.
#include <charconv>

#include "config/rules_file.hpp"
#include "daemon/app/installation.hpp"
#include "daemon/commands/command.hpp"
#include "workflow/service/kept_rules.hpp"

namespace vekha::commands {
namespace {

const Grammar grammar{{"--config", "--data", "--clock"},
                      {},
                      0,
                      2,
                      "vekha rules [forget НОМЕР | packs | check ФАЙЛ] [--data КАТАЛОГ | --config ФАЙЛ]"};

std::string_view answer_of(const KeptRule& rule) {
    if (!rule.convention.empty()) return sentence_of(rule.convention, rule.choice);
    return rule.reading == 0 ? "читать так, как прочитано" : "читать иначе, чем по общему правилу";
}

void print(std::ostream& out, const KeptRule& rule, const std::string& who) {
    out << rule.id << "  " << answer_of(rule);
    if (!rule.words.empty()) out << "  («" << rule.words << "»)";
    out << "  " << who << ", " << format(rule.at) << '\n';
}

Result<void> list(ReadView& view, std::ostream& out) {
    const auto kept = KeptRules::read(view);
    if (!kept) return tl::unexpected(kept.error());
    if (kept->rules().empty()) out << "Своих правил чтения нет: документы читаются по общим правилам.\n";
    for (const auto& rule : kept->rules()) {
        const auto person = view.person(rule.by);
        if (!person) return tl::unexpected(person.error());
        print(out, rule, *person ? (*person)->name : "командная строка");
    }
    return {};
}

int forget(const Installation& open, const std::string& word, std::ostream& out, std::ostream& err) {
    std::int64_t id = 0;
    const auto* const end = word.data() + word.size();
    if (const auto [stopped, fault] = std::from_chars(word.data(), end, id);
        fault != std::errc{} || stopped != end)
        return fail(err, {Fault::invalid_input, "«" + word + "» — не номер правила.", "forget", {}});
    if (auto done = forget_rule(*open.store, PersonId{}, id, open.clock->now()); !done)
        return fail(err, done.error());
    out << "Правило " << id << " забыто.\n";
    return 0;
}

void print(std::ostream& out, const RulePack& rules) {
    out << "«" << rules.name << "», редакция " << rules.version << "\n    выходной: " << rules.basis << '\n';
    for (const auto& source : rules.sources)
        out << "    источник: " << source.title << (source.address.empty() ? "" : ", ") << source.address
            << '\n';
    for (const auto& [convention, answer] : rules.words.given())
        out << "    " << find_convention(convention)->words << ": " << sentence_of(convention, answer)
            << '\n';
}

int packs(std::ostream& out, std::ostream& err) {
    const auto shipped = config::shipped_packs();
    if (!shipped) return fail(err, shipped.error());
    for (const auto& pack : *shipped) {
        out << pack.file << "  ";
        print(out, pack.rules);
    }
    return 0;
}

int check(const std::string& file, std::ostream& out, std::ostream& err) {
    const auto rules = config::read_rules(file);
    if (!rules) return fail(err, rules.error());
    out << "Набор верен: ";
    print(out, *rules);
    return 0;
}

}  // namespace

int rules_command(Words words, std::ostream& out, std::ostream& err) {
    const auto arguments = parse_arguments(words, grammar);
    if (!arguments) return fail(err, arguments.error());
    const auto& given = arguments->words;
    if (given.size() == 1 && given.front() == "packs") return packs(out, err);
    if (given.size() == 2 && given.front() == "check") return check(given.back(), out, err);
    if (!given.empty() && (given.size() != 2 || given.front() != "forget"))
        return fail(err, {Fault::invalid_input, "Неизвестное слово «" + given.front() + "».", "rules",
                          grammar.usage});
    const auto open = open_installation(*arguments);
    if (!open) return fail(err, open.error());
    if (!given.empty()) return forget(*open, given.back(), out, err);
    if (auto done = open->store->read([&](ReadView& view) { return list(view, out); }); !done)
        return fail(err, done.error());
    return 0;
}

}  // namespace vekha::commands
