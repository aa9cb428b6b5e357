#include "workflow/service/kept_rules.hpp"

#include <algorithm>

#include <boost/json/serialize.hpp>

#include "workflow/reader/folding.hpp"
#include "workflow/service/json_fields.hpp"
#include "workflow/service/permission.hpp"

namespace vekha {
namespace {

constexpr std::string_view setting_key = "reading_rules";

using json_text::ObjectReader;
using json_text::ObjectWriter;

json_text::json::object rule_value(const KeptRule& rule) {
    ObjectWriter fields{json_text::json::storage_ptr{}};
    fields.number("id", rule.id);
    fields.text("convention", rule.convention);
    fields.text("choice", rule.choice);
    fields.text("words", rule.words);
    fields.number("reading", rule.reading);
    fields.id("by", rule.by);
    fields.instant("at", rule.at);
    return fields.take();
}

KeptRule read_rule(const json_text::json::value& value, json_text::Problem& problem) {
    const ObjectReader fields(value, "rules", problem);
    return {.id = fields.number("id"),
            .convention = fields.text("convention"),
            .choice = fields.text("choice"),
            .words = fields.text("words"),
            .reading = fields.small("reading"),
            .by = fields.id<PersonId>("by"),
            .at = fields.instant("at")};
}

/// The same words in other print: case, ё, dashes, white space and closing marks aside.
std::string words_key(std::string_view words) {
    const auto folded = reading::fold(words);
    return std::string(reading::trim(folded, ".,;:"));
}

bool about_the_same(const KeptRule& one, const KeptRule& other) {
    if (one.convention != other.convention) return false;
    return !one.convention.empty() || words_key(one.words) == words_key(other.words);
}

bool says_the_same(const KeptRule& one, const KeptRule& other) {
    return about_the_same(one, other) && one.choice == other.choice && one.reading == other.reading;
}

Result<void> save(Transaction& change, const KeptRules& kept) {
    return change.set(setting_key, kept.encode());
}

Result<void> note(Transaction& change, std::string type, PersonId actor, const KeptRule& rule, Instant now) {
    auto noted =
        change.append({now, actor, TaskId{}, std::move(type), json_text::json::serialize(rule_value(rule))});
    if (!noted) return tl::unexpected(noted.error());
    return {};
}

}  // namespace

Result<KeptRules> KeptRules::read(ReadView& view) {
    auto stored = view.setting(setting_key);
    if (!stored) return tl::unexpected(stored.error());
    KeptRules kept;
    if (!*stored) return kept;
    json_text::Problem problem;
    const auto value = json_text::parse(**stored, {}, problem);
    const ObjectReader fields(value, "reading_rules", problem);
    kept.last_id_ = fields.number("last_id");
    kept.rules_ = fields.list<KeptRule>(
        "rules", [&](const json_text::json::value& one) { return read_rule(one, problem); });
    return json_text::finish(std::move(kept), "Правила чтения", problem);
}

std::string KeptRules::encode() const {
    ObjectWriter fields{json_text::json::storage_ptr{}};
    fields.number("last_id", last_id_);
    fields.list("rules", rules_, rule_value);
    return json_text::json::serialize(fields.take());
}

const KeptRule* KeptRules::of_convention(std::string_view convention) const {
    const auto found = std::find_if(rules_.begin(), rules_.end(), [&](const KeptRule& one) {
        return !one.convention.empty() && one.convention == convention;
    });
    return found == rules_.end() ? nullptr : &*found;
}

const KeptRule* KeptRules::of_words(std::string_view words) const {
    const auto key = words_key(words);
    const auto found = std::find_if(rules_.begin(), rules_.end(), [&](const KeptRule& one) {
        return one.convention.empty() && words_key(one.words) == key;
    });
    return found == rules_.end() ? nullptr : &*found;
}

const KeptRule* KeptRules::find(std::int64_t id) const {
    const auto found =
        std::find_if(rules_.begin(), rules_.end(), [&](const KeptRule& one) { return one.id == id; });
    return found == rules_.end() ? nullptr : &*found;
}

ReadingRules KeptRules::over(ReadingRules pack) const {
    for (const auto& rule : rules_)
        if (!rule.convention.empty()) (void)pack.choose(rule.convention, rule.choice);
    return pack;
}

Result<std::optional<KeptRule>> KeptRules::put(KeptRule rule) {
    if (!rule.convention.empty()) {
        ReadingRules known;
        if (auto fits = known.choose(rule.convention, rule.choice); !fits)
            return tl::unexpected(fits.error());
    }
    for (const auto& one : rules_)
        if (says_the_same(one, rule)) return std::optional<KeptRule>();
    std::erase_if(rules_, [&](const KeptRule& one) { return about_the_same(one, rule); });
    if (rules_.size() >= kept_rules_most)
        return failure(Fault::invalid_input,
                       "Правил чтения уже " + std::to_string(kept_rules_most) + ": больше не хранится.",
                       "reading_rules", "Забудьте лишние правила.");
    rule.id = ++last_id_;
    rules_.push_back(rule);
    return std::optional<KeptRule>(std::move(rule));
}

void KeptRules::remove(std::int64_t id) {
    std::erase_if(rules_, [&](const KeptRule& one) { return one.id == id; });
}

Result<ReadingRules> rules_of_reading(ReadView& view, const Organization& organization) {
    auto kept = KeptRules::read(view);
    if (!kept) return tl::unexpected(kept.error());
    return kept->over(organization.rules.words);
}

Result<void> keep_rules(Transaction& change, const std::vector<KeptRule>& rules) {
    if (rules.empty()) return {};
    auto kept = KeptRules::read(change);
    if (!kept) return tl::unexpected(kept.error());
    for (const auto& rule : rules) {
        auto put = kept->put(rule);
        if (!put) return tl::unexpected(put.error());
        if (!*put) continue;
        if (auto noted = note(change, "reading_rule_set", rule.by, **put, rule.at); !noted) return noted;
    }
    return save(change, *kept);
}

Result<KeptRule> set_rule(Store& store, PersonId actor, std::string_view convention, std::string_view choice,
                          Instant now) {
    return write_as<KeptRule>(store, [&](Transaction& change) -> Result<KeptRule> {
        if (auto may = require(change, {actor, Action::import}); !may) return tl::unexpected(may.error());
        const KeptRule rule{0, std::string(convention), std::string(choice), {}, 0, actor, now};
        if (auto done = keep_rules(change, {rule}); !done) return tl::unexpected(done.error());
        auto kept = KeptRules::read(change);
        if (!kept) return tl::unexpected(kept.error());
        const auto* stands = kept->of_convention(convention);
        return stands == nullptr ? rule : *stands;
    });
}

Result<void> forget_rule(Store& store, PersonId actor, std::int64_t id, Instant now) {
    return store.write([&](Transaction& change) -> Result<void> {
        if (auto may = require(change, {actor, Action::import}); !may) return may;
        auto kept = KeptRules::read(change);
        if (!kept) return tl::unexpected(kept.error());
        const auto* found = kept->find(id);
        if (found == nullptr)
            return failure(Fault::not_found, "Такого правила чтения нет.", "правило " + std::to_string(id));
        if (auto noted = note(change, "reading_rule_forgotten", actor, *found, now); !noted) return noted;
        kept->remove(id);
        return save(change, *kept);
    });
}

}  // namespace vekha
