#include "config/policy_file.hpp"

#include <algorithm>
#include <tuple>

#include "config/builtin.hpp"
#include "config/toml_table.hpp"

namespace vekha::config {
namespace {

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

// "T-10", "T0", "late+3": what a rung is called where the file gives it no name.
std::string name_of_offset(int offset) {
    if (offset > 0) return "late+" + std::to_string(offset);
    return "T" + std::to_string(offset);
}

Rung read_rung(TableReader& table) {
    Rung rung;
    table.integer("offset", rung.offset, -limits::rung_offset_days, limits::rung_offset_days,
                  "рабочих дней от срока");
    table.time_of_day("at", rung.at);
    read_audience(table, "audience", rung.audience);
    table.boolean("urgent", rung.urgent);
    rung.id = name_of_offset(rung.offset);
    table.text("id", rung.id, {1, id_bytes});
    table.finish();
    table.required("offset");
    if (rung.audience.empty())
        table.fault("audience", "Ступень ни к кому не обращена.", "Назовите хотя бы одного адресата.");
    return rung;
}

void read_rungs(TableReader& root, Policy& policy) {
    auto tables = root.tables("rung");
    if (tables.size() > limits::rungs_per_policy) {
        root.fault("rung", "Ступеней больше " + std::to_string(limits::rungs_per_policy) + ".");
        return;
    }
    for (auto& table : tables) {
        const Rung rung = read_rung(table);
        for (const Rung& earlier : policy.rungs) {
            if (earlier.offset == rung.offset && earlier.at == rung.at)
                table.fault("offset", "На этот день и час уже есть ступень «" + earlier.id + "».",
                            "Объедините адресатов или разведите время.");
            else if (earlier.id == rung.id)
                table.fault(table.has("id") ? "id" : "offset", "Ступень «" + rung.id + "» уже есть.",
                            "Дайте ей другое имя ключом id.");
        }
        policy.rungs.push_back(rung);
    }
    std::sort(policy.rungs.begin(), policy.rungs.end(), [](const Rung& left, const Rung& right) {
        return std::tie(left.offset, left.at) < std::tie(right.offset, right.at);
    });
}

void read_weekly(TableReader& root, Policy& policy) {
    auto table = root.table("weekly");
    if (!root.has("weekly")) return;
    WeeklyRung weekly;
    table.choice<std::chrono::weekday>("day", weekly.day,
                                       {{"monday", std::chrono::Monday},
                                        {"tuesday", std::chrono::Tuesday},
                                        {"wednesday", std::chrono::Wednesday},
                                        {"thursday", std::chrono::Thursday},
                                        {"friday", std::chrono::Friday}});
    table.time_of_day("at", weekly.at);
    read_audience(table, "audience", weekly.audience);
    table.integer("most", weekly.most, 1, weekly_most, "недель");
    table.text("id", weekly.id, {1, id_bytes});
    table.finish();
    if (weekly.audience.empty())
        table.fault("audience", "Ступень ни к кому не обращена.", "Назовите хотя бы одного адресата.");
    for (const Rung& rung : policy.rungs)
        if (rung.id == weekly.id)
            table.fault("id", "Ступень «" + rung.id + "» уже есть.", "Дайте другое имя.");
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
    read_rungs(root, policy);
    read_weekly(root, policy);
    root.finish();
    root.required("name");
    root.required("rung");
    if (!reading.faults.empty()) return tl::unexpected(reading.faults);
    return policy;
}

Checked<Policy> read_policy(const std::filesystem::path& path) {
    if (path.empty()) return parse_policy(builtin_file("policies/default.toml"), "policies/default.toml");
    const auto text = read_settings_file(path);
    if (!text) return tl::unexpected(Faults{text.error()});
    return parse_policy(*text, path.string());
}

}  // namespace vekha::config
