#include "config/rules_file.hpp"

#include "config/builtin.hpp"
#include "config/toml_table.hpp"

namespace vekha::config {

namespace {

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
    table.text("name", rules.name, {1});
    table.choice<DayOff>("due_on_day_off", rules.due_on_day_off,
                         {{"previous", DayOff::previous}, {"next", DayOff::next}, {"same", DayOff::same}});
    table.text("basis", rules.basis, {1, limits::words_bytes});
    read_words(table.table("words"), rules.words);
    table.finish();
    for (const auto key : {"name", "due_on_day_off", "basis"}) table.required(key);
    if (!reading.faults.empty()) return tl::unexpected(reading.faults);
    return rules;
}

Checked<RulePack> read_rules(const std::filesystem::path& path) {
    if (path.empty()) return parse_rules(builtin_file("rules/default.toml"), "rules/default.toml");
    const auto text = read_settings_file(path);
    if (!text) return tl::unexpected(Faults{text.error()});
    return parse_rules(*text, path.string());
}

}  // namespace vekha::config
