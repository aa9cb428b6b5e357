#include "config/rules_file.hpp"

#include "config/builtin.hpp"
#include "config/toml_table.hpp"

namespace vekha::config {

namespace {

constexpr std::size_t version_bytes = 40;
constexpr std::size_t sources_most = 20;
constexpr std::string_view default_pack = "rules/default.toml";

template <class Value>
void read_choice(TableReader& table, std::string_view key, Value& value, std::initializer_list<Value> known) {
    std::vector<std::string> names;
    for (const Value one : known) names.emplace_back(name(one));
    if (const auto index = table.choice_index(key, names)) value = std::data(known)[*index];
}

// [[sources]]: the acts that the pack was made of.
void read_sources(TableReader& root, RulePack& rules) {
    auto tables = root.tables("sources");
    if (tables.size() > sources_most) {
        root.fault("sources", "Источников больше " + std::to_string(sources_most) + ".");
        return;
    }
    for (auto& table : tables) {
        RuleSource source;
        table.text("title", source.title, {1, limits::words_bytes});
        table.text("address", source.address, {1});
        table.finish();
        table.required("title");
        rules.sources.push_back(std::move(source));
    }
}

void read_terms(TableReader table, Terms& terms) {
    for (const auto& [key, value] : {std::pair{"extension_notice", &terms.extension_notice},
                                     {"extension_bound", &terms.extension_bound},
                                     {"acceptance", &terms.acceptance}})
        table.integer(key, *value, 0, term_days_most, "рабочих дней");
    table.finish();
}

void read_rights(TableReader table, Rights& rights) {
    for (const auto& [key, value] : {std::pair{"suspend", &rights.suspend},
                                     {"cancel", &rights.cancel},
                                     {"reopen", &rights.reopen},
                                     {"reassign", &rights.reassign},
                                     {"waive", &rights.waive}})
        read_choice(table, key, *value, {Authority::controller, Authority::head});
    table.finish();
}

void read_tasks(TableReader table, RulePack& rules) {
    read_choice(table, "checkpoints", rules.checkpoints,
                {Checkpoints::none, Checkpoints::month, Checkpoints::quarter, Checkpoints::half_year});
    table.integer("horizon_days", rules.horizon_days, horizon_days_least, horizon_days_most, "дней");
    table.finish();
}

// [words]: a convention's name and the answer to it.
void read_words(TableReader words, ReadingRules& rules) {
    for (const Convention& convention : conventions()) {
        std::string answer;
        words.text(convention.name, answer, {1});
        if (answer.empty()) continue;
        if (const auto chosen = rules.choose(convention.name, answer); !chosen)
            words.fault(convention.name, chosen.error().message, chosen.error().mend);
    }
    words.finish();
}

}  // namespace

Checked<RulePack> parse_rules(std::string_view text, const std::string& file) {
    Reading reading{file, {}, {}};
    const auto toml = parse_toml(text, reading);
    if (!toml) return tl::unexpected(reading.faults);
    TableReader table(&*toml, "", reading);
    RulePack rules;
    rules.checkpoints = Checkpoints::quarter;
    table.text("name", rules.name, {1});
    table.text("version", rules.version, {1, version_bytes});
    read_choice(table, "due_on_day_off", rules.due_on_day_off,
                {DayOff::previous, DayOff::next, DayOff::same});
    table.text("basis", rules.basis, {1, limits::words_bytes});
    read_sources(table, rules);
    read_terms(table.table("terms"), rules.terms);
    read_rights(table.table("rights"), rules.rights);
    read_tasks(table.table("tasks"), rules);
    read_words(table.table("words"), rules.words);
    table.finish();
    for (const auto key : {"name", "version", "due_on_day_off", "basis"}) table.required(key);
    if (!reading.faults.empty()) return tl::unexpected(reading.faults);
    return rules;
}

Checked<RulePack> read_rules(const std::filesystem::path& path) {
    if (path.empty()) return parse_rules(builtin_file(default_pack), std::string(default_pack));
    const auto text = read_settings_file(path);
    if (!text) return tl::unexpected(Faults{text.error()});
    return parse_rules(*text, path.string());
}

Checked<std::vector<ShippedPack>> shipped_packs() {
    std::vector<ShippedPack> packs;
    Faults faults;
    for (const auto& [name, text] : builtin_files("rules/")) {
        auto rules = parse_rules(text, std::string(name));
        if (rules)
            packs.push_back({std::string(name), std::move(*rules)});
        else
            faults.insert(faults.end(), rules.error().begin(), rules.error().end());
    }
    if (!faults.empty()) return tl::unexpected(faults);
    return packs;
}

}  // namespace vekha::config
