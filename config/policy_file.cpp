#include "config/policy_file.hpp"

#include <algorithm>
#include <tuple>

#include "config/builtin.hpp"
#include "config/toml_table.hpp"

namespace vekha::config {
namespace {

constexpr std::string_view default_policy = "policies/default.toml";
constexpr std::size_t id_bytes = 40;
constexpr int weekly_most = 520;  // ten years of Mondays

const std::vector<std::string>& audience_names() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> list;
        for (const auto audience : {Audience::lead, Audience::contributors, Audience::controller,
                                    Audience::department_head, Audience::deputy_head, Audience::head})
            list.emplace_back(name(audience));
        return list;
    }();
    return names;
}

void read_audience(TableReader& table, std::string_view key, std::vector<Audience>& audience) {
    table.choices(key, audience, audience_names(), parse_audience);
}

/// How a list of rungs is written in the file, and what a rung of it is called where the file gives it no
/// name: "T-10", "T0", "late+3"; "accept-1", "accept0", "accept+1".
struct RungList {
    std::string_view key;
    std::string_view before;
    std::string_view after;
    std::string_view from;  ///< what the offsets count from
};
constexpr RungList due_rungs{"rung", "T", "late", "рабочих дней от срока"};
constexpr RungList acceptance_rungs{"acceptance", "accept", "accept", "рабочих дней от срока приёмки"};

/// These stand in the full names of rungs, between the name and the day or number it is of.
constexpr std::string_view marks = ":#/";

std::string name_of_offset(const RungList& list, int offset) {
    if (offset > 0) return std::string(list.after) + "+" + std::to_string(offset);
    return std::string(list.before) + std::to_string(offset);
}

void read_id(TableReader& table, std::string& id) {
    table.text("id", id, {1, id_bytes});
    if (id.find_first_of(marks) != std::string::npos)
        table.fault("id", "В имени ступени не бывает знаков «:», «#» и «/».", "Дайте ей другое имя.");
}

void need_audience(TableReader& table, const std::vector<Audience>& audience) {
    if (audience.empty())
        table.fault("audience", "Ступень ни к кому не обращена.", "Назовите хотя бы одного адресата.");
}

Rung read_rung(TableReader& table, const RungList& list) {
    Rung rung;
    table.integer("offset", rung.offset, -limits::rung_offset_days, limits::rung_offset_days, list.from);
    table.time_of_day("at", rung.at);
    read_audience(table, "audience", rung.audience);
    table.boolean("urgent", rung.urgent);
    rung.id = name_of_offset(list, rung.offset);
    read_id(table, rung.id);
    table.finish();
    table.required("offset");
    need_audience(table, rung.audience);
    return rung;
}

/// Whether another rung of the policy has the name already.
bool is_taken(const Policy& policy, std::string_view id) {
    const auto same = [&](const Rung& rung) { return rung.id == id; };
    return std::any_of(policy.rungs.begin(), policy.rungs.end(), same) ||
           std::any_of(policy.acceptance.begin(), policy.acceptance.end(), same);
}

void read_rungs(TableReader& root, const RungList& list, const Policy& policy, std::vector<Rung>& rungs) {
    auto tables = root.tables(list.key);
    if (tables.size() > limits::rungs_per_policy) {
        root.fault(list.key, "Ступеней больше " + std::to_string(limits::rungs_per_policy) + ".");
        return;
    }
    for (auto& table : tables) {
        const Rung rung = read_rung(table, list);
        const auto same_moment = std::find_if(rungs.begin(), rungs.end(), [&](const Rung& earlier) {
            return earlier.offset == rung.offset && earlier.at == rung.at;
        });
        if (same_moment != rungs.end())
            table.fault("offset", "На этот день и час уже есть ступень «" + same_moment->id + "».",
                        "Объедините адресатов или разведите время.");
        else if (is_taken(policy, rung.id))
            table.fault(table.has("id") ? "id" : "offset", "Ступень «" + rung.id + "» уже есть.",
                        "Дайте ей другое имя ключом id.");
        rungs.push_back(rung);
    }
    std::sort(rungs.begin(), rungs.end(), [](const Rung& left, const Rung& right) {
        return std::tie(left.offset, left.at) < std::tie(right.offset, right.at);
    });
}

void read_weekday(TableReader& table, std::chrono::weekday& day) {
    table.choice<std::chrono::weekday>("day", day,
                                       {{"monday", std::chrono::Monday},
                                        {"tuesday", std::chrono::Tuesday},
                                        {"wednesday", std::chrono::Wednesday},
                                        {"thursday", std::chrono::Thursday},
                                        {"friday", std::chrono::Friday}});
}

void read_slip_digest(TableReader& root, Policy& policy) {
    auto table = root.table("slip_digest");
    if (!root.has("slip_digest")) return;
    WeeklyMoment digest;
    read_weekday(table, digest.day);
    table.time_of_day("at", digest.at);
    table.finish();
    policy.slip_digest = digest;
}

void read_weekly(TableReader& root, Policy& policy) {
    auto table = root.table("weekly");
    if (!root.has("weekly")) return;
    WeeklyRung weekly;
    read_weekday(table, weekly.day);
    table.time_of_day("at", weekly.at);
    read_audience(table, "audience", weekly.audience);
    table.integer("most", weekly.most, 1, weekly_most, "недель");
    read_id(table, weekly.id);
    table.finish();
    need_audience(table, weekly.audience);
    if (is_taken(policy, weekly.id))
        table.fault("id", "Ступень «" + weekly.id + "» уже есть.", "Дайте другое имя.");
    policy.weekly = weekly;
}

}  // namespace

Checked<Policy> parse_policy(std::string_view text, const std::string& file) {
    Reading reading{file, {}, {}};
    const auto toml = parse_toml(text, reading);
    if (!toml) return tl::unexpected(reading.faults);
    TableReader root(&*toml, "", reading);
    Policy policy;
    root.text("name", policy.name, {1});
    read_audience(root, "announce", policy.announce);
    read_rungs(root, due_rungs, policy, policy.rungs);
    read_rungs(root, acceptance_rungs, policy, policy.acceptance);
    read_weekly(root, policy);
    read_slip_digest(root, policy);
    root.finish();
    root.required("name");
    root.required("rung");
    if (!reading.faults.empty()) return tl::unexpected(reading.faults);
    return policy;
}

Checked<Policy> read_policy(const std::filesystem::path& path) {
    if (path.empty()) return parse_policy(builtin_file(default_policy), std::string(default_policy));
    const auto text = read_settings_file(path);
    if (!text) return tl::unexpected(Faults{text.error()});
    return parse_policy(*text, path.string());
}

Checked<std::map<std::string, Policy>> read_policies(const std::filesystem::path& folder) {
    std::map<std::string, Policy> policies;
    Faults faults;
    const auto take = [&](Checked<Policy> policy, const std::string& file,
                          std::map<std::string, Policy>& into) {
        if (!policy) {
            faults.insert(faults.end(), policy.error().begin(), policy.error().end());
            return;
        }
        std::string name = policy->name;
        if (!into.emplace(name, std::move(*policy)).second)
            faults.push_back({Fault::invalid_input, "Лестница «" + name + "» описана дважды.", file,
                              "Дайте ей другое имя ключом name."});
    };
    for (const auto& [name, text] : builtin_files("policies/"))
        if (name != default_policy) take(parse_policy(text, std::string(name)), std::string(name), policies);
    if (!folder.empty()) {
        const auto files = toml_files(folder);
        if (!files)
            faults.push_back({Fault::not_found, "Папка лестниц не читается.", folder.string(),
                              "Проверьте путь и права доступа."});
        std::map<std::string, Policy> own;
        for (const auto& file : files.value_or(std::vector<std::filesystem::path>{}))
            take(read_policy(file), file.string(), own);
        for (auto& [name, policy] : own) policies[name] = std::move(policy);
    }
    if (!faults.empty()) return tl::unexpected(std::move(faults));
    return policies;
}

}  // namespace vekha::config
